package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// Get returns a file of the new site that has been put or has stayed, before the stage
// has ended.
func (s *Stage) Get(path string) (data []byte, ok bool) {
	for _, tree := range []*os.Root{s.tree, s.live} {
		if tree == nil {
			continue
		}
		f, _, err := openRegular(tree, path)
		if errors.Is(err, fs.ErrNotExist) {
			continue // it stays, and is linked at the end
		}
		if err != nil {
			return nil, false
		}
		defer f.Close()
		data, err = io.ReadAll(f)
		return data, err == nil
	}
	return nil, false
}
