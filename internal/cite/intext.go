package cite

import (
	"unicode/utf8"

	"duizhao/internal/lang"
)

// Options are how a citation is written.
type Options struct {
	Lang   string // of the page: brackets, separators and words
	Linked bool   // to the entries of the list, see OwnSource
	Bare   bool   // without brackets, as in a margin note
}

// Cite writes a citation in the running text, author and date: (DeepSeek-AI 2024,
// tbl. 1; Luk 2025) on a page in a Latin script,
// （DeepSeek-AI，2024，表1；Luk，2025） on a Chinese one. Keys that the library
// does not have are written ?key?. A citation of one work is one link; of several,
// each is its own.
func (l *Library) Cite(items []Item, o Options) []Piece {
	w := wordsOf(o.Lang)
	var r *reading
	if l != nil {
		r = l.in(o.Lang)
	}
	var out []Piece
	for i, item := range items {
		if i > 0 {
			out = append(out, Piece{Text: w.Items})
		}
		out = append(out, l.citeOne(item, o, w, r)...)
	}
	if o.Bare || len(out) == 0 {
		return out
	}
	open, closing := Piece{Text: w.Open}, Piece{Text: w.Close}
	if len(items) == 1 && items[0].Prefix == "" {
		open.Href, closing.Href = out[0].Href, out[0].Href
	}
	return append(append([]Piece{open}, out...), closing)
}

func (l *Library) citeOne(item Item, o Options, w *lang.CitationWords, r *reading) []Piece {
	e := l.Entry(item.Key)
	if e == nil {
		return []Piece{{Text: "?" + item.Key + "?"}}
	}
	href := ""
	if o.Linked {
		href = OwnSource + e.ID
	}
	var out []Piece
	tongue := "" // of the year: after a name from left to right, in a text from right to left, it would be before it
	if item.Prefix != "" {
		out = append(out, Piece{Text: item.Prefix + gap(item.Prefix, r.short[e])})
	}
	if !item.SuppressAuthor {
		for _, p := range r.pieces(e) {
			p.Href = href
			out = append(out, p)
			if p.Lang != "" && lang.Direction(o.Lang) == lang.RightToLeft && lang.Direction(p.Lang) != lang.RightToLeft && digitFirst(e.Year(o.Lang)) {
				tongue = p.Lang
			}
		}
		out = append(out, Piece{Text: w.Year, Lang: tongue, Href: href})
	}
	out = append(out, Piece{Kind: Year, Text: e.Year(o.Lang), Lang: tongue, Href: href})
	if loc := locate(item.Locator, o.Lang); loc != "" {
		out = append(out, Piece{Text: w.Locator + loc, Href: href})
	}
	return out
}

// digitFirst reports whether a year is a number, and not words for want of one.
func digitFirst(year string) bool { return year != "" && year[0] >= '0' && year[0] <= '9' }

// gap returns the space between a prefix and a name, none next to Han characters.
func gap(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if lang.Han(last) || lang.Han(first) || lang.Mark(last) {
		return ""
	}
	return " "
}

// quotesOf returns the marks around the title of a part in a language of letters.
func quotesOf(tag string) (open, close string) {
	q := lang.Quotes(tag)
	return q[0], q[1]
}

// pieces returns the author in the text, or the title of a work without one.
func (r *reading) pieces(e *Entry) []Piece {
	short := r.short[e]
	names, _ := e.Responsible()
	if list, _ := people(names); len(list) > 0 || short == "佚名" {
		tag := r.language(e, naming{r}.names(list))
		if lang.Primary(tag) == lang.Korean && !hasHan(short) {
			tag = lang.Undetermined + "-Latn" // of the name, not of the work
		}
		return tagHan([]Piece{{Kind: Author, Text: short, Lang: tag}}, tag)
	}
	kind, text := Work, plain(typeset([]run{{text: short}}, false))
	switch title, _ := r.title(e); {
	case described(plain(title)):
		kind, text = Plain, short
	case short != e.Field("container-title") && formOf(e.Type).quoted:
		kind, text = Title, plain(typeset([]run{{text: short}}, true))
	}
	lang := r.written(e)
	out := []Piece{{Kind: kind, Text: text, Lang: lang}}
	if kind == Title {
		open, close := "“", "”"
		if !hanLang(lang) {
			open, close = quotesOf(lang)
		}
		out = []Piece{{Text: open, Lang: lang}, out[0], {Text: close, Lang: lang}}
	}
	return tagHan(out, lang)
}
