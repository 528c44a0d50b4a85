// Package sheet makes the document that is printed as an edition's PDF: title page,
// contents, the text with its notes at the foot of each page, works cited and
// colophon, on sheets with running heads. It is one HTML file with everything in it
// and without scripts; all its links lead into it or to the web.
package sheet

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html/template"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// Layouts of paper: two versions in columns, one sentence over its counterpart, one
// version alone, one version in vertical lines (直排), and two versions on facing pages.
const (
	Parallel = "parallel"
	Stacked  = "stacked"
	Single   = "single"
	Vertical = "vertical"
	Facing   = "facing"
)

// Paper is a sheet, in millimetres.
type Paper struct {
	Name          string // as it is asked for
	Width, Height float64
}

// Papers are the sheets that an edition can be set for.
var Papers = []Paper{{"a4", 210, 297}, {"letter", 215.9, 279.4}, {"a5", 148, 210}, {"b6", 125, 176}, {"6x9", 152.4, 228.6}, {"32k", 130, 184}}

// small reports whether a sheet has the type of A5.
func (p Paper) small() bool { return p.Width < 180 }

// pocket reports whether a sheet is smaller still.
func (p Paper) pocket() bool { return p.Width < 140 }

// class returns the classes of a document on a sheet.
func (p Paper) class() string {
	switch {
	case p.pocket():
		return "a5 pocket"
	case p.small():
		return "a5"
	}
	return p.Name
}

// Options choose what is printed, and on what paper.
type Options struct {
	Columns []int // of the versions, in order: two for parallel, stacked and facing, otherwise one
	Layout  string
	Paper   Paper
	Style   []byte         // the style sheet
	Faces   string         // @font-face rules with the fonts in them, or ""
	Fonts   []string       // names of the fonts, for the colophon
	Pages   map[string]int // page numbers for the contents, by id, as far as they are known
	Spreads *Spreads       // what is on each page, as [Set] has decided
	// Outline draws the letters of marks, as that of a [render.Renderer] does, which serves
	// if it is nil.
	Outline func(rune) (string, int, error)
}

// BoundRight reports whether a book in these languages is bound at the right, and its
// pages follow each other to the left: one in columns, and one whose first language
// is written from the right, unless it has the original on its left pages.
func (o *Options) BoundRight(langs []string) bool {
	return o.Layout == Vertical || o.Layout != Facing && len(langs) > 0 && lang.Direction(langs[0]) == lang.RightToLeft
}

// page is what the template print.html gets.
type page struct {
	Lang   string
	Langs  []string
	Class  string // of the html element: layout and paper
	Title  string
	Style  template.CSS
	Digest string // of Style, for the policy
	Front  template.HTML

	body    template.HTML
	printed bool
}

// Body returns the text.
func (p *page) Body() template.HTML {
	p.printed = true
	return p.body
}

// document is an edition on its way to paper.
type document struct {
	*html.Writer
	r        *render.Renderer
	view     *render.View
	o        Options
	langs    []string
	sections []section
	ids      map[string]string // anchor of each note, claim and source in the document, by its address on the site
	cited    render.Cited
	works    []render.Work
	medium   *medium
	makeup   *makeup

	base      *base
	apparatus *apparatus
	cells     *cells
	back      *back
	front     *front
	cutter    *cutter
	leaves    *leaves
	galleys   *galley
	pages     *pages
}

// section is the rows from one heading to the next.
type section struct {
	from, to int
	chapter  int // counted from 0: sections below the second level share one
}

// newDocument begins the document of an edition.
func newDocument(r *render.Renderer, shown *edition.Shown, o Options) *document {
	a := shown.Annotated
	d := &document{Writer: r.Writers.New(nil), r: r, view: render.NewView(a, o.Columns, ""), o: o, ids: map[string]string{}, cited: render.Cited{}}
	d.Groups = true
	outline := o.Outline
	if outline == nil {
		outline = r.Outline
	}
	d.view.Figures = r.Gallery.Of(a)
	d.langs = d.view.Shown()
	d.medium = &medium{d: d, marks: marks{w: d.Writer, outline: outline, vertical: o.Layout == Vertical}}
	d.cite()
	d.cut()
	d.makeup = &makeup{plan: o.Spreads, again: map[string]string{}, sides: len(d.langs), beside: o.Layout != Facing}
	d.begin()
	d.pages.fill()
	return d
}

// begin makes what writes the parts of the document.
func (d *document) begin() {
	d.base = &base{langs: d.langs, medium: d.medium, o: d.o, r: d.r, view: d.view, Writer: d.Writer}
	d.apparatus = &apparatus{base: d.base, langs: d.langs, r: d.r, view: d.view, Writer: d.Writer}
	d.cells = &cells{base: d.base, makeup: d.makeup, medium: d.medium, r: d.r, view: d.view, Writer: d.Writer}
	d.back = &back{base: d.base, langs: d.langs, o: d.o, r: d.r, view: d.view, works: d.works, Writer: d.Writer}
	d.front = &front{base: d.base, apparatus: d.apparatus, langs: d.langs, r: d.r, view: d.view, works: d.works, Writer: d.Writer}
	d.cutter = &cutter{apparatus: d.apparatus, makeup: d.makeup, langs: d.langs, o: d.o, sections: d.sections, view: d.view}
	d.leaves = &leaves{base: d.base, apparatus: d.apparatus, cells: d.cells, cutter: d.cutter, makeup: d.makeup, langs: d.langs,
		medium: d.medium, o: d.o, r: d.r, view: d.view, Writer: d.Writer}
	d.galleys = &galley{leaves: d.leaves, cutter: d.cutter, makeup: d.makeup, o: d.o, langs: d.langs, Writer: d.Writer}
	d.pages = &pages{base: d.base, cutter: d.cutter, leaves: d.leaves, galleys: d.galleys, makeup: d.makeup, langs: d.langs,
		medium: d.medium, o: d.o, r: d.r, view: d.view, Writer: d.Writer}
}

// Print makes the document of an edition. fingerprint is that of its content.
func Print(r *render.Renderer, shown *edition.Shown, fingerprint string, o Options) ([]byte, error) {
	d := newDocument(r, shown, o)
	return d.whole(func() {
		d.back.introduction()
		d.pages.write(o.Spreads)
		d.back.questions()
		d.back.bibliography()
		d.back.colophon(fingerprint)
		d.back.targets()
	})
}

// whole returns the document with its front matter and a body.
func (d *document) whole(body func()) ([]byte, error) {
	front := d.written(d.front.titlePage, d.front.about, d.front.contents)
	return d.print(front, d.written(body, d.medium.marks.letters))
}

// print returns the document of what is written.
func (d *document) print(front, body template.HTML) ([]byte, error) {
	r, o := d.r, &d.o
	style := o.Faces + string(o.Style) + d.pageRules()
	sum := sha256.Sum256([]byte(style))
	p := &page{Lang: d.langs[0], Langs: d.langs, Class: o.Layout + " " + o.Paper.class(), Title: d.base.title(), Style: template.CSS(style),
		Digest: base64.StdEncoding.EncodeToString(sum[:])}
	p.Front, p.body = front, body
	var buf bytes.Buffer
	if err := p.execute(r, &buf); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// execute executes the template for a page.
func (p *page) execute(r *render.Renderer, to *bytes.Buffer) error {
	if err := r.Templates.Execute(to, p.Langs, "print.html", p); err != nil {
		return err
	}
	if !p.printed {
		return &render.TemplateError{File: "print.html", Line: 1, Text: "it does not print {{.Body}}, the text of the book",
			Hint: "write {{.Body}} where the text is to be"}
	}
	return nil
}

// Try executes the template with samples of what it is given, and returns its mistake,
// if it has one.
func Try(r *render.Renderer) error {
	langs := r.Texts.Langs()
	for _, p := range []*page{
		{Lang: langs[0], Langs: langs, Class: "columns a4", Title: "x", Style: "p{}", Digest: "x", Front: "<p>", body: "<p>"},
		{Lang: langs[0], Langs: langs},
	} {
		if err := p.execute(r, &bytes.Buffer{}); err != nil {
			return err
		}
	}
	return nil
}

// written returns what parts of the document write.
func (d *document) written(parts ...func()) template.HTML {
	from := d.Len()
	for _, part := range parts {
		part()
	}
	return template.HTML(d.Cut(from))
}

// title returns the title in the languages of the document, for its properties.
func (d *base) title() string { return d.r.Texts.Titles(d.view.Title, d.langs) }

// cite finds what the document cites.
func (d *document) cite() {
	d.cited.View(d.r.Works, d.view)
	if in := d.view.Introduction; in != nil {
		d.cited.Article(d.r.Works, in.Body)
		for _, l := range d.langs {
			for _, f := range in.Notes[l] {
				d.cited.Blocks(f.Body)
			}
		}
	}
	d.works = d.r.Works.List(d.cited, d.langs)
	for _, w := range d.works {
		d.ids[address.Source(w.ID)] = "bib-" + w.ID
	}
}

// cut finds the sections and their chapters, and the anchors in them.
func (d *document) cut() {
	chapter := -1
	for i := range d.view.Rows {
		row := &d.view.Rows[i]
		if n := len(d.sections); n == 0 || row.Kind == edition.Heading {
			if row.Kind != edition.Heading || level(row) <= 2 || chapter < 0 {
				chapter++
			}
			d.sections = append(d.sections, section{from: i, chapter: chapter})
		}
		s := &d.sections[len(d.sections)-1]
		s.to = i + 1
		for _, e := range d.view.Margin[i] {
			switch e := &d.view.Entries[e]; e.Kind {
			case edition.NoteEntry:
				if at := address.Note(e.Ref); d.ids[at] == "" {
					d.ids[at] = e.Anchor
				}
			case edition.ClaimEntry:
				d.ids[address.Claim(d.view.Slug, e.Ref)] = e.Anchor
			}
		}
	}
}

func level(row *edition.Row) int {
	for _, c := range row.Cells {
		if c != nil {
			return c.Level
		}
	}
	return 2
}
