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
)

// acquire locks the target for this build. The lock lives on the open file:
// the system lets go of it when the process dies, however it dies.
func (t *target) acquire() (*os.File, error) {
	name := t.lockName()
	for range 100 {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, explain("make a file beside", t.name, err)
		}
		ok, err := tryLock(f)
		if err != nil {
			f.Close()
			return nil, explain("lock", t.name, err)
		}
		if !ok {
			pid := readPID(f)
			f.Close()
			return nil, &Error{
				Path: t.name, Text: fmt.Sprintf("another build%s is publishing to %s", pid, t.name),
				Hint: "wait until it has ended, or " + elsewhere, Err: ErrBusy,
			}
		}
		// A build that ended between our open and our lock took the file
		// away: the lock counts only on the file that bears the name.
		if here, err := f.Stat(); err == nil {
			if named, err := os.Stat(name); err == nil && os.SameFile(here, named) {
				f.Truncate(0)
				f.WriteAt(strconv.AppendInt(nil, int64(os.Getpid()), 10), 0)
				return f, nil
			}
		}
		f.Close()
	}
	return nil, explain("lock", t.name, errors.New("the lock file keeps vanishing"))
}

// release takes the lock file away and lets go of the lock, in this order:
// see acquire. Windows refuses to remove an open file, hence the second try.
func (t *target) release(f *os.File) {
	first := os.Remove(t.lockName())
	f.Close()
	if first != nil {
		os.Remove(t.lockName())
	}
}

func (t *target) lockName() string {
	return filepath.Join(t.parent, "."+t.base+".duizhao-lock")
}

// readPID words the process that holds the lock, if it can be read.
func readPID(f *os.File) string {
	data, _ := io.ReadAll(io.NewSectionReader(f, 0, 20))
	if pid, err := strconv.Atoi(string(data)); err == nil {
		return fmt.Sprintf(" (process %d)", pid)
	}
	return ""
}

// mend clears away what dead builds left beside the target; the lock is
// held, so none of them lives. A build killed between the two renames of a
// system without a swap left no target: the old one is put back.
func (t *target) mend() error {
	entries, err := readDir(t.parent)
	if err != nil {
		return explain("read", filepath.Dir(t.name), err)
	}
	var dead []string
	for _, e := range entries {
		kind, ok := t.leftover(e.Name())
		path := filepath.Join(t.parent, e.Name())
		if ok && kind == "old" && t.info == nil {
			if err := os.Rename(path, t.path); err != nil && !errors.Is(err, fs.ErrExist) {
				return explain("put back", t.name, err)
			}
			if err := t.look(); err != nil {
				return err
			}
		} else if ok {
			dead = append(dead, path)
		}
	}
	for _, path := range dead {
		if err := discard(path, t.path); err != nil {
			return explain("remove", path, err)
		}
	}
	return nil
}

// leftover tells whether name is a folder of a build of this target, and
// which: "new" or "old".
func (t *target) leftover(name string) (kind string, ok bool) {
	rest, ok := strings.CutPrefix(name, "."+t.base+".duizhao-")
	if !ok {
		return "", false
	}
	kind, pid, _ := strings.Cut(rest, "-")
	_, err := strconv.ParseUint(pid, 10, 32)
	return kind, err == nil && (kind == "new" || kind == "old")
}
