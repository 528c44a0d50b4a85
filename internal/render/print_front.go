package render

import (
	"slices"
	"strconv"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// front appends the title page, the page about the edition and the contents.
func (bk *printing) front(b []byte) []byte {
	b = bk.titleSheet(b)
	b = bk.about(b)
	return bk.contentsPage(b)
}

func (bk *printing) titleSheet(b []byte) []byte {
	b = append(b, `<section class="titlepage"><div class="author">`...)
	b = bk.each(b, "p", "", func(l string) string { c := bk.Credit(&bk.Info, l); return c.Author() })
	b = append(b, `</div><div class="titles">`...)
	for i, l := range bk.langs {
		title, size := bk.in(bk.Title, l), ""
		if width(title) > 60 { // Han characters; at display size it would fill the sheet
			size = "long"
		}
		if i == 0 {
			b = bk.tagged(b, "h1", size, l, title)
		} else if title != bk.in(bk.Title, bk.langs[0]) {
			b = bk.tagged(b, "p", classes("other", size), l, title)
		}
	}
	b = append(b, `</div><div class="subtitles">`...)
	b = bk.each(b, "p", "", func(l string) string { return bk.in(bk.Subtitle, l) })
	b = append(b, `</div><div class="imprint">`...)
	glue := encode.HTML("")
	bk.bylines(bk.view, func(tag, voice string) {
		c := bk.Credit(&bk.Info, tag)
		for _, p := range []phrase{chain(bk.version(&c, voice), bk.words.get(voice, "comma"), voice), bk.role("edited-by", c.Editors, tag, voice)} {
			if p != nil {
				b, glue = append(b, glue...), " "
				b = append(bk.tongue(append(b, "<p"...), voice), '>')
				b = append(bk.phrase(b, p, voice), "</p>"...)
			}
		}
	})
	b = bk.each(b, "p", "year", func(l string) string { return lang.Date(l, bk.Credit(&bk.Info, l).Made) })
	return append(bk.bookNotice(append(b, "</div>"...), bk.view), "</section>\n"...)
}

// about appends what the edition is, what it was made from, and what the marks
// in its text mean.
func (bk *printing) about(b []byte) []byte {
	b = append(b, `<section class="about"><h2 id="about-edition">`...)
	b = append(bk.wordEach(b, "em", "", "print-about"), `</h2><div class="pair">`...)
	for _, c := range bk.columns {
		l := bk.Langs[c]
		b = append(bk.tongue(append(b, `<div`...), l), '>')
		if s := bk.in(bk.Summary, l); s != "" {
			b = bk.tagged(b, "p", "", "", s)
		}
		if s := bk.in(bk.Origin.Note, l); s != "" {
			b = bk.tagged(b, "p", "", "", s)
		}
		if len(bk.Entries) > 0 {
			b = append(bk.within(append(b, "<p>"...), bk.words.say(l, "print-marks"), l), "</p>"...)
			b = bk.legend(b, l)
		}
		b = append(b, "</div>"...)
	}
	return append(b, "</div></section>\n"...)
}

// legend appends the verdicts that occur, each with its shape.
func (bk *printing) legend(b []byte, lang string) []byte {
	there := map[string]bool{}
	for i := range bk.Entries {
		if e := &bk.Entries[i]; e.Kind == edition.ClaimEntry && bk.claims[e.Ref] != nil {
			there[bk.claims[e.Ref].Verdict] = true
		}
	}
	if len(there) == 0 {
		return b
	}
	b = append(b, `<ul class="legend">`...)
	for _, v := range edition.Verdicts {
		if there[v] {
			b = append(append(b, `<li class="verdict">`...), verdictShape(v)...)
			b = append(bk.within(b, bk.words.say(lang, v), lang), "</li>"...)
		}
	}
	return append(b, "</ul>"...)
}

// contentsPage appends the table of contents with the page of each part.
func (bk *printing) contentsPage(b []byte) []byte {
	b = append(b, `<nav class="toc"><h2 id="contents">`...)
	b = append(bk.wordEach(b, "em", "", "contents"), "</h2><ol>\n"...)
	item := func(class, id string, text func(b []byte) []byte) {
		b = append(escape(append(b, `<li class="`...), class), `"><a href="#`...)
		b = append(escape(b, id), `"><span class="t">`...)
		b = append(text(b), `</span><i></i><span class="pg">`...)
		if n := bk.Pages[id]; n > 0 {
			b = strconv.AppendInt(b, int64(n), 10)
		}
		b = append(b, "</span></a></li>\n"...)
	}
	item("front", "about-edition", func(b []byte) []byte { return bk.wordEach(b, "em", "", "print-about") })
	if in := bk.Introduction; in != nil {
		item("front", introductionID, func(b []byte) []byte {
			return bk.each(b, "em", "", func(l string) string { return bk.in(in.Titles, l) })
		})
	}
	if len(bk.Rows) > 0 && !slices.ContainsFunc(bk.Rows, func(row edition.Row) bool { return row.Kind == edition.Heading }) {
		item("chapter", bk.Rows[0].ID, func(b []byte) []byte { // without headings the title heads the text
			return bk.each(b, "em", "", func(l string) string { return bk.in(bk.Title, l) })
		})
	}
	for i := range bk.Rows {
		row := &bk.Rows[i]
		if row.Kind != edition.Heading {
			continue
		}
		class := "chapter"
		if level(row) > 2 {
			class = "sub"
		}
		item(class, row.ID, func(b []byte) []byte {
			seen := ""
			for _, c := range bk.columns {
				if t := bk.headingText(row, c); t != "" && t != seen {
					b, seen = append(bk.tagged(b, "em", "", bk.Langs[c], t), ' '), t
				}
			}
			return b
		})
	}
	if HasQuestions(bk.Annotated) {
		item("back", questionsID, func(b []byte) []byte { return bk.wordEach(b, "em", "", "nav-questions") })
	}
	if len(bk.works) > 0 && bk.Library != nil {
		item("back", "works", func(b []byte) []byte { return bk.wordEach(b, "em", "", "works-cited") })
	}
	item("back", "colophon", func(b []byte) []byte { return bk.wordEach(b, "em", "", "print-colophon") })
	b = append(b, "</ol>\n"...)
	if len(bk.figures) > 0 {
		b = append(b, "<h3>"...)
		b = append(bk.wordEach(b, "em", "", "print-figures"), "</h3><ol>\n"...)
		for i := range bk.Rows {
			for _, f := range bk.figures[bk.Rows[i].ID] {
				item("plate", "fig-"+f.ID, func(b []byte) []byte {
					return bk.each(b, "em", "", func(l string) string { return bk.in(f.Title, l) })
				})
			}
		}
		b = append(b, "</ol>\n"...)
	}
	return append(b, "</nav>\n"...)
}
