package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/disk"
	"duizhao/internal/draft"
	"duizhao/internal/intake"
	"duizhao/internal/site"
	"duizhao/internal/source"
)

type importCommand struct {
	File       string   `arg:"" name:"FILE" help:"The text."`
	Second     string   `arg:"" optional:"" name:"FILE2" help:"The same text in another language."`
	Site       string   `placeholder:"DIR" help:"The site's folder (default: this folder if it holds a site; else a new site named after the edition)."`
	Slug       string   `placeholder:"SLUG" help:"Name of the edition's folder (default: author and year, as lan-xi-2024)."`
	Lang       []string `placeholder:"TAG" help:"Language of each version, the base first (default: told by the text)."`
	Title      string   `placeholder:"TITLE" help:"Title of the edition (default: the one found in the file)."`
	Author     string   `placeholder:"NAME" help:"Who wrote the work (default: the one found in the file)."`
	Date       string   `placeholder:"DATE" help:"Day of the work, as YYYY-MM-DD, YYYY-MM or YYYY (default: the one found in the file)."`
	Editor     string   `placeholder:"NAME" help:"Who makes the edition."`
	Translator string   `placeholder:"NAME" help:"Who translated the version that is not the base, or the only one."`
	Licence    string   `placeholder:"LICENCE" help:"What the text may be shared under: an SPDX identifier such as CC-BY-4.0, or an address (default: the one found in the file)."`
	Format     string   `placeholder:"FORMAT" help:"text, html, markdown, tei or tmx (default: told by name and content)."`
	Encoding   string   `placeholder:"NAME" help:"Such as gb18030, big5, utf-16le, windows-1252 (default: told by the bytes)."`
	Typography bool     `help:"Set straight quotation marks and apostrophes as each language prints them: “ ” in English, 「」 in Traditional Chinese (default: the text stays as it is)."`
	DryRun     bool     `name:"dry-run" help:"Say what would be made, and write nothing."`
	Force      bool     `help:"Take the place of an edition of that name, which is kept as SLUG~."`
	JSON       bool     `name:"json" help:"Print what was found as JSON."`
}

// Run imports a text.
func (c *importCommand) Run(u *ui) error {
	if err := c.settle(); err != nil {
		return err
	}
	p, err := c.site(u)
	if err != nil {
		return err
	}
	made, err := c.draft(p.languages, u)
	if err != nil {
		return err
	}
	place, err := c.place(p, made.Slug)
	if err != nil {
		return err
	}
	files := editionFiles(made, place)
	if !c.DryRun {
		if err := place.write(files, made); err != nil {
			return err
		}
	}
	if c.JSON {
		return u.imports.importedJSON(made, place, c.DryRun)
	}
	u.imports.imported(made, place, c.DryRun)
	return nil
}

// settle checks the command line before a file is opened.
func (c *importCommand) settle() error {
	if c.Slug != "" && !source.ID.MatchString(c.Slug) {
		return &diag.Fault{Misuse: true, Text: fmt.Sprintf("%q cannot name an edition", c.Slug), Hint: "names are made of a-z, 0-9 and -, as in spring-essay"}
	}
	for i, tag := range c.Lang {
		if !source.WellFormedLang(tag) {
			return &diag.Fault{Misuse: true, Text: "\"" + tag + "\" is not a language tag", Hint: "write tags such as zh-Hant, zh-Hans or en, parted by commas"}
		}
		if slices.Contains(c.Lang[:i], tag) {
			return &diag.Fault{Misuse: true, Text: "the language " + tag + " is named twice", Hint: "name each language once"}
		}
	}
	for _, told := range []struct{ format, value string }{{"date", c.Date}, {"licence", c.Licence}} {
		if told.value == "" {
			continue
		}
		if hint := source.Misfit(told.format, told.value); hint != "" {
			return &diag.Fault{Misuse: true, Text: fmt.Sprintf("%q is not a %s", told.value, told.format), Hint: hint}
		}
	}
	if c.Format != "" && !slices.Contains(intake.Formats, c.Format) {
		return badFormat(c.Format)
	}
	return nil
}

// draft reads the files and drafts the edition.
func (c *importCommand) draft(languages []string, u *ui) (*draft.Draft, error) {
	var docs []*intake.Document
	failed := false
	for _, name := range c.files() {
		u.progress.show(site.Progress{Stage: "read " + filepath.Base(name)})
		data, err := readInput(name)
		if err != nil {
			return nil, err
		}
		doc, problems := intake.Read(filepath.ToSlash(name), data,
			intake.Options{Format: c.Format, Encoding: c.Encoding, Langs: c.langs(len(docs)), Most: source.MaxSize})
		if problems != nil {
			u.imports.unreadable(filepath.ToSlash(name), problems)
			failed = true
			continue
		}
		if rest := doc.Rest().String(); rest != "" {
			return nil, lostInk(name, rest)
		}
		docs = append(docs, doc)
	}
	if failed {
		return nil, errProblems
	}
	made, err := draft.Make(docs, draft.Options{Slug: c.Slug, Title: c.Title, Author: c.Author, Date: c.Date, Editor: c.Editor,
		Translator: c.Translator, Licence: c.Licence, Languages: languages, Typography: c.Typography, Progress: func(done, total int) {
			u.progress.show(site.Progress{Stage: "pair", Done: done, Total: total})
		}})
	if err != nil {
		return nil, undraftable(err)
	}
	for _, v := range made.Versions {
		if len(v.Data) > source.MaxSize {
			return nil, tooLong(v, source.MaxSize)
		}
	}
	return made, nil
}

func (c *importCommand) files() []string {
	if c.Second == "" {
		return []string{c.File}
	}
	return []string{c.File, c.Second}
}

// langs returns the languages asked for the nth file.
func (c *importCommand) langs(n int) []string {
	if c.Second == "" {
		return c.Lang
	}
	if n < len(c.Lang) {
		return c.Lang[n : n+1]
	}
	return nil
}

// largest is the size of the largest file that is read, in bytes. A version has at
// most source.MaxSize; the page around it may be several times as large.
const largest = 256 << 20

// standardInput is the only name that import reads although it is not a regular
// file.
const standardInput = "/dev/stdin"

// readInput reads a regular file that is no larger than largest.
func readInput(name string) ([]byte, error) {
	var data []byte
	var err error
	if name == standardInput {
		data, err = disk.Limited(os.Stdin, largest)
	} else {
		data, err = disk.Read(name, largest)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, noInput(name)
	case errors.Is(err, syscall.EISDIR):
		return nil, folderInput(name)
	case errors.Is(err, disk.ErrIrregular):
		return nil, oddInput(name)
	case errors.Is(err, disk.ErrTooLarge):
		return nil, hugeInput(name, largest)
	case err != nil:
		return nil, fmt.Errorf("cannot read %s: %w", name, cause(err))
	}
	return data, nil
}

// place is where an edition goes.
type place struct {
	site      string   // the site's folder; "" for a new one named after the edition
	languages []string // of an existing site
	newSite   bool
	dir       string // the edition's folder
	replace   bool   // an edition of that name exists
	old       string // where it is kept
	slug      string
}

// site finds the site that the edition goes to, if there is one.
func (c *importCommand) site(u *ui) (*place, error) {
	p := &place{site: c.Site}
	at := c.Site
	if at == "" {
		at = "."
	}
	if _, err := os.Stat(filepath.Join(at, filepath.FromSlash(config.File))); err == nil {
		root, err := openSite(at)
		if err != nil {
			return nil, err
		}
		defer root.Close()
		p.site = at
		p.languages, err = siteLanguages(root, u)
		return p, err
	}
	p.newSite = true
	return p, nil
}

// place decides where the edition goes, and fails if it must not go there.
func (c *importCommand) place(p *place, slug string) (*place, error) {
	p.slug = slug
	if p.site == "" {
		p.site = slug
	}
	p.dir = filepath.Join(p.site, "content", "editions", slug)
	p.old = p.dir + "~"
	if p.newSite {
		entries, err := os.ReadDir(p.site)
		if err == nil && len(entries) > 0 {
			return nil, noSiteIn(p.site)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, &diag.Fault{Misuse: true, Text: p.site + " is no folder that can be read", Hint: "name a site's folder, or one that is not there yet"}
		}
		return p, nil
	}
	if _, err := os.Lstat(p.dir); err == nil {
		if !c.Force {
			return nil, editionThere(slug, p.dir)
		}
		if _, err := os.Lstat(p.old); err == nil {
			return nil, keptThere(p.old)
		}
		p.replace = true
	}
	return p, nil
}
