package corpus

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// Term is what editions are listed by: a tag, a series, a person whom they are about, an
// author, a year or a language. Those of a series are in its order.
type Term struct {
	Kind          string // address.Tags, address.Series and so on, where their lists are
	ID            string // of a person that of the note; of an author that of the note, or made from the name
	Name, Summary edition.Text
	Members       []Member

	places map[string]int // of the members, by slug
}

// Member is an edition under a term.
type Member struct {
	Slug  string
	Title edition.Text
	Date  string
	Part  int // in its series, or 0

	PartAt diag.Pos // where its settings say so
}

// Find returns the place of an edition among the members, or -1.
func (t *Term) Find(slug string) int {
	if k, ok := t.places[slug]; ok {
		return k
	}
	return -1
}

// TermsOf returns the terms of an edition that have pages, by kind.
func (c *Corpus) TermsOf(slug string) []*Term {
	var out []*Term
	shelves := c.Shelves()
	for _, t := range c.filed[slug] {
		if shelves.Listed(t) {
			out = append(out, t)
		}
	}
	return out
}

// file notes which terms each edition has.
func (c *Corpus) file() {
	c.filed = make(map[string][]*Term, len(c.Slugs))
	for _, t := range c.Terms {
		t.places = make(map[string]int, len(t.Members))
		for k, m := range t.Members {
			t.places[m.Slug] = k
			c.filed[m.Slug] = append(c.filed[m.Slug], t)
		}
	}
}

// TermsIn returns the terms of a kind that have pages.
func (c *Corpus) TermsIn(kind string) []*Term {
	var out []*Term
	shelves := c.Shelves()
	from, _ := slices.BinarySearchFunc(c.Terms, kind, func(t *Term, kind string) int { return strings.Compare(t.Kind, kind) })
	for _, t := range c.Terms[from:] {
		if t.Kind != kind {
			break
		}
		if shelves.Listed(t) {
			out = append(out, t)
		}
	}
	return out
}

// Term returns a term, or nil.
func (c *Corpus) Term(kind, id string) *Term {
	k, ok := slices.BinarySearchFunc(c.Terms, id, func(t *Term, id string) int {
		return cmp.Or(strings.Compare(t.Kind, kind), strings.Compare(t.ID, id))
	})
	if !ok {
		return nil
	}
	return c.Terms[k]
}

// terms are those of a site, while editions are filed under them.
type terms struct {
	config  *config.Site
	byID    map[string]*Term // by kind and id
	authors map[string]*Term // by what they are called
	notes   map[string]*edition.Note
}

// listTerms returns the terms of site.yaml.
func (c *Corpus) listTerms() *terms {
	t := &terms{c.Config, map[string]*Term{}, map[string]*Term{}, make(map[string]*edition.Note, len(c.Notes))}
	for _, n := range c.Notes {
		t.notes[n.ID] = n
	}
	for id, s := range c.Config.Series {
		t.byID[address.Series+id] = &Term{Kind: address.Series, ID: id, Name: s.Title, Summary: s.Summary}
	}
	for id, name := range c.Config.Tags {
		t.byID[address.Tags+id] = &Term{Kind: address.Tags, ID: id, Name: name}
	}
	return t
}

// file files an edition under its terms. A note becomes one when an edition names it. It
// reports whether they could be read.
func (t *terms) file(slug string, f *source.File, shelved bool) bool {
	keys := []string{"tags", "series", "people", "part", "title", "date"}
	if shelved {
		keys = append(keys, "author", "versions")
	}
	h, doc := headOf(f, keys...)
	m := Member{Slug: slug, Title: h.Title, Date: h.Date, Part: h.Part}
	if doc != nil && h.Part != 0 {
		m.PartAt = doc.Pos("part")
	}
	add := func(kind string, ids ...string) {
		for _, id := range ids {
			of := t.byID[kind+id]
			if n := t.notes[id]; of == nil && kind == address.People && n != nil {
				of = &Term{Kind: kind, ID: id, Name: n.Name}
				t.byID[kind+id] = of
			}
			of.add(m)
		}
	}
	add(address.People, h.People...)
	add(address.Series, h.Series)
	add(address.Tags, h.Tags...)
	if shelved {
		t.shelve(&h, m)
	}
	return doc != nil || source.Only(f.Data, keys...) == nil
}

// add adds an edition, once; they come one after another.
func (t *Term) add(m Member) {
	if t != nil && (len(t.Members) == 0 || t.Members[len(t.Members)-1].Slug != m.Slug) {
		t.Members = append(t.Members, m)
	}
}

// sorted returns the terms by kind and id, their editions in order.
func (t *terms) sorted() []*Term {
	out := slices.AppendSeq(t.identified(), maps.Values(t.byID))
	slices.SortFunc(out, func(a, b *Term) int {
		return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.ID, b.ID))
	})
	for _, of := range out {
		slices.SortStableFunc(of.Members, of.order)
	}
	return out
}

// order compares two members: in a series by part, those without one last, and then
// by day; elsewhere the newest first.
func (t *Term) order(a, b Member) int {
	if t.Kind != address.Series {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(a.Slug, b.Slug))
	}
	last := func(m Member) int { return cmp.Or(m.Part, int(^uint(0)>>1)) }
	return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(a.Date, b.Date), cmp.Compare(a.Slug, b.Slug))
}
