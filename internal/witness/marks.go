package witness

import (
	"slices"

	"duizhao/internal/edition"
)

func byPlace(a, b Emended) int { return a.From - b.From }

// emendMark is the mark after a repaired word.
const emendMark = "†"

// Mark puts the marks of repairs into the author's text and what was derived from it,
// and gives the blocks that have some their entries for the margin. It comes after
// names are found in the text, as a name may have a repaired character. Without a
// copy there is nothing to mark.
func (r *Restored) Mark(a *edition.Shown) {
	if r == nil {
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
				var places []Emended
				if a.From[k] >= 0 {
					places = r.derivedPlaces(a, edition.Address(cell.ID, s+1), cell, s)
				} else if all := r.emended[cell.ID]; s < len(all) {
					places = all[s]
				}
				if len(places) > 0 && first < 0 {
					first = s
				}
				Mark(&cell.Segments[s], places, "e."+cell.ID, emendMark)
			}
			if first < 0 {
				continue
			}
			if byBlock[cell.ID] == nil {
				e := &edition.Entry{Kind: edition.EmendationEntry, Ref: cell.ID, Mark: emendMark, Anchor: "e." + cell.ID,
					Places: make([]edition.Place, len(a.Langs))}
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
func (r *Restored) derivedPlaces(a *edition.Shown, address string, cell *edition.Block, s int) []Emended {
	var out []Emended
	for i := range a.Emendations {
		m := &a.Emendations[i]
		if m.Alike || m.Reading != edition.WrongReading || m.Block != address && (s > 0 || m.Block != cell.ID) {
			continue
		}
		text := cell.Segments[s].Text()
		if m.Moves() {
			if move, trouble := LocateMove(text, m); trouble == "" {
				out = append(out, Emended{From: move.From, To: move.To})
			}
			continue
		}
		from, to, _, trouble := Locate(text, m)
		if trouble == "" {
			out = append(out, Emended{From: from, To: to, Was: r.converter.Text(m.Wrong)})
		}
	}
	slices.SortFunc(out, byPlace)
	return out
}
