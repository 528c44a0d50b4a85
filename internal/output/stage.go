package output

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"duizhao/internal/disk"
)

// StageOptions are what a stage must not replace.
type StageOptions struct {
	// Site is the site's folder: the published folder may be in it, but must not be
	// it or contain it.
	Site string
	// Protect are the folders that the site is made from (content, templates,
	// static): the published folder must not be one, contain one or be in one.
	Protect []string
	// Sums asks for the digests of all files, for [Stage.Known].
	Sums bool
	// Shelf is where the stage keeps what the next one of the same folder may use; or
	// nil.
	Shelf Shelf
}

// Shelf keeps values by name.
type Shelf interface {
	// Load fills in what was kept and reports whether there was anything.
	Load(name string, into any) bool
	Save(name string, value any) bool
	// Place is a folder of the user alone for what is no value, or "".
	Place() string
}

// Stats are the counts of what a stage did.
type Stats struct {
	Written   int   // files that are new or changed
	Unchanged int   // files that were published before and stay as they are
	Removed   int   // files that were published before and are gone
	Bytes     int64 // of all files of the site
}

// Stage is a sink that puts a site together beside the folder to publish to, and
// publishes it whole. End it with [Stage.Commit] or [Stage.Abort], when every Put has
// returned; Abort after Commit does nothing, so it can be deferred.
type Stage struct {
	target *target
	tmp    string      // where the new tree is put together, a name in target.dir
	tree   *os.Root    // the new tree
	below  *disk.Below // the same; or nil
	live   *os.Root    // the published one, or nil
	lock   *os.File    // held until the end
	old    []string    // the published files, sorted
	made   sync.Map    // folders made in the tree, for mkdir
	above  []string    // folders made above the target
	sums   bool        // digests are asked for
	shelf  Shelf       // or nil
	stands *standing   // what is published
	least  int         // files of a site for which a spare tree is kept

	exchange func(dir *os.File, a, b string) error     // exchange, or a test's
	sync     func(tree *os.Root, names []string) error // syncTree, or a test's

	names names

	mu    sync.Mutex
	kept  []string // published files that stay; Commit links them into the tree
	fresh []string // files that were written
	known []Known  // files that were put, if sums are asked for
	whole bool     // the published site is the new one

	renewal *renewal
	stats   Stats
	fault   error // the first failed Put
	done    bool
}

// NewStage prepares to publish to dir, which need not exist yet. It takes the lock of
// dir, clears away what killed builds left, and checks that dir may be replaced.
// Every error is a [*diag.Fault].
func NewStage(dir string, o StageOptions) (s *Stage, err error) {
	t, err := resolve(dir)
	if err != nil {
		return nil, err
	}
	if err := t.protect(o); err != nil {
		return nil, err
	}
	s = &Stage{target: t, exchange: exchange, sync: syncTree, sums: o.Sums, shelf: o.Shelf, least: worthwhile}
	s.renewal = &renewal{stage: s}
	defer func() {
		if err != nil {
			s.clear()
			s = nil
		}
	}()
	if s.above, err = makeAll(t.parent); err != nil {
		return s, explain("make the folder", filepath.Dir(t.name), err)
	}
	if t.dir, err = os.OpenRoot(t.parent); err != nil {
		return s, explain("open", filepath.Dir(t.name), err)
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
	return s, s.open()
}

// open opens the published tree and makes the new one.
func (s *Stage) open() (err error) {
	t := s.target
	if t.info != nil {
		if s.live, err = openFolder(t.dir, t.base); err != nil {
			return explain("read", t.name, err)
		}
		if s.stands, err = t.standing(s.live, s.shelf); err != nil {
			return err
		}
		s.old = s.stands.paths
	}
	tmp, err := free(t.beside("new"), func(name string) error { return t.dir.Mkdir(name, 0o777) })
	if err != nil {
		return explain("make a folder beside", t.name, err)
	}
	s.tmp = tmp
	if s.tree, err = openFolder(t.dir, tmp); err != nil {
		return explain("make a folder beside", t.name, err)
	}
	s.below = disk.BelowOf(s.tree)
	return nil
}

// Abort gives the new site up: the published folder stays as it is and nothing is
// left beside it.
func (s *Stage) Abort() {
	s.mu.Lock()
	done := s.done
	s.done = true
	s.mu.Unlock()
	if !done {
		s.clear()
	}
}

// clear removes the stage's own things from the disk. What cannot be removed now the
// next build removes.
func (s *Stage) clear() {
	s.close()
	if s.tmp != "" {
		for range 10 { // a Put may be running that does not know of the end
			if s.target.dir.RemoveAll(s.tmp) == nil {
				break
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
	if s.lock != nil {
		s.target.release(s.lock)
	}
	if s.target.dir != nil {
		s.target.dir.Close()
	}
	for _, dir := range s.above {
		os.Remove(dir) // unless there is something in it now
	}
}

// close closes the two trees, which some systems do not rename while they are open.
func (s *Stage) close() {
	s.below.Close()
	for _, r := range []*os.Root{s.tree, s.live} {
		if r != nil {
			r.Close()
		}
	}
}

// makeAll makes dir and what is missing above it, and returns what it made, the
// deepest first.
func makeAll(dir string) (made []string, err error) {
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil || d == filepath.Dir(d) {
			break
		}
		made = append(made, d)
	}
	return made, os.MkdirAll(dir, 0o777)
}

// beside returns the name of a neighbour of the target that belongs to this process.
func (t *target) beside(kind string) string {
	return fmt.Sprintf(".%s.duizhao-%s-%d", t.base, kind, os.Getpid())
}
