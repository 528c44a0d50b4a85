package sheet

// Chapters run on if they have less than this many pages of text on average, and the book
// is not longer than so many pieces.
const (
	chapterPages = 5
	shortBook    = 4000
)

// runOn lets chapters begin in the middle of a page, if they are short: a page has room
// for so many Han characters.
func (f *makeup) runOn(room float64) {
	text, chapters := 0., 0
	for i := range f.strips {
		st := &f.strips[i]
		if st.part {
			chapters++
		}
		if st.entry != nil {
			continue
		}
		for k := range st.pieces {
			widest := 0.
			for _, seg := range st.pieces[k].cells {
				widest = max(widest, width(seg.Text()))
			}
			text += widest
		}
	}
	if len(f.order) > shortBook || text > chapterPages*room*float64(chapters) {
		return
	}
	f.runs = true
	for i := range f.strips {
		if st := &f.strips[i]; st.part && i > 0 {
			st.part, st.heads = false, true
		}
	}
}
