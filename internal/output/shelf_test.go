package output

import (
	"encoding/gob"
	"errors"
	"os"
	"path/filepath"
)

// folderShelf keeps values in files of a folder.
type folderShelf string

func (s folderShelf) Place() string { return string(s) }

func (s folderShelf) Load(name string, into any) bool {
	f, err := os.Open(filepath.Join(string(s), name))
	if err != nil {
		return false
	}
	defer f.Close()
	return gob.NewDecoder(f).Decode(into) == nil
}

func (s folderShelf) Save(name string, value any) bool {
	to := filepath.Join(string(s), name)
	f, err := os.Create(to + ".new")
	if err != nil {
		return false
	}
	return errors.Join(gob.NewEncoder(f).Encode(value), f.Close(), os.Rename(to+".new", to)) == nil
}
