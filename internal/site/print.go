package site

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"
	"duizhao/internal/render/sheet"
	"duizhao/internal/serif"
)

// PrintOptions select an edition and how its book is set. The edition decides what is
// empty.
type PrintOptions struct {
	Slug     string   // or "" if the site has one edition
	Versions []string // in order
	Layout   string   // parallel, facing, stacked, single, vertical
	Paper    string   // a4, letter, a5, b6, 6x9, 32k
}

// Print is an edition ready to be printed.
type Print struct {
	Slug          string
	Title, Author string
	Subject       string
	Contributors  []string // who made the versions, and who edited them
	Rights        string   // the name of the licence, or ""
	Licence       string   // its address
	Langs         []string
	Vertical      bool
	RightToLeft   bool      // bound at the right: set in columns, or its first version is written so
	Private       bool      // it has the author's own text in it and may not be passed on
	Width, Height float64   // of a sheet, in millimetres
	Date          time.Time // of the edition: the day it was last changed

	renderer    *render.Renderer
	edition     *edition.Shown
	fingerprint string
	options     sheet.Options
}

// OpenPrint reads and checks one edition and what its notes need. If there are
// errors, the book is nil and the report has all problems. A [*diag.Fault] of misuse means that
// what was asked for does not exist.
func OpenPrint(ctx context.Context, o Options, want PrintOptions) (*Print, *Report, error) {
	problems := &diag.List{}
	report := &Report{}
	var c *content
	finish := func(b *Print, err error) (*Print, *Report, error) {
		if problem, ok := c.ofTemplate(err); ok {
			problems.Add(problem)
			b, err = nil, nil
		}
		if problems.Failed() {
			report.Problems, b = problems.Sorted(), nil
			report = o.report(report.Problems)
		}
		return b, report, err
	}
	o.Drafts = true // a proof is what somebody asks for by name
	c = open(o, problems, false)
	if problems.Failed() { // maybe of a draft that this edition does without
		done, again := o, &diag.List{}
		done.Drafts = false
		if other := open(done, again, false); other != nil && !again.Failed() && (want.Slug == "" || slices.Contains(other.corpus.Slugs, want.Slug)) {
			c, problems = other, again
		}
	}
	if c == nil {
		return finish(nil, nil)
	}
	slug, err := c.slug(want.Slug)
	if err != nil {
		return finish(nil, err)
	}
	r := c.begin(problems)
	renderer := r.newRenderer()
	t := c.read(slug)
	r.add(t)
	a := t.Annotated
	if a == nil || renderer == nil || problems.Failed() {
		return finish(nil, ctx.Err())
	}
	b, err := toPrint(c, renderer.Renderer, c.show(t), fingerprint(c.digest(a)), want)
	if err == nil {
		err = ctx.Err()
	}
	return finish(b, err)
}

// toPrint prepares an edition to be printed.
func toPrint(c *content, renderer *render.Renderer, shown *edition.Shown, fingerprint string, want PrintOptions) (*Print, error) {
	a := shown.Annotated
	b := &Print{Slug: a.Slug, renderer: renderer, edition: shown, fingerprint: fingerprint}
	if err := b.choose(want); err != nil {
		return nil, err
	}
	b.options.Style = c.bundle.Print
	b.Private = slices.Contains(c.private, a.Slug)
	lang := b.Langs[0]
	by := b.renderer.Credits.Credit(&a.Info, lang)
	b.Title, b.Author, b.Subject = b.inAll(a.Title), by.Author(), c.converter.In(a.Subtitle, lang)
	b.Contributors = renderer.Credits.ContributorsIn(&a.Info, b.Langs)
	if by.Licence != nil && !b.Private {
		b.Rights, b.Licence = by.Licence.Name, by.Licence.URL
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, by.Made); err == nil {
			b.Date = t
			break
		}
	}
	return b, nil
}

// inAll joins the languages of a text.
func (b *Print) inAll(t edition.Text) string {
	var out []string
	for _, l := range b.Langs {
		if s := b.renderer.Converter.In(t, l); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, " · ")
}

// slug returns the slug of the edition that is meant.
func (c *content) slug(want string) (string, error) {
	slugs := c.corpus.Slugs
	switch {
	case want != "" && !slices.Contains(slugs, want):
		return "", &diag.Fault{Misuse: true, Text: "there is no edition " + want, Hint: cmp.Or(diag.DidYouMean(want, slugs), "there is "+some(slugs))}
	case want != "":
		return want, nil
	case len(slugs) == 1:
		return slugs[0], nil
	case len(slugs) == 0:
		return "", &diag.Fault{Misuse: true, Text: "the site has no edition", Hint: "make one with: duizhao new edition"}
	}
	return "", &diag.Fault{Misuse: true, Text: fmt.Sprintf("the site has %d editions", len(slugs)),
		Hint: "name one after the folder, as in: duizhao pdf . " + slugs[0] + "; there are " + some(slugs)}
}

func some(list []string) string {
	if len(list) > 6 {
		list = append(slices.Clone(list[:6]), "…")
	}
	return strings.Join(list, ", ")
}

// choose decides on versions, layout and paper.
func (b *Print) choose(want PrintOptions) error {
	a := b.edition
	layout := want.Layout
	if layout == "" {
		layout = sheet.Parallel
		if len(want.Versions) == 1 || len(render.PairColumns(a.Annotated)) == 1 {
			layout = sheet.Single
		} else if len(want.Versions) > 2 { // a sheet holds two columns
			layout = sheet.Stacked
		}
	}
	columns := render.PairColumns(a.Annotated)
	if len(want.Versions) > 0 {
		columns = nil
		for _, lang := range want.Versions {
			c := a.Column(lang)
			if c < 0 {
				return &diag.Fault{Misuse: true, Text: a.Slug + " has no version " + lang,
					Hint: cmp.Or(diag.DidYouMean(lang, a.Langs), "there is "+some(a.Langs))}
			}
			if slices.Contains(columns, c) {
				return &diag.Fault{Misuse: true, Text: "the version " + lang + " is named twice", Hint: "name each version once"}
			}
			columns = append(columns, c)
		}
	}
	switch layout {
	case sheet.Parallel, sheet.Stacked, sheet.Facing:
		if layout == sheet.Stacked && len(columns) < 2 {
			return &diag.Fault{Misuse: true, Text: fmt.Sprintf("the layout stacked needs two versions or more, not %d", len(columns)),
				Hint: "such as: --versions " + strings.Join(a.Langs[:min(2, len(a.Langs))], ",")}
		}
		if layout != sheet.Stacked && len(columns) > 2 {
			return &diag.Fault{Misuse: true, Text: fmt.Sprintf("the layout %s needs two versions, not %d", layout, len(columns)),
				Hint: "the layout stacked takes any number: --layout stacked"}
		}
		if len(columns) < 2 {
			return &diag.Fault{Misuse: true, Text: fmt.Sprintf("the layout %s needs two versions, not %d", layout, len(columns)),
				Hint: "such as: --versions " + strings.Join(a.Langs[:min(2, len(a.Langs))], ",")}
		}
	case sheet.Vertical:
		if len(want.Versions) == 0 {
			columns = slices.DeleteFunc(columns, func(c int) bool { return !lang.Of(a.Langs[c]).Vertical })
		}
		if len(columns) != 1 || !lang.Squares(a.Langs[columns[0]]) {
			return &diag.Fault{Misuse: true, Text: "the layout vertical is for one version in Chinese or Japanese", Hint: "such as: --versions zh-Hant"}
		}
	case sheet.Single:
		if len(want.Versions) == 0 {
			columns = columns[:1]
		}
		if len(columns) != 1 {
			return &diag.Fault{Misuse: true, Text: fmt.Sprintf("the layout single shows one version, not %d", len(columns)),
				Hint: "such as: --versions " + a.Langs[columns[0]]}
		}
	default:
		layouts := []string{sheet.Parallel, sheet.Facing, sheet.Stacked, sheet.Single, sheet.Vertical}
		return &diag.Fault{Misuse: true, Text: "there is no layout " + layout,
			Hint: cmp.Or(diag.DidYouMean(layout, layouts), "it is one of "+strings.Join(layouts, ", "))}
	}
	for _, p := range sheet.Papers {
		if p.Name == cmp.Or(want.Paper, sheet.Papers[0].Name) {
			b.options.Paper, b.Width, b.Height = p, p.Width, p.Height
		}
	}
	b.options.Layout, b.options.Columns, b.Vertical = layout, columns, layout == sheet.Vertical
	for _, c := range columns {
		b.Langs = append(b.Langs, a.Langs[c])
	}
	b.RightToLeft = b.options.BoundRight(b.Langs)
	return nil
}

// HTML returns the document to print. faces are @font-face rules, fonts the names of
// the fonts for the colophon, pages the known page numbers by id.
func (b *Print) HTML(faces string, fonts []string, pages map[string]int) ([]byte, error) {
	o := b.options
	o.Faces, o.Fonts, o.Pages = faces, fonts, pages
	return sheet.Print(b.renderer, b.edition, b.fingerprint, o)
}

// TextID returns the id of the first block of the text: the pages before it have Roman
// numbers.
func (b *Print) TextID() string {
	if rows := b.edition.Rows; len(rows) > 0 {
		return rows[0].ID
	}
	return ""
}

// DrawMarks sets the marks of notes in the TrueType face of a file, that of the Latin
// text.
func (b *Print) DrawMarks(face []byte) (err error) {
	b.options.Outline, err = serif.Outlines(face)
	return err
}

// Set decides what is on which page, from the heights that measure returns; see
// [sheet.Measure]. faces and fonts are those of the document.
func (b *Print) Set(faces string, fonts []string, measure func(document []byte) ([][]float64, error)) (err error) {
	o := b.options
	o.Faces, o.Fonts = faces, fonts
	b.options.Spreads, err = sheet.Set(b.renderer, b.edition, o, measure)
	return err
}

// Characters returns what a document may show, sorted, for its fonts. Markup counts
// as text. ASCII is always there whole, for numbers that come later, and so is what
// the style sheet draws: the dot of emphasis, the mark of an old translation.
func Characters(html []byte) []rune {
	seen := map[rune]bool{'•': true, '≠': true}
	for c := ' '; c < 0x7F; c++ {
		seen[c] = true
	}
	for _, c := range string(html) {
		if c >= ' ' {
			seen[c] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
