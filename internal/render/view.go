package render

import (
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/edition"
)

// View is what a page shows of an edition: which columns, and from where.
type View struct {
	*edition.Annotated
	Columns []int                // shown, in order
	Nth     int                  // 1 if the page begins with columns[0]; for a version that is added to another page, its place there
	Root    string               // from the page to the site's root
	File    Medium               // of a page that is one file; else nil
	Packs   func(n int) bool     // reports whether such a page packs what is known of claims in its n-th language; or nil for none
	Margin  [][]int              // by row: entries in the margin there on this page
	Again   map[string]bool      // anchors of entries of notes that the page had in an earlier section
	Figures map[string][]*Figure // by the id of the block they follow
}

// NewView sorts the entries into the rows of a page: each goes to its first mark in
// a version that the page shows.
func NewView(a *edition.Annotated, columns []int, root string) *View {
	v := &View{Annotated: a, Columns: columns, Root: root, Nth: 1, Margin: make([][]int, len(a.Rows)), Again: map[string]bool{}}
	seen := map[string]bool{}
	for i := range a.Entries {
		row := int32(-1)
		for _, c := range columns {
			if p := a.Entries[i].Places[c]; p.Row >= 0 && (row < 0 || p.Row < row) {
				row = p.Row
			}
		}
		if row >= 0 {
			v.Margin[row] = append(v.Margin[row], i)
			if e := &a.Entries[i]; e.Kind == edition.NoteEntry {
				v.Again[e.Anchor] = seen[e.Ref]
				seen[e.Ref] = true
			}
		}
	}
	for row, list := range v.Margin {
		if len(list) > 1 {
			v.sort(list, &a.Rows[row])
		}
	}
	return v
}

// sort puts the entries of a row into the order of their marks in its first column;
// those that only another has come where that has them. What is said in one sentence
// comes in another order in each language.
func (v *View) sort(list []int, row *edition.Row) {
	at := map[string]int{}
	for _, c := range v.Columns {
		if row.Cells[c] == nil {
			continue
		}
		for s, segment := range row.Cells[c].Segments {
			for i, run := range segment.Runs {
				anchor := run.Text
				switch run.Kind {
				case edition.OpenNote, edition.OpenClaim, edition.FootnoteRef:
				case edition.EmendMark:
					anchor = run.Ref
				default:
					continue
				}
				if _, ok := at[anchor]; !ok {
					at[anchor] = s<<16 + i
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b int) int { return at[v.Entries[a].Anchor] - at[v.Entries[b].Anchor] })
}

// Slot returns where the n-th column of a page of two is at first: class one or two.
// The page's script moves versions from slot to slot.
func (v *View) Slot(n int) string {
	switch {
	case len(v.Columns) < 2:
		return ""
	case n == 0:
		return "one"
	}
	return "two"
}

// Lines estimates how many lines a row takes on a wide screen, to reserve room for
// rows far from the window: Han characters are as wide as two others.
func (v *View) Lines(row *edition.Row) int {
	most := 1
	for _, c := range v.Columns {
		if row.Cells[c] == nil {
			continue
		}
		units := 0
		for s := range row.Cells[c].Segments {
			for _, r := range row.Cells[c].Segments[s].Runs {
				for i := 0; i < len(r.Text); i++ {
					switch b := r.Text[i]; {
					case b < 0x80:
						units++
					case b >= 0xc0: // the first byte of a character
						units += 2
					}
				}
			}
		}
		most = max(most, (units+63)/64)
	}
	return most
}

// Key names the languages of the columns, for caches and classes.
func (v *View) Key() string {
	if len(v.Columns) == 1 {
		return v.Langs[v.Columns[0]]
	}
	return strings.Join(v.Shown(), " ")
}

// Shown returns the languages of the columns.
func (v *View) Shown() []string {
	all := make([]string, len(v.Columns))
	for i, c := range v.Columns {
		all[i] = v.Langs[c]
	}
	return all
}

// Part returns the class of an entry's content in the n-th language of a page of
// several, by which the reader's choice of language shows it: l1, l2, …
func (v *View) Part(n int) string {
	if len(v.Columns) < 2 && v.Nth == 1 {
		return ""
	}
	return "l" + strconv.Itoa(v.Nth+n)
}

// Addressed reports whether the n-th column has the addresses of a row: the first
// column does, or the next one if a copy lacks the block.
func (v *View) Addressed(row *edition.Row, n int) bool {
	if v.Nth != 1 {
		return false
	}
	for _, c := range v.Columns[:n] {
		if row.Cells[c] != nil {
			return false
		}
	}
	return true
}

// PairColumns returns the columns that an edition shows side by side at first: those
// of its view, or else the first two.
func PairColumns(a *edition.Annotated) []int { return Pair(a.Langs, a.View) }

// Pair returns the columns that versions in langs are shown in at first.
func Pair(langs, view []string) []int {
	var out []int
	for _, l := range view {
		if c := slices.Index(langs, l); c >= 0 && len(out) < 2 {
			out = append(out, c)
		}
	}
	for c := 0; len(view) == 0 && c < min(len(langs), 2); c++ {
		out = append(out, c)
	}
	if len(out) == 0 {
		out = append(out, 0)
	}
	return out
}

// Contents returns the table of contents: the headings of the text.
func Contents(v *View) []Entry {
	var out []Entry
	for i := range v.Rows {
		row := &v.Rows[i]
		if row.Kind != edition.Heading {
			continue
		}
		e := Entry{ID: row.ID, Level: 2}
		for _, c := range v.Columns {
			if cell := row.Cells[c]; cell != nil {
				e.Level = max(cell.Level, 2)
				if v.Borrowed(cell, 0) {
					continue
				}
				var text strings.Builder
				for s := range cell.Segments {
					if s > 0 {
						text.WriteString(Glue(v.Langs[c], &cell.Segments[s-1], &cell.Segments[s]))
					}
					text.WriteString(cell.Segments[s].Text())
				}
				lang := v.Langs[c]
				if len(cell.Segments) > 0 {
					lang = v.Lang(c, &cell.Segments[0])
				}
				if len(e.Text) == 0 || e.Text[0].Text != text.String() { // what is the same in both, such as a date, once
					e.Text = append(e.Text, Tagged{lang, text.String()})
				}
			}
		}
		out = append(out, e)
	}
	return out
}

// First returns the address of the segment with an entry's first mark in the versions
// shown.
func (v *View) First(e *edition.Entry) string {
	at := edition.Place{Row: -1}
	for _, c := range v.Columns {
		if p := e.Places[c]; p.Row >= 0 && (at.Row < 0 || p.Row < at.Row) {
			at = p
		}
	}
	return edition.Address(v.Rows[at.Row].ID, int(at.Segment)+1)
}

// Footnote returns the text of a footnote in the version of a language.
func (v *View) Footnote(label, lang string) []edition.Block {
	if version := v.Version(lang); version != nil {
		for i := range version.Footnotes {
			if version.Footnotes[i].Label == label {
				return version.Footnotes[i].Body
			}
		}
	}
	return nil
}

// HeadingText returns the text of a heading in a column, without marks.
func (v *View) HeadingText(row *edition.Row, column int) string {
	cell := row.Cells[column]
	if cell == nil {
		return ""
	}
	var t strings.Builder
	for s := range cell.Segments {
		if s > 0 {
			t.WriteString(Glue(v.Langs[column], &cell.Segments[s-1], &cell.Segments[s]))
		}
		t.WriteString(cell.Segments[s].Text())
	}
	return t.String()
}

// Level returns the level of a heading in the versions shown.
func (v *View) Level(row *edition.Row) int {
	for _, c := range v.Columns {
		if cell := row.Cells[c]; cell != nil {
			return cell.Level
		}
	}
	return 2
}
