package render

import (
	"slices"
	"strings"

	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// sourceSet is the sources that a page cites, by key.
type sourceSet map[string]bool

// blocks adds what a text cites.
func (s sourceSet) blocks(blocks []edition.Block) {
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
func (s sourceSet) list(sources []string) {
	for _, line := range sources {
		if item, err := cite.ParseSource(line); err == nil {
			s[item.Key] = true
		}
	}
}

// article adds what an article and its figures cite.
func (s sourceSet) article(r *Renderer, body map[string][]edition.Block) {
	for _, l := range r.langs() {
		blocks := r.body(body, l)
		s.blocks(blocks)
		for i := range blocks {
			if name, ok := figureName(&blocks[i]); ok {
				if f := r.findFigure(name); f != nil {
					s.list(f.Sources)
				}
			}
		}
	}
}

// view adds what the page of an edition cites: in its text, its margin and its figures.
func (s sourceSet) view(r *Renderer, v *view) {
	for _, c := range v.columns {
		lang := v.Langs[c]
		for i := range v.Rows {
			if cell := v.Rows[i].Cells[c]; cell != nil {
				s.blocks([]edition.Block{*cell})
			}
		}
		if t := v.Version(lang); t != nil {
			for i := range t.Footnotes {
				s.blocks(t.Footnotes[i].Body)
			}
		}
		for _, entries := range v.margin {
			for _, i := range entries {
				switch e := &v.Entries[i]; e.Kind {
				case edition.NoteEntry:
					if n := r.notes[e.Ref]; n != nil {
						if body := r.body(n.Body, lang); len(body) > 0 {
							s.blocks(body[:1])
						}
					}
				case edition.ClaimEntry:
					if cl := r.claims[e.Ref]; cl != nil {
						s.blocks(r.body(cl.Body, lang))
						s.list(cl.Sources)
					}
				}
			}
		}
	}
	for _, list := range v.figures {
		for _, f := range list {
			s.list(f.Sources)
		}
	}
	if v.Origin.Source != "" {
		s[v.Origin.Source] = true
	}
}

// works appends the list of the works that a page cites, in the order of the
// bibliography.
func (r *Renderer) works(b []byte, s sourceSet, root string, langs []string) []byte {
	if r.Library == nil || len(s) == 0 {
		return b
	}
	open := false
	for _, e := range r.Library.Entries(publicTags(langs)...) {
		if !s[e.ID] {
			continue
		}
		if !open {
			open = true
			b = append(b, `<section class="works"><h2 id="works">`...)
			b = r.said(b, r.wordIn(langs, "works-cited"))
			b = append(b, `</h2><ul class="bib">`+"\n"...)
		}
		text, lang := r.reference(e, langs)
		b = append(r.tongue(append(b, `<li`...), lang), `><span class="csl">`...)
		b = append(b, text...)
		b = append(b, "</span></li>\n"...)
	}
	if open {
		b = append(b, "</ul></section>\n"...)
	}
	return b
}

// work is a source as it appears in a list, with the language of its words.
type work struct {
	pieces []cite.Piece
	lang   string
}

type workKey struct {
	entry *cite.Entry
	langs string
}

// reference returns a source as it appears in the list of a page in these languages;
// each is made once.
func (r *Renderer) reference(e *cite.Entry, langs []string) (encode.HTML, string) {
	langs = publicTags(langs)
	key := workKey{e, strings.Join(langs, " ")}
	s := r.references.get(key, func() work {
		pieces, lang := r.Library.Reference(e, langs...)
		return work{pieces, lang}
	})
	w := html.New(nil, html.Flavour{Bidi: r.bidi})
	cite.Write(w, s.pieces, s.lang, nil)
	return w.HTML(0), s.lang
}

// publicTags returns the languages of a page without what distinguishes versions
// in one language.
func publicTags(langs []string) []string {
	out := make([]string, 0, len(langs))
	for _, l := range langs {
		if l = lang.Public(l); !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}
