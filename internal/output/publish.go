package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Commit publishes the staged site in one step and removes the old one. When
// it fails the published folder is as it was and the stage is gone, with one
// exception that the error tells: the site is published, but the old one
// could not be removed. Errors are [*Error]s; after a failed Put, Commit
// returns the error of that.
func (s *Stage) Commit() (Stats, error) {
	s.mu.Lock()
	done, fault := s.done, s.fault
	s.done = true
	s.mu.Unlock()
	if done {
		return Stats{}, &Error{Path: s.target.name, Text: "cannot publish: the build has ended", Err: ErrDone}
	}
	defer s.clear()
	if fault != nil {
		return Stats{}, fault
	}
	now := slices.Sorted(maps.Keys(s.names.files))
	s.stats.Removed = missing(s.old, now)
	if s.target.info != nil && s.old != nil && s.stats.Written == 0 && s.stats.Removed == 0 {
		return s.stats, nil
	}
	if err := s.complete(now); err != nil {
		return Stats{}, err
	}
	old, err := s.swap()
	if err != nil {
		return Stats{}, err
	}
	s.tmp, s.above = "", nil // not to be removed by clear
	if old == "" {
		return s.stats, nil
	}
	if err := discard(old, s.target.path); err != nil {
		err = explain("remove", old, err).(*Error)
		return s.stats, &Error{
			Path: s.target.name, Text: fmt.Sprintf("%s is published, but what was there before is left beside it: %v", s.target.name, err),
			Hint: "the next build tries again to remove it", Err: err,
		}
	}
	return s.stats, nil
}

// missing counts the paths of old that are not in now; both are sorted.
func missing(old, now []string) int {
	n := 0
	for _, p := range old {
		if _, ok := slices.BinarySearch(now, p); !ok {
			n++
		}
	}
	return n
}

// complete adds the files that stay and the manifest to the new tree, and
// gives its root the mode of the folder that it replaces.
func (s *Stage) complete(now []string) error {
	name := s.target.name
	if err := parallel(len(s.kept), func(i int) error {
		return explain("write", filepath.Join(name, s.kept[i]), s.keep(s.kept[i]))
	}); err != nil {
		return err
	}
	manifest := filepath.Join(name, Reserved)
	if err := s.write(Reserved, formatManifest(now)); err != nil {
		return explain("write", manifest, err)
	}
	if s.target.info != nil {
		if err := os.Chmod(s.tmp, s.target.info.Mode()); err != nil {
			return explain("set the permissions of", name, err)
		}
	}
	return explain("write", manifest, errors.Join(syncFile(s.staged(Reserved)), syncFile(s.tmp)))
}

// swap puts the new tree in the old one's place and returns where the old
// one is now, "" if there was none.
func (s *Stage) swap() (old string, err error) {
	t := s.target
	defer func() {
		if err == nil {
			err = explain("write", filepath.Dir(t.name), syncFile(t.parent))
		} else {
			err = explain("replace", t.name, err)
		}
	}()
	if t.info == nil {
		return "", os.Rename(s.tmp, t.path) // fails if there is a full folder now
	}
	switch err := s.exchange(s.tmp, t.path); {
	case err == nil:
		return s.tmp, nil
	case !errors.Is(err, errors.ErrUnsupported):
		return "", err
	}
	// Two renames: between them nothing is published. A build killed there is
	// put right by the next one's mend.
	old = t.beside("old")
	if err := os.Rename(t.path, old); err != nil {
		return "", err
	}
	if err := os.Rename(s.tmp, t.path); err != nil {
		return "", errors.Join(err, os.Rename(old, t.path))
	}
	return old, nil
}

// syncFile waits until a file or folder is on the disk. What a system cannot
// sync (folders on Windows and on some network systems) is left to it.
func syncFile(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return ignoreUnsyncable(err)
	}
	defer f.Close()
	return ignoreUnsyncable(f.Sync())
}

func ignoreUnsyncable(err error) error {
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrInvalid) || errors.Is(err, fs.ErrPermission) || isAny(err, errNoSync) {
		return nil
	}
	return err
}

// parallel calls f for 0 to n-1 on all cores and returns the first error.
func parallel(n int, f func(i int) error) error {
	var (
		wg    sync.WaitGroup
		next  atomic.Int64
		once  sync.Once
		first error
	)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := f(i); err != nil {
					once.Do(func() { first = err })
					next.Store(int64(n))
					return
				}
			}
		})
	}
	wg.Wait()
	return first
}
