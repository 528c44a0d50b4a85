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
	"duizhao/internal/script"
)

// Apparatus is what the register of an edition's emendations is made from.
type Apparatus struct {
	Emendations []edition.Emendation
	Lang        string // language of the readings
	House       edition.House
	Set         map[string]int // what the house's style changed in the copy, such as 爲→為; nil without one
	Read        bool           // there is a copy: the emendations know its readings
}

// Repairs writes emendations beside the text.
type Repairs struct {
	converter *script.Converter
}

// Emendations makes the register of the repairs of an author's text. It is made
// without that text too: for each place it quotes only a word.
func (r *Registers) Emendations(s *Summary, a Apparatus, put Put) error {
	path, root := address.Emendations(s.Slug), "../../"
	return r.frame.sitePage("emendations", path, root, r.texts.OfWord("nav-emendations"), func(p *Page) any {
		p.Params = r.ownFields.params(s.Params, root, p.Langs)
		data := &EmendationsPage{Page: p, Edition: r.texts.Columns(s.Title), ReadingLang: a.Lang}
		f := r.emendationFigure(a.Emendations)
		for i, l := range r.words.Voices(r.texts.Langs()) {
			in := EmendationIntro{Lang: l, Paragraphs: []string{r.words.Word(l, "emendations-intro")}}
			if a.Read {
				in.Paragraphs = append(in.Paragraphs, r.words.Word(l, "emendations-read")+r.words.Word(l, "colon")+r.readings(a.Emendations, l)+r.words.Word(l, "full-stop"))
			}
			if len(a.Set) > 0 {
				in.Paragraphs = append(in.Paragraphs, r.words.Word(l, "emendations-house")+r.words.Word(l, "colon")+r.changes(a.Set, l)+r.words.Word(l, "full-stop"))
			}
			pen := r.pens.pen(nil, place{root: root, lang: l, slug: s.Slug})
			pen.Medium.Figure(pen, f, Plate{Langs: []string{l}, First: i == 0})
			in.Figure = template.HTML(pen.Bytes())
			data.Intro = append(data.Intro, in)
		}
		for i := range a.Emendations {
			m := &a.Emendations[i]
			e := EmendationInList{Number: i + 1, Place: r.texts.Called(m.Place, r.texts.Langs()), Class: m.Class}
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
func (r *Registers) readings(list []edition.Emendation, lang string) string {
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
			parts = append(parts, r.words.Count(lang, of.word, counts[of.reading]))
		}
	}
	return strings.Join(parts, r.words.Word(lang, "list-comma"))
}

// changes lists which characters were changed into which, the most frequent
// first, and counts the signs.
func (r *Registers) changes(set map[string]int, lang string) string {
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
		keys[i] = k + " " + r.words.Count(lang, "changes", set[k])
	}
	if signs > 0 {
		keys = append(keys, r.words.Count(lang, "signs", signs))
	}
	return strings.Join(keys, r.words.Word(lang, "list-comma"))
}

// emendationFigure counts the repairs by class.
func (r *Registers) emendationFigure(list []edition.Emendation) *Figure {
	counts := map[string]int{}
	for i := range list {
		counts[list[i].Class]++
	}
	f := &figure.Figure{ID: "emendations", Kind: "bar", Title: r.texts.OfWord("emendations-figure"), Caption: r.texts.OfWord("emendations-caption")}
	for _, class := range edition.EmendationClasses {
		if counts[class] > 0 {
			f.Rows = append(f.Rows, figure.Row{Label: r.texts.OfWord(class), Detail: r.texts.OfWord(class + "-detail"), Value: figure.Number(itoa(counts[class]))})
		}
	}
	return &Figure{"emendations", f}
}

// emendationTable appends the register; block is the way to a block of the text,
// without its id.
func (r *Back) emendationTable(b []byte, a Apparatus, block string) []byte {
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
		b = append(r.writers.tongue(append(b, `</td><td`...), a.Lang), '>')
		b = inWordOf(r.writers, b, wrong, "del")
		b = append(r.writers.tongue(append(b, `</td><td`...), a.Lang), '>')
		b = inWordOf(r.writers, b, right, "ins")
		b = append(b, "</td><td>"...)
		b = append(r.both(b, "span", "", r.texts.OfWord(m.Class)), "</td></tr>\n"...)
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
		wrong, right := bothWords(m, v.House)
		if lang.Declared(tag) == lang.Hans {
			if m.Alike {
				continue
			}
			for k := range wrong {
				wrong[k], right[k] = r.converter.Text(wrong[k]), r.converter.Text(right[k])
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

func inWordOf(r *Writers, b []byte, word [3]string, tag encode.HTML) []byte {
	w := r.New(b)
	inWord(w, word, tag)
	return w.Bytes()
}
