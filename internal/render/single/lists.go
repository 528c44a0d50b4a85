package single

import (
	"cmp"
	"strconv"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/render"
	"duizhao/internal/render/web"
)

// Back writes what a single file has before and after the text.
type Back struct {
	words      *render.Words
	writers    *render.Writers
	texts      *render.Texts
	works      *render.Works
	kit        *render.Kit
	interviews *render.Interviews
}

// workList appends the list of the works cited. Each address is in it once, as the
// target of its link: the style sheet shows it, and the script turns it into text.
func (r *Back) workList(b []byte, v *render.View, langs []string) []byte {
	list := r.works.List(inFileOf(v).Cited, langs)
	if len(list) == 0 {
		return b
	}
	w := r.writers.New(r.heading(append(b, `<section class="works">`...), "works", "works-cited", langs))
	w.Short = true
	w.Open("ul", html.Class("bib"))
	w.Line()
	for _, e := range list {
		w.Open("li", html.ID(inFileOf(v).SourceID(e.ID)), html.Lang(e.Lang))
		w.Open("span", html.Class("csl"))
		e.Write(w)
		w.Close()
		w.CloseLine()
	}
	w.Close()
	return append(w.Bytes(), "</section>\n"...)
}

// registerOf returns what the register has without a copy of the author's text.
func registerOf(a *edition.Annotated) web.Apparatus {
	return web.Apparatus{Emendations: a.Emendations, Lang: cmp.Or(a.Origin.Lang, a.Base), House: a.House}
}

// register appends the register of the emendations of the author's text.
func (r *Back) register(b []byte, a web.Apparatus, langs []string) []byte {
	if len(a.Emendations) == 0 {
		return b
	}
	b = r.heading(append(b, `<section class="register">`...), "emendations", "nav-emendations", langs)
	b = append(b, `<div class="pair">`...)
	for _, w := range r.words.Each(langs, "emendations-intro") {
		b = r.writers.Tagged(b, "p", "", w.Lang, w.Text)
	}
	b = r.emendationTable(append(b, "</div>"...), a, "#")
	return append(b, "</section>\n"...)
}

func (r *Back) heading(b []byte, id, word string, langs []string) []byte {
	b = append(encode.Text(append(b, `<h2 id="`...), id), `">`...)
	for i, t := range r.words.Each(langs, word) {
		if i > 0 {
			b = append(b, ' ')
		}
		b = r.writers.Tagged(b, "span", "", t.Lang, t.Text)
	}
	return append(b, "</h2>\n"...)
}

// emendationTable appends the register; block is the way to a block of the text,
// without its id.
func (r *Back) emendationTable(b []byte, a web.Apparatus, block string) []byte {
	b = append(b, `<div class="table"><table class="emendations"><thead><tr>`...)
	for _, key := range []string{"emendation-at", "emendation-copy", "emendation-here", "emendation-class"} {
		b = append(r.spans(append(b, `<th scope="col">`...), key), "</th>"...)
	}
	b = append(b, "</tr></thead><tbody>\n"...)
	for i := range a.Emendations {
		m := &a.Emendations[i]
		wrong, right := render.BothWords(m, a.House)
		b = append(encode.Text(append(b, `<tr id="e`...), strconv.Itoa(i+1)), `"><td>`...)
		if m.Place.Empty() {
			b = append(encode.URL(append(b, `<a href="`...), block+m.Block), `">`...)
			b = append(encode.Text(b, m.Block), "</a>"...)
		} else {
			b = r.both(b, "span", "", m.Place)
		}
		b = append(r.writers.Tongue(append(b, `</td><td`...), a.Lang), '>')
		b = inWordOf(r.writers, b, wrong, "del")
		b = append(r.writers.Tongue(append(b, `</td><td`...), a.Lang), '>')
		b = inWordOf(r.writers, b, right, "ins")
		b = append(b, "</td><td>"...)
		b = append(r.both(b, "span", "", r.texts.OfWord(m.Class)), "</td></tr>\n"...)
	}
	return append(b, "</tbody></table></div>\n"...)
}

func inWordOf(r *render.Writers, b []byte, word [3]string, tag encode.HTML) []byte {
	w := r.New(b)
	render.InWord(w, word, tag)
	return w.Bytes()
}

// foldedIntroduction appends the introduction of a single file: it opens on demand.
func (r *Back) foldedIntroduction(b []byte, v *render.View) []byte {
	a, langs := v.Introduction, v.Shown()
	if a == nil {
		return b
	}
	w := r.writers.New(b)
	w.Short = true
	w.Open("details", html.Class("introduction"), html.ID(render.IntroductionID))
	w.Open("summary")
	r.numbered(w, r.texts.Called(a.Titles, langs))
	w.CloseLine()
	pen := func(l string) *render.Pen { return &render.Pen{Writer: w, Kit: r.kit, Medium: v.File, Lang: l} }
	parts := r.texts.Sections(a, langs)
	for n := range parts[0] {
		w.Open("div", html.Class("prose pair"))
		for i, l := range langs {
			w.Open("div", html.Lang(l))
			w.Line()
			pen(l).Blocks(parts[i][n], 0)
			w.CloseLine()
		}
		w.CloseLine()
	}
	for _, l := range langs {
		pen(l).Footnotes(a)
	}
	w.CloseLine()
	return w.Bytes()
}

// both appends an element with a span for each language of the site.
func (r *Back) both(b []byte, tag encode.HTML, class string, t edition.Text) []byte {
	b = append(append(b, '<'), tag...)
	if class != "" {
		b = append(encode.Text(append(b, ` class="`...), class), '"')
	}
	b = r.writers.Said(append(b, '>'), r.texts.Called(t, r.texts.Langs()))
	return append(append(append(b, "</"...), tag...), '>')
}

// spans appends a word of the interface in the languages of the site.
func (r *Back) spans(b []byte, key string) []byte {
	return r.writers.Said(b, r.words.Each(r.texts.Langs(), key))
}

// inFull returns the questions, the claims and the notes in full.
func (r *Back) inFull(v *render.View) []byte {
	w := r.writers.New(nil)
	w.Short = true
	full := &render.Full{Writer: w, Enclosed: inFileOf(v).Enclosed, View: v, Medium: v.File, Beside: true}
	part := func(id, word string, write func()) {
		from := w.Len()
		w.Open("section", html.Class("back"), html.ID(id))
		w.Open("h2")
		r.numbered(w, r.words.Each(v.Shown(), word))
		w.CloseLine()
		begun := w.Len()
		write()
		empty := w.Len() == begun
		w.CloseLine()
		if empty {
			w.Cut(from)
		}
	}
	part(render.QuestionsID, "nav-questions", func() { r.interviews.List(w, v, func(row int) string { return "#" + v.Rows[row].ID }) })
	part("claims", "nav-claims", full.WriteClaims)
	part("notes", "nav-notes", full.WriteNotes)
	return w.Bytes()
}

// numbered writes what is said in several languages, with a class for the place of
// each.
func (r *Back) numbered(w *html.Writer, what []render.Tagged) {
	for i, t := range what {
		if i > 0 {
			w.Space()
		}
		w.Element("span", t.Text, html.Class("v"+strconv.Itoa(i+1)), html.Lang(t.Lang))
	}
}

// finder appends the field that searches the edition.
func (r *Back) finder(b []byte, langs []string) []byte {
	b = append(b, `<div class="find" id="search"><form class="search" role="search"><label for="q">`...)
	b = r.writers.Said(b, r.words.Each(langs, "search-label"))
	b = encode.Text(append(b, `</label><input type="search" id="q" autocomplete="off" autocapitalize="none" enterkeyhint="search" placeholder="`...),
		r.words.Label(langs, "nav-search", ""))
	var counts, said []string
	for _, w := range r.words.Each(langs, "search-count") {
		counts, said = append(counts, w.Text), append(said, w.Lang)
	}
	b = encode.Text(append(b, `"></form><p class="found" role="status" data-count="`...), strings.Join(counts, " / "))
	b = encode.Text(append(b, `" data-langs="`...), strings.Join(said, " "))
	b = encode.Text(append(b, `" data-none="`...), r.words.Label(langs, "search-none", ""))
	return append(b, "\"></p><ol></ol></div>\n"...)
}
