package render

import (
	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/html"
)

// IntroductionID is the anchor of an edition's introduction if it is in one document
// with the text, and its place below the edition's address.
const IntroductionID = "introduction"

// IntroductionPage makes the page of an edition's introduction.
func (r *Renderer) IntroductionPage(a *edition.Shown, put Put) error {
	return r.articlePage("introduction", address.Introduction(a.Slug), a.Introduction, r.columns(r.eachLang(a.Title)), r.infoCard(a.Annotated), put)
}

// eachLang returns a text in the site's languages, in their order.
func (r *Renderer) eachLang(t edition.Text) []string {
	out := make([]string, len(r.Langs()))
	for i, l := range r.Langs() {
		out[i] = r.In(t, l)
	}
	return out
}

// withParts adds the introduction before the contents of an edition's text, and the
// index of its questions after them. href returns the address of a part.
func (r *Renderer) withParts(v *View, contents []Entry, href func(part string) string) []Entry {
	entry := func(part string, text func(lang string) string) Entry {
		e := Entry{Href: href(part), Level: 2}
		for _, c := range v.Columns {
			e.Text = append(e.Text, Tagged{v.Langs[c], text(v.Langs[c])})
		}
		return e
	}
	if in := v.Introduction; in != nil {
		contents = append([]Entry{entry(IntroductionID, func(l string) string { return r.In(in.Titles, l) })}, contents...)
	}
	if HasQuestions(v.Annotated) {
		e := entry(QuestionsID, func(string) string { return "" })
		e.Text = r.Words(v.Shown(), "nav-questions")
		contents = append(contents, e)
	}
	return contents
}

// foldedIntroduction appends the introduction of a single file: it opens on demand.
func (r *Renderer) foldedIntroduction(b []byte, v *View) []byte {
	a, langs := v.Introduction, v.Shown()
	if a == nil {
		return b
	}
	w := r.Writer(b)
	w.Short = true
	w.Open("details", html.Class("introduction"), html.ID(IntroductionID))
	w.Open("summary")
	r.numbered(w, r.Called(a.Titles, langs))
	w.CloseLine()
	pen := func(l string) *Pen { return &Pen{Writer: w, Renderer: r, Medium: v.file, Lang: l} }
	parts := r.Sections(a, langs)
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
