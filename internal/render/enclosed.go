package render

import (
	"strconv"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/html"
)

// Enclosed is what a file that is read by itself, a book or a single file, has of the
// site in it, and where. A link to anything else leads to the site on the web, if
// that has an address, and otherwise nowhere. It is a [Medium] but for pictures,
// figures and an author's own HTML.
type Enclosed struct {
	from       *Enclosures
	Slug       string
	Notes      map[string]bool
	Further    []string // those of the notes that have no place in the margin
	Claims     map[string]bool
	Explainers map[string]bool
	Cited      Cited
	Docs       Docs
}

// Docs are the addresses of a file's parts: "" where everything is in one document.
type Docs struct {
	Text                 map[string]string // by the id of a block
	Notes, Claims, Works string
	Source               string // the word before the ids of sources
}

// Enclosures finds out what a file that is read by itself holds of the site.
type Enclosures struct {
	words     *Words
	texts     *Texts
	addresses *Addresses
	works     *Works
	kit       *Kit
	pictures  *Pictures
	claims    map[string]*edition.Claim
	corpus    *corpus.Corpus
	notes     map[string]*edition.Note
}

// Enclose finds out what a file with a view in it will hold.
func (r *Enclosures) Enclose(v *View, docs Docs) *Enclosed {
	k := &Enclosed{from: r, Slug: v.Slug, Notes: map[string]bool{}, Claims: map[string]bool{}, Explainers: map[string]bool{}, Cited: Cited{}, Docs: docs}
	var bodies []map[string][]edition.Block
	for _, entries := range v.Margin {
		for _, i := range entries {
			switch e := &v.Entries[i]; e.Kind {
			case edition.NoteEntry:
				if n := r.notes[e.Ref]; n != nil && !k.Notes[e.Ref] {
					k.Notes[e.Ref] = true
					bodies = append(bodies, n.Body)
				}
			case edition.ClaimEntry:
				if c := r.claims[e.Ref]; c != nil && !k.Claims[e.Ref] {
					k.Claims[e.Ref] = true
					bodies = append(bodies, c.Body)
				}
			}
		}
	}
	if v.Introduction != nil {
		bodies = append(bodies, v.Introduction.Body)
	}
	for _, t := range v.Texts {
		k.explain(t.Blocks)
		for i := range t.Footnotes {
			bodies = append(bodies, map[string][]edition.Block{t.Lang: t.Footnotes[i].Body})
		}
	}
	for _, b := range bodies { // and the notes that these lead to, but not the notes of the whole site
		for _, l := range r.texts.Langs() {
			k.further(b[l])
		}
	}
	for _, b := range bodies {
		for _, blocks := range b {
			k.explain(blocks)
		}
	}
	if v.Origin.Source != "" {
		k.Cited[v.Origin.Source] = true
	}
	return k
}

// further adds the notes that a text outside the margin leads to.
func (k *Enclosed) further(blocks []edition.Block) {
	for run := range runsOf(blocks) {
		if run.Kind == edition.OpenNote && k.from.notes[run.Ref] != nil && !k.Notes[run.Ref] {
			k.Notes[run.Ref] = true
			k.Further = append(k.Further, run.Ref)
		}
	}
}

// explain adds the explainers that a text leads to, and those that they in turn lead to.
func (k *Enclosed) explain(blocks []edition.Block) {
	for run := range runsOf(blocks) {
		id, ok := strings.CutPrefix(run.Ref, "explainer:")
		if run.Kind != edition.OpenLink || !ok || k.Explainers[id] {
			continue
		}
		for _, e := range k.from.corpus.Explainers {
			if e.ID == id {
				k.Explainers[id] = true
				for _, body := range e.Body {
					k.explain(body)
				}
			}
		}
	}
}

// runsOf yields the runs of blocks.
func runsOf(blocks []edition.Block) func(func(*edition.Run) bool) {
	return func(yield func(*edition.Run) bool) {
		for i := range blocks {
			for s := range blocks[i].Segments {
				runs := blocks[i].Segments[s].Runs
				for k := range runs {
					if !yield(&runs[k]) {
						return
					}
				}
			}
		}
	}
}

// Name returns an id in a form that XML accepts (NCName: the keys of a bibliography
// may have any character), after a word for what it belongs to.
func Name(kind, id string) string {
	b := append([]byte(kind), '.')
	for i := 0; i < len(id); i++ {
		c := id[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-':
			b = append(b, c)
		default:
			b = strconv.AppendUint(append(b, '_'), uint64(c), 16)
		}
	}
	return string(b)
}

func (k *Enclosed) Source(id string) string {
	k.Cited[id] = true
	return k.Docs.Works + "#" + k.SourceID(id)
}

// SourceID returns the id of a source in the list of works cited.
func (k *Enclosed) SourceID(id string) string { return Name(k.Docs.Source, id) }

func (k *Enclosed) Note(id string) string {
	if k.Notes[id] {
		return k.Docs.Notes + "#" + Name("note", id)
	}
	return k.from.addresses.Public(address.Note(id))
}

func (k *Enclosed) Claim(id string) string {
	if k.Claims[id] {
		return k.Docs.Claims + "#" + Name("claim", id)
	}
	if c := k.from.claims[id]; c != nil {
		return k.from.addresses.Public(k.from.corpus.ClaimPages.At(c.Edition, id))
	}
	return ""
}

// Image returns a picture of the site by its address; see [Pictures].
func (k *Enclosed) Image(at string) (kind string, data []byte, ok bool) {
	return k.from.pictures.Picture(at)
}

// ExplainerDoc returns the name of the document with an explainer.
func ExplainerDoc(id string) string { return "explainer-" + id }

func (k *Enclosed) Href(ref string) string {
	if id, ok := strings.CutPrefix(ref, "explainer:"); ok {
		id, _, _ = strings.Cut(id, "#")
		if k.Explainers[id] {
			return ExplainerDoc(id) + ".xhtml"
		}
		return k.from.addresses.Public(address.Explainer(id))
	}
	if id, ok := strings.CutPrefix(ref, "#"); ok {
		block, _, _ := strings.Cut(id, ".")
		if doc, ok := k.Docs.Text[block]; ok {
			return doc + "#" + id
		}
		return ""
	}
	if rest, ok := strings.CutPrefix(ref, "/"); ok {
		return k.page(rest)
	}
	return ref
}

// page turns an address below the site's root into one in the file.
func (k *Enclosed) page(to string) string {
	where, fragment, _ := strings.Cut(to, "#")
	where = strings.TrimSuffix(where, "/") + "/"
	switch note, explainer := address.OfNote(where), address.OfExplainer(where); {
	case k.Notes[note]:
		return k.Note(note)
	case k.Explainers[explainer]:
		return ExplainerDoc(explainer) + ".xhtml"
	case where == address.Bibliography && fragment != "":
		return k.Source(fragment)
	case where == address.Claims(k.Slug) && k.Claims[fragment]:
		return k.Claim(fragment)
	case strings.HasPrefix(where, address.Edition(k.Slug)) && fragment != "":
		if href := k.Href("#" + fragment); href != "" {
			return href
		}
	}
	return k.from.addresses.Public(to)
}

// Open begins the words of a note or a claim. In the text they have a mark after
// them, which a reading system opens in place; elsewhere the words themselves link to
// the full entry.
func (k *Enclosed) Open(p *Pen, mark *edition.Run, _ bool) {
	switch {
	case p.Margin:
	case mark.Kind == edition.OpenNote:
		p.Writer.Open("a", html.Href(k.Note(mark.Ref)))
	default:
		p.Writer.Open("a", html.Href(k.Claim(mark.Ref)))
	}
}

func (k *Enclosed) Close(p *Pen, mark *edition.Run, _ string) int {
	if p.Margin {
		k.noteref(p, mark, mark.Text, mark.Mark)
	} else {
		p.Writer.Close()
	}
	return 0
}

func (k *Enclosed) Mark(p *Pen, mark *edition.Run, _ string) int {
	switch {
	case mark.Kind == edition.EmendMark:
		k.noteref(p, mark, mark.Ref, mark.Mark)
	case mark.Mark == "": // of an article, whose footnotes are at its end
		k.noteref(p, mark, Name("f."+p.Lang, mark.Ref), mark.Ref)
	default:
		k.noteref(p, mark, mark.Text, mark.Mark)
	}
	return 0
}

// noteref writes the mark of a note, a claim or a footnote.
func (k *Enclosed) noteref(p *Pen, run *edition.Run, anchor, mark string) {
	class, word, shown := "n", "note", mark
	switch run.Kind {
	case edition.OpenClaim:
		class, word = "c", "claim"
	case edition.FootnoteRef:
		class, word, shown = "f", "footnote", "["+mark+"]" // a roman i is not the letter i of a note
	case edition.EmendMark:
		class, word = "e", "emended"
	}
	p.Element("a", shown, html.A("epub:type", "noteref"), html.A("role", "doc-noteref"), html.Class(class), html.Href("#"+anchor),
		html.A("aria-label", k.from.words.Word(p.Lang, word)+" "+mark))
}

func (k *Enclosed) Since(p *Pen, unread bool, said string) { Ordinary{}.Since(p, unread, said) }
