package output

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// StageOptions say what a stage must not replace.
type StageOptions struct {
	// Site is the site's folder: the published folder may lie in it, but not
	// be it or hold it.
	Site string
	// Protect are the folders that the site is made from (content, templates,
	// static): the published folder may not be, hold or lie in one.
	Protect []string
}

// Stats count what a stage did.
type Stats struct {
	Written   int   // files that are new or changed
	Unchanged int   // files that were published before and stay as they are
	Removed   int   // files that were published before and are no more
	Bytes     int64 // of all files of the site
}

// Stage is a sink that puts a site together beside the folder to publish to,
// and publishes it whole. End it with [Stage.Commit] or [Stage.Abort], when
// every Put has returned; to Abort after Commit does nothing, so it can be
// deferred.
type Stage struct {
	target *target
	tmp    string   // where the new tree is put together
	lock   *os.File // held until the end
	old    []string // the published files, sorted
	made   sync.Map // folders made in tmp, for mkdir
	above  []string // folders made above the target

	exchange func(a, b string) error // exchange, or a test's

	names names

	mu    sync.Mutex
	kept  []string // published files that stay; linked into tmp by Commit
	stats Stats
	fault error // the first failed Put
	done  bool
}

// NewStage prepares to publish to dir, which need not be there yet. It takes
// the lock of dir, clears away what builds before left that were killed, and
// checks that dir may be replaced. Every error is an [*Error].
func NewStage(dir string, o StageOptions) (s *Stage, err error) {
	t, err := resolve(dir)
	if err != nil {
		return nil, err
	}
	if err := t.protect(o); err != nil {
		return nil, err
	}
	s = &Stage{target: t, tmp: t.beside("new"), exchange: exchange}
	defer func() {
		if err != nil {
			s.clear()
			s = nil
		}
	}()
	if s.above, err = makeAll(t.parent); err != nil {
		return s, explain("make the folder", filepath.Dir(t.name), err)
	}
	if s.lock, err = t.acquire(); err != nil {
		return s, err
	}
	if err := t.look(); err != nil { // again, now that no other build moves it
		return s, err
	}
	if err := t.mend(); err != nil {
		return s, err
	}
	if t.info != nil && mountPoint(t.path) {
		return s, mounted(t.name, nil)
	}
	if s.old, err = t.published(); err != nil {
		return s, err
	}
	if err := os.Mkdir(s.tmp, 0o777); err != nil {
		return s, explain("make a folder beside", t.name, err)
	}
	return s, nil
}

// Abort gives the new site up: the published folder stays as it is and
// nothing is left beside it.
func (s *Stage) Abort() {
	s.mu.Lock()
	done := s.done
	s.done = true
	s.mu.Unlock()
	if !done {
		s.clear()
	}
}

// clear removes the stage's own things from the disk. What cannot be removed
// now the next build removes.
func (s *Stage) clear() {
	if s.lock != nil { // else a folder of that name may be another build's
		os.RemoveAll(s.tmp)
		s.target.release(s.lock)
	}
	for _, dir := range s.above {
		os.Remove(dir) // unless there is something in it now
	}
}

// makeAll makes dir and what is missing above it, and returns what it made,
// the deepest first.
func makeAll(dir string) (made []string, err error) {
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil || d == filepath.Dir(d) {
			break
		}
		made = append(made, d)
	}
	return made, os.MkdirAll(dir, 0o777)
}

// beside names a neighbour of the target that belongs to this process.
func (t *target) beside(kind string) string {
	return filepath.Join(t.parent, fmt.Sprintf(".%s.duizhao-%s-%d", t.base, kind, os.Getpid()))
}
