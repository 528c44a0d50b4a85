package render

import (
	"slices"
	"strings"

	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// Cited is the sources that a page cites, by key.
type Cited map[string]bool

// Works knows the bibliography, and what is cited of it.
type Works struct {
	texts   *Texts
	gallery *Gallery
	claims  map[string]*edition.Claim
	library *cite.Library
	notes   map[string]*edition.Note

	cites      Cache[citeKey, []cite.Piece]
	references Cache[workKey, Work]
}

// Blocks adds what a text cites.
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

// List adds the keys of a list of sources.
func (s Cited) List(sources []string) {
	for _, line := range sources {
		if item, err := cite.ParseSource(line); err == nil {
			s[item.Key] = true
		}
	}
}

// Article adds what an article and its figures cite.
func (s Cited) Article(r *Works, body map[string][]edition.Block) {
	for _, l := range r.texts.Langs() {
		blocks := r.texts.Body(body, l)
		s.Blocks(blocks)
		for i := range blocks {
			if name, ok := figureName(&blocks[i]); ok {
				if f := r.gallery.Find(name); f != nil {
					s.List(f.Sources)
				}
			}
		}
	}
}

// View adds what the page of an edition cites: in its text, its margin and its figures.
func (s Cited) View(r *Works, v *View) {
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
					if n := r.notes[e.Ref]; n != nil {
						if body := r.texts.Body(n.Body, lang); len(body) > 0 {
							s.Blocks(body[:1])
						}
					}
				case edition.ClaimEntry:
					if cl := r.claims[e.Ref]; cl != nil {
						s.Blocks(r.texts.Body(cl.Body, lang))
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

// List returns what is cited, in the order of the bibliography, as it appears in the
// list of a page in these languages. Each is made once.
func (r *Works) List(cited Cited, langs []string) []Work {
	if r.library == nil || len(cited) == 0 {
		return nil
	}
	var out []Work
	langs = PublicTags(langs)
	for _, e := range r.library.Entries(langs...) {
		if cited[e.ID] {
			out = append(out, r.Work(e, langs))
		}
	}
	return out
}

// Work returns a work as a list has it, for readers of some languages.
func (r *Works) Work(e *cite.Entry, langs []string) Work {
	return r.references.Get(workKey{e, strings.Join(langs, " ")}, func() Work {
		pieces, lang := r.library.Reference(e, langs...)
		return Work{e, lang, pieces}
	})
}

// Write writes the source.
func (w *Work) Write(to *html.Writer) { cite.Write(to, w.pieces, w.Lang, nil, nil) }

// PublicTags returns the languages of a page without what distinguishes versions
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

// Items returns the sources of a list that can be cited.
func (r *Works) Items(list []string) []cite.Item {
	if r.library == nil {
		return nil
	}
	var out []cite.Item
	for _, s := range list {
		if item, err := cite.ParseSource(s); err == nil {
			out = append(out, item)
		}
	}
	return out
}
