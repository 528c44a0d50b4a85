package corpus

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
)

// Term is a tag or a series with its editions. Those of a series are in its order.
type Term struct {
	Kind          string // address.Tags or address.Series, where their lists are
	ID            string
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

// TermsOf returns the terms of an edition: its series first, then its tags.
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

// terms lists the terms of site.yaml by id, each with its editions. A site without
// any reads nothing for it.
func (c *Corpus) terms() {
	byID := map[string]*Term{}
	add := func(kind, id string, name, summary edition.Text) {
		t := &Term{Kind: kind, ID: id, Name: name, Summary: summary}
		byID[kind+id] = t
		c.Terms = append(c.Terms, t)
	}
	for _, id := range slices.Sorted(maps.Keys(c.Config.Series)) {
		s := c.Config.Series[id]
		add(address.Series, id, s.Title, s.Summary)
	}
	for _, id := range slices.Sorted(maps.Keys(c.Config.Tags)) {
		add(address.Tags, id, c.Config.Tags[id], nil)
	}
	if len(byID) == 0 {
		return
	}
	for _, slug := range c.Slugs {
		h, _ := c.head(slug, "tags", "series", "part", "title", "date")
		m := Member{slug, h.Title, h.Date, h.Part}
		for _, key := range append(prefixed(address.Tags, h.Tags), prefixed(address.Series, []string{h.Series})...) {
			if t := byID[key]; t != nil && t.Find(slug) < 0 {
				t.Members = append(t.Members, m)
			}
		}
	}
	for _, t := range c.Terms {
		slices.SortStableFunc(t.Members, t.order)
	}
}

func prefixed(kind string, ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = kind + id
	}
	return out
}

// order compares two members: in a series by part, those without one last, and then
// by day; under a tag the newest first.
func (t *Term) order(a, b Member) int {
	if t.Kind == address.Tags {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(a.Slug, b.Slug))
	}
	last := func(m Member) int { return cmp.Or(m.Part, int(^uint(0)>>1)) }
	return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(a.Date, b.Date), cmp.Compare(a.Slug, b.Slug))
}
