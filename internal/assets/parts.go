package assets

import (
	"io/fs"
	"path"
	"strings"
)

// parts adds the scripts js-parts/NAME.js, each a file of its own.
func (b *Bundle) parts(static fs.FS) error {
	list, err := fs.Glob(static, "js-parts/*.js")
	if err != nil {
		return err
	}
	var names []string
	for _, name := range list {
		at, err := b.entry(static, name, strings.TrimSuffix(path.Base(name), ".js"))
		if err != nil {
			return err
		}
		names = append(names, strings.TrimSuffix(path.Base(at), ".js"))
	}
	b.Parts = strings.Join(names, " ")
	return nil
}
