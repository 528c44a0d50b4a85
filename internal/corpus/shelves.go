package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// A site whose editions do not fit on its front page has shelves: lists by author, by year
// and by language. One that would hold every edition says nothing, and is not made. How
// much a page of a list holds is counted, not measured, since links must know how many
// pages there are before any edition has been read.

// Shelves says how many editions and notes are on a page of a list.
type Shelves struct {
	config *config.Site
	notes  []*edition.Note
	slugs  []string
}

// Shelves returns how the lists of the site are cut into pages.
func (c *Corpus) Shelves() *Shelves {
	return &Shelves{config: c.Config, notes: c.Notes, slugs: c.Slugs}
}

// Entries returns how many editions a page lists with their beginnings: as many as are
// good to read through, and fewer where each says everything in many languages.
func (c *Shelves) Entries() int { return max(40/max(len(c.config.Languages), 2), 6) }

// Lines returns how many of anything a page lists in a line each.
func (c *Shelves) Lines() int { return 5 * c.Entries() }

// Each returns how many editions a page of the list of a kind of terms has.
func (c *Shelves) Each(kind string) int {
	if InLines(kind) {
		return c.Lines()
	}
	return c.Entries()
}

// InLines reports whether the lists of a kind of terms have a line for each edition, and
// not its beginning.
func InLines(kind string) bool { return kind == address.Years || kind == address.Languages }

// Shelved reports whether the editions of the site need more than its front page.
func (c *Shelves) Shelved() bool { return len(c.slugs) > c.Entries() }

// Listed reports whether a term has a page.
func (c *Shelves) Listed(t *Term) bool {
	switch t.Kind {
	case address.Authors, address.Years, address.Languages:
		return len(t.Members) > 0 && len(t.Members) < len(c.slugs) && c.Shelved()
	}
	return len(t.Members) > 0
}

// noteIndex is how many bytes of HTML the index of notes may have on a page, about.
const noteIndex = 85_000

// NotesEach returns how many notes of each kind a page of their index lists, or nil if one
// page lists all. What a note needs there is known before it is written, near enough.
func (c *Shelves) NotesEach() map[string]int {
	weight, count, all := map[string]int{}, map[string]int{}, 0
	for _, n := range c.notes {
		w := 0
		for _, l := range c.config.Languages {
			w += 105 + len(n.ID) + len(n.Name.In(l))
			if n.Pinyin != "" && lang.Of(l).Reading != "" {
				w += 45 + len(n.Pinyin)
			}
			if body := n.Body[l]; len(body) > 0 && len(body[0].Segments) > 0 {
				w += len(body[0].Segments[0].Text())
			}
		}
		weight[n.Kind], count[n.Kind], all = weight[n.Kind]+w, count[n.Kind]+1, all+w
	}
	if all <= noteIndex {
		return nil
	}
	each := map[string]int{}
	for kind, w := range weight {
		each[kind] = min(c.Lines(), max(noteIndex*count[kind]/w, 1))
	}
	return each
}

// Pages returns how many pages a list of n things needs.
func Pages(n, each int) int { return max((n+each-1)/each, 1) }

// shelve files an edition by author, by year and by language.
func (t *terms) shelve(h *head, m Member) {
	for i := range h.Author {
		t.author(&h.Author[i]).add(m)
	}
	of := func(kind, id, name string) {
		if t.byID[kind+id] == nil {
			t.byID[kind+id] = &Term{Kind: kind, ID: id, Name: edition.Text{"": name}}
		}
		t.byID[kind+id].add(m)
	}
	if len(h.Date) >= 4 {
		of(address.Years, h.Date[:4], h.Date[:4])
	}
	for i := range h.Versions {
		if tag := lang.Public(h.Versions[i].Lang); tag != "" {
			of(address.Languages, strings.ToLower(tag), tag)
		}
	}
}

// author returns the term of an author, or nil for one without a name. Two are the same
// if they are the same note, or are called the same in all languages of the site.
func (t *terms) author(m *edition.Maker) *Term {
	key, name := "", m.Name
	if m.Note != "" {
		n := t.notes[m.Note]
		if n == nil {
			return nil
		}
		key, name = "note:"+m.Note, n.Name
	} else {
		for _, l := range t.config.Languages {
			key += "\x00" + name.In(l)
		}
	}
	if name.Empty() {
		return nil
	}
	if t.authors[key] == nil {
		t.authors[key] = &Term{Kind: address.Authors, ID: m.Note, Name: name}
	}
	return t.authors[key]
}

// identified returns the authors, each with an id of its own: that of the note, or one
// made from the name, with a number after it where several would have the same.
func (t *terms) identified() []*Term {
	taken := map[string]bool{}
	out := make([]*Term, 0, len(t.authors)+len(t.byID))
	for _, key := range slices.SortedFunc(maps.Keys(t.authors), func(a, b string) int { return strings.Compare(b, a) }) { // notes first
		of := t.authors[key]
		if of.ID == "" {
			of.ID = t.idOf(of.Name)
		}
		for id, n := of.ID, 2; taken[of.ID]; n++ {
			of.ID = id + "-" + strconv.Itoa(n)
		}
		taken[of.ID] = true
		out = append(out, of)
	}
	return out
}

// idOf makes an id from a name: from a form in Latin letters, if there is one.
func (t *terms) idOf(name edition.Text) string {
	var forms []string
	for _, l := range append([]string{lang.English}, t.config.Languages...) {
		forms = append(forms, name.In(l))
	}
	for _, l := range slices.Sorted(maps.Keys(name)) {
		forms = append(forms, name[l])
	}
	latin := slices.IndexFunc(forms, func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
	})
	if latin > 0 {
		forms = append([]string{forms[latin]}, forms...)
	}
	for _, s := range forms {
		if id := address.Slug(s, 40); id != "" {
			return id
		}
	}
	sum := sha256.Sum256([]byte(strings.Join(forms, " "))) // no letters that have any in Latin
	return "author-" + hex.EncodeToString(sum[:4])
}
