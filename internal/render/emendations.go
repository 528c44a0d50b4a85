package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/figure"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// Apparatus is what the register of an edition's emendations is made from.
type Apparatus struct {
	Emendations []edition.Emendation
	Lang        string // language of the readings
	House       edition.House
	Set         map[string]int // what the house's style changed in the copy, such as 爲→為; nil without one
	Read        bool           // there is a copy: the emendations know its readings
}

// Emendations makes the register of the repairs of an author's text. It is made
// without that text too: for each place it quotes only a word.
func (r *Renderer) Emendations(s *Summary, a Apparatus, put Put) error {
	path, root := address.Emendations(s.Slug), "../../"
	return r.sitePage("emendations", path, root, r.word("nav-emendations"), func(p *Page) any {
		p.card = r.EditionCard(s)
		p.Params = r.params(s.Params, root, p.Langs)
		data := &EmendationsPage{Page: p, Edition: r.columns(s.Title), ReadingLang: a.Lang}
		f := r.emendationFigure(a.Emendations)
		for i, l := range r.Voices(r.Langs()) {
			in := EmendationIntro{Lang: l, Paragraphs: []string{r.Word(l, "emendations-intro")}}
			if a.Read {
				in.Paragraphs = append(in.Paragraphs, r.Word(l, "emendations-read")+r.Word(l, "colon")+r.readings(a.Emendations, l)+r.Word(l, "full-stop"))
			}
			if len(a.Set) > 0 {
				in.Paragraphs = append(in.Paragraphs, r.Word(l, "emendations-house")+r.Word(l, "colon")+r.changes(a.Set, l)+r.Word(l, "full-stop"))
			}
			pen := r.pen(nil, place{root: root, lang: l, slug: s.Slug})
			pen.Medium.Figure(pen, f, Plate{Langs: []string{l}, First: i == 0})
			in.Figure = template.HTML(pen.Bytes())
			data.Intro = append(data.Intro, in)
		}
		for i := range a.Emendations {
			m := &a.Emendations[i]
			e := EmendationInList{Number: i + 1, Place: r.Called(m.Place, r.Langs()), Class: m.Class}
			if m.Place.Empty() {
				e.Block = m.Block
			}
			e.Wrong, e.Here = bothWords(m, a.House)
			data.Emendations = append(data.Emendations, e)
		}
		return data
	}, put)
}

// readings counts the readings of the copy at hand, over all emendations.
func (r *Renderer) readings(list []edition.Emendation, lang string) string {
	counts := map[edition.Reading]int{}
	for i := range list {
		counts[list[i].Reading]++
	}
	var parts []string
	for _, of := range []struct {
		reading edition.Reading
		word    string
	}{{edition.WrongReading, "repaired"}, {edition.RightReading, "right-already"}, {edition.OtherScript, "same-in-simplified"}, {edition.NoReading, "not-there"}} {
		if counts[of.reading] > 0 {
			parts = append(parts, r.Count(lang, of.word, counts[of.reading]))
		}
	}
	return strings.Join(parts, r.Word(lang, "list-comma"))
}

// changes lists which characters were changed into which, the most frequent
// first, and counts the signs.
func (r *Renderer) changes(set map[string]int, lang string) string {
	signs := 0
	var keys []string
	for k := range set {
		if c, _ := utf8.DecodeRuneInString(k); unicode.IsLetter(c) {
			keys = append(keys, k)
		} else {
			signs += set[k]
		}
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(set[b]-set[a], strings.Compare(a, b)) })
	for i, k := range keys {
		keys[i] = k + " " + r.Count(lang, "changes", set[k])
	}
	if signs > 0 {
		keys = append(keys, r.Count(lang, "signs", signs))
	}
	return strings.Join(keys, r.Word(lang, "list-comma"))
}

// emendationFigure counts the repairs by class.
func (r *Renderer) emendationFigure(list []edition.Emendation) *Figure {
	counts := map[string]int{}
	for i := range list {
		counts[list[i].Class]++
	}
	f := &figure.Figure{ID: "emendations", Kind: "bar", Title: r.word("emendations-figure"), Caption: r.word("emendations-caption")}
	for _, class := range edition.EmendationClasses {
		if counts[class] > 0 {
			f.Rows = append(f.Rows, figure.Row{Label: r.word(class), Detail: r.word(class + "-detail"), Value: figure.Number(itoa(counts[class]))})
		}
	}
	return &Figure{"emendations", f}
}

// emendationTable appends the register; block is the way to a block of the text,
// without its id.
func (r *Renderer) emendationTable(b []byte, a Apparatus, block string) []byte {
	b = append(b, `<div class="table"><table class="emendations"><thead><tr>`...)
	for _, key := range []string{"emendation-at", "emendation-copy", "emendation-here", "emendation-class"} {
		b = append(r.spans(append(b, `<th scope="col">`...), key), "</th>"...)
	}
	b = append(b, "</tr></thead><tbody>\n"...)
	for i := range a.Emendations {
		m := &a.Emendations[i]
		wrong, right := bothWords(m, a.House)
		b = append(escape(append(b, `<tr id="e`...), itoa(i+1)), `"><td>`...)
		if m.Place.Empty() {
			b = append(encode.URL(append(b, `<a href="`...), block+m.Block), `">`...)
			b = append(escape(b, m.Block), "</a>"...)
		} else {
			b = r.both(b, "span", "", m.Place)
		}
		b = append(r.tongue(append(b, `</td><td`...), a.Lang), '>')
		b = inWordOf(r, b, wrong, "del")
		b = append(r.tongue(append(b, `</td><td`...), a.Lang), '>')
		b = inWordOf(r, b, right, "ins")
		b = append(b, "</td><td>"...)
		b = append(r.both(b, "span", "", r.word(m.Class)), "</td></tr>\n"...)
	}
	return append(b, "</tbody></table></div>\n"...)
}

// bothWords returns the words that hold the two readings of an emendation, each cut
// in three: what is before the reading, the reading, what is after it. Of a
// transposition they are the ends of the passage, after the word that it follows in
// the copy and here.
func bothWords(m *edition.Emendation, h edition.House) (wrong, right [3]string) {
	if m.Moves() {
		passage := m.From + "…" + m.To
		return [3]string{m.Context, passage, ""}, [3]string{m.After, passage, ""}
	}
	before, after, _ := strings.Cut(m.Context, m.Wrong)
	return [3]string{before, m.Wrong, after}, [3]string{before, m.Reads(h), after}
}

// EmendedWords writes a paragraph with the repairs of a block, in the text that a
// page or book shows.
func (r *Renderer) EmendedWords(w *html.Writer, v *View, block string) {
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
		wrong, right := bothWords(m, v.House)
		if lang.Declared(tag) == lang.Hans {
			if m.Alike {
				continue
			}
			for k := range wrong {
				wrong[k], right[k] = r.Converter.Text(wrong[k]), r.Converter.Text(right[k])
			}
		}
		w.Text(shown)
		inWord(w, right, "ins")
		w.Text("〔")
		inWord(w, wrong, "del")
		w.Text("〕")
		shown = "　"
	}
	w.Close()
}

// inWord writes a word with a reading in it.
func inWord(w *html.Writer, word [3]string, tag encode.HTML) {
	w.Text(word[0])
	w.Element(tag, word[1])
	w.Text(word[2])
}

func inWordOf(r *Renderer, b []byte, word [3]string, tag encode.HTML) []byte {
	w := r.Writer(b)
	inWord(w, word, tag)
	return w.Bytes()
}
