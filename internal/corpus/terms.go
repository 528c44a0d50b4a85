package corpus

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// Term is a tag, a series or a person with its editions. Those of a series are in its
// order.
type Term struct {
	Kind          string // address.Tags, address.Series or address.People, where their lists are
	ID            string // of a person that of the note
	Name, Summary edition.Text
	Members       []Member
}

// Member is an edition under a term.
type Member struct {
	Slug  string
	Title edition.Text
	Date  string
	Part  int // in its series, or 0
}

// Find returns the place of an edition among the members, or -1.
func (t *Term) Find(slug string) int {
	return slices.IndexFunc(t.Members, func(m Member) bool { return m.Slug == slug })
}

// TermsOf returns the terms of an edition: its people first, then its series and its tags.
func (c *Corpus) TermsOf(slug string) []*Term {
	var out []*Term
	for _, t := range c.Terms {
		if t.Find(slug) >= 0 {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b *Term) int { return strings.Compare(a.Kind, b.Kind) })
	return out
}

// TermsIn returns the terms of a kind that have editions.
func (c *Corpus) TermsIn(kind string) []*Term {
	var out []*Term
	for _, t := range c.Terms {
		if t.Kind == kind && len(t.Members) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// Term returns a term, or nil.
func (c *Corpus) Term(kind, id string) *Term {
	for _, t := range c.Terms {
		if t.Kind == kind && t.ID == id {
			return t
		}
	}
	return nil
}

// terms are those of a site, while editions are filed under them.
type terms struct {
	byID  map[string]*Term // by kind and id
	notes map[string]*edition.Note
}

// listTerms returns the terms of site.yaml.
func (c *Corpus) listTerms() *terms {
	t := &terms{map[string]*Term{}, make(map[string]*edition.Note, len(c.Notes))}
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

// file files an edition under its terms. A note becomes one when an edition names it.
func (t *terms) file(slug string, f *source.File) {
	h, _ := headOf(f, "tags", "series", "people", "part", "title", "date")
	m := Member{slug, h.Title, h.Date, h.Part}
	add := func(kind string, ids ...string) {
		for _, id := range ids {
			of := t.byID[kind+id]
			if n := t.notes[id]; of == nil && kind == address.People && n != nil {
				of = &Term{Kind: kind, ID: id, Name: n.Name}
				t.byID[kind+id] = of
			}
			if of != nil && of.Find(slug) < 0 {
				of.Members = append(of.Members, m)
			}
		}
	}
	add(address.People, h.People...)
	add(address.Series, h.Series)
	add(address.Tags, h.Tags...)
}

// sorted returns the terms by kind and id, their editions in order.
func (t *terms) sorted() []*Term {
	var out []*Term
	for _, key := range slices.Sorted(maps.Keys(t.byID)) {
		of := t.byID[key]
		slices.SortStableFunc(of.Members, of.order)
		out = append(out, of)
	}
	return out
}

// order compares two members: in a series by part, those without one last, and then
// by day; under a tag and a person the newest first.
func (t *Term) order(a, b Member) int {
	if t.Kind != address.Series {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(a.Slug, b.Slug))
	}
	last := func(m Member) int { return cmp.Or(m.Part, int(^uint(0)>>1)) }
	return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(a.Date, b.Date), cmp.Compare(a.Slug, b.Slug))
}
