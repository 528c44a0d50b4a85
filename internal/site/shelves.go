package site

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/render/web"
)

// shelf is a list that may need several pages: of all editions, of those of a term, or of
// the terms of a kind.
type shelf struct {
	at     string
	kind   string       // of the terms that it is of; "" for that of all editions
	term   *corpus.Term // whose editions it lists, or nil
	things int
	each   int // how many are on a page
}

// lists are those of editions and notes, cut into pages.
type lists struct {
	corpus    *corpus.Corpus
	shelves   []shelf        // the lists of editions, and the lists of these
	notesEach map[string]int // how many notes a page of their index lists, by kind; nil if one page lists all
}

func (s *shelf) pages() int { return corpus.Pages(s.things, s.each) }

// comes reports whether the first page of a list, too, comes and goes with editions, as
// that of an author does.
func (s *shelf) comes() bool {
	return s.term != nil && (s.kind == address.Authors || s.kind == address.Years || s.kind == address.Languages)
}

// cut returns the lists of a site. The editions about a person are on the page of
// the note.
func (c *lists) cut() []shelf {
	out := []shelf{{at: address.Front, things: len(c.corpus.Slugs), each: c.corpus.Shelves().Entries()}}
	for _, kind := range address.Lists {
		terms := c.corpus.TermsIn(kind)
		if len(terms) == 0 {
			continue
		}
		out = append(out, shelf{at: kind, kind: kind, things: len(terms), each: c.corpus.Shelves().Lines()})
		for _, t := range terms {
			if kind != address.People {
				out = append(out, shelf{at: address.Term(kind, t.ID), kind: kind, term: t, things: len(t.Members), each: c.corpus.Shelves().Each(kind)})
			}
		}
	}
	return out
}

// first returns the addresses of the first pages of lists.
func (c *lists) first(of func(s *shelf) bool) (out []string) {
	for i := range c.shelves {
		if s := &c.shelves[i]; of(s) {
			out = append(out, s.at)
		}
	}
	return out
}

// further returns the addresses of the other pages.
func (c *lists) further() (out []string) {
	for i := range c.shelves {
		for n := 2; n <= c.shelves[i].pages(); n++ {
			out = append(out, address.Numbered(c.shelves[i].at, n))
		}
	}
	return out
}

// pagesOf returns what makes the pages of lists, those from one number up to another.
func (c *closing) pagesOf(from, to int, of func(s *shelf) bool) (out []job) {
	for i := range c.content.lists.shelves {
		s := &c.content.lists.shelves[i]
		if !of(s) {
			continue
		}
		for n := from; n <= min(s.pages(), to); n++ {
			out = append(out, func() error { return c.shelfPage(s, n) })
		}
	}
	return out
}

// shelfPage makes a page of a list of editions, unless that of an earlier build may stay.
func (c *closing) shelfPage(s *shelf, n int) error {
	at := web.Place{At: s.at, Page: n, Of: s.pages(), Things: s.things}
	from, to := min((n-1)*s.each, s.things), min(n*s.each, s.things)
	var on []*web.Summary
	if s.term != nil {
		on = c.members(s.term)
		on = on[min(from, len(on)):min(to, len(on))]
	} else {
		for i := from; i < min(to, len(c.fronted)); i++ {
			on = append(on, c.summaries[c.fronted[i]])
		}
	}
	h := sha256.New()
	if n == 1 {
		fmt.Fprintln(h, s.things)
	}
	fmt.Fprintln(h, n, s.pages())
	if s.term != nil {
		fmt.Fprintf(h, "%q %q", s.term.Name, s.term.Summary)
	}
	for _, e := range on {
		if c.digests == nil {
			break
		}
		sum := c.digests[c.bySlug[e.Slug]]
		h.Write(sum.List[:])
	}
	put, made, err := c.again.stays(c, address.Numbered(s.at, n), [32]byte(h.Sum(nil)))
	switch {
	case made || err != nil:
		return err
	case s.term != nil:
		return c.renderer.pages.Lists.Term(s.term, at, on, put)
	}
	list := make([]web.Summary, len(on))
	for i := range on {
		list[i] = *on[i]
	}
	return c.renderer.pages.Lists.Front(at, list, "", put)
}

// members returns the summaries of the editions of a term, in its order.
func (c *closing) members(t *corpus.Term) []*web.Summary {
	var out []*web.Summary
	for _, m := range t.Members {
		if i, ok := c.bySlug[m.Slug]; ok {
			out = append(out, c.summaries[i])
		}
	}
	return out
}

// inFront returns the order of the editions on the front page and those that follow it:
// what site.yaml has pinned, then the newest work first, as they are.
func (c *closing) inFront() []int {
	out := make([]int, 0, len(c.summaries))
	for _, slug := range c.corpus.Config.Pinned {
		if i, ok := c.bySlug[slug]; ok && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	pinned := len(out)
	for i := range c.summaries {
		if !slices.Contains(out[:pinned], i) {
			out = append(out, i)
		}
	}
	return out
}

// termsIndex makes all pages of the list of a kind of terms, unless those of an earlier
// build may stay.
func (c *closing) termsIndex(kind string) error {
	h := sha256.New()
	for _, t := range c.corpus.TermsIn(kind) {
		fmt.Fprintf(h, "%q %q %q %d\n", t.ID, t.Name, t.Summary, len(t.Members))
	}
	put, made, err := c.again.stays(c, kind, [32]byte(h.Sum(nil)))
	if made || err != nil {
		return err
	}
	return c.renderer.pages.Lists.TermsIndex(kind, c.corpus.Shelves().Lines(), put)
}

// ofNotes returns the addresses of the index of notes.
func (c *lists) ofNotes() []string {
	if len(c.corpus.Notes) == 0 {
		return nil
	}
	out, count := []string{address.Notes}, map[string]int{}
	for _, n := range c.corpus.Notes {
		count[n.Kind]++
	}
	for _, kind := range slices.Sorted(maps.Keys(c.notesEach)) {
		for n := range corpus.Pages(count[kind], c.notesEach[kind]) {
			out = append(out, address.Numbered(address.NoteKind(kind), n+1))
		}
	}
	return out
}

// notesIndex makes them, unless those of an earlier build may stay.
func (c *closing) notesIndex() error {
	put, made, err := c.again.stays(c, address.Notes, [32]byte{})
	if made || err != nil {
		return err
	}
	return c.renderer.pages.NotePages.NotesIndex(c.content.lists.notesEach, put)
}
