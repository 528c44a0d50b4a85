package render

import (
	"duizhao/internal/address"
	"duizhao/internal/edition"
)

// introductionID is the anchor of an edition's introduction if it is in one document
// with the text, and its place below the edition's address.
const introductionID = "introduction"

// IntroductionPage makes the page of an edition's introduction.
func (r *Renderer) IntroductionPage(a *edition.Shown, put Put) error {
	header := r.ofEdition(r.heading(nil, a.Introduction.Titles), r.eachLang(a.Title))
	return r.articlePage("introduction", address.Introduction(a.Slug), a.Introduction, header, put)
}

// ofEdition appends the line that leads from a page below an edition up to it. The
// titles are in the site's languages.
func (r *Renderer) ofEdition(b []byte, titles []string) []byte {
	b = append(b, `<p class="by"><a href="../">`...)
	for i, l := range r.langs() {
		if i > 0 {
			b = append(b, ' ')
		}
		b = r.tagged(b, "span", "", l, titles[i])
	}
	return append(b, "</a></p>"...)
}

// eachLang returns a text in the site's languages, in their order.
func (r *Renderer) eachLang(t edition.Text) []string {
	out := make([]string, len(r.langs()))
	for i, l := range r.langs() {
		out[i] = r.in(t, l)
	}
	return out
}

// withParts adds the introduction before the contents of an edition's text, and the
// index of its questions after them. href returns the address of a part.
func (r *Renderer) withParts(v *view, contents []Entry, href func(part string) string) []Entry {
	entry := func(part string, text func(lang string) string) Entry {
		e := Entry{Href: href(part), Level: 2}
		for _, c := range v.columns {
			e.Text = append(e.Text, Tagged{v.Langs[c], text(v.Langs[c])})
		}
		return e
	}
	if in := v.Introduction; in != nil {
		contents = append([]Entry{entry(introductionID, func(l string) string { return r.in(in.Titles, l) })}, contents...)
	}
	if HasQuestions(v.Annotated) {
		e := entry(questionsID, func(string) string { return "" })
		e.Text = r.wordIn(v.shown(), "nav-questions")
		contents = append(contents, e)
	}
	return contents
}

// foldedIntroduction appends the introduction of a single file: it opens on demand.
func (r *Renderer) foldedIntroduction(b []byte, v *view, k *book) []byte {
	if v.Introduction == nil {
		return b
	}
	b = append(b, `<details class="introduction" id="`+introductionID+`"><summary>`...)
	b = append(r.bookTitle(b, r.bookTexts(v, v.Introduction.Titles)), "</summary>\n"...)
	parts := r.sections(v, v.Introduction)
	for n := range parts[0] {
		b = append(b, `<div class="prose pair">`...)
		for i, c := range v.columns {
			at := k.place(v, c)
			at.margin = false
			b = append(r.tongue(append(b, `<div`...), at.lang), ">\n"...)
			b = append(r.blocks(b, parts[i][n], at, 0), "</div>\n"...)
		}
		b = append(b, "</div>\n"...)
	}
	for _, c := range v.columns {
		at := k.place(v, c)
		at.margin = false
		b = r.articleFootnotes(b, v.Introduction, at)
	}
	return append(b, "</details>\n"...)
}

// introduction appends the introduction of a printed book, on pages of its own.
func (bk *printing) introduction(b []byte) []byte {
	a := bk.Introduction
	if a == nil {
		return b
	}
	b = append(b, `<section class="introduction"><h2 id="`+introductionID+`">`...)
	b = append(bk.each(b, "em", "", func(l string) string { return bk.in(a.Titles, l) }), "</h2>\n"...)
	parts := bk.Renderer.sections(bk.view, a)
	at := func(c int) place {
		return place{root: bk.root, lang: bk.Langs[c], slug: bk.Slug, upright: bk.Layout == Vertical}
	}
	for n := range parts[0] {
		b = append(b, `<div class="pair">`...)
		for i, c := range bk.columns {
			b = append(bk.tongue(append(b, `<div`...), bk.Langs[c]), '>')
			b = append(bk.blocks(b, parts[i][n], at(c), 1), "</div>"...)
		}
		b = append(b, "</div>\n"...)
	}
	for _, c := range bk.columns {
		b = bk.articleFootnotes(b, a, at(c))
	}
	return append(b, "</section>\n"...)
}
