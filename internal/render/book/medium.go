package book

import (
	"path"
	"slices"
	"strings"

	"duizhao/internal/encode"
	"duizhao/internal/epub"
	"duizhao/internal/html"
	"duizhao/internal/render"
)

// medium is an EPUB.
type medium struct {
	*render.Enclosed
	raw    bool // an author's HTML goes in
	sawRaw bool
	images []epub.File
}

// Raw writes an author's HTML, unless the document would not be XML with it.
func (m *medium) Raw(p *render.Pen, text string) {
	if m.sawRaw = true; m.raw {
		p.Markup(own(text))
	}
}

// own is HTML that an author wrote, on a site whose settings allow it.
func own(text string) encode.HTML { return encode.HTML(text) }

// Picture writes a picture of the site and puts it into the book; one that an EPUB
// cannot hold is left as its words.
func (m *medium) Picture(p *render.Pen, ref, alt string) {
	at := strings.TrimPrefix(ref, "/")
	ext := path.Ext(at)
	name := "images/" + render.Name("image", strings.TrimSuffix(at, ext)) + strings.ToLower(ext)
	if !slices.ContainsFunc(m.images, func(f epub.File) bool { return f.Name == name }) {
		kind, data, ok := m.Image(at)
		if !ok {
			p.Text(alt)
			return
		}
		m.images = append(m.images, epub.File{Name: name, Type: kind, Data: data})
	}
	p.Writer.Open("img", html.Src(name), html.Always("alt", alt))
}

// Figure writes a figure.
func (m *medium) Figure(p *render.Pen, f *render.Figure, at render.Plate) { p.Figure(f, at) }

// pen returns a pen for text in a language of the book; margin says that there are
// entries after it that marks lead to.
func (b *text) pen(w *html.Writer, lang string, margin bool) *render.Pen {
	return &render.Pen{Writer: w, Kit: b.r.Kit, Medium: b.m, Lang: lang, Margin: margin}
}

func (b *book) full(w *html.Writer) *render.Full {
	return &render.Full{Writer: w, Enclosed: b.m.Enclosed, View: b.view, Medium: b.m}
}
