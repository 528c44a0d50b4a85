package witness

import (
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/script"
	"duizhao/internal/source"
)

// repair makes the emendations of a text and sets it in the house's style. It returns
// the text by block and segment, and reports emendations that do not fit.
func (r *Restored) repair(doc *source.Doc, problems *diag.List) map[string][]string {
	edits := r.edits(doc, problems)
	r.emended, r.Set = map[string][][]Emended{}, map[string]int{}
	house := r.edition.House
	if r.Simplified {
		house.Wei, house.Li, house.Zhe = "", "", ""
	} else if lang.Declared(r.Lang) != lang.Hant {
		house = edition.House{}
	}
	out := map[string][]string{}
	for k := range r.Matches {
		m, id := &r.Matches[k], r.Blocks[k].ID
		if len(m.Segments) == 0 {
			continue
		}
		// The style of a character depends on its neighbours, also in the segment
		// before or after: the block is set as a whole and split again.
		var whole strings.Builder
		var all []script.Edit
		bounds := []int{0}
		for s := range m.Segments {
			for _, edit := range edits[id][s] {
				all = append(all, script.Edit{From: edit.From + whole.Len(), To: edit.To + whole.Len(), With: edit.With})
			}
			whole.WriteString(m.Segments[s].Text)
			bounds = append(bounds, whole.Len())
		}
		repaired, first := script.Apply(whole.String(), all)
		changes := script.HouseEdits(repaired, house)
		set, second := script.Apply(repaired, changes)
		for _, c := range changes {
			if r.Blocks[k].Kind != Around {
				r.Set[repaired[c.From:c.To]+"→"+c.With]++
			}
		}
		place := func(from, to int) (int, int) {
			from, to = first.New(from, to)
			return second.New(from, to)
		}
		texts, marks := make([]string, len(m.Segments)), make([][]Emended, len(m.Segments))
		at := 0
		for s := range m.Segments {
			end := len(set)
			if s+1 < len(m.Segments) {
				_, end = place(bounds[s], bounds[s+1])
			}
			texts[s] = set[at:end]
			for _, edit := range edits[id][s] {
				from, to := place(edit.From+bounds[s], edit.To+bounds[s])
				if edit.From == edit.To { // a passage moved to this place
					after, _ := first.New(edit.From+bounds[s], edit.From+bounds[s])
					from, to = second.New(after-len(edit.With), after)
				}
				marks[s] = append(marks[s], Emended{From: from - at, To: to - at, Was: m.Segments[s].Text[edit.From:edit.To]})
			}
			slices.SortFunc(marks[s], byPlace)
			if r.Simplified {
				texts[s] = simplifiedQuotes.Replace(texts[s])
			}
			at = end
		}
		out[id], r.emended[id] = texts, marks
	}
	return out
}

// simplifiedQuotes replaces quotation marks by those of a house that prints
// Simplified, which have the same length in bytes.
var simplifiedQuotes = strings.NewReplacer("「", "“", "」", "”", "『", "‘", "』", "’")

// edits finds the places of the emendations, by block and segment, and
// records in each how the copy reads there.
func (r *Restored) edits(doc *source.Doc, problems *diag.List) map[string]map[int][]script.Edit {
	e := r.edition
	out := map[string]map[int][]script.Edit{}
	var moves []moved
	for i := range e.Emendations {
		m := &e.Emendations[i]
		m.Alike = alike(m)
		block, segment := m.Address()
		k := r.Block(block)
		if k < 0 || segment >= len(r.Matches[k].Segments) {
			continue // reported as a block, or not in this copy
		}
		at := r.Matches[k].Segments[segment]
		misplaced := func(key, hint, trouble string) {
			p := diag.Errorf("emendation-place", doc.Pos("emendations", i, key), "this fits nothing in %s of the author's text: %s", m.Block,
				trouble).WithHint(hint)
			p.Notes = []diag.Note{{Pos: diag.Pos{Path: r.Path, Line: at.Line, Col: at.Col}, Text: m.Block + " begins here"}}
			problems.Add(p)
		}
		if m.Moves() {
			move, trouble := LocateMove(at.Text, m)
			if trouble != "" {
				misplaced("from", "correct the words, so that each is found once", trouble)
			} else if m.Reading = move.Reading; m.Reading == edition.WrongReading {
				moves = append(moves, moved{block, segment, at.Text, move})
			}
			continue
		}
		from, to, reading, trouble := Locate(at.Text, m)
		if trouble != "" {
			misplaced("wrong", "correct the reading, or say which is meant with occurrence: or context:", trouble)
			continue
		}
		right := m.Reads(e.House)
		if r.Simplified {
			if right = r.converter.Text(right); m.Alike {
				reading = edition.OtherScript
			}
		}
		if m.Reading = reading; reading == edition.WrongReading {
			if out[block] == nil {
				out[block] = map[int][]script.Edit{}
			}
			out[block][segment] = append(out[block][segment], script.Edit{From: from, To: to, With: right})
		}
	}
	for _, m := range moves {
		if out[m.block] == nil {
			out[m.block] = map[int][]script.Edit{}
		}
		out[m.block][m.segment] = moveEdits(out[m.block][m.segment], m.text, m.move)
	}
	return out
}

// moved is a passage to be moved, in the text of its segment.
type moved struct {
	block   string
	segment int
	text    string
	move    Move
}

// moveEdits adds to the edits of a segment those that move a passage. Repairs within
// the passage go with it.
func moveEdits(edits []script.Edit, text string, m Move) []script.Edit {
	var within, out []script.Edit
	for _, e := range edits {
		if e.From >= m.From && e.To <= m.To {
			within = append(within, script.Edit{From: e.From - m.From, To: e.To - m.From, With: e.With})
		} else {
			out = append(out, e)
		}
	}
	passage, _ := script.Apply(text[m.From:m.To], within)
	return append(out, script.Edit{From: m.From, To: m.To}, script.Edit{From: m.Into, To: m.Into, With: passage})
}
