package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"duizhao/internal/diag"

	"golang.org/x/sync/errgroup"
)

// Commit publishes the staged site in one step and removes the old one. When it
// fails, the published folder is as it was and the stage is gone, with two exceptions
// that the error explains: the site is published, but the old one could not be
// removed; or the disk failed when the swap was to be made durable, and both sites
// are left. Errors are [*diag.Fault]s; after a failed Put, Commit returns the error of
// that.
func (s *Stage) Commit() (Stats, error) {
	s.mu.Lock()
	done, fault := s.done, s.fault
	s.done = true
	s.mu.Unlock()
	if done {
		return Stats{}, &diag.Fault{Text: "cannot publish: the build has ended", Err: ErrDone}
	}
	defer s.clear()
	if fault != nil {
		return Stats{}, fault
	}
	if s.whole {
		return s.stats, nil
	}
	now := slices.Sorted(maps.Keys(s.names.files))
	s.stats.Removed = missing(s.old, now)
	if s.target.info != nil && s.old != nil && s.stats.Written == 0 && s.stats.Removed == 0 {
		return s.stats, nil
	}
	if err := s.renewal.complete(now); err != nil {
		return Stats{}, err
	}
	old, err := s.swap()
	if err != nil {
		return Stats{}, err
	}
	if old == "" || s.renewal.shelve(old, now) {
		return s.stats, nil
	}
	s.renewal.unshelve()
	if err := discard(s.target.dir, old, s.target.base); err != nil {
		err = explain("remove", filepath.Join(filepath.Dir(s.target.name), old), err).(*diag.Fault)
		return s.stats, &diag.Fault{
			Text: fmt.Sprintf("%s is published, but what was there before is left beside it: %v", s.target.name, err),
			Hint: "the next build tries again to remove it", Err: err,
		}
	}
	return s.stats, nil
}

// missing counts the paths of old that are not in now; both must be sorted.
func missing(old, now []string) int {
	n := 0
	for _, p := range old {
		if _, ok := slices.BinarySearch(now, p); !ok {
			n++
		}
	}
	return n
}

// complete adds the files that stay and the manifest to the new tree, gives its root
// the mode of the folder that it replaces, and waits until all of it is on the disk.
func (s *renewal) complete(now []string) error {
	name := s.stage.target.name
	adopted, err := s.adopt(now)
	if err != nil {
		return explain("write", name, err)
	}
	if !adopted {
		if err := parallel(len(s.stage.kept), func(i int) error {
			return explain("write", filepath.Join(name, s.stage.kept[i]), s.stage.keep(s.stage.kept[i]))
		}); err != nil {
			return err
		}
	}
	if err := s.stage.write(Reserved, formatManifest(now)); err != nil {
		return explain("write", filepath.Join(name, Reserved), err)
	}
	if s.stage.target.info != nil {
		if err := s.stage.tree.Chmod(".", s.stage.target.info.Mode()); err != nil {
			return explain("set the permissions of", name, err)
		}
	}
	fresh := append(s.stage.fresh, ".")
	s.stage.made.Range(func(dir, _ any) bool {
		fresh = append(fresh, dir.(string))
		return true
	})
	return explain("write", name, s.stage.sync(s.stage.tree, fresh))
}

// swap puts the new tree in the old one's place and returns the present name of the
// old one, "" if there was none. What it did is on the disk when it returns.
func (s *Stage) swap() (old string, err error) {
	t := s.target
	if err := s.same(); err != nil {
		return "", explain("replace", t.name, err)
	}
	s.close()
	if old, err = s.move(); err != nil {
		return "", explain("replace", t.name, err)
	}
	above := s.above
	s.tmp, s.above = "", nil // not to be removed by clear
	err = syncName(t.dir, ".")
	for _, dir := range above {
		err = errors.Join(err, syncFolder(filepath.Dir(dir)))
	}
	return old, explain("write", filepath.Dir(t.name), err)
}

// same fails if one of the two trees is not where it was opened.
func (s *Stage) same() error {
	for name, r := range map[string]*os.Root{s.tmp: s.tree, s.target.base: s.live} {
		if r == nil {
			continue
		}
		opened, err := r.Stat(".")
		if err != nil {
			return err
		}
		if named, err := s.target.dir.Lstat(name); err != nil || !os.SameFile(named, opened) {
			return errors.Join(fmt.Errorf("%s was exchanged for something else while the build ran", name), err)
		}
	}
	return nil
}

func (s *Stage) move() (old string, err error) {
	t := s.target
	if t.info == nil {
		return "", t.dir.Rename(s.tmp, t.base) // fails if there is a folder now
	}
	dir, err := t.dir.Open(".")
	if err != nil {
		return "", err
	}
	defer dir.Close()
	switch err := s.exchange(dir, s.tmp, t.base); {
	case err == nil:
		return s.tmp, nil
	case !errors.Is(err, errors.ErrUnsupported):
		return "", err
	}
	// Two renames: between them nothing is published. If a build is killed there, the
	// next one's mend repairs it.
	old, err = free(t.beside("old"), func(name string) error {
		if _, err := t.dir.Lstat(name); err == nil {
			return fs.ErrExist
		}
		return t.dir.Rename(t.base, name)
	})
	if err != nil {
		return "", err
	}
	if err := t.dir.Rename(s.tmp, t.base); err != nil {
		return "", errors.Join(err, t.dir.Rename(old, t.base))
	}
	return old, nil
}

// parallel calls f for 0 to n-1 on all cores and returns the first error.
func parallel(n int, f func(i int) error) error {
	group, ctx := errgroup.WithContext(context.Background())
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error { return f(i) })
	}
	return group.Wait()
}
