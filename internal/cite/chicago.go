package cite

import (
	"strings"

	"duizhao/internal/lang"
)

// chicago writes works in the manner of the Chicago Manual of Style.
type chicago struct{ reading *reading }

// reference returns an entry in the author-date form of the Chicago Manual
// of Style, 18th edition: Author. Year. “Title.” Container. Address.
func (r chicago) reference(e *Entry, tag string) []Piece {
	f, t := formOf(e.Type), termsOf(tag)
	w := &writer{}
	names, role := e.Responsible()
	if list := naming(r).listNames(e, names); list != "" {
		w.add(Author, list)
		if word := t.role(role, len(names)); word != "" {
			w.text(", " + word)
		}
		w.sentence()
	} else if r.reading.short[e] == e.Field("container-title") {
		w.add(Work, r.reading.short[e])
		w.sentence()
	} else {
		r.title(w, e, f)
		w.sentence()
	}
	if w.add(Year, e.Year(r.reading.page(tag))); hasHan(e.Year(r.reading.page(tag))) { // 無日期, as it is cited
		w.pieces[len(w.pieces)-1].Lang = r.reading.page(tag)
	}
	if len(names) > 0 || r.reading.short[e] == e.Field("container-title") {
		w.sentence()
		r.title(w, e, f)
	}
	begun := r.container(w, e, f, &t, role)
	r.origin(w, e, f, &t, tag, begun)
	if e.Link() != "" {
		w.sentence()
		w.address(e.Link())
	}
	w.stop()
	return tagHan(w.pieces, tag)
}

func (r chicago) title(w *writer, e *Entry, f form) {
	title, translations := r.reading.title(e)
	from := len(w.pieces)
	chicagoOwnTitle(w, title, f, r.reading.written(e), len(translations) == 0)
	if e.Han() && r.reading.written(e) != e.Lang && !(described(e.Title) && !hasHan(plain(title))) {
		for i := from; i < len(w.pieces); i++ { // the marks around it are the page's
			if p := &w.pieces[i]; p.Kind != Plain {
				p.Lang = e.Lang
			}
		}
	}
	for _, t := range translations {
		w.text(" [")
		w.pieces = append(w.pieces, Piece{Kind: Title, Text: t.text, Lang: t.lang})
		w.text("]")
	}
}

func chicagoOwnTitle(w *writer, title []run, f form, tag string, stop bool) {
	if described(plain(title)) {
		w.add(Title, plain(title))
		return
	}
	if !f.quoted {
		w.title(title, false)
		return
	}
	marks := lang.Quotes(tag)
	w.text(marks[0])
	w.title(title, true)
	if !lang.Same(tag, lang.English) { // a stop comes after the mark there
		w.text(marks[1])
		return
	}
	if n := len(w.pieces) - 1; !stop {
		w.text("”") // the stop comes after the translation
		return
	} else if w.last == '’' && strings.Contains(w.pieces[n].Text, "‘") {
		w.pieces[n].Text = strings.TrimSuffix(w.pieces[n].Text, "’") // the stop goes within both marks
		w.last = lastRune(w.pieces[n].Text)
		w.stop()
		w.text("’")
	} else {
		w.stop()
	}
	w.text("”")
}

// container writes the container of the work, with its numbers, and reports
// whether there was anything to write.
func (r chicago) container(w *writer, e *Entry, f form, t *terms, role string) bool {
	for _, p := range []struct{ role, by string }{{"interviewer", t.InterviewBy}, {"reviewed-author", t.ReviewOf}} {
		if list := naming(r).plainNames(e, p.role); list != "" {
			w.sentence()
			w.text(upperFirst(p.by) + list)
		}
	}
	if genre := e.Field("genre"); genre != "" {
		w.sentence()
		w.text(upperFirst(genre))
	}
	begun := false
	container, via, copied := strings.Cut(e.Field("container-title"), ", via ")
	if container != "" && (!r.reading.named(e, container) || copied) && !(f.roman && e.numbered(container)) {
		w.element(&begun)
		if f.in {
			w.text(t.In)
		}
		text, brackets := r.reading.field(e, "container-title", container)
		if f.roman {
			w.text(curl(text))
		} else {
			w.title([]run{{text: text}}, false)
		}
		w.text(brackets)
	}
	for _, p := range []struct{ role, by string }{{"editor", t.EditedBy}, {"translator", t.TranslatedBy}} {
		if list := naming(r).plainNames(e, p.role); list != "" && role != p.role {
			first := !begun
			w.element(&begun)
			if first {
				p.by = upperFirst(p.by)
			}
			w.text(p.by + list)
		}
	}
	chicagoNumbers(w, e, f, t, &begun)
	if copied { // read in a copy: “Reuters, via Channel NewsAsia”
		w.element(&begun)
		w.text(t.Via + curl(r.reading.via(e, via)))
	}
	return begun
}

// numbered reports whether the number already names the issuer: arXiv:2412.19437.
func (e *Entry) numbered(by string) bool {
	return strings.HasPrefix(strings.ToLower(e.Field("number")), strings.ToLower(by))
}

func chicagoNumbers(w *writer, e *Entry, f form, t *terms, begun *bool) {
	volume, issue, page := e.Field("volume"), e.Field("issue"), dashes(e.Field("page"))
	if isOneOf(e.Type, "article-journal", "review", "review-book") {
		if volume != "" {
			if *begun {
				w.text(" ")
			}
			w.text(volume)
			*begun = true
		}
		if issue != "" {
			w.text(map[bool]string{true: " (" + issue + ")", false: ", " + t.Issue + issue}[volume != ""])
		}
		if page != "" {
			w.text(": " + page)
		}
		return
	}
	part := func(text string) {
		w.element(begun)
		w.text(text)
	}
	if edition := e.Field("edition"); edition != "" {
		part(t.numbered(edition))
	}
	if volume != "" {
		part(t.Volume + volume)
	}
	if page != "" && f.in {
		part(page)
	}
	if version := e.Field("version"); version != "" {
		if bare := strings.TrimPrefix(version, "v"); bare != "" && bare[0] >= '0' && bare[0] <= '9' {
			version = t.Version + bare
		}
		if !*begun {
			version = upperFirst(version)
		}
		part(version)
	}
	if number := e.Field("number"); number != "" {
		part(number)
	}
}

// origin writes publisher, day, and where and when a copy was read.
func (r chicago) origin(w *writer, e *Entry, f form, t *terms, tag string, begun bool) {
	publisher := e.Field("publisher")
	if publisher != "" && publisher != e.Field("container-title") && !r.reading.named(e, publisher) && !e.numbered(publisher) {
		w.sentence()
		if place := e.Field("publisher-place"); place != "" {
			text, brackets := r.reading.field(e, "publisher-place", place)
			w.text(text + brackets + ": ")
		}
		text, brackets := r.reading.field(e, "publisher", publisher)
		w.text(curl(text) + brackets)
		if day := e.Date("issued").day(tag); f.day && day != "" && e.Date("issued").Year != 0 {
			w.text(", " + day)
		}
	} else if day := e.Date("issued").day(tag); f.day && day != "" && e.Date("issued").Year != 0 {
		w.element(&begun)
		w.text(day)
	}
	if medium := e.Field("medium"); medium != "" {
		w.sentence()
		w.text(upperFirst(r.reading.words(e, "medium", medium)))
	}
	changing := isOneOf(e.Type, "webpage", "software", "dataset", "entry-encyclopedia", "entry-dictionary", "entry")
	if d := e.Date("accessed"); d.Year != 0 && e.Link() != "" && (changing || !e.Date("issued").Known()) {
		w.sentence()
		w.text(t.Accessed + accessedDay(d, tag))
	}
}

// accessedDay returns the day when a work was read, or the year if no more is known.
func accessedDay(d Date, tag string) string {
	if s := d.day(tag); s != "" || lang.Same(tag, lang.English) {
		return s
	}
	return d.YearText()
}

// ordinalEdition returns “2nd ed.” for 2.
func ordinalEdition(s string) string {
	suffix := "th"
	if n := len(s); n < 2 || s[n-2] != '1' {
		switch s[len(s)-1] {
		case '1':
			suffix = "st"
		case '2':
			suffix = "nd"
		case '3':
			suffix = "rd"
		}
	}
	return s + suffix + " ed."
}

func upperFirst(s string) string {
	for _, r := range s {
		return strings.ToUpper(string(r)) + s[len(string(r)):]
	}
	return s
}
