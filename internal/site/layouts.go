package site

import (
	"errors"
	"io/fs"

	"duizhao/internal/check"
	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/render"
	"duizhao/internal/source"
)

// readLayouts reads the layouts of an edition's page: the site's own, its theme's or the
// program's. Those of a site, whose folder is fsys, are checked.
func (c *templateFiles) readLayouts(fsys fs.FS, languages []string, problems *diag.List) {
	from := over(c.templates)
	if _, err := fs.Stat(from, config.LayoutsFile); errors.Is(err, fs.ErrNotExist) {
		return
	}
	name, own := config.LayoutsFile, c.isOwn(config.LayoutsFile)
	if own {
		from, name = overlay{fsys}, called(c.templates, name)
	}
	f := source.Read(from, name, problems)
	if f == nil {
		return
	}
	var all config.Layouts
	doc := f.YAML(&all, problems)
	c.layouts = all.List
	if !own {
		return
	}
	check.Layouts(all.List, languages, func(tag, key string) bool {
		for _, own := range c.own() {
			if words, err := render.WordsOf(own, "words/"+tag+".yaml"); err == nil && words[key] != "" {
				return true
			}
		}
		return false
	}, doc, problems)
}
