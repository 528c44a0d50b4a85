package cite

import "strings"

// standard writes works in the manner of GB/T 7714.
type standard struct{ reading *reading }

// reference lists an entry after GB/T 7714—2015 in the author-date
// system (clause 9.3): 作者, 年. 題名[類型/OL]. 出處, 日期[引用日期]. 網址.
// Punctuation is half-width, as the standard prints it.
func (r standard) reference(e *Entry) []Piece {
	w := &writer{}
	names, role := e.Responsible()
	tongue := r.reading.tongue(e)
	author := r.names(names, e.Lang)
	if author == "" {
		author = r.reading.short[e] // 佚名
	}
	w.add(Author, author)
	if word := map[string]string{"editor": "編", "compiler": "編", "director": "導演", "host": "主持", "translator": "譯"}[role]; word != "" && role != "author" {
		w.text(", ")
		w.in(tongue, inScript(word, tongue))
	}
	w.text(", ")
	w.add(Year, e.Year(tongue))
	if year := &w.pieces[len(w.pieces)-1]; hasHan(year.Text) {
		year.Lang = tongue
	}
	w.text(". ")
	title, translations := r.reading.title(e)
	w.add(Title, plain(title))
	if plain(title) != e.Title { // an editor's description
		w.pieces[len(w.pieces)-1].Lang = tongue
	}
	for _, t := range translations {
		w.text("（")
		w.pieces = append(w.pieces, Piece{Kind: Title, Text: t.text, Lang: t.lang})
		w.text("）")
	}
	if n := e.Field("number"); n != "" && isOneOf(e.Type, "standard", "patent", "report", "article") {
		w.text(": " + n)
	}
	w.add(Sort, "["+e.documentMark()+"]")
	r.container(w, e, role)
	if d := e.Date("accessed"); d.ISO() != "" && e.Link() != "" {
		w.day("[", d, "]")
	}
	if _, via, ok := strings.Cut(r.reading.proper(e, "container-title"), ", via "); ok { // read in a copy
		w.sentence()
		w.in(tongue, inScript("轉載於", tongue)+via)
	}
	if medium := e.Field("medium"); medium != "" {
		w.sentence()
		w.in(tongue, r.reading.words(e, "medium", medium))
	}
	if e.Link() != "" {
		w.sentence()
		w.address(e.Link())
	}
	w.stop()
	for i := range w.pieces {
		if w.pieces[i].Lang == e.Lang {
			w.pieces[i].Lang = ""
		}
	}
	return w.pieces
}

// documentMark returns the type and, for online works, the carrier (annex B). An
// online work of no printed type is an electronic bulletin, EB.
func (e *Entry) documentMark() string {
	mark := formOf(e.Type).mark
	if e.Link() == "" {
		if mark == "EB" {
			return "EB"
		}
		return mark
	}
	if mark == "Z" || e.Type == "entry-encyclopedia" && e.Field("publisher") == "" {
		mark = "EB"
	}
	return mark + "/OL"
}

// container writes what comes between title and address.
func (r standard) container(w *writer, e *Entry, role string) {
	container, _, _ := strings.Cut(r.reading.proper(e, "container-title"), ", via ")
	tongue, own := r.reading.tongue(e), e.Lang
	if !r.reading.mixed {
		own = tongue
	}
	issued := e.Date("issued")
	for _, p := range []struct{ role, word string }{{"translator", "譯"}, {"interviewer", "訪談"}} {
		if list := r.names(e.Names(p.role), e.Lang); list != "" && role != p.role {
			w.sentence()
			w.text(list + ", ")
			w.in(tongue, inScript(p.word, tongue))
		}
	}
	switch {
	case isOneOf(e.Type, "article-journal", "review", "review-book", "periodical"),
		e.Type == "article-magazine" && e.Field("issue") != "":
		if container != "" {
			w.sentence()
			w.in(own, container)
		}
		standardNumbers(w, e)
	case isOneOf(e.Type, "article-newspaper", "article-magazine"):
		if container != "" {
			w.sentence()
			w.in(own, container)
		}
		if issued.Month != 0 {
			w.day(", ", issued, "")
		}
		if page := e.Field("page"); page != "" {
			w.text(map[bool]string{true: "(" + page + ")", false: ": " + page}[e.Type == "article-newspaper"])
		}
	default:
		r.book(w, e, container, role, own)
		if formOf(e.Type).day && issued.Month != 0 {
			w.stop()
			w.day(" (", issued, ")")
			w.last = 0 // the access date follows at once
		}
	}
	if w.last == 0 {
		w.last = ')'
	}
}

// standardNumbers writes 卷(期): 頁 (clause 8.8).
func standardNumbers(w *writer, e *Entry) {
	volume, issue, page := e.Field("volume"), e.Field("issue"), e.Field("page")
	if issue != "" {
		issue = "(" + issue + ")"
	}
	if volume+issue != "" {
		w.text(map[bool]string{true: ", ", false: ""}[volume != ""] + volume + issue)
	}
	if page != "" {
		w.text(": " + page)
	}
}

// book writes //出處, 版次. 出版地: 出版者: 頁 (clauses 4 and 8).
func (r standard) book(w *writer, e *Entry, container, role, own string) {
	if container != "" {
		w.text("//")
		if list := r.names(e.Names("editor"), e.Lang); list != "" && role != "editor" {
			w.text(list + ". ")
		}
		w.in(own, container)
	}
	if edition := e.Field("edition"); edition != "" && edition != "1" {
		w.sentence()
		if strings.Trim(edition, "0123456789") == "" {
			edition += "版"
		}
		w.text(edition)
	}
	if version := e.Field("version"); version != "" {
		w.sentence()
		w.text(version)
	}
	publisher := join(": ", r.reading.proper(e, "publisher-place"), r.reading.proper(e, "publisher"))
	if publisher != "" && publisher != container {
		w.sentence()
		w.in(own, publisher)
	}
	if page := e.Field("page"); page != "" {
		w.text(": " + page)
	}
}

// names returns up to three names, else three and 等 (clause 8.1).
func (r standard) names(names []Name, lang string) string {
	list, more := people(names)
	if len(list) > 3 {
		list, more = list[:3], true
	}
	parts := make([]string, 0, 4)
	for _, n := range list {
		part := naming(r).name(n).standard()
		for _, form := range naming(r).beside(n) {
			part += "（" + form + "）"
		}
		parts = append(parts, part)
	}
	if more && len(parts) > 0 {
		parts = append(parts, strings.TrimSpace(entryWordsOf(lang).etAl))
	}
	return strings.Join(parts, ", ")
}

// inScript returns a word of the standard in the script of a language.
func inScript(word, tag string) string {
	if simplifiedLang(tag) {
		return strings.NewReplacer("編", "编", "導", "导", "譯", "译", "訪談", "访谈", "轉載於", "转载于").Replace(word)
	}
	return word
}
