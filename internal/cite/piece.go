package cite

import (
	"cmp"
	"strings"

	"duizhao/internal/html"
)

// Kind is what a piece of a citation is.
type Kind uint8

const (
	Plain   Kind = iota
	Author       // the name or names that a work is listed under
	Year         // with its letter
	Title        // of a part: an article, a page, a post; quotation marks are pieces of their own
	Work         // title of an independent work, or of the container of a part; italic in Latin script
	Italic       // other italics
	Address      // a URL or DOI, spelled out
	Day          // a date in digits, 2024-12-26: it keeps to one line
	Sort         // what sort of work it is, as a code: [EB/OL]
)

// Piece is a stretch of a citation: text of one kind, in one language, perhaps
// linked. Lang is "" if the language is that of the surroundings.
type Piece struct {
	Kind Kind
	Text string
	Lang string
	Href string
}

// Text returns the citation as plain text.
func Text(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// OwnSource marks the address of a source of the bibliography at hand, in
// the pieces of [Library.Cite]: the source's key follows it.
const OwnSource = "@"

// Write writes a citation in a place whose language is lang. Pieces in another
// language get <span lang>, linked ones <a>: with class "cite" to a source of the
// bibliography at hand, whose address own returns, with rel="external" to the web.
// Works in Latin script are set in <i>. An Address has class "url", for the style
// sheet to break it anywhere, or cut it; on pages with the full stop that ends it, so that
// none is left where the rest is cut. say writes the text of a piece; nil for w.Text.
func Write(w *html.Writer, pieces []Piece, lang string, own func(id string) string, say func(text string)) {
	if say == nil {
		say = w.Text
	}
	for i := 0; i < len(pieces); {
		j := i + 1
		for j < len(pieces) && pieces[j].Href == pieces[i].Href {
			j++
		}
		group := pieces[i:j]
		i = j
		href, rel, class := group[0].Href, "", ""
		if id, ok := strings.CutPrefix(href, OwnSource); ok {
			href = own(id)
			if !w.Short { // there a style sheet knows them by where they lead
				class = "cite"
			}
		} else if rel = "external"; group[0].Kind == Address {
			class = "url"
		}
		if href == "" {
			spans(w, group, lang, say)
			continue
		}
		tag := ""
		if l, ok := onlyLang(group); ok && l != "" && l != lang {
			tag = l
		}
		if w.Short && class == "url" { // there a style sheet shows where it leads
			w.Element("a", "", html.Href(href))
			continue
		}
		stop := class == "url" && !w.XML && i < len(pieces) && pieces[i].Href == "" && pieces[i].Text == "."
		w.Open("a", html.Href(href), html.Class(class), html.A("rel", rel), html.Lang(tag))
		spans(w, group, cmp.Or(tag, lang), say)
		if stop {
			w.Text(".")
			i++
		}
		w.Close()
	}
}

func onlyLang(pieces []Piece) (string, bool) {
	for _, p := range pieces {
		if p.Lang != pieces[0].Lang {
			return "", false
		}
	}
	return pieces[0].Lang, true
}

// spans writes pieces that share a link, neighbours of one language in one span.
func spans(w *html.Writer, pieces []Piece, lang string, say func(text string)) {
	open := ""
	for _, p := range pieces {
		l := p.Lang
		if l == lang {
			l = ""
		}
		if l != open {
			if open != "" {
				w.Close()
			}
			if l != "" {
				w.Open("span", html.Lang(l))
			}
			open = l
		}
		text := strings.ToValidUTF8(p.Text, "\uFFFD")
		switch {
		case p.Kind == Italic || p.Kind == Work && !hasHan(p.Text):
			w.Open("i")
			say(text)
			w.Close()
		case p.Kind == Day && !w.Short:
			w.Element("time", text)
		case p.Kind == Sort && !w.Short && !w.XML && !w.Groups: // in a book it would be too small
			w.Element("small", text)
		default:
			say(text)
		}
	}
	if open != "" {
		w.Close()
	}
}
