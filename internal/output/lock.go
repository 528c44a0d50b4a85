package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"duizhao/internal/diag"
)

// acquire locks the target for this build. The lock belongs to the open file: the
// system releases it when the process dies, however it dies.
func (t *target) acquire() (*os.File, error) {
	for range 100 {
		f, err := t.openLock()
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) {
			continue // another build came or went between two looks
		}
		if err != nil {
			return nil, err
		}
		ok, err := tryLock(f)
		if err != nil {
			f.Close()
			return nil, explain("lock", t.name, err)
		}
		if !ok {
			pid := readPID(f)
			f.Close()
			return nil, &diag.Fault{
				Text: fmt.Sprintf("another build%s is publishing to %s", pid, t.name),
				Hint: "wait until it has ended, or " + elsewhere, Err: ErrBusy,
			}
		}
		// A build that ended between our open and our lock removed the file: the lock
		// counts only on the file that has the name now.
		if here, err := f.Stat(); err == nil {
			if named, err := t.dir.Lstat(t.lockName()); err == nil && os.SameFile(here, named) {
				f.Truncate(0)
				f.WriteAt(strconv.AppendInt(nil, int64(os.Getpid()), 10), 0)
				return f, nil
			}
		}
		f.Close()
	}
	return nil, explain("lock", t.name, errors.New("the lock file keeps vanishing"))
}

// openLock opens the lock file or makes it. Anything else that has its name, a link
// or a file with more in it than the number of a process, stays as it is: the number
// would overwrite it.
func (t *target) openLock() (*os.File, error) {
	name := t.lockName()
	info, err := t.dir.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		f, err := t.dir.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		return f, explain("make a file beside", t.name, err)
	}
	if err != nil {
		return nil, explain("lock", t.name, err)
	}
	planted := &diag.Fault{
		Text: fmt.Sprintf("cannot lock %s: %s is not a lock that duizhao made", t.name, filepath.Join(filepath.Dir(t.name), name)),
		Hint: "remove it if nothing needs it, or " + elsewhere, Err: ErrForeign,
	}
	if !info.Mode().IsRegular() {
		return nil, planted
	}
	f, err := t.dir.OpenFile(name, os.O_RDWR|nonblock, 0)
	if err != nil {
		return nil, explain("lock", t.name, err)
	}
	opened, err := f.Stat()
	switch {
	case err != nil || !os.SameFile(info, opened):
		f.Close()
		return nil, fs.ErrNotExist // look again
	case !holdsPID(f):
		f.Close()
		return nil, planted
	}
	return f, nil
}

// holdsPID reports whether a file has the number of a process in it, or nothing: what
// a killed build may have left.
func holdsPID(f *os.File) bool {
	data, err := io.ReadAll(io.NewSectionReader(f, 0, 21))
	if err != nil || len(data) == 0 {
		return err == nil
	}
	_, err = strconv.ParseUint(string(data), 10, 32)
	return err == nil
}

// release removes the lock file and then releases the lock, in this order: see
// acquire. Windows refuses to remove an open file, hence the second try.
func (t *target) release(f *os.File) {
	first := t.dir.Remove(t.lockName())
	f.Close()
	if first != nil {
		t.dir.Remove(t.lockName())
	}
}

func (t *target) lockName() string {
	return "." + t.base + ".duizhao-lock"
}

// readPID returns words for the process that holds the lock, if it can be read.
func readPID(f *os.File) string {
	data, _ := io.ReadAll(io.NewSectionReader(f, 0, 20))
	if pid, err := strconv.Atoi(string(data)); err == nil {
		return fmt.Sprintf(" (process %d)", pid)
	}
	return ""
}

// mend clears away what dead builds left beside the target; the lock is held, so none
// of them is alive. A build killed between the two renames of a system without a swap
// left no target: the old one is put back. A link or a file of such a name is
// nobody's leftover, and stays.
func (t *target) mend() error {
	entries, err := readDir(t.dir, ".")
	if err != nil {
		return explain("read", filepath.Dir(t.name), err)
	}
	var dead []string
	for _, e := range entries {
		kind, ok := t.leftover(e.Name())
		if !ok || !e.IsDir() {
			continue
		}
		if kind == "old" && t.info == nil {
			if err := t.dir.Rename(e.Name(), t.base); err != nil && !errors.Is(err, fs.ErrExist) {
				return explain("put back", t.name, err)
			}
			if err := t.look(); err != nil {
				return err
			}
		} else {
			dead = append(dead, e.Name())
		}
	}
	for _, name := range dead {
		if err := discard(t.dir, name, t.base); err != nil {
			return explain("remove", filepath.Join(filepath.Dir(t.name), name), err)
		}
	}
	return t.look() // what somebody put into one of them is there now
}

// leftover reports whether name is a folder of a build of this target, and which:
// "new" or "old".
func (t *target) leftover(name string) (kind string, ok bool) {
	rest, ok := strings.CutPrefix(name, "."+t.base+".duizhao-")
	if !ok {
		return "", false
	}
	kind, number, _ := strings.Cut(rest, "-")
	pid, _, _ := strings.Cut(number, "-") // after it comes the number of names that were taken
	_, err := strconv.ParseUint(pid, 10, 32)
	return kind, err == nil && (kind == "new" || kind == "old")
}
