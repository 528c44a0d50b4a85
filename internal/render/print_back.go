package render

import (
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// bibliography appends the works cited, in the order of the bibliography.
func (bk *printing) bibliography(b []byte) []byte {
	if bk.Library == nil || len(bk.works) == 0 {
		return b
	}
	b = append(b, `<section class="works"><h2 id="works">`...)
	b = append(bk.wordEach(b, "em", "", "works-cited"), "</h2><ul>\n"...)
	langs := publicTags(bk.shown())
	for _, e := range bk.Library.Entries(langs...) {
		if bk.works[e.ID] {
			b = escape(append(b, `<li id="bib-`...), e.ID)
			text, lang := bk.reference(e, langs)
			b = append(bk.tongue(append(b, `"`...), lang), '>')
			b = append(append(b, text...), "</li>\n"...)
		}
	}
	return append(b, "</ul></section>\n"...)
}

// colophonPage appends the last page: what the book is, whose it is, and
// how it was made.
func (bk *printing) colophonPage(b []byte, fingerprint string) []byte {
	b = append(b, `<section class="colophon"><h2 id="colophon">`...)
	b = append(bk.wordEach(b, "em", "", "print-colophon"), `</h2><div class="pair">`...)
	for _, c := range bk.columns {
		l := bk.Langs[c]
		b = append(bk.tongue(append(b, `<div`...), l), '>')
		b = bk.tagged(b, "p", "booktitle", "", bk.in(bk.Title, l))
		b = append(b, "<dl>"...)
		fact := func(key, text string) {
			if text != "" {
				b = bk.tagged(bk.term(b, l, key), "dd", "", "", text)
			}
		}
		by := bk.Credit(&bk.Info, l)
		fact("print-author", by.Author())
		fact("print-translator", namesOf(by.Translators, l))
		fact("print-reviser", namesOf(by.Revisers, l))
		fact("print-editor", by.Editor())
		fact("print-written", lang.Date(l, by.Work))
		fact("print-edition", lang.Date(l, by.Made))
		if o := &bk.Origin; o.Title != "" {
			b = bk.term(b, l, "original")
			b = append(b, "<dd>"...)
			if o.URL != "" {
				b = append(encode.URL(append(b, `<a href="`...), o.URL), '"')
				b = append(escape(append(bk.tongue(b, o.Lang), '>'), o.Title), "</a>"...)
			} else {
				b = bk.tagged(b, "em", "work", o.Lang, o.Title)
			}
			b = append(b, "</dd>"...)
		}
		if url := bk.absolute(address.Edition(bk.Slug)); url != "" {
			b = bk.term(b, l, "print-address")
			b = encode.URL(append(b, `<dd><a class="url" href="`...), url)
			b = append(escape(append(b, `">`...), url), "</a></dd>"...)
		}
		fact("print-fonts", strings.Join(bk.Fonts, bk.words.get(l, "comma")))
		fact("made-with", bk.Program)
		b = bk.term(b, l, "fingerprint")
		b = append(bk.tagged(append(b, "<dd>"...), "code", "", "", fingerprint), "</dd></dl>"...)
		for _, t := range bk.oldNote(bk.view) {
			if t.Lang == l {
				b = bk.tagged(b, "p", "rights", "", "≠ "+t.Text)
			}
		}
		if s := bk.in(bk.Rights.Statement, l); s != "" {
			b = bk.tagged(b, "p", "rights", "", s)
		}
		for _, m := range bk.makers(bk.Annotated, []string{l}) {
			b = bk.made(b, &m)
		}
		b = append(b, "</div>"...)
	}
	return append(b, "</div></section>\n"...)
}

// term appends a word of the interface as a term of the colophon.
func (bk *printing) term(b []byte, tag, key string) []byte {
	return append(bk.within(append(b, "<dt>"...), bk.words.say(tag, key), tag), "</dt>"...)
}

// targets appends an empty link to each block and segment of the text: only what
// something links to gets a name in the PDF, by which #p17.2 is found.
func (bk *printing) targets(b []byte) []byte {
	b = append(b, `<div class="targets" aria-hidden="true">`...)
	for i := range bk.Rows {
		row := &bk.Rows[i]
		list := []string{row.ID}
		if textual(row.Kind) || row.Kind == edition.Heading || row.Kind == edition.Table {
			for s := range row.Segments() {
				list = append(list, edition.Address(row.ID, s+1))
			}
		}
		for _, id := range list {
			b = append(escape(append(b, `<a href="#`...), id), `"></a>`...)
		}
	}
	return append(b, "</div>\n"...)
}
