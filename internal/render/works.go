package render

import (
	"html/template"
	"slices"
	"strings"

	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// Cited is the sources that a page cites, by key.
type Cited map[string]bool

// blocks adds what a text cites.
func (s Cited) Blocks(blocks []edition.Block) {
	for i := range blocks {
		for k := range blocks[i].Segments {
			for _, run := range blocks[i].Segments[k].Runs {
				if run.Kind == edition.Cite {
					items, _ := cite.ParseCitation(run.Ref)
					for _, item := range items {
						s[item.Key] = true
					}
				}
			}
		}
	}
}

// list adds the keys of a list of sources.
func (s Cited) List(sources []string) {
	for _, line := range sources {
		if item, err := cite.ParseSource(line); err == nil {
			s[item.Key] = true
		}
	}
}

// article adds what an article and its figures cite.
func (s Cited) Article(r *Renderer, body map[string][]edition.Block) {
	for _, l := range r.Langs() {
		blocks := r.Body(body, l)
		s.Blocks(blocks)
		for i := range blocks {
			if name, ok := figureName(&blocks[i]); ok {
				if f := r.Figure(name); f != nil {
					s.List(f.Sources)
				}
			}
		}
	}
}

// view adds what the page of an edition cites: in its text, its margin and its figures.
func (s Cited) View(r *Renderer, v *View) {
	for _, c := range v.Columns {
		lang := v.Langs[c]
		for i := range v.Rows {
			if cell := v.Rows[i].Cells[c]; cell != nil {
				s.Blocks([]edition.Block{*cell})
			}
		}
		if t := v.Version(lang); t != nil {
			for i := range t.Footnotes {
				s.Blocks(t.Footnotes[i].Body)
			}
		}
		for _, entries := range v.Margin {
			for _, i := range entries {
				switch e := &v.Entries[i]; e.Kind {
				case edition.NoteEntry:
					if n := r.NoteByID[e.Ref]; n != nil {
						if body := r.Body(n.Body, lang); len(body) > 0 {
							s.Blocks(body[:1])
						}
					}
				case edition.ClaimEntry:
					if cl := r.ClaimByID[e.Ref]; cl != nil {
						s.Blocks(r.Body(cl.Body, lang))
						s.List(cl.Sources)
					}
				}
			}
		}
	}
	for _, list := range v.Figures {
		for _, f := range list {
			s.List(f.Sources)
		}
	}
	if v.Origin.Source != "" {
		s[v.Origin.Source] = true
	}
}

// workItems appends a list item for each work that a page cites. Its id is by what the
// page's script shows the work beside a citation.
func (r *Renderer) workItems(b []byte, list []Work) []byte {
	w := r.Writer(b)
	for i := range list {
		w.Open("li", html.ID(Name("s", list[i].ID)), html.Lang(list[i].Lang))
		w.Open("span", html.Class("csl"))
		list[i].Write(w)
		w.Close()
		w.CloseLine()
	}
	return w.Bytes()
}

// Work is a source as it appears in a list.
type Work struct {
	*cite.Entry
	Lang   string // of its words
	pieces []cite.Piece
}

type workKey struct {
	entry *cite.Entry
	langs string
}

// Works returns what is cited, in the order of the bibliography, as it appears in the
// list of a page in these languages. Each is made once.
func (r *Renderer) Works(cited Cited, langs []string) []Work {
	if r.Library == nil || len(cited) == 0 {
		return nil
	}
	var out []Work
	langs = PublicTags(langs)
	for _, e := range r.Library.Entries(langs...) {
		if cited[e.ID] {
			out = append(out, r.work(e, langs))
		}
	}
	return out
}

func (r *Renderer) work(e *cite.Entry, langs []string) Work {
	return r.references.get(workKey{e, strings.Join(langs, " ")}, func() Work {
		pieces, lang := r.Library.Reference(e, langs...)
		return Work{e, lang, pieces}
	})
}

// Write writes the source.
func (w *Work) Write(to *html.Writer) { cite.Write(to, w.pieces, w.Lang, nil) }

// worksOf returns the works that a page cites, in the order of the bibliography.
func (r *Renderer) worksOf(s Cited, langs []string) []Reference {
	if r.Library == nil || len(s) == 0 {
		return nil
	}
	var out []Reference
	for _, e := range r.Library.Entries(PublicTags(langs)...) {
		if s[e.ID] {
			out = append(out, r.reference(e, langs))
		}
	}
	return out
}

// reference returns a source as it appears in the list of a page in these languages.
func (r *Renderer) reference(e *cite.Entry, langs []string) Reference {
	s := r.work(e, PublicTags(langs))
	w := html.New(nil, html.Flavour{Bidi: r.bidi})
	s.Write(w)
	return Reference{ID: e.ID, Lang: s.Lang, Text: template.HTML(w.Bytes())}
}

// publicTags returns the languages of a page without what distinguishes versions
// in one language.
func PublicTags(langs []string) []string {
	out := make([]string, 0, len(langs))
	for _, l := range langs {
		if l = lang.Public(l); !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}
