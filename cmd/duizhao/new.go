package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/disk"
	"duizhao/internal/output"
	"duizhao/internal/rights"
	"duizhao/internal/schema"
	"duizhao/internal/site"
	"duizhao/internal/source"
)

type newCommand struct {
	Site    newSiteCommand    `cmd:"" default:"withargs" help:"Make a small complete site in a new folder (also: duizhao new DIR)."`
	Edition newEditionCommand `cmd:"" help:"Add an edition to a site."`

	Note      newNoteCommand      `cmd:"" help:"Add a note: a person, a place, a term."`
	Claim     newClaimCommand     `cmd:"" help:"Add a claim of an edition, to be checked."`
	Figure    newFigureCommand    `cmd:"" help:"Add a figure to an edition."`
	Explainer newExplainerCommand `cmd:"" help:"Add a longer article."`
	Page      newPageCommand      `cmd:"" help:"Add a page of the site."`
}

// Help is the lesson of new --help.
func (*newCommand) Help() string {
	return `What is made builds at once and shows every kind of file; change it into yours.

Examples:

    duizhao new my-site                          a site in Chinese and English
    duizhao new my-site --languages fr,en        in other languages
    duizhao new edition spring-essay             an edition in this folder's site
    duizhao new note high-tide                   a note; likewise claim, figure,
                                                 explainer and page`
}

type newSiteCommand struct {
	Dir       string   `arg:"" name:"DIR" help:"The folder to make; it may exist if it is empty."`
	Languages []string `default:"zh-Hant,en" placeholder:"TAG" help:"Languages of the site, the base first (default: zh-Hant,en)."`
	CI        string   `name:"ci" enum:"github,gitlab,none" default:"none" placeholder:"HOST" help:"Add a workflow that checks, builds and publishes to Pages: github, gitlab or none (default: none)."`
}

// Help is the lesson of new site --help.
func (*newSiteCommand) Help() string {
	return `The site has one edition of a dozen sentences with an interview, a note, a
checked claim with its source, a footnote and a page about the site.

Languages are named by their tags (BCP 47): zh-Hant is Chinese in traditional
characters, zh-Hans in simplified ones, en English. Where zh-Hant is written,
zh-Hans need not be: the program derives it.

Examples:

    duizhao new my-site
    duizhao new site my-site --languages zh-Hant,en
    duizhao new my-site --ci github              with a workflow for GitHub Pages`
}

// Run makes a site.
func (c *newSiteCommand) Run(u *ui) error {
	s := sample{Languages: c.Languages}
	if err := s.settle(); err != nil {
		return err
	}
	entries, err := os.ReadDir(c.Dir)
	switch {
	case err == nil && len(entries) > 0:
		return &diag.Fault{Misuse: true, Text: fmt.Sprintf("the folder %s is not empty", c.Dir), Hint: "name a folder that is empty or not there yet"}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		if info, statErr := os.Stat(c.Dir); statErr == nil && !info.IsDir() {
			return &diag.Fault{Misuse: true, Text: c.Dir + " is a file, not a folder", Hint: "name a folder that is empty or not there yet"}
		}
		return fmt.Errorf("cannot read %s: %w", c.Dir, cause(err))
	}
	editor, err := editorFiles()
	if err != nil {
		return err
	}
	files := slices.Concat(s.files("site.txtar"), s.words(), editor, workflow(c.CI))
	if err := output.WriteTree(c.Dir, files); err != nil {
		return unwritable(c.Dir, err)
	}
	next := []string{"read it:     " + onSite("duizhao serve", c.Dir), "change it:   " + filepath.Join(c.Dir, "README.md") + " says where things are",
		"learn more:  duizhao help editor"}
	for _, f := range workflow(c.CI) {
		next = append(next, "publish it:  "+filepath.Join(c.Dir, filepath.FromSlash(f.Path))+" begins with what to set")
	}
	u.made("a site in "+c.Dir, next...)
	for _, lang := range s.borrowed() {
		u.placeholder(lang)
	}
	for _, lang := range s.wordless() {
		u.wordless(lang, filepath.Join(c.Dir, "templates", filepath.FromSlash(wordsFile(lang))))
	}
	return nil
}

// editorFiles returns what editors read: the JSON Schemas of a site's YAML, and which
// extensions make VS Code speak with duizhao lsp, with their settings.
func editorFiles() ([]output.File, error) {
	var out []output.File
	for _, f := range mustArchive("editor.txtar").Files {
		out = append(out, output.File{Path: f.Name, Data: f.Data})
	}
	names, err := fs.Glob(schema.FS(), "*.json")
	for _, name := range names {
		data, err := fs.ReadFile(schema.FS(), name)
		if err != nil {
			return nil, err
		}
		out = append(out, output.File{Path: path.Join(".schemas", name), Data: data})
	}
	return out, err
}

// workflow returns the file with which a repository host checks, builds and
// publishes a site. It is not a template: braces in it are the host's.
func workflow(host string) []output.File {
	var out []output.File
	for _, f := range mustArchive("ci.txtar").Files {
		if name, ok := strings.CutPrefix(f.Name, host+"/"); ok {
			out = append(out, output.File{Path: name, Data: f.Data})
		}
	}
	return out
}

type newEditionCommand struct {
	Slug string `arg:"" name:"SLUG" help:"Name of its folder and part of its address, such as spring-essay."`
	Site string `default:"." placeholder:"DIR" help:"The site's folder (default: this folder)."`

	Translator string `placeholder:"NAME" help:"Who translates the versions that are not the base, or the only one."`
	Licence    string `placeholder:"LICENCE" help:"What the text may be shared under: an SPDX identifier such as CC-BY-4.0, or an address."`
}

// Help is the lesson of new edition --help.
func (*newEditionCommand) Help() string {
	return `Makes content/editions/SLUG with an edition.yaml and a short text in every
language of the site, block by block under the same ids, line by line. It is a draft
until you take out the line that says so.

Examples:

    duizhao new edition spring-essay
    duizhao new edition spring-essay --site ~/editions
    duizhao new edition spring-essay --translator "Jane Lee" --licence CC-BY-4.0`
}

// Run adds an edition to a site.
func (c *newEditionCommand) Run(u *ui) error {
	if !source.ID.MatchString(c.Slug) {
		return &diag.Fault{Misuse: true, Text: fmt.Sprintf("%q cannot name an edition", c.Slug), Hint: "names are made of a-z, 0-9 and -, as in spring-essay"}
	}
	if _, ok := rights.Of(c.Licence); !ok && c.Licence != "" {
		hint := "write an identifier of the SPDX License List, such as CC-BY-4.0, or an address"
		if meant := rights.Hint(c.Licence); meant != "" {
			hint = "did you mean " + meant + "?"
		}
		return &diag.Fault{Misuse: true, Text: fmt.Sprintf("%q is not a licence", c.Licence), Hint: hint}
	}
	root, languages, err := toAddTo(c.Site, u)
	if err != nil {
		return err
	}
	defer root.Close()
	dir := path.Join(editions, c.Slug)
	name := filepath.Join(c.Site, filepath.FromSlash(dir))
	if _, err := root.Lstat(dir); err == nil {
		return &diag.Fault{Misuse: true, Text: "there is an edition " + c.Slug + " already, in " + name, Hint: "choose another name"}
	}
	if what := site.InTheWay(root.FS(), c.Slug); what != "" {
		return &diag.Fault{Misuse: true, Text: "the address /" + c.Slug + "/ is that of " + what, Hint: "choose another name"}
	}
	s := sample{Languages: languages, Slug: c.Slug, Date: time.Now().Format(time.DateOnly), Translator: strings.TrimSpace(c.Translator), Licence: c.Licence}
	if err := s.settle(); err != nil {
		return err
	}
	if err := output.WriteFolder(root, dir, s.files("edition.txtar"), ""); err != nil {
		return unwritable(name, err)
	}
	u.made("an edition in "+name, "say what it is:   "+filepath.Join(name, "edition.yaml"), "write the text:   "+filepath.Join(name, s.Base()+".md"))
	for _, lang := range s.borrowed() {
		u.placeholder(lang)
	}
	return nil
}

// toAddTo opens a site that something is to be added to, and returns its languages.
func toAddTo(dir string, u *ui) (*os.Root, []string, error) {
	root, err := openSite(dir)
	if err != nil {
		return nil, nil, err
	}
	languages, err := siteLanguages(root, u)
	if err != nil {
		root.Close()
		return nil, nil, err
	}
	return root, languages, nil
}

// siteLanguages reads the languages of a site from its settings. If they have errors
// it shows the problems and fails.
func siteLanguages(root *os.Root, u *ui) ([]string, error) {
	if err := needSite(root, "name the site's folder with --site"); err != nil {
		return nil, err
	}
	var problems diag.List
	var settings config.Site
	if f := source.Read(disk.FS(root), config.File, &problems); f != nil {
		f.YAML(&settings, &problems)
	}
	if problems.Failed() {
		u.problems(u.err, source.WithExcerpts(&problems, disk.FS(root)))
		return nil, errProblems
	}
	return slices.Clone(settings.Languages), nil
}

// unwritable words an error of writing a file or a folder.
func unwritable(dir string, err error) error {
	return fmt.Errorf("cannot write to %s: %w", dir, cause(err))
}
