package sheet

import (
	"bytes"
	"html/template"

	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/render"
)

// The templates of a book, one for each of its parts but the text.
const (
	titleTemplate    = "print/title.html"
	aboutTemplate    = "print/about.html"
	contentsTemplate = "print/contents.html"
	partTemplate     = "print/part.html"
	colophonTemplate = "print/colophon.html"
)

// Try executes the templates of printed books with samples of what they are given, and
// returns their mistakes. try fills what is given with samples and executes with each.
func Try(r *render.Renderer, try func(given any, execute func() error) []*render.TemplateError) []*render.TemplateError {
	var out []*render.TemplateError
	langs := r.Texts.Langs()
	for _, t := range []struct {
		name  string
		given any
	}{
		{titleTemplate, &render.PrintTitle{}}, {aboutTemplate, &render.PrintAbout{}}, {contentsTemplate, &render.PrintContents{}},
		{partTemplate, &render.PrintPart{}}, {colophonTemplate, &render.PrintColophon{}},
	} {
		out = append(out, try(t.given, func() error { return r.Templates.Execute(&bytes.Buffer{}, langs, t.name, t.given) })...)
	}
	return append(out, tryShell(r)...)
}

// doc is what every template of the book is given.
func (d *base) doc() render.PrintDoc {
	return render.PrintDoc{Slug: d.view.Slug, Lang: d.langs[0], Langs: d.langs, Layout: d.o.Layout, Private: d.r.Credits.Notices(d.langs)}
}

// filled writes what a template makes.
func (d *base) filled(name string, data any) {
	var b bytes.Buffer
	if err := d.r.Templates.Execute(&b, d.langs, name, data); err != nil && d.err == nil {
		d.err = err
	}
	d.Write(b.Bytes())
}

// ready returns what a function writes.
func (d *base) ready(write func()) template.HTML {
	from := d.Len()
	write()
	return template.HTML(d.Cut(from))
}

// inner returns a text in a language as it is within an element, as the lines of the
// document have it: its short numbers upright in vertical ones, and no single character
// in the last line of a paragraph.
func (d *base) inner(tag encode.HTML, text, lang string) template.HTML {
	from := d.Len()
	d.text(tag, text, lang)
	b := d.Cut(from)
	return template.HTML(b[len("<>")+len(tag) : len(b)-len("</>")-len(tag)])
}

// text writes an element with such a text.
func (d *base) text(tag encode.HTML, text, lang string, attrs ...html.Attr) {
	from := d.Len()
	d.Open(tag, attrs...)
	if p := d.pen(lang); p.Upright {
		p.Plain(text)
	} else {
		d.Text(text)
	}
	d.Close()
	if tag == "p" {
		d.keepEnds(from, lang)
	}
}

// each returns a short text once for each language of the document that has it, for
// elements that keep their language in a PDF (a plain span loses it there).
func (d *base) each(tag encode.HTML, text func(lang string) string) (out []render.PrintText) {
	seen := ""
	for _, l := range d.langs {
		if s := text(l); s != "" && s != seen {
			out = append(out, render.PrintText{Lang: l, HTML: d.inner(tag, s, l)})
			seen = s
		}
	}
	return out
}

// said returns a word of the interface in the languages of the document.
func (d *base) said(key string) (out []render.PrintText) {
	for _, w := range d.r.Words.Each(d.langs, key) {
		out = append(out, render.PrintText{Lang: w.Lang, HTML: d.ready(func() { d.Text(w.Text) })})
	}
	return out
}

// part writes a part that has a heading.
func (d *base) part(part string, names []render.PrintText, write func()) {
	d.filled(partTemplate, &render.PrintPart{PrintDoc: d.doc(), Part: part, Names: names, Text: d.ready(write)})
}
