package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// WriteFile writes a file of its own, outside of any site: as a whole or not at
// all. What stood at name before stays until the new file is complete. The error
// is an [*Error].
func WriteFile(name string, data []byte) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return &Error{Path: name, Text: name + " is a folder", Hint: "name a file with --output FILE", Err: ErrNotFolder}
	}
	dir, base := filepath.Split(name)
	if info, err := os.Stat(dir); dir != "" && (errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir()) {
		return &Error{Path: name, Text: "there is no folder " + filepath.Clean(dir), Hint: "make it, or " + elsewhere, Err: fs.ErrNotExist}
	}
	tmp := filepath.Join(dir, fmt.Sprintf(".%s.duizhao-%d", base, os.Getpid()))
	f, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return explain("write", name, err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(tmp, name)
	}
	if err != nil {
		os.Remove(tmp)
	}
	err = explain("write", name, err)
	var e *Error
	if errors.As(err, &e) { // explain thinks of builds
		e.Hint = strings.Replace(e.Hint, "build again", "try again", 1)
	}
	return err
}
