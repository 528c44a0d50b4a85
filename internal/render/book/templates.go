package book

import (
	"bytes"
	"encoding/xml"
	"errors"
	"html/template"

	"duizhao/internal/epub"
	"duizhao/internal/html"
	"duizhao/internal/render"
)

// The templates of a book, one for each kind of document.
const (
	titleTemplate    = "epub/title.html"
	chapterTemplate  = "epub/chapter.html"
	articleTemplate  = "epub/article.html"
	partTemplate     = "epub/part.html"
	colophonTemplate = "epub/colophon.html"
)

// Try executes the templates of books with samples of what they are given, and returns
// their mistakes. try fills what is given with samples and executes with each.
func Try(r *render.Renderer, try func(given any, execute func() error) []*render.TemplateError) []*render.TemplateError {
	var out []*render.TemplateError
	for _, t := range []struct {
		name  string
		given any
	}{
		{titleTemplate, &render.EPUBTitle{}}, {chapterTemplate, &render.EPUBChapter{}}, {articleTemplate, &render.EPUBArticle{}},
		{partTemplate, &render.EPUBPart{}}, {colophonTemplate, &render.EPUBColophon{}},
	} {
		out = append(out, try(t.given, func() error {
			body, err := fill(r, r.Texts.Langs(), t.name, t.given)
			if err != nil {
				return err
			}
			return malformed(t.name, body)
		})...)
	}
	return out
}

// fill executes a template.
func fill(r *render.Renderer, langs []string, name string, data any) ([]byte, error) {
	var b bytes.Buffer
	if err := r.Templates.Execute(&b, langs, name, data); err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(b.Bytes())) == 0 {
		return nil, render.Silence(name)
	}
	return b.Bytes(), nil
}

// malformed returns the mistake of a template that makes what is not XML, or nil.
func malformed(name string, body []byte) error {
	part, err := epub.Malformed(body)
	if err == nil {
		return nil
	}
	text := err.Error()
	if e := (*xml.SyntaxError)(nil); errors.As(err, &e) {
		text = e.Msg
	}
	e := render.Mistaken(name, "what it makes is not XML, which an EPUB consists of: "+text,
		"close every element, as in <br/>, quote the values of attributes, and write characters in place of names such as &nbsp;")
	e.Near = string(part)
	return e
}

// filled executes a template of the book.
func (b *book) filled(name string, data any) []byte {
	body, err := fill(b.r, b.view.Shown(), name, data)
	if b.err == nil {
		b.err = err
	}
	return body
}

// written returns what a function writes.
func (b *book) written(write func(w *html.Writer)) template.HTML {
	w := b.r.Writers.New(nil)
	w.XML = true
	write(w)
	return template.HTML(w.Bytes())
}

// doc is what every document of the book is given.
func (b *book) doc() render.EPUBDoc {
	langs := b.view.Shown()
	return render.EPUBDoc{Slug: b.view.Slug, Lang: langs[0], Langs: langs, Vertical: b.out.Vertical, Private: b.r.Credits.Notices(langs)}
}

// said returns texts as templates have them.
func said(list []epub.Tagged) []render.Tagged {
	var out []render.Tagged
	for _, t := range list {
		out = append(out, render.Tagged(t))
	}
	return out
}
