package web

import (
	"duizhao/internal/cite"
	"duizhao/internal/html"
	"duizhao/internal/render"
	"html/template"
)

// References lists works as templates get them.
type References struct {
	writers *render.Writers
	works   *render.Works
	library *cite.Library
}

// worksOf returns the works that a page cites, in the order of the bibliography.
func (r *References) worksOf(s render.Cited, langs []string) []Reference {
	if r.library == nil || len(s) == 0 {
		return nil
	}
	var out []Reference
	for _, e := range r.library.Entries(render.PublicTags(langs)...) {
		if s[e.ID] {
			out = append(out, r.reference(e, langs))
		}
	}
	return out
}

// reference returns a source as it appears in the list of a page in these languages.
func (r *References) reference(e *cite.Entry, langs []string) Reference {
	s := r.works.Work(e, render.PublicTags(langs))
	w := html.New(nil, html.Flavour{Bidi: r.writers.Bidi})
	s.Write(w)
	return Reference{ID: e.ID, Lang: s.Lang, Text: template.HTML(w.Bytes())}
}

// workItems appends a list item for each work that a page cites. Its id is by what the
// page's script shows the work beside a citation.
func (r *References) workItems(b []byte, list []render.Work) []byte {
	w := r.writers.New(b)
	for i := range list {
		w.Open("li", html.ID(render.Name("s", list[i].ID)), html.Lang(list[i].Lang))
		w.Open("span", html.Class("csl"))
		list[i].Write(w)
		w.Close()
		w.CloseLine()
	}
	return w.Bytes()
}
