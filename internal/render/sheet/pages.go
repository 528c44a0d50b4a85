package sheet

import (
	"fmt"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// base writes what all parts of a document have.
type base struct {
	langs  []string
	medium *medium
	o      Options
	r      *render.Renderer
	view   *render.View
	err    error // the first of a template
	*html.Writer
}

// pageRules returns the rules for the sheets: size, margins with their folios, and
// for each chapter its own kind of sheet with its running head, since Chromium does
// not support string-set. Boxes in the margin inherit the direction of the root, so
// each sets itself horizontal.
func (d *document) pageRules() string {
	const folio = "content:counter(page);vertical-align:top;padding-top:6mm;writing-mode:horizontal-tb"
	const head = "vertical-align:bottom;padding-bottom:5mm;writing-mode:horizontal-tb;content:"
	var b strings.Builder
	m, w, h := d.base.margins(), d.o.Paper.Width, d.o.Paper.Height
	fmt.Fprintf(&b, "@page{size:%gmm %gmm;margin:%gmm %gmm %gmm}\n:root{--area-width:%gmm;--area-height:%gmm}\n", w, h, m.top, m.outer, m.bottom,
		w-m.inner-m.outer, h-m.top-m.bottom)
	odd, even := encode.HTML("right"), encode.HTML("left") // the outer edges
	if d.o.BoundRight(d.langs) {
		odd, even = even, odd
	}
	recto, verso := d.o.sides(d.langs)
	fmt.Fprintf(&b, "@page :%s{margin-%s:%gmm;margin-%s:%gmm;@bottom-%s{%s}}\n", recto, odd, m.outer, even, m.inner, odd, folio)
	fmt.Fprintf(&b, "@page :%s{margin-%s:%gmm;margin-%s:%gmm;@bottom-%s{%s}}\n", verso, even, m.outer, odd, m.inner, even, folio)
	fmt.Fprintf(&b, "@page titlepage:%s{@bottom-%s{content:none}}\n", recto, odd)
	numbered := func(name encode.HTML) {
		const number = "content:counter(page,lower-roman)"
		fmt.Fprintf(&b, "@page %s:%s{@bottom-%s{%s}}\n@page %s:%s{@bottom-%s{%s}}\n", name, recto, odd, number, name, verso, even, number)
	}
	numbered("front")
	title := d.base.title()
	heads := func(name encode.HTML, onEven, onOdd string) {
		fmt.Fprintf(&b, "@page %s:%s{@top-%s{%s%s}}\n", name, recto, odd, head, encode.CSS(onOdd))
		fmt.Fprintf(&b, "@page %s:%s{@top-%s{%s%s}}\n.%s{page:%s}\n", name, verso, even, head, encode.CSS(onEven), name, name)
	}
	kind := func(name encode.HTML, text string) { heads(name, title, text) }
	done := -1
	for _, s := range d.sections {
		if s.chapter == done {
			continue
		}
		done = s.chapter
		text := title
		if row := &d.view.Rows[s.from]; row.Kind == edition.Heading {
			text = strings.Join(d.base.headings(row), " · ")
		}
		name := "ch" + encode.Int(s.chapter)
		if d.makeup.beside {
			kind(name, text)
		} else {
			texts := d.pages.heads(&d.view.Rows[s.from])
			heads(name, texts[0], texts[1])
		}
		fmt.Fprintf(&b, ".%so{page:%so}\n", name, name)
	}
	b.WriteString(d.pages.rules())
	if in := d.view.Introduction; in != nil {
		kind("introduction", d.r.Texts.Titles(in.Titles, d.langs))
		numbered("introduction")
	}
	kind("questions", d.base.words("nav-questions"))
	kind("works", d.base.words("works-cited"))
	return b.String()
}

// sides returns what Chromium calls the pages of odd and of even numbers. Its first page
// is a right one, of vertical lines too, and a left one where lines run from right to left.
func (o *Options) sides(langs []string) (recto, verso encode.HTML) {
	if len(langs) > 0 && lang.Direction(langs[0]) == lang.RightToLeft && o.Layout != Vertical {
		return "left", "right"
	}
	return "right", "left"
}

// headings returns a heading in the languages of the document, each once.
func (d *base) headings(row *edition.Row) []string {
	var out []string
	for _, c := range d.view.Columns {
		if t := d.view.HeadingText(row, c); t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// words returns a word of the interface in the languages of the document, for a place
// that has none.
func (d *base) words(key string) string {
	var out []string
	for _, t := range d.r.Words.Each(d.langs, key) {
		out = append(out, t.Text)
	}
	return strings.Join(slices.Compact(out), " · ")
}

// pen returns the pen for text in a language of the document.
func (d *base) pen(lang string) *render.Pen {
	return &render.Pen{Writer: d.Writer, Kit: d.r.Kit, Medium: d.medium, Lang: lang, Upright: d.o.Layout == Vertical, Whole: true}
}
