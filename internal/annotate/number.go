package annotate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
)

// unlinkedClaims adds a mark for each claim that no link leads to, at the end of
// the last segment it names, in every version that lacks one.
func (w *worker) unlinkedClaims() {
	for _, c := range w.claims[w.p.Slug] {
		row, s, ok := -1, 0, true
		for i, at := range c.Segments {
			r, seg, found := w.p.Find(at)
			if !found {
				ok = false
				w.problems.Add(diag.Errorf("claim-segment", w.place(c.Path, "segments", i), "there is no segment %s in %s", at,
					w.p.Slug).WithHint(w.nearSegment(at)))
				continue
			}
			row, s = r, seg
		}
		if !ok || row < 0 {
			continue
		}
		for k, cell := range w.p.Rows[row].Cells {
			if cell == nil || s >= len(cell.Segments) {
				continue
			}
			if i, linked := w.index[key{edition.ClaimEntry, 0, -1, c.ID}]; linked && w.entries[i].Places[k].Row >= 0 {
				continue
			}
			w.entry(key{edition.ClaimEntry, 0, k, c.ID}, row, s)
			seg := &cell.Segments[s]
			seg.Runs = append(seg.Runs[:len(seg.Runs):len(seg.Runs)],
				edition.Run{Kind: edition.OpenClaim, Ref: c.ID}, edition.Run{Kind: edition.CloseClaim})
		}
	}
}

// nearSegment returns the hint for an address that is not in the edition.
func (w *worker) nearSegment(address string) string {
	block, _, _ := strings.Cut(address, ".")
	if i := w.p.Row(block); i >= 0 {
		return "the block " + block + " has " + edition.Lines(w.p.Rows[i].Segments())
	}
	if hint := diag.DidYouMean(block, w.p.IDs()); hint != "" {
		return hint
	}
	return "write the id of a block of the text, as it is below the block, or of a line in it: p02.1"
}

// markColumn returns the column of a footnote's mark in its line.
func markColumn(s *edition.Segment, label string) int {
	for i := range s.Runs {
		if s.Runs[i].Kind == edition.FootnoteRef && s.Runs[i].Ref == label {
			return int(s.Runs[i].Col)
		}
	}
	return 1
}

// footnotes reports marks without a footnote and footnotes without a mark.
func (w *worker) footnotes() {
	for k, lang := range w.p.Langs {
		v := w.p.Version(lang)
		if v == nil {
			continue
		}
		defined := map[string]bool{}
		for _, f := range v.Footnotes {
			pos := diag.Pos{Path: v.Path, Line: f.Line, Col: 1}
			if defined[f.Label] {
				w.problems.Add(diag.Errorf("footnote-twice", pos, "the footnote [^%s] is here a second time",
					f.Label).WithHint("give one of them another label"))
			}
			defined[f.Label] = true
			w.nested(v.Path, f)
			i, marked := w.index[key{edition.FootnoteEntry, 0, -1, f.Label}]
			if !marked || w.entries[i].Places[k].Row < 0 {
				w.problems.Add(diag.Warnf("footnote-unused", pos, "no mark leads to the footnote [^%s]", f.Label).WithHint("put its mark [^" +
					f.Label + "] into the text, or take it out"))
			}
		}
		for i := range w.entries {
			e := &w.entries[i]
			if e.Kind != edition.FootnoteEntry || e.Places[k].Row < 0 || defined[e.Ref] {
				continue
			}
			cell := w.p.Rows[e.Places[k].Row].Cells[k]
			seg := &cell.Segments[e.Places[k].Segment]
			w.problems.Add(diag.Errorf("footnote-missing", diag.Pos{Path: v.Path, Line: seg.Line, Col: markColumn(seg, e.Ref)},
				"there is no footnote [^%s]", e.Ref).WithHint("add a line [^" + e.Ref + "]: … at the end of the file"))
		}
	}
}

// nested reports marks within a footnote, which no margin could show.
func (w *worker) nested(path string, f edition.Footnote) {
	for i := range f.Body {
		for s := range f.Body[i].Segments {
			seg := &f.Body[i].Segments[s]
			for _, r := range seg.Runs {
				if r.Kind == edition.FootnoteRef {
					w.problems.Add(diag.Errorf("footnote-nested", diag.Pos{Path: path, Line: seg.Line, Col: int(r.Col)},
						"a mark [^%s] is within a footnote", r.Ref).WithHint("put the mark into the text"))
				}
			}
		}
	}
}

// number sorts the entries by their place in the text, gives them their marks,
// and writes the marks into the runs.
func (w *worker) number() {
	slices.SortStableFunc(w.entries, func(a, b edition.Entry) int {
		x, y := First(a.Places), First(b.Places)
		return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(x.Segment, y.Segment))
	})
	type group struct {
		kind    edition.EntryKind
		section int
		ref     string
	}
	marks := make(map[group]string, len(w.entries))
	letters := map[int]int{}
	claims, notes := 0, 0
	for i := range w.entries {
		e := &w.entries[i]
		switch e.Kind {
		case edition.NoteEntry:
			section := w.section(int(First(e.Places).Row))
			letters[section]++
			e.Mark = alphabetic(letters[section])
			e.Anchor = "n." + strconv.Itoa(section) + e.Mark
			marks[group{e.Kind, section, e.Ref}] = e.Mark + "\x00" + e.Anchor
			continue
		case edition.ClaimEntry:
			claims++
			e.Mark = strconv.Itoa(claims)
			e.Anchor = "c." + e.Mark
		case edition.FootnoteEntry:
			notes++
			e.Mark = roman(notes)
			e.Anchor = "f." + e.Mark
		}
		marks[group{e.Kind, 0, e.Ref}] = e.Mark + "\x00" + e.Anchor
	}
	for i := range w.p.Rows {
		section := w.p.Rows[i].Section
		for _, cell := range w.p.Rows[i].Cells {
			if cell == nil {
				continue
			}
			for s := range cell.Segments {
				for j := range cell.Segments[s].Runs {
					r := &cell.Segments[s].Runs[j]
					var g group
					switch r.Kind {
					case edition.OpenNote:
						g = group{edition.NoteEntry, section, r.Ref}
					case edition.OpenClaim:
						g = group{edition.ClaimEntry, 0, r.Ref}
					case edition.FootnoteRef:
						g = group{edition.FootnoteEntry, 0, r.Ref}
					default:
						continue
					}
					r.Mark, r.Text, _ = strings.Cut(marks[g], "\x00")
				}
				sortMarks(cell.Segments[s].Runs)
			}
		}
	}
}

// sortMarks puts the marks of claims without words of their own, which are at the
// end of a segment, in the order of their numbers.
func sortMarks(runs []edition.Run) {
	from := len(runs)
	for from >= 2 && runs[from-2].Kind == edition.OpenClaim && runs[from-1].Kind == edition.CloseClaim {
		from -= 2
	}
	var pairs [][2]edition.Run
	for i := from; i < len(runs); i += 2 {
		pairs = append(pairs, [2]edition.Run(runs[i:i+2]))
	}
	slices.SortStableFunc(pairs, func(a, b [2]edition.Run) int {
		return cmp.Or(len(a[0].Mark)-len(b[0].Mark), strings.Compare(a[0].Mark, b[0].Mark))
	})
	for i, p := range pairs {
		copy(runs[from+2*i:], p[:])
	}
}

// First returns the earliest place of an entry in any version.
func First(places []edition.Place) edition.Place {
	best := edition.Place{Row: -1}
	for _, p := range places {
		if p.Row >= 0 && (best.Row < 0 || p.Row < best.Row || p.Row == best.Row && p.Segment < best.Segment) {
			best = p
		}
	}
	return best
}

// alphabetic counts a … z, aa, ab …
func alphabetic(n int) string {
	var b []byte
	for ; n > 0; n = (n - 1) / 26 {
		b = append(b, byte('a'+(n-1)%26))
	}
	slices.Reverse(b)
	return string(b)
}

// roman counts i, ii, iii, iv …
func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}
