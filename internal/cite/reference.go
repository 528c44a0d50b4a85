package cite

import (
	"strings"

	"duizhao/internal/lang"
)

// Reference returns the entry as in the list on a page in these languages, and the
// language it is put together in, which the element around it must have; a piece
// has a Lang if its own differs. A Chinese entry follows GB/T 7714—2015, a Japanese or
// Korean one the custom there, or on a page in Chinese alone GB/T 7714 too, with the
// words of the page; any other Chicago, in the terms of its language; on a page
// without Han script all follow Chicago. See [Library.Entries] for the names.
func (l *Library) Reference(e *Entry, langs ...string) (pieces []Piece, tag string) {
	r := l.in(langs...)
	tag = r.written(e)
	if t, ok := eastIn[primary(tag)]; ok && (r.mixed || r.chinese() == "") {
		return eastern{r}.reference(e, tag, &t), tag
	}
	if hanLang(tag) {
		pieces = standard{r}.reference(e)
		if lang.Primary(tag) == lang.Korean && !strings.ContainsFunc(Text(pieces), lang.Hangul) {
			tag = r.chinese() // nothing is left of its own
		}
		return pieces, tag
	}
	return chicago{r}.reference(e, tag), tag
}

// writer puts a reference together: sentences that end in one full stop, and
// elements within them.
type writer struct {
	pieces []Piece
	last   rune // the last character written
}

func (w *writer) add(kind Kind, text string) {
	if text == "" {
		return
	}
	w.pieces = append(w.pieces, Piece{Kind: kind, Text: text})
	w.last = lastRune(text)
}

func (w *writer) text(s string) { w.add(Plain, s) }

// in writes words in a language that may not be the entry's.
func (w *writer) in(tag, s string) {
	w.add(Plain, s)
	if s != "" && hasHan(s) {
		w.pieces[len(w.pieces)-1].Lang = tag
	}
}

// title writes a title: quoted, or as the title of a work, whose own italics
// are then upright.
func (w *writer) title(runs []run, quoted bool) {
	for _, r := range typeset(runs, quoted) {
		switch {
		case quoted && r.italic:
			w.add(Italic, r.text)
		case quoted:
			w.add(Title, r.text)
		case r.italic:
			w.add(Title, r.text)
		default:
			w.add(Work, r.text)
		}
	}
}

// day writes a date in digits, between what stands around it. The standard writes the
// years before the common era as no machine reads them (HTML, 4.5.14).
func (w *writer) day(before string, d Date, after string) {
	if d.Year < 1 {
		w.text(before + d.ISO() + after)
		return
	}
	w.text(before)
	w.add(Day, d.ISO())
	w.text(after)
}

// stop ends a sentence, if it has not ended by itself.
func (w *writer) stop() {
	if w.last != 0 && !strings.ContainsRune(".?!…。？！", w.last) && !w.closedAfterStop() {
		w.text(".")
	}
}

// closedAfterStop reports whether the text ends with a stop in quotation marks:
// “Why?”
func (w *writer) closedAfterStop() bool {
	if !strings.ContainsRune("”’\"", w.last) {
		return false
	}
	inner := strings.TrimRight(Text(w.pieces), "”’\"")
	return inner != "" && strings.ContainsRune(".?!…", lastRune(inner))
}

// sentence begins a new sentence.
func (w *writer) sentence() {
	if w.last != 0 {
		w.stop()
		w.text(" ")
	}
}

// element begins a new part of a sentence.
func (w *writer) element(begun *bool) {
	if !*begun {
		w.sentence()
		*begun = true
		return
	}
	w.text(", ")
}

// address writes the DOI or URL that readers follow.
func (w *writer) address(link string) {
	if link == "" {
		return
	}
	w.pieces = append(w.pieces, Piece{Kind: Address, Text: link, Href: link})
	w.last = lastRune(link)
}

// tagHan gives stretches in Han script within Latin text their own language,
// because their glyphs depend on it.
func tagHan(pieces []Piece, lang string) []Piece {
	var out []Piece
	for _, p := range pieces {
		if p.Kind == Address || !hasHan(p.Text) || hanLang(p.Lang) || p.Lang == "" && hanLang(lang) {
			out = append(out, p)
			continue
		}
		whole := scriptLang(strings.Map(hanOnly, p.Text))
		for _, part := range splitHan(p.Text) {
			q := p
			q.Text = part
			if hasHan(part) {
				q.Lang = whole
			}
			out = append(out, q)
		}
	}
	return out
}

func hanOnly(r rune) rune {
	if lang.CJK(r) {
		return r
	}
	return -1
}

// splitHan cuts a text where it changes from Han script to another or back;
// marks go with what is before them, spaces with Latin.
func splitHan(s string) []string {
	var parts []string
	start, han := 0, false
	for i, r := range s {
		isHan := lang.CJK(r) || han && lang.EastAsian(r)
		if i == 0 {
			han = isHan
		}
		if isHan != han {
			parts = append(parts, s[start:i])
			start, han = i, isHan
		}
	}
	return append(parts, s[start:])
}
