package cite

import "strings"

// chicagoReference lists an entry in the author-date form of the Chicago Manual
// of Style, 18th edition: Author. Year. “Title.” Container. Address.
func chicagoReference(e *Entry) []Piece {
	f := formOf(e.Type)
	w := &writer{}
	names, role := e.Responsible()
	if list := listNames(names, e.Lang); list != "" {
		w.add(Author, list)
		if word := roleWord(role, len(names)); word != "" {
			w.text(", " + word)
		}
		w.sentence()
	} else if e.short == e.Field("container-title") {
		w.add(Work, e.short)
		w.sentence()
	} else {
		chicagoTitle(w, e, f)
		w.sentence()
	}
	w.add(Year, e.Year(e.Lang))
	if len(names) > 0 || e.short == e.Field("container-title") {
		w.sentence()
		chicagoTitle(w, e, f)
	}
	begun := chicagoContainer(w, e, f, role)
	chicagoOrigin(w, e, f, begun)
	if e.Link() != "" {
		w.sentence()
		w.address(e.Link())
	}
	w.stop()
	return tagHan(w.pieces, e.Lang)
}

func chicagoTitle(w *writer, e *Entry, f form) {
	if described(e.Title) {
		w.add(Title, e.Title)
		return
	}
	if !f.quoted {
		w.title(e.rich, false)
		return
	}
	w.text("“")
	w.title(e.rich, true)
	if n := len(w.pieces) - 1; w.last == '’' && strings.Contains(w.pieces[n].Text, "‘") {
		w.pieces[n].Text = strings.TrimSuffix(w.pieces[n].Text, "’") // the stop stands within both marks
		w.last = lastRune(w.pieces[n].Text)
		w.stop()
		w.text("’")
	} else {
		w.stop()
	}
	w.text("”")
}

// chicagoContainer writes what holds the work, with its numbers, and tells
// whether there was anything to write.
func chicagoContainer(w *writer, e *Entry, f form, role string) bool {
	for _, r := range []struct{ role, by string }{{"interviewer", "Interview by "}, {"reviewed-author", "Review of a work by "}} {
		if list := plainNames(e.Names(r.role), e.Lang); list != "" {
			w.sentence()
			w.text(r.by + list)
		}
	}
	if genre := e.Field("genre"); genre != "" {
		w.sentence()
		w.text(upperFirst(genre))
	}
	begun := false
	container, via, copied := strings.Cut(e.Field("container-title"), ", via ")
	if container != "" && (e.short != container || copied) && !(f.roman && e.numbered(container)) {
		w.element(&begun)
		if f.in {
			w.text("In ")
		}
		if f.roman {
			w.text(curl(container))
		} else {
			w.title([]run{{text: container}}, false)
		}
	}
	for _, r := range []struct{ role, by string }{{"editor", "edited by "}, {"translator", "translated by "}} {
		if list := plainNames(e.Names(r.role), e.Lang); list != "" && role != r.role {
			first := !begun
			w.element(&begun)
			if first {
				r.by = upperFirst(r.by)
			}
			w.text(r.by + list)
		}
	}
	chicagoNumbers(w, e, f, &begun)
	if copied { // read in a copy: “Reuters, via Channel NewsAsia”
		w.element(&begun)
		w.text("via " + curl(via))
	}
	return begun
}

// numbered tells whether the number already names who issued it: arXiv:2412.19437.
func (e *Entry) numbered(by string) bool {
	return strings.HasPrefix(strings.ToLower(e.Field("number")), strings.ToLower(by))
}

func chicagoNumbers(w *writer, e *Entry, f form, begun *bool) {
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
			w.text(map[bool]string{true: " (" + issue + ")", false: ", no. " + issue}[volume != ""])
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
		part(ordinalEdition(edition))
	}
	if volume != "" {
		part("vol. " + volume)
	}
	if page != "" && f.in {
		part(page)
	}
	if version := e.Field("version"); version != "" {
		if bare := strings.TrimPrefix(version, "v"); bare != "" && bare[0] >= '0' && bare[0] <= '9' {
			version = "version " + bare
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

// chicagoOrigin writes publisher, day, and where and when a copy was read.
func chicagoOrigin(w *writer, e *Entry, f form, begun bool) {
	publisher := e.Field("publisher")
	if publisher != "" && !isOneOf(publisher, e.short, e.Field("container-title")) && !e.numbered(publisher) {
		w.sentence()
		if place := e.Field("publisher-place"); place != "" {
			w.text(place + ": ")
		}
		w.text(curl(publisher))
		if day := e.Date("issued").English(); f.day && day != "" && e.Date("issued").Year != 0 {
			w.text(", " + day)
		}
	} else if day := e.Date("issued").English(); f.day && day != "" && e.Date("issued").Year != 0 {
		w.element(&begun)
		w.text(day)
	}
	if medium := e.Field("medium"); medium != "" {
		w.sentence()
		w.text(upperFirst(medium))
	}
	changing := isOneOf(e.Type, "webpage", "software", "dataset", "entry-encyclopedia", "entry-dictionary", "entry")
	if d := e.Date("accessed"); d.Year != 0 && e.Link() != "" && (changing || !e.Date("issued").Known()) {
		w.sentence()
		w.text("Accessed " + d.English())
	}
}

// ordinalEdition is “2nd ed.” for 2, else the words given.
func ordinalEdition(s string) string {
	if strings.Trim(s, "0123456789") != "" {
		return s
	}
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
