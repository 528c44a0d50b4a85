package render

import (
	"cmp"

	"duizhao/internal/edition"
	"duizhao/internal/html"
)

// Back writes what a single file has before and after the text.
type Back struct {
	words      *Words
	writers    *Writers
	texts      *Texts
	works      *Works
	kit        *Kit
	interviews *Interviews
}

// singleWorks appends the list of the works cited. Each address is in it once, as the
// target of its link: the style sheet shows it, and the script turns it into text.
func (r *Back) singleWorks(b []byte, v *View, langs []string) []byte {
	list := r.works.List(v.file.Cited, langs)
	if len(list) == 0 {
		return b
	}
	w := r.writers.New(r.singleHead(append(b, `<section class="works">`...), "works", "works-cited", langs))
	w.Short = true
	w.Open("ul", html.Class("bib"))
	w.Line()
	for _, e := range list {
		w.Open("li", html.ID(v.file.SourceID(e.ID)), html.Lang(e.Lang))
		w.Open("span", html.Class("csl"))
		e.Write(w)
		w.Close()
		w.CloseLine()
	}
	w.Close()
	return append(w.Bytes(), "</section>\n"...)
}

// registerOf returns what the register has without a copy of the author's text.
func registerOf(a *edition.Annotated) Apparatus {
	return Apparatus{Emendations: a.Emendations, Lang: cmp.Or(a.Origin.Lang, a.Base), House: a.House}
}

// singleRegister appends the register of the emendations of the author's text.
func (r *Back) singleRegister(b []byte, a Apparatus, langs []string) []byte {
	if len(a.Emendations) == 0 {
		return b
	}
	b = r.singleHead(append(b, `<section class="register">`...), "emendations", "nav-emendations", langs)
	b = append(b, `<div class="pair">`...)
	for _, w := range r.words.Each(langs, "emendations-intro") {
		b = r.writers.tagged(b, "p", "", w.Lang, w.Text)
	}
	b = r.emendationTable(append(b, "</div>"...), a, "#")
	return append(b, "</section>\n"...)
}

func (r *Back) singleHead(b []byte, id, word string, langs []string) []byte {
	b = append(escape(append(b, `<h2 id="`...), id), `">`...)
	for i, t := range r.words.Each(langs, word) {
		if i > 0 {
			b = append(b, ' ')
		}
		b = r.writers.tagged(b, "span", "", t.Lang, t.Text)
	}
	return append(b, "</h2>\n"...)
}
