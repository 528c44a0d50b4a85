package site

import (
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/script"
	"duizhao/internal/source"
	"duizhao/internal/witness"
)

// checkEmendations checks the places of emendations: a segment of the edition, or
// named matter around it.
func (l *loaded) checkEmendations(e *edition.Edition, doc *source.Doc) {
	base := e.Version(e.Base)
	for i := range e.Emendations {
		m := &e.Emendations[i]
		m.Alike = !m.Moves() && FoldWitness(m.Wrong) == FoldWitness(m.Right)
		block, segment := m.Address()
		at := base.Block(block)
		switch {
		case m.Occurrence < 0:
			l.problems.Add(doc.Problem("emendation-place", "count from 1", "there is no such occurrence", "emendations", i, "occurrence"))
		case at < 0 && m.Place.Empty():
			hint := diag.DidYouMean(block, blockIDs(base))
			if hint == "" {
				hint = "for matter that is not of the text add what it is: place: …"
			}
			l.problems.Add(doc.Problem("emendation-block", hint, "there is no block "+block+" in "+base.Path, "emendations", i, "block"))
		case at >= 0 && (segment >= len(base.Blocks[at].Segments) || len(base.Blocks[at].Segments) > 1 && !strings.Contains(m.Block, ".")):
			l.problems.Add(doc.Problem("emendation-block", "write block and line, as in p05.2", m.Block+" is not one segment of "+base.Path, "emendations", i, "block"))
		}
	}
}

// repair makes the emendations of a text and sets it in the house's style. It returns
// the text by block and segment, and reports emendations that do not fit.
func (l *loaded) repair(e *edition.Edition, w *author, doc *source.Doc) map[string][]string {
	edits := l.emendationEdits(e, w, doc)
	w.emended, w.set = map[string][][]witness.Emended{}, map[string]int{}
	house := e.House
	if w.simplified {
		house.Wei, house.Li, house.Zhe = "", "", ""
	} else if lang.Declared(w.found.Lang) != lang.Hant {
		house = edition.House{}
	}
	out := map[string][]string{}
	for k := range w.found.Matches {
		m, id := &w.found.Matches[k], w.found.Blocks[k].ID
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
			if w.found.Blocks[k].Kind != witness.Around {
				w.set[repaired[c.From:c.To]+"→"+c.With]++
			}
		}
		place := func(from, to int) (int, int) {
			from, to = first.New(from, to)
			return second.New(from, to)
		}
		texts, marks := make([]string, len(m.Segments)), make([][]witness.Emended, len(m.Segments))
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
				marks[s] = append(marks[s], witness.Emended{From: from - at, To: to - at, Was: m.Segments[s].Text[edit.From:edit.To]})
			}
			slices.SortFunc(marks[s], byPlace)
			if w.simplified {
				texts[s] = simplifiedQuotes.Replace(texts[s])
			}
			at = end
		}
		out[id], w.emended[id] = texts, marks
	}
	return out
}

// simplifiedQuotes replaces quotation marks by those of a house that prints
// Simplified, which have the same length in bytes.
var simplifiedQuotes = strings.NewReplacer("「", "“", "」", "”", "『", "‘", "』", "’")

// emendationEdits finds the places of the emendations, by block and segment, and
// records in each how the copy reads there.
func (l *loaded) emendationEdits(e *edition.Edition, w *author, doc *source.Doc) map[string]map[int][]script.Edit {
	out := map[string]map[int][]script.Edit{}
	var moves []moved
	for i := range e.Emendations {
		m := &e.Emendations[i]
		block, segment := m.Address()
		k := w.found.Block(block)
		if k < 0 || segment >= len(w.found.Matches[k].Segments) {
			continue // reported as a block, or not in this copy
		}
		at := w.found.Matches[k].Segments[segment]
		misplaced := func(key, hint, trouble string) {
			p := doc.Problem("emendation-place", hint, "this fits nothing in "+m.Block+" of the author's text: "+trouble, "emendations", i, key)
			p.Notes = []diag.Note{{Pos: diag.Pos{Path: w.found.Path, Line: at.Line, Col: at.Col}, Text: m.Block + " begins here"}}
			l.problems.Add(p)
		}
		if m.Moves() {
			move, trouble := witness.LocateMove(at.Text, m, FoldWitness)
			if trouble != "" {
				misplaced("from", "correct the words, so that each is found once", trouble)
			} else if m.Reading = move.Reading; m.Reading == edition.WrongReading {
				moves = append(moves, moved{block, segment, at.Text, move})
			}
			continue
		}
		from, to, reading, trouble := witness.Locate(at.Text, m, FoldWitness)
		if trouble != "" {
			misplaced("wrong", "correct the reading, or say which is meant with occurrence: or context:", trouble)
			continue
		}
		right := m.Reads(e.House)
		if w.simplified {
			if right = l.converter.Text(right); m.Alike {
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
	move    witness.Move
}

// moveEdits adds to the edits of a segment those that move a passage. Repairs within
// the passage go with it.
func moveEdits(edits []script.Edit, text string, m witness.Move) []script.Edit {
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

func byPlace(a, b witness.Emended) int { return a.From - b.From }

// emendMark is the mark after a repaired word.
const emendMark = "°"

// markEmendations puts the marks into the author's text and what was derived from it,
// and gives the blocks that have some their entries for the margin. It comes after
// names are found in the text, as a name may have a repaired character.
func (l *loaded) markEmendations(a *edition.Annotated, w *author) {
	if w == nil {
		return
	}
	byBlock := map[string]*edition.Entry{}
	var order []string
	for k, lang := range a.Langs {
		if !edition.IsWitness(lang) {
			continue
		}
		for i := range a.Rows {
			cell := a.Rows[i].Cells[k]
			if cell == nil {
				continue
			}
			first := -1
			for s := range cell.Segments {
				var places []witness.Emended
				if a.From[k] >= 0 {
					places = l.derivedPlaces(a, edition.Address(cell.ID, s+1), cell, s)
				} else if all := w.emended[cell.ID]; s < len(all) {
					places = all[s]
				}
				if len(places) > 0 && first < 0 {
					first = s
				}
				witness.Mark(&cell.Segments[s], places, "e."+cell.ID, emendMark)
			}
			if first < 0 {
				continue
			}
			if byBlock[cell.ID] == nil {
				e := &edition.Entry{Kind: edition.EmendationEntry, Ref: cell.ID, Mark: emendMark, Anchor: "e." + cell.ID, Places: make([]edition.Place, len(a.Langs))}
				for c := range e.Places {
					e.Places[c].Row = -1
				}
				byBlock[cell.ID], order = e, append(order, cell.ID)
			}
			byBlock[cell.ID].Places[k] = edition.Place{Row: int32(i), Segment: int32(first)}
		}
	}
	for _, id := range order {
		a.Entries = append(a.Entries, *byBlock[id])
	}
}

// derivedPlaces finds the repairs that show in Simplified, which are few: 开 and 開 are
// both 开 there.
func (l *loaded) derivedPlaces(a *edition.Annotated, address string, cell *edition.Block, s int) []witness.Emended {
	var out []witness.Emended
	for i := range a.Emendations {
		m := &a.Emendations[i]
		if m.Alike || m.Reading != edition.WrongReading || m.Block != address && (s > 0 || m.Block != cell.ID) {
			continue
		}
		text := cell.Segments[s].Text()
		if m.Moves() {
			if move, trouble := witness.LocateMove(text, m, FoldWitness); trouble == "" {
				out = append(out, witness.Emended{From: move.From, To: move.To})
			}
			continue
		}
		from, to, _, trouble := witness.Locate(text, m, FoldWitness)
		if trouble == "" {
			out = append(out, witness.Emended{From: from, To: to, Was: l.converter.Text(m.Wrong)})
		}
	}
	slices.SortFunc(out, byPlace)
	return out
}
