package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"

	"duizhao/internal/config"
	"duizhao/internal/draft"
)

// Files of an edition that no build reads.
const (
	asideFile  = "set-aside.txt"
	reportFile = "import-report.txt"
)

// editionFiles are the files of an edition's folder.
func editionFiles(d *draft.Draft, p *place) []sampleFile {
	files := []sampleFile{{"edition.yaml", d.Settings}}
	for _, v := range d.Versions {
		files = append(files, sampleFile{v.Name, v.Data})
	}
	return append(files, sampleFile{asideFile, asideText(d)}, sampleFile{reportFile, reportText(d, p)})
}

// write makes the edition's folder as a whole, or nothing: it is written beside
// its place under a hidden name, which no build reads, and moved there at last.
func (p *place) write(files []sampleFile, d *draft.Draft) error {
	if p.newSite {
		return p.writeSite(files, d)
	}
	parent := filepath.Dir(p.dir)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return fmt.Errorf("cannot write to %s: %w", parent, cause(err))
	}
	temp, err := os.MkdirTemp(parent, ".import-")
	if err != nil {
		return fmt.Errorf("cannot write to %s: %w", parent, cause(err))
	}
	defer os.RemoveAll(temp)
	inner := filepath.Join(temp, p.slug)
	if err := writeFiles(inner, files); err != nil {
		return err
	}
	if p.replace {
		if err := os.Rename(p.dir, p.old); err != nil {
			return fmt.Errorf("cannot move %s away: %w", p.dir, cause(err))
		}
	}
	if err := os.Rename(inner, p.dir); err != nil {
		if p.replace {
			os.Rename(p.old, p.dir)
		}
		return fmt.Errorf("cannot write %s: %w", p.dir, cause(err))
	}
	return nil
}

// writeSite makes a new site with this one edition.
func (p *place) writeSite(files []sampleFile, d *draft.Draft) error {
	all := []sampleFile{{".gitignore", []byte("/public/\n")}, {config.File, draft.Site(d)}}
	schemas, err := schemaFiles()
	if err != nil {
		return err
	}
	all = append(all, schemas...)
	for _, f := range files {
		all = append(all, sampleFile{path.Join("content/editions", p.slug, f.name), f.data})
	}
	return writeFiles(p.site, all)
}
