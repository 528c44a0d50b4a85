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
// program's. Those of a site are checked.
func (c *templateFiles) readLayouts(languages []string, problems *diag.List) {
	from := over(c.templates)
	if _, err := fs.Stat(from, config.LayoutsFile); errors.Is(err, fs.ErrNotExist) {
		return
	}
	f := source.Read(renamed{from, called(c.templates, config.LayoutsFile), config.LayoutsFile}, called(c.templates, config.LayoutsFile), problems)
	if f == nil {
		return
	}
	var all config.Layouts
	doc := f.YAML(&all, problems)
	c.layouts = all.List
	if !c.isOwn(config.LayoutsFile) {
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

// renamed is a folder in which one file has another name.
type renamed struct {
	fs.FS
	name, from string
}

func (r renamed) Open(name string) (fs.File, error) {
	if name == r.name {
		name = r.from
	}
	return r.FS.Open(name)
}
