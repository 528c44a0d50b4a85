package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/disk"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/internal/source"
)

// part is what the commands that add one thing to a site share.
type part struct {
	ID   string `arg:"" name:"ID" help:"Name of its file and part of its address, such as high-tide."`
	Site string `default:"." placeholder:"DIR" help:"The site's folder (default: this folder)."`
}

// partOf is a part that belongs to an edition.
type partOf struct {
	part
	Edition string `placeholder:"SLUG" help:"The edition that it belongs to (default: the only one)."`
}

type (
	newNoteCommand      struct{ part }
	newClaimCommand     struct{ partOf }
	newFigureCommand    struct{ partOf }
	newExplainerCommand struct{ part }
	newPageCommand      struct {
		ID   string `arg:"" name:"ID" help:"Its address, such as contact or guide/start."`
		Site string `default:"." placeholder:"DIR" help:"The site's folder (default: this folder)."`
	}
)

// Help is the lesson of new note --help.
func (*newNoteCommand) Help() string {
	return `Makes content/notes/ID.md: a person, a place, a term. Its comments say what each
line is for. It is a draft until you take out the line that says so.

Examples:

    duizhao new note high-tide
    duizhao new note high-tide --site ~/editions`
}

// Help is the lesson of new claim --help.
func (*newClaimCommand) Help() string {
	return `Makes content/claims/ID.md: a statement of fact in a text, checked. It names the
first paragraph of the edition; write there where the statement is. It is a draft
until you take out the line that says so.

Examples:

    duizhao new claim tide-tables
    duizhao new claim tide-tables --edition spring-essay`
}

// Help is the lesson of new figure --help.
func (*newFigureCommand) Help() string {
	return `Makes content/editions/SLUG/figures/ID.yaml, which is drawn as a figure after the
first paragraph of the edition. It is a draft until you take out the line that says
so.

Examples:

    duizhao new figure tides
    duizhao new figure tides --edition spring-essay`
}

// Help is the lesson of new explainer --help.
func (*newExplainerCommand) Help() string {
	return `Makes content/explainers/ID/ with a longer article, a file for each language of the
site. It is a draft until you take out the line that says so.

Examples:

    duizhao new explainer how-tides-work
    duizhao new explainer how-tides-work --site ~/editions`
}

// Help is the lesson of new page --help.
func (*newPageCommand) Help() string {
	return `Makes content/pages/ID.md, a page of the site with a place in the menu. ID is its
address, and may have folders in it. It is a draft until you take out the line that
says so.

Examples:

    duizhao new page contact
    duizhao new page guide/start`
}

// Run adds a note to a site.
func (c *newNoteCommand) Run(u *ui) error { return c.part.add(u, "note", "") }

// Run adds a claim to a site.
func (c *newClaimCommand) Run(u *ui) error { return c.part.add(u, "claim", c.Edition) }

// Run adds a figure to an edition.
func (c *newFigureCommand) Run(u *ui) error { return c.part.add(u, "figure", c.Edition) }

// Run adds an explainer to a site.
func (c *newExplainerCommand) Run(u *ui) error { return c.part.add(u, "explainer", "") }

// Run adds a page to a site.
func (c *newPageCommand) Run(u *ui) error { return (&part{c.ID, c.Site}).add(u, "page", "") }

// add writes a sample of a kind of thing into a site.
func (c *part) add(u *ui, kind, slug string) error {
	for name := range strings.SplitSeq(c.ID, "/") {
		if !source.ID.MatchString(name) || name != c.ID && kind != "page" {
			return &diag.Fault{Misuse: true, Text: fmt.Sprintf("%q cannot name a %s", c.ID, kind), Hint: "names are made of a-z, 0-9 and -, as in high-tide"}
		}
	}
	root, languages, err := toAddTo(c.Site, u)
	if err != nil {
		return err
	}
	defer root.Close()
	if kind == "page" {
		if what := site.InTheWay(root.FS(), c.ID); what != "" && what != "content/pages/"+c.ID+".md" {
			return &diag.Fault{Misuse: true, Text: "the address /" + c.ID + "/ is that of " + what, Hint: "choose another name"}
		}
	}
	s := sample{Languages: languages, ID: c.ID, Date: time.Now().Format(time.DateOnly)}
	if err := s.settle(); err != nil {
		return err
	}
	if kind == "claim" || kind == "figure" {
		if s.Slug, s.Block, err = firstBlock(root, slug); err != nil {
			return err
		}
	}
	files := s.part(kind)
	for _, f := range files {
		if _, err := root.Lstat(f.Path); err == nil {
			return &diag.Fault{Misuse: true, Text: "there is a " + kind + " " + c.ID + " already, in " +
				filepath.Join(c.Site, filepath.FromSlash(f.Path)), Hint: "choose another name"}
		}
	}
	if err := output.WriteTree(c.Site, files); err != nil {
		return unwritable(c.Site, err)
	}
	next := []string{}
	for _, f := range files {
		next = append(next, "write it:   "+filepath.Join(c.Site, filepath.FromSlash(f.Path)))
	}
	u.made("the "+kind+" "+c.ID, append(next, "look at it: "+onSite("duizhao serve", c.Site))...)
	for _, lang := range s.borrowed() {
		u.placeholder(lang)
	}
	return nil
}

// part returns the files of a sample of one kind, filled in.
func (s sample) part(kind string) []output.File {
	var out []output.File
	for _, f := range mustArchive("apparatus.txtar").Files {
		name, ok := strings.CutPrefix(f.Name, kind+"/")
		if !ok {
			continue
		}
		name = strings.NewReplacer("ID", s.ID, "SLUG", s.Slug).Replace(name)
		dir, base, each := strings.Cut(name, "LANG")
		if !each {
			out = append(out, output.File{Path: name, Data: s.fill(f.Data)})
			continue
		}
		for _, s.Lang = range s.Languages {
			out = append(out, output.File{Path: dir + s.Lang + base, Data: s.fill(f.Data)})
		}
	}
	return out
}

// blockID matches the id of a paragraph below it.
var blockID = regexp.MustCompile(`(?m)^\{#(p[0-9a-z-]*)[ }]`)

// firstBlock returns an edition, or without a name the only one, and the id of a
// paragraph in it.
func firstBlock(root *os.Root, slug string) (edition, block string, err error) {
	site := disk.FS(root)
	entries, err := fs.ReadDir(site, editions)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", "", fmt.Errorf("cannot read %s: %w", editions, cause(err))
	}
	var all []string
	for _, e := range entries {
		if e.IsDir() && source.ID.MatchString(e.Name()) {
			all = append(all, e.Name())
		}
	}
	switch {
	case len(all) == 0:
		return "", "", &diag.Fault{Misuse: true, Text: "there is no edition yet", Hint: "make one first: duizhao new edition SLUG"}
	case slug == "" && len(all) > 1:
		return "", "", &diag.Fault{Misuse: true, Text: "there are several editions", Hint: "name one with --edition: " + strings.Join(all, ", ")}
	case slug == "":
		slug = all[0]
	case !slices.Contains(all, slug):
		return "", "", &diag.Fault{Misuse: true, Text: "there is no edition " + slug, Hint: diag.DidYouMean(slug, all)}
	}
	texts, _ := fs.Glob(site, path.Join(editions, slug, "*.md"))
	for _, name := range texts {
		data, err := fs.ReadFile(site, name)
		if m := blockID.FindSubmatch(data); err == nil && m != nil && path.Base(name) != "introduction.md" {
			return slug, string(m[1]), nil
		}
	}
	return slug, "p01", nil
}
