package cite

import (
	"fmt"
	"strings"

	"duizhao/internal/lang"
)

// east is how a language of East Asia other than Chinese lists its works, after the
// custom of its scholars: 著者（年）『題名』出版社。 and 저자(연도), 『제목』, 출판사.
type east struct {
	year, after   string // around the year; between it and the title
	between, stop string // between elements; at the end
	names, etAl   string // between names; after the third
	editor, translator, interviewer,
	edition, volume, issue, pages, accessed, copied string // with % for what they go with
}

var eastIn = map[string]east{
	lang.Japanese: {
		year: "（%s）", between: "、", stop: "。", names: "・", etAl: "ほか", editor: "編", translator: "%s訳", interviewer: "聞き手 %s",
		edition: "第%s版", volume: "第%s巻", issue: "第%s号", pages: "%s頁", accessed: "%s閲覧", copied: "%sに転載",
	},
	lang.Korean: {
		year: "(%s)", after: ", ", between: ", ", stop: ".", names: "·", etAl: " 외", editor: " 엮음", translator: "%s 옮김", interviewer: "대담 %s",
		edition: "제%s판", volume: "%s권", issue: "%s호", pages: "%s쪽", accessed: "%s 접속", copied: "%s에 옮겨 실림",
	},
}

// eastern writes works in the manner of Chinese and Japanese books.
type eastern struct{ reading *reading }

func primary(tag string) string { return lang.Primary(tag) }

// reference lists an entry: who, when, what, where it appeared, and its address.
func (r eastern) reference(e *Entry, tag string, t *east) []Piece {
	w := &writer{}
	names, role := e.Responsible()
	if list := r.names(names, t); list != "" {
		w.add(Author, list)
		if role == "editor" || role == "compiler" {
			w.text(t.editor)
		}
		w.text(fmt.Sprintf(t.year, e.Year(tag)) + t.after)
		r.title(w, e)
	} else {
		r.title(w, e)
		w.text(fmt.Sprintf(t.year, e.Year(tag)))
	}
	part := func(pattern, text string) {
		if text != "" {
			w.text(t.between + fmt.Sprintf(pattern, text))
		}
	}
	for _, p := range []struct{ role, pattern string }{{"translator", t.translator}, {"interviewer", t.interviewer}} {
		if role != p.role {
			part(p.pattern, r.names(e.Names(p.role), t))
		}
	}
	container, via, _ := strings.Cut(e.Field("container-title"), ", via ")
	if container != "" && !r.reading.named(e, container) {
		w.text(t.between + "『")
		w.add(Work, container)
		w.text("』")
	}
	if edition := e.Field("edition"); edition != "" && strings.Trim(edition, "0123456789") == "" {
		part(t.edition, edition)
	} else {
		part("%s", edition)
	}
	part(t.volume, e.Field("volume"))
	part(t.issue, e.Field("issue"))
	part("%s", e.Field("number"))
	if publisher := e.Field("publisher"); publisher != container && !r.reading.named(e, publisher) {
		part("%s", publisher)
	}
	part(t.pages, dashes(e.Field("page")))
	if formOf(e.Type).day {
		part("%s", e.Date("issued").day(tag))
	}
	part(t.copied, via)
	part("%s", e.Field("medium"))
	if d := e.Date("accessed"); e.Link() != "" && d.Year != 0 {
		part(t.accessed, accessedDay(d, tag))
	}
	if e.Link() != "" {
		w.text(t.between)
		w.address(e.Link())
	}
	w.text(t.stop)
	return w.pieces
}

// title writes a title in its marks: of a part in single ones, of a work in
// double ones; an editor's description in none.
func (r eastern) title(w *writer, e *Entry) {
	title, translations := r.reading.title(e)
	open, close := "『", "』"
	switch {
	case described(plain(title)):
		open, close = "", ""
	case formOf(e.Type).quoted:
		open, close = "「", "」"
	}
	w.text(open)
	w.add(Title, plain(title))
	w.text(close)
	for _, t := range translations {
		w.text("（")
		w.pieces = append(w.pieces, Piece{Kind: Title, Text: t.text, Lang: t.lang})
		w.text("）")
	}
}

// names returns up to three names, else the first and a word for the rest.
func (r eastern) names(names []Name, t *east) string {
	list, more := people(names)
	if len(list) > 3 {
		list, more = list[:1], true
	}
	parts := make([]string, 0, 3)
	for _, n := range list {
		part := naming(r).name(n).Full()
		for _, form := range naming(r).beside(n) {
			part += "（" + form + "）"
		}
		parts = append(parts, part)
	}
	if out := strings.Join(parts, t.names); more && out != "" {
		return out + t.etAl
	}
	return strings.Join(parts, t.names)
}
