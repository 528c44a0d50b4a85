package render

import (
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/script"
	"strings"
)

// Repairs writes emendations beside the text.
type Repairs struct {
	converter *script.Converter
}

// Write writes a paragraph with the repairs of a block, in the text that a
// page or book shows.
func (r *Repairs) Write(w *html.Writer, v *View, block string) {
	tag := ""
	for _, c := range v.Columns {
		if tag == "" && edition.IsWitness(v.Langs[c]) {
			tag = v.Langs[c]
		}
	}
	w.Open("p", html.Lang(tag))
	shown := ""
	for i := range v.Emendations {
		m := &v.Emendations[i]
		if at, _ := m.Address(); at != block || m.Reading != edition.WrongReading {
			continue
		}
		wrong, right := BothWords(m, v.House)
		if lang.Declared(tag) == lang.Hans {
			if m.Alike {
				continue
			}
			for k := range wrong {
				wrong[k], right[k] = r.converter.Text(wrong[k]), r.converter.Text(right[k])
			}
		}
		w.Text(shown)
		InWord(w, right, "ins")
		w.Text("〔")
		InWord(w, wrong, "del")
		w.Text("〕")
		shown = "　"
	}
	w.Close()
}

// BothWords returns the words that hold the two readings of an emendation, each cut
// in three: what is before the reading, the reading, what is after it. Of a
// transposition they are the ends of the passage, after the word that it follows in
// the copy and here.
func BothWords(m *edition.Emendation, h edition.House) (wrong, right [3]string) {
	if m.Moves() {
		passage := m.From + "…" + m.To
		return [3]string{m.Context, passage, ""}, [3]string{m.After, passage, ""}
	}
	before, after, _ := strings.Cut(m.Context, m.Wrong)
	return [3]string{before, m.Wrong, after}, [3]string{before, m.Reads(h), after}
}

// InWord writes a word with a reading in it.
func InWord(w *html.Writer, word [3]string, tag encode.HTML) {
	w.Text(word[0])
	w.Element(tag, word[1])
	w.Text(word[2])
}
