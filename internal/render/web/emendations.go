package web

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/figure"
	"duizhao/internal/render"
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
func (r *Registers) Emendations(s *Summary, a Apparatus, put render.Put) error {
	path, root := address.Emendations(s.Slug), "../../"
	return r.frame.sitePage("emendations", path, root, r.texts.OfWord("nav-emendations"), func(p *Page) any {
		p.card = r.cards.Edition(s)
		p.Params = r.ownFields.params(s.Params, root, p.Langs)
		data := &EmendationsPage{Page: p, Edition: r.texts.Columns(s.Title), ReadingLang: a.Lang}
		voices := r.words.Voices(r.texts.Langs())
		for _, l := range voices {
			in := EmendationIntro{Lang: l, Paragraphs: []string{r.words.Word(l, "emendations-intro")}}
			if a.Read {
				in.Paragraphs = append(in.Paragraphs, r.words.Word(l, "emendations-read")+r.words.Word(l, "colon")+r.readings(a.Emendations, l)+
					r.words.Word(l, "full-stop"))
			}
			if len(a.Set) > 0 {
				in.Paragraphs = append(in.Paragraphs, r.words.Word(l, "emendations-house")+r.words.Word(l, "colon")+r.changes(a.Set, l)+
					r.words.Word(l, "full-stop"))
			}
			data.Intro = append(data.Intro, in)
		}
		pen := r.pens.pen(nil, place{root: root, lang: voices[0], slug: s.Slug})
		pen.Medium.Figure(pen, r.emendationFigure(a.Emendations), render.Plate{Langs: voices, All: voices, First: true})
		data.Figure = template.HTML(pen.Bytes())
		for i := range a.Emendations {
			m := &a.Emendations[i]
			e := EmendationInList{Number: i + 1, Place: r.texts.Called(m.Place, r.texts.Langs()), Class: m.Class}
			if m.Place.Empty() {
				e.Block = m.Block
			}
			e.Wrong, e.Here = render.BothWords(m, a.House)
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
	}{{edition.WrongReading, "repaired"}, {edition.RightReading, "right-already"}, {edition.OtherScript, "same-in-simplified"},
		{edition.NoReading, "not-there"}} {
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
func (r *Registers) emendationFigure(list []edition.Emendation) *render.Figure {
	counts := map[string]int{}
	for i := range list {
		counts[list[i].Class]++
	}
	f := &figure.Figure{ID: "emendations", Kind: "bar", Title: r.texts.OfWord("emendations-figure"), Caption: r.texts.OfWord("emendations-caption")}
	for _, class := range edition.EmendationClasses {
		if counts[class] > 0 {
			f.Rows = append(f.Rows, figure.Row{Label: r.texts.OfWord(class), Detail: r.texts.OfWord(class + "-detail"),
				Value: figure.Number(strconv.Itoa(counts[class]))})
		}
	}
	return &render.Figure{ID: "emendations", Figure: f}
}
