package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
)

// Layouts of a book: two versions in columns, one sentence over its
// counterpart, one version alone, and one version in vertical lines (直排).
const (
	Parallel = "parallel"
	Stacked  = "stacked"
	Single   = "single"
	Vertical = "vertical"
)

// Paper is a sheet, in millimetres.
type Paper struct {
	Name          string // a4, a5, letter
	Width, Height float64
}

// Papers are the sheets that a book can be set for.
var Papers = []Paper{{"a4", 210, 297}, {"a5", 148, 210}, {"letter", 215.9, 279.4}}

// PrintOptions choose what a book shows, and on what paper.
type PrintOptions struct {
	Columns []int // of the versions, in order: two for parallel and stacked, otherwise one
	Layout  string
	Paper   Paper
	Style   []byte         // the style sheet of books
	Faces   string         // @font-face rules with the fonts in them, or ""
	Fonts   []string       // names of the fonts, for the colophon
	Pages   map[string]int // page numbers for the contents, by id, as far as they are known
}

// printPage is what the template print.html gets.
type printPage struct {
	Lang   string
	Langs  []string
	Class  string // of the html element: layout and paper
	Title  string
	Style  template.CSS
	Digest string // of Style, for the policy
	Front  template.HTML
	Body   template.HTML
}

// printing is a book in the making.
type printing struct {
	*Renderer
	*view
	PrintOptions
	langs    []string
	sections []printSection
	ids      map[string]string // anchor of each note, claim and source in the book, by its address on the site
	works    sourceSet
	outlines map[rune]string // of the characters that marks are drawn with
}

// printSection is the rows from one heading to the next, and the entries in them.
type printSection struct {
	from, to int
	chapter  int   // counted from 0: sections below the second level share one
	entries  []int // those whose first marks are in these rows
}

// Print makes the document that is printed as the edition's PDF: title page,
// contents, the text with the notes of each section after it, works cited and
// colophon, on sheets with running heads. It is one HTML file with everything in
// it and without scripts; all its links lead into it or to the web.
func (r *Renderer) Print(shown *edition.Shown, fingerprint string, o PrintOptions) ([]byte, error) {
	a := shown.Annotated
	bk := &printing{Renderer: r, PrintOptions: o, view: r.newView(a, o.Columns, siteRoot), ids: map[string]string{}, works: sourceSet{}, outlines: map[rune]string{}}
	bk.figures = r.figuresOf(a)
	for _, c := range o.Columns {
		bk.langs = append(bk.langs, a.Langs[c])
	}
	bk.works.view(r, bk.view)
	if in := a.Introduction; in != nil {
		bk.works.article(r, in.Body)
		for _, l := range bk.langs {
			for _, f := range in.Notes[l] {
				bk.works.blocks(f.Body)
			}
		}
	}
	bk.cut()
	t, err := r.shellFor(bk.langs)
	if err != nil {
		return nil, err
	}
	style := o.Faces + string(o.Style) + bk.pageRules()
	sum := sha256.Sum256([]byte(style))
	p := &printPage{Lang: bk.langs[0], Langs: bk.langs, Class: o.Layout + " " + o.Paper.Name, Title: bk.title(), Style: template.CSS(style),
		Digest: base64.StdEncoding.EncodeToString(sum[:])}
	p.Front = template.HTML(bk.drawMarks(bk.finish(bk.front(nil))))
	body := bk.text(bk.introduction(nil))
	body = bk.questions(body)
	body = bk.bibliography(body)
	body = bk.colophonPage(body, fingerprint)
	body = bk.targets(body)
	p.Body = bodyMark
	var buf bytes.Buffer
	if err := t.ExecuteTemplate(&buf, "print.html", p); err != nil {
		return nil, &TemplateError{strings.TrimPrefix(err.Error(), "template: ")}
	}
	before, after, ok := bytes.Cut(buf.Bytes(), []byte(bodyMark))
	if !ok {
		return nil, &TemplateError{"print.html: it does not print {{.Body}}, the text of the book"}
	}
	body = bk.drawMarks(bk.finish(body))
	return slices.Concat(before, body, bk.shapesOfMarks(nil), after), nil
}

// title returns the book's title in its languages, for the document's properties.
func (bk *printing) title() string { return bk.titles(bk.Title, bk.langs) }

// cut finds the sections and their chapters, and the anchors in them.
func (bk *printing) cut() {
	chapter := -1
	for i := range bk.Rows {
		row := &bk.Rows[i]
		if n := len(bk.sections); n == 0 || row.Kind == edition.Heading {
			if row.Kind != edition.Heading || level(row) <= 2 || chapter < 0 {
				chapter++
			}
			bk.sections = append(bk.sections, printSection{from: i, chapter: chapter})
		}
		s := &bk.sections[len(bk.sections)-1]
		s.to = i + 1
		s.entries = append(s.entries, bk.margin[i]...)
		for _, e := range bk.margin[i] {
			switch e := &bk.Entries[e]; e.Kind {
			case edition.NoteEntry:
				if at := address.Note(e.Ref); bk.ids[at] == "" {
					bk.ids[at] = e.Anchor
				}
			case edition.ClaimEntry:
				bk.ids[address.Claim(bk.Slug, e.Ref)] = e.Anchor
			}
		}
	}
	if bk.Library != nil {
		for _, e := range bk.Library.Entries() {
			if bk.works[e.ID] {
				bk.ids[address.Source(e.ID)] = "bib-" + e.ID
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

// headingText returns a heading in a language, without marks.
func (bk *printing) headingText(row *edition.Row, column int) string {
	cell := row.Cells[column]
	if cell == nil {
		return ""
	}
	var t strings.Builder
	for s := range cell.Segments {
		if s > 0 {
			t.WriteString(glue(bk.Langs[column], &cell.Segments[s-1], &cell.Segments[s]))
		}
		t.WriteString(cell.Segments[s].Text())
	}
	return t.String()
}

// each appends a short text once for each language of the book that has it, in
// elements that keep their language in a PDF (a plain span loses it there).
func (bk *printing) each(b []byte, tag encode.HTML, class string, text func(lang string) string) []byte {
	seen := ""
	for _, l := range bk.langs {
		s := text(l)
		if s == "" || s == seen {
			continue
		}
		if seen != "" {
			b = append(b, ' ')
		}
		b, seen = bk.tagged(b, tag, class, l, s), s
	}
	return b
}

// wordEach is each for a word of the interface.
func (bk *printing) wordEach(b []byte, tag encode.HTML, class, key string) []byte {
	for i, w := range bk.wordIn(bk.langs, key) {
		if i > 0 {
			b = append(b, ' ')
		}
		b = bk.tagged(b, tag, class, w.Lang, w.Text)
	}
	return b
}

// pageRules returns the rules for the sheets: size, margins with their folios, and
// for each chapter its own kind of sheet with its running head, since Chromium does
// not support string-set. Boxes in the margin inherit the direction of the root, so
// each sets itself horizontal.
func (bk *printing) pageRules() string {
	const folio = "content:counter(page);vertical-align:top;padding-top:6mm;writing-mode:horizontal-tb"
	const head = "vertical-align:bottom;padding-bottom:5mm;writing-mode:horizontal-tb;content:"
	var b strings.Builder
	m, w, h := bk.margins(), bk.Paper.Width, bk.Paper.Height
	fmt.Fprintf(&b, "@page{size:%gmm %gmm;margin:%gmm %gmm %gmm}\n:root{--area-width:%gmm;--area-height:%gmm}\n", w, h, m.top, m.outer, m.bottom, w-m.inner-m.outer, h-m.top-m.bottom)
	odd, even := encode.HTML("right"), encode.HTML("left") // the outer edges; Chromium calls the first page a right one, whichever way the text runs
	if bk.Layout == Vertical {                             // bound at the right
		odd, even = even, odd
	}
	fmt.Fprintf(&b, "@page :right{margin-%s:%gmm;margin-%s:%gmm;@bottom-%s{%s}}\n", odd, m.outer, even, m.inner, odd, folio)
	fmt.Fprintf(&b, "@page :left{margin-%s:%gmm;margin-%s:%gmm;@bottom-%s{%s}}\n", even, m.outer, odd, m.inner, even, folio)
	fmt.Fprintf(&b, "@page titlepage:right{@bottom-%s{content:none}}\n", odd)
	title := bk.title()
	kind := func(name encode.HTML, text string) {
		fmt.Fprintf(&b, "@page %s:right{@top-%s{%s%s}}\n", name, odd, head, encode.CSS(text))
		fmt.Fprintf(&b, "@page %s:left{@top-%s{%s%s}}\n.%s{page:%s}\n", name, even, head, encode.CSS(title), name, name)
	}
	done := -1
	for _, s := range bk.sections {
		if s.chapter == done {
			continue
		}
		done = s.chapter
		text := title
		if row := &bk.Rows[s.from]; row.Kind == edition.Heading {
			var parts []string
			for _, c := range bk.columns {
				if t := bk.headingText(row, c); t != "" && !slices.Contains(parts, t) {
					parts = append(parts, t)
				}
			}
			text = strings.Join(parts, " · ")
		}
		kind("ch"+encode.Int(s.chapter), text)
	}
	if in := bk.Introduction; in != nil {
		kind("introduction", bk.titles(in.Titles, bk.langs))
	}
	kind("questions", strings.Join(texts(bk.wordIn(bk.langs, "nav-questions")), " · "))
	kind("works", strings.Join(texts(bk.wordIn(bk.langs, "works-cited")), " · "))
	return b.String()
}

// margins are those of a sheet, in millimetres. The inner and the outer one change
// sides; the width between them does not, since a row that is cut keeps the columns
// of the sheet that it began on. A single column of text gets more of both: a line
// should not have more than about eighty letters.
type margins struct{ top, bottom, inner, outer float64 }

func (bk *printing) margins() margins {
	switch small := bk.Paper.Width < 180; {
	case small && bk.Layout == Parallel:
		return margins{16, 18, 15, 12}
	case small:
		return margins{17, 19, 18, 14}
	case bk.Layout == Parallel:
		return margins{23, 24, 24, 20}
	case bk.Layout == Vertical: // lines of about fifty characters
		return margins{34, 36, 28, 24}
	}
	return margins{26, 28, 42, 38}
}

func texts(list []Tagged) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.Text
	}
	return slices.Compact(out)
}
