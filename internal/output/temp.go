package output

import (
	"errors"
	"os"
	"syscall"

	"duizhao/internal/diag"
)

// Temp is a temporary file for what is too large for memory. Its errors name the
// folder that it is in, since no user did: they are [*diag.Fault]s.
type Temp struct{ f *os.File }

// NewTemp makes a temporary file. If the system allows it the file has no name, and
// is gone when the program ends, however it ends.
func NewTemp(kind string) (*Temp, error) {
	f, err := os.CreateTemp("", "duizhao-"+kind+"-")
	if err != nil {
		return nil, temporary(err)
	}
	os.Remove(f.Name())
	return &Temp{f}, nil
}

// WriteAt is the method of [os.File].
func (t *Temp) WriteAt(p []byte, at int64) (int, error) {
	n, err := t.f.WriteAt(p, at)
	return n, temporary(err)
}

// ReadAt is the method of [os.File].
func (t *Temp) ReadAt(p []byte, at int64) (int, error) { return t.f.ReadAt(p, at) }

// Close removes the file.
func (t *Temp) Close() error {
	err := t.f.Close()
	if e := os.Remove(t.f.Name()); !errors.Is(e, os.ErrNotExist) {
		err = errors.Join(err, e)
	}
	return temporary(err)
}

// temporary puts an error of the temporary folder into words.
func temporary(err error) error {
	if err == nil {
		return nil
	}
	e := *explain("write to the temporary folder", os.TempDir(), err).(*diag.Fault)
	switch {
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
	case isAny(err, errFull), isAny(err, errQuota):
		e.Hint = "make room there, or name another folder with TMPDIR"
	default:
		e.Hint = "name another folder with TMPDIR"
	}
	return &e
}
