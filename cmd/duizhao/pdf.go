package main

import (
	"context"
	"os"
	"strconv"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/pdf"
	"duizhao/internal/site"
)

type pdfCommand struct {
	Site     string         `arg:"" optional:"" name:"SITE" default:"." help:"The folder that holds content/ (default: this folder)."`
	Slug     string         `arg:"" optional:"" name:"SLUG" help:"The edition to print, by the name of its folder (default: the only one)."`
	Output   string         `short:"o" placeholder:"FILE" help:"Write to FILE (default: SLUG.pdf in this folder; SLUG.private.pdf with an author's own text that may not be published)."`
	Paper    string         `enum:"a4,letter,a5,b6,6x9,32k" default:"a4" placeholder:"SIZE" help:"Size of the sheets: a4, letter, a5, b6, 6x9 (inches) or 32k (32開) (default: a4)."`
	Versions []string       `placeholder:"TAG" help:"The versions to print, in order (default: those that the edition shows first)."`
	Layout   string         `placeholder:"LAYOUT" help:"How they are arranged: parallel, facing, stacked, single or vertical (default: parallel for two, single for one)."`
	Fonts    string         `placeholder:"DIR" help:"Set the text in the TrueType fonts of this folder, and put what is used of them into the file (default: the system's fonts)."`
	Press    bool           `help:"Make the file for a printing house: with crop marks and room for bleed around each page, and with type and drawings in CMYK, black ones in black ink alone."`
	Chromium string         `placeholder:"PATH" help:"The browser that prints (default: the first one found)."`
	Timeout  *time.Duration `placeholder:"TIME" help:"Give the browser up after this time (default: 2m, and more for a long text)."`
	witnessFlags
}

// Help is the lesson of pdf --help.
func (*pdfCommand) Help() string {
	return `Sets an edition as a book: title page, contents with page numbers, the text with
running heads and its notes and checked claims at the foot of each page, works
cited, and a colophon. Links work inside the file, and SLUG.pdf#p17.2 opens it at a
sentence. It is tagged for screen readers, as PDF/UA-1 asks, with its languages.

An installed Chromium, Chrome or Edge does the printing; nothing else needs one.
As root, as in most containers, it has to run without its sandbox; what it opens
is this one document, which runs no scripts and loads nothing.
A long book is printed in parts, which are joined in the end, so that the browser
needs no more memory for it than for a short one.
The same content, browser and fonts give the same bytes: the dates in the file
are the edition's (or SOURCE_DATE_EPOCH), never the clock's.

Layouts:

    parallel   two versions in columns, paragraph beside paragraph
    facing     two versions on facing pages, the original on the left; on both the
               same sentences
    stacked    two versions or more, each sentence over its counterparts
    single     one version
    vertical   one Chinese version in vertical lines, bound at the right

Examples:

    duizhao pdf                          this folder's only edition, as SLUG.pdf
    duizhao pdf . lan-xi-2024 --paper a5 --layout stacked
    duizhao pdf --versions en --paper letter --output english.pdf
    duizhao pdf --layout vertical --fonts .cache/fonts
    duizhao pdf --paper 6x9 --press      for a printing house
    duizhao pdf --witness essay.txt      with the author's own text from your copy

With --fonts the file does not depend on what is installed, is smaller, and its
text can be copied and searched everywhere. With the source of this program at
hand, make fonts brings good open ones.`
}

// Run prints an edition.
func (c *pdfCommand) Run(ctx context.Context, u *ui) error {
	start := time.Now()
	if c.Timeout != nil && *c.Timeout <= 0 {
		return &diag.Fault{Misuse: true, Text: "--timeout needs a time above zero", Hint: "such as: --timeout 2m"}
	}
	if _, _, err := sourceDate(); err != nil {
		return err
	}
	root, err := openSite(c.Site)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := needSite(root, "name the site's folder: duizhao pdf SITE SLUG"); err != nil {
		return err
	}
	o := options(root, u)
	if err := c.into(&o); err != nil {
		return err
	}
	book, report, err := site.OpenPrint(ctx, o, site.PrintOptions{Slug: c.Slug, Versions: c.Versions, Layout: c.Layout, Paper: c.Paper})
	if err != nil {
		return err
	}
	u.problems(u.err, report.Problems)
	if book == nil {
		u.prints.unprinted()
		return errProblems
	}
	name := c.Output
	if name == "" {
		if name = book.Slug + ".pdf"; book.Private {
			name = book.Slug + ".private.pdf"
		}
	}
	if err := output.Place(name); err != nil { // now, and not after printing
		return err
	}
	browser, err := pdf.Find(c.Chromium)
	if err != nil {
		return err
	}
	set, err := loadFonts(c.Fonts, u)
	if err != nil {
		return err
	}
	press := &press{browser: browser, fonts: set, timeout: c.Timeout, print: c.Press}
	ended := u.progress.during("printing")
	result, missing, err := press.book(ctx, book, func(done, all int) {
		ended()
		ended = func() {}
		u.progress.show(site.Progress{Stage: "pages printed", Done: done, Total: all})
	})
	ended()
	u.progress.wipe()
	if err != nil {
		return err
	}
	u.prints.missingCharacters(c.Fonts, missing)
	if err := output.WriteFile(name, result.Data); err != nil {
		return err
	}
	u.prints.printed(name, result, time.Since(start))
	u.prints.faceless(book.Langs, result.Fonts)
	return nil
}

// sourceDate returns the date that is set for the whole build, if it is set
// (reproducible-builds.org, SOURCE_DATE_EPOCH).
func sourceDate() (time.Time, bool, error) {
	s := os.Getenv("SOURCE_DATE_EPOCH")
	if s == "" {
		return time.Time{}, false, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n > 253402300799 { // the year 9999
		return time.Time{}, false, &diag.Fault{Misuse: true, Text: "SOURCE_DATE_EPOCH is a number of seconds since 1970, not \"" + s + "\"",
			Hint: "take it out of the environment, or set it to such a number"}
	}
	return time.Unix(n, 0).UTC(), true, nil
}
