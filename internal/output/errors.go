package output

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"syscall"

	"duizhao/internal/diag"
)

// What can be wrong, for errors.Is. Faults of the system (no room, no permission)
// have the system's own error instead.
var (
	ErrName      = errors.New("not a path for a published file")
	ErrTwice     = errors.New("path put twice")
	ErrForeign   = errors.New("folder holds files that duizhao did not write")
	ErrProtected = errors.New("folder belongs to the site's sources")
	ErrNotFolder = errors.New("not a folder")
	ErrMount     = errors.New("folder cannot be replaced")
	ErrBusy      = errors.New("another build is publishing to the folder")
	ErrDone      = errors.New("stage already committed or aborted")
)

const elsewhere = "choose another folder with --output"

// explain puts an error of the system into words, about a file or folder that the
// user knows as path. verb is what was tried, as in "cannot VERB PATH".
func explain(verb, path string, err error) error {
	var e *diag.Fault
	if err == nil || errors.As(err, &e) {
		return err
	}
	e = &diag.Fault{Text: fmt.Sprintf("cannot %s %s", verb, path), Err: err}
	switch {
	case isAny(err, errFull):
		e.Text += ": the disk is full"
		e.Hint = "make room and build again"
	case isAny(err, errQuota):
		e.Text += ": the limit set for your files is reached"
		e.Hint = "raise the limit or make room, and build again"
	case isAny(err, errReadOnly):
		e.Text += ": the file system is read-only"
		e.Hint = elsewhere
	case isAny(err, errMount):
		return mounted(path, err)
	case isAny(err, errInUse):
		e.Text += ": another program has it open"
		e.Hint = "close that program, or " + elsewhere
	case errors.Is(err, fs.ErrPermission):
		e.Text += ": permission denied"
		e.Hint = "get access to it and to the folder that holds it, or " + elsewhere
	case errors.Is(err, syscall.ENOTDIR):
		e.Text += ": a part of the path is a file"
		e.Hint = "remove that file, or " + elsewhere
	case errors.Is(err, syscall.ENAMETOOLONG):
		e.Text += ": the name is too long"
		e.Hint = elsewhere
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		e.Text += ": too many files are open"
		e.Hint = "raise the limit (ulimit -n)"
	default:
		e.Text += ": " + bare(err).Error()
	}
	return e
}

// mounted returns the error for a folder that cannot be swapped: a mount point, or a
// folder from a lower layer of a container's file system.
func mounted(path string, err error) error {
	return &diag.Fault{
		Text: fmt.Sprintf("%s is a mount point, or part of a container's image, and cannot be replaced as a whole", path),
		Hint: fmt.Sprintf("choose a folder inside it with --output %s", filepath.Join(path, "site")),
		Err:  errors.Join(ErrMount, err),
	}
}

// bare strips the names of calls and staging folders from an error.
func bare(err error) error {
	var pe *fs.PathError
	var le interface{ Unwrap() error }
	switch {
	case errors.As(err, &pe):
		return pe.Err
	case errors.As(err, &le) && le.Unwrap() != nil:
		return le.Unwrap() // os.LinkError, os.SyscallError
	}
	return err
}

func isAny(err error, set []error) bool {
	return slices.ContainsFunc(set, func(e error) bool { return errors.Is(err, e) })
}
