package cite

import (
	"strings"

	"duizhao/internal/encode"
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

// HTML returns the citation as HTML (well-formed as XML too), for a place whose
// language is lang. Pieces in another language get <span lang>, linked ones <a>:
// with class "cite" to a place in the site, with rel="external" to an address of
// the web. Works in Latin script are set in <i>. An Address has class "url", for
// the style sheet to break it anywhere.
func HTML(pieces []Piece, lang string) encode.HTML {
	var b encode.Markup
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
		class := encode.HTML(` class="cite"`)
		if webAddress(href) {
			class = ` rel="external"`
			if pieces[i].Kind == Address {
				class = ` class="url" rel="external"`
			}
		}
		outer := lang
		if l, ok := onlyLang(pieces[i:j]); ok && l != "" && l != lang {
			class += ` lang="` + encode.Escape(l) + `"`
			outer = l
		}
		b.Write(`<a href="`, encode.Address(href), `"`, class, `>`)
		spans(&b, pieces[i:j], outer)
		b.Write(`</a>`)
		i = j
	}
	return b.HTML()
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
func spans(b *encode.Markup, pieces []Piece, lang string) {
	open := ""
	for _, p := range pieces {
		l := p.Lang
		if l == lang {
			l = ""
		}
		if l != open {
			if open != "" {
				b.Write(`</span>`)
			}
			if l != "" {
				b.Write(`<span lang="`, encode.Escape(l), `">`)
			}
			open = l
		}
		text := encode.Escape(p.Text)
		if p.Kind == Italic || p.Kind == Work && !hasHan(p.Text) {
			text = "<i>" + text + "</i>"
		}
		b.Write(text)
	}
	if open != "" {
		b.Write(`</span>`)
	}
}
