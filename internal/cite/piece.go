package cite

import (
	"html"
	"strings"
)

// Kind says what a piece of a citation is.
type Kind uint8

const (
	Plain   Kind = iota
	Author       // the name or names that a work stands under
	Year         // with its letter
	Title        // of a part: an article, a page, a post; quotation marks are pieces of their own
	Work         // title of a work that stands by itself, or of what holds a part; italic in Latin script
	Italic       // other italics
	Address      // a URL or DOI, spelled out
)

// Piece is a stretch of a citation: text of one kind, in one language, perhaps
// linked. Lang is "" where the language is that of the surroundings.
type Piece struct {
	Kind Kind
	Text string
	Lang string
	Href string
}

// Text is the citation as plain text.
func Text(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// HTML is the citation as HTML (well-formed as XML too), for a place whose
// language is lang. Pieces in another language get <span lang>, linked ones
// <a>: with class "cite" to a place in the site, with rel="external" to an
// address of the web. Works in Latin script are set in <i>. An Address has class
// "url", for the style sheet to break it anywhere.
func HTML(pieces []Piece, lang string) string {
	var b strings.Builder
	for i := 0; i < len(pieces); {
		href := pieces[i].Href
		j := i + 1
		for j < len(pieces) && pieces[j].Href == href {
			j++
		}
		if href == "" {
			spans(&b, pieces[i:j], lang)
			i = j
			continue
		}
		class := ` class="cite"`
		if webAddress(href) {
			class = ` rel="external"`
			if pieces[i].Kind == Address {
				class = ` class="url" rel="external"`
			}
		}
		outer := lang
		if l, ok := onlyLang(pieces[i:j]); ok && l != "" && l != lang {
			class += ` lang="` + escape(l) + `"`
			outer = l
		}
		b.WriteString(`<a href="` + escape(href) + `"` + class + `>`)
		spans(&b, pieces[i:j], outer)
		b.WriteString(`</a>`)
		i = j
	}
	return b.String()
}

func onlyLang(pieces []Piece) (string, bool) {
	for _, p := range pieces {
		if p.Lang != pieces[0].Lang {
			return "", false
		}
	}
	return pieces[0].Lang, true
}

// escape is for text and attributes of HTML and XML; characters that XML 1.0
// cannot hold become U+FFFD.
func escape(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff || r == 0x7f {
			return '\uFFFD'
		}
		return r
	}, s))
}

// spans writes pieces that share a link, neighbours of one language in one span.
func spans(b *strings.Builder, pieces []Piece, lang string) {
	open := ""
	for _, p := range pieces {
		l := p.Lang
		if l == lang {
			l = ""
		}
		if l != open {
			if open != "" {
				b.WriteString(`</span>`)
			}
			if l != "" {
				b.WriteString(`<span lang="` + escape(l) + `">`)
			}
			open = l
		}
		text := escape(p.Text)
		if p.Kind == Italic || p.Kind == Work && !hasHan(p.Text) {
			text = "<i>" + text + "</i>"
		}
		b.WriteString(text)
	}
	if open != "" {
		b.WriteString(`</span>`)
	}
}
