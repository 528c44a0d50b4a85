package devserver

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"duizhao/internal/diag"

	"github.com/fsnotify/fsnotify"
)

// An editor's save is a burst of events: a change is reported after a time of quiet,
// and during a long burst every now and then.
const (
	quiet    = 15 * time.Millisecond
	mostWait = 60 * time.Millisecond
)

// watcher watches files and folders. It watches not the files themselves but the
// folders they are in: editors save by writing a new file and renaming it. So the
// folder around each root is watched too, and a root that is removed and comes back,
// or comes later, is found again.
type watcher struct {
	fs    *fsnotify.Watcher
	roots []string // absolute
	touched
}

func newWatcher(paths []string) (*watcher, error) {
	f, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, watchError(err)
	}
	w := &watcher{fs: f}
	for _, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			w.close()
			return nil, watchError(err)
		}
		w.roots = append(w.roots, abs)
	}
	if err := w.addRoots(); err != nil {
		w.close()
		return nil, watchError(err)
	}
	return w, nil
}

func (w *watcher) close() { w.fs.Close() }

func (w *watcher) addRoots() error {
	for _, root := range w.roots {
		if err := w.fs.Add(filepath.Dir(root)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		w.fs.Add(filepath.Dir(filepath.Dir(root))) // in case the folder around it is replaced; it may not be readable
		if err := w.addAll(root); err != nil {
			return err
		}
	}
	return nil
}

// addAll watches dir, if it is a folder, and all folders below it. A folder is
// watched before it is read, so that nothing is made in it unnoticed.
func (w *watcher) addAll(dir string) error {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() || filepath.Base(dir) == ".git" {
		return nil // gone again, or a file
	}
	if err := w.fs.Add(dir); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		if e.IsDir() {
			if err := w.addAll(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// run sends the time of the first event of each burst to changed, and errors
// to trouble, until ctx ends.
func (w *watcher) run(ctx context.Context, changed chan<- time.Time, trouble chan<- error) {
	var first time.Time // of a burst; zero between bursts
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	note := func() {
		now := time.Now()
		if first.IsZero() {
			first = now
		}
		timer.Reset(min(quiet, first.Add(mostWait).Sub(now)))
	}
	report := func(err error) {
		if err == nil {
			return
		}
		select {
		case trouble <- watchError(err):
		case <-ctx.Done():
		}
	}
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-w.fs.Events:
			if !w.concerns(e) {
				continue
			}
			w.touched.note(e.Name)
			if e.Has(fsnotify.Create) {
				if w.round(e.Name) {
					w.noteAll()
					report(w.addRoots())
				} else {
					report(w.addAll(e.Name))
				}
			}
			note()
		case err := <-w.fs.Errors:
			w.noteAll()
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				err = w.addRoots() // anything may have happened: look again
			}
			report(err)
			note()
		case <-timer.C:
			select {
			case changed <- first:
			case <-ctx.Done():
				return
			}
			first = time.Time{}
		}
	}
}

// concerns reports whether an event can change the site.
func (w *watcher) concerns(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod || passing(filepath.Base(e.Name)) {
		return false
	}
	for _, root := range w.roots {
		if rest, ok := strings.CutPrefix(e.Name, root); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
			return true
		}
	}
	return e.Has(fsnotify.Create) && w.round(e.Name)
}

// round reports whether name is the folder around one of the roots: the site's.
func (w *watcher) round(name string) bool {
	return slices.ContainsFunc(w.roots, func(root string) bool { return filepath.Dir(root) == name })
}

// passing reports whether name is a file that editors and desktops make for
// themselves.
func passing(name string) bool {
	switch filepath.Ext(name) {
	case ".swp", ".swx", ".swo": // Vim
		return true
	}
	return strings.HasSuffix(name, "~") || // backups
		strings.HasPrefix(name, ".#") || // Emacs' locks
		strings.HasPrefix(name, ".goutputstream-") || // GNOME
		strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___") || // JetBrains
		name == "4913" || // Vim, trying whether it may write
		name == ".DS_Store" || name == "Thumbs.db" || name == ".git"
}

// watchError puts into words what keeps a folder from being watched.
func watchError(err error) error {
	var e *diag.Fault
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, syscall.ENOSPC):
		return &diag.Fault{Text: "cannot watch all folders of the site: the system's limit is reached",
			Hint: "raise it: sudo sysctl fs.inotify.max_user_watches=1048576", Err: err}
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return &diag.Fault{Text: "cannot watch the site: too many files are open or too many programs watch folders",
			Hint: "raise the limit (ulimit -n, or sudo sysctl fs.inotify.max_user_instances=1024)", Err: err}
	}
	return &diag.Fault{Text: fmt.Sprintf("cannot watch the site: %v", err), Hint: "what is named there must be readable", Err: err}
}
