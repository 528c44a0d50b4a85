package main

import (
	"path"
	"path/filepath"

	"duizhao/internal/config"
	"duizhao/internal/draft"
	"duizhao/internal/output"
)

// editions is the folder of a site that holds its editions.
const editions = "content/editions"

// Files of an edition that no build reads.
const (
	asideFile  = "set-aside.txt"
	reportFile = "import-report.txt"
)

// editionFiles returns the files of an edition's folder.
func editionFiles(d *draft.Draft, p *place) []output.File {
	files := []output.File{{Path: "edition.yaml", Data: d.Settings}}
	for _, v := range d.Versions {
		files = append(files, output.File{Path: v.Name, Data: v.Data})
	}
	return append(files, output.File{Path: asideFile, Data: asideText(d)}, output.File{Path: reportFile, Data: reportText(d, p)})
}

// write makes the edition's folder as a whole, or nothing.
func (p *place) write(files []output.File, d *draft.Draft) error {
	if p.newSite {
		return p.writeSite(files, d)
	}
	root, err := openSite(p.site)
	if err != nil {
		return err
	}
	defer root.Close()
	dir, keep := path.Join(editions, p.slug), ""
	if p.replace {
		keep = dir + "~"
	}
	if err := output.WriteFolder(root, dir, files, keep); err != nil {
		return unwritable(filepath.Dir(p.dir), err)
	}
	return nil
}

// writeSite makes a new site with this one edition.
func (p *place) writeSite(files []output.File, d *draft.Draft) error {
	all := []output.File{{Path: ".gitignore", Data: []byte("/public/\n")}, {Path: config.File, Data: draft.Site(d)}}
	editor, err := editorFiles()
	if err != nil {
		return err
	}
	all = append(all, editor...)
	for _, f := range files {
		all = append(all, output.File{Path: path.Join(editions, p.slug, f.Path), Data: f.Data})
	}
	if err := output.WriteTree(p.site, all); err != nil {
		return unwritable(p.site, err)
	}
	return nil
}
