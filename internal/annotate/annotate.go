// Package annotate puts the apparatus into the text: names become links to
// their notes, claims and footnotes get their marks, and each mark its entry
// for the margin.
package annotate

import (
	"maps"
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// Apparatus is what a text can be annotated with. It is prepared once for a site,
// and all editions read it at the same time.
type Apparatus struct {
	notes    []*edition.Note
	byID     map[string]int
	matchers map[string]*Matcher                  // by language
	claims   map[string][]*edition.Claim          // by edition
	claimIDs map[string]map[string]*edition.Claim // by edition, by id
	forms    map[formKey]formUse
	place    func(path string, at ...any) diag.Pos

	Draft func(link string) bool // reports whether a link leads to what is left out as a draft, for check to report; nil for no
}

// New prepares the apparatus. place returns the place of a value in a YAML file; a
// form shared by two notes goes to problems.
func New(notes []*edition.Note, claims []*edition.Claim, place func(path string, at ...any) diag.Pos, problems *diag.List) *Apparatus {
	a := &Apparatus{notes: notes, byID: make(map[string]int, len(notes)), matchers: map[string]*Matcher{},
		claims: map[string][]*edition.Claim{}, claimIDs: map[string]map[string]*edition.Claim{}, forms: map[formKey]formUse{}, place: place}
	forms := map[string][]Form{}
	for i, n := range notes {
		a.byID[n.ID] = i
		for _, tag := range slices.Sorted(maps.Keys(n.Name)) { // in order: a form is kept by its number
			name := n.Name[tag]
			forms[tag] = append(forms[tag], Form{name, i})
			a.learn(tag, name, i, -1, problems)
		}
		for _, tag := range slices.Sorted(maps.Keys(n.Forms)) {
			for k, f := range n.Forms[tag] {
				forms[tag] = append(forms[tag], Form{f, i})
				a.learn(tag, f, i, k, problems)
			}
		}
	}
	for tag, list := range forms {
		list = slices.Clone(list)
		if public := lang.Public(tag); public != tag { // the author's own text has the names of its language, too
			list = append(list, forms[public]...)
		}
		if tag != "" { // what is the same in all languages is matched in each
			list = append(list, forms[""]...)
		}
		a.matchers[tag] = NewMatcher(list)
	}
	for _, c := range claims {
		a.claims[c.Edition] = append(a.claims[c.Edition], c)
		if a.claimIDs[c.Edition] == nil {
			a.claimIDs[c.Edition] = map[string]*edition.Claim{}
		}
		a.claimIDs[c.Edition][c.ID] = c
	}
	return a
}

// matcher returns the matcher for texts of a language, or nil.
func (a *Apparatus) matcher(tag string) *Matcher {
	if m, ok := a.matchers[tag]; ok {
		return m
	}
	if m, ok := a.matchers[lang.Public(tag)]; ok {
		return m
	}
	return a.matchers[""]
}

// worker annotates one edition.
type worker struct {
	*Apparatus
	p        *edition.Parallel
	problems *diag.List
	entries  []edition.Entry
	index    map[key]int // entry by what it is
	mentions []edition.Mention
	seen     *Seen
	matches  []Match
	scratch  []edition.Run
	explicit map[key]bool // notes linked by hand, by section and column
	auto     map[key]bool // notes linked by the program, by section and column
}

type key struct {
	kind            edition.EntryKind
	section, column int
	ref             string
}

// Annotate returns the next stage, the texts of p with marks, and which forms of notes
// were seen in them.
func (a *Apparatus) Annotate(p *edition.Parallel, problems *diag.List) (*edition.Annotated, *Seen) {
	p = p.Clone()
	w := &worker{seen: &Seen{map[int]bool{}, map[string]bool{}}, Apparatus: a, p: p, problems: problems, index: map[key]int{},
		explicit: map[key]bool{}, auto: map[key]bool{}}
	w.findExplicit()
	w.readWhole()
	for i := range p.Rows {
		for k, cell := range p.Rows[i].Cells {
			if cell != nil {
				w.block(i, k, cell)
			}
		}
	}
	w.unlinkedClaims()
	w.footnotes()
	w.number()
	for i := range w.entries { // derived versions have the places of their sources
		places := w.entries[i].Places
		for k, from := range p.From {
			if from >= 0 {
				places[k] = places[from]
			}
		}
	}
	slices.SortFunc(w.mentions, func(x, y edition.Mention) int {
		if x.Row != y.Row {
			return x.Row - y.Row
		}
		if x.Segment != y.Segment {
			return x.Segment - y.Segment
		}
		return strings.Compare(x.Note, y.Note)
	})
	return &edition.Annotated{Parallel: p, Entries: w.entries, Mentions: slices.Compact(w.mentions)}, w.seen
}

// findExplicit records the notes linked by hand: the program does not link them in
// the same section.
func (w *worker) findExplicit() {
	for i := range w.p.Rows {
		for k, cell := range w.p.Rows[i].Cells {
			if cell == nil {
				continue
			}
			for s := range cell.Segments {
				for _, r := range cell.Segments[s].Runs {
					if r.Kind == edition.OpenNote {
						w.explicit[key{edition.NoteEntry, w.p.Rows[i].Section, k, r.Ref}] = true
					}
				}
			}
		}
	}
}

// entry finds or makes the entry for a mark at a place, and returns its index.
func (w *worker) entry(k key, row, segment int) int {
	column := k.column
	k.column = -1
	i, ok := w.index[k]
	if !ok {
		i = len(w.entries)
		w.index[k] = i
		places := make([]edition.Place, len(w.p.Langs))
		for c := range places {
			places[c].Row = -1
		}
		w.entries = append(w.entries, edition.Entry{Kind: k.kind, Ref: k.ref, Places: places})
	}
	if p := &w.entries[i].Places[column]; p.Row < 0 {
		*p = edition.Place{Row: int32(row), Segment: int32(segment)}
	}
	return i
}

func (w *worker) section(row int) int { return w.p.Rows[row].Section }

// path returns the file of a column, for problems.
func (w *worker) path(column int) string {
	if v := w.p.Version(w.p.Langs[column]); v != nil {
		return v.Path
	}
	return w.p.Path
}

// Index returns the position of a note among those that New was given, or -1.
func (a *Apparatus) Index(note string) int {
	if i, ok := a.byID[note]; ok {
		return i
	}
	return -1
}

// Find calls each for every place in a text where a note is named.
func (a *Apparatus) Find(lang, text, note string, each func(from, to int)) {
	m := a.matcher(lang)
	if m == nil {
		return
	}
	var buf [16]Match
	for _, f := range m.Find(buf[:0], text) {
		if a.notes[f.Note].ID == note {
			each(f.From, f.To)
		}
	}
}
