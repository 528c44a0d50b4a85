package render

import (
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// Writers begin writers of HTML for a site, whose texts have one direction or both.
type Writers struct {
	Bidi bool
}

// Tongue appends the attributes of an element that is in a language: lang, and dir
// where a reader needs it. Right to left is always said; left to right only on a
// site that has text of both directions, since elsewhere it is what HTML takes for
// granted. An element with a dir is isolated from the text around it (HTML, 15.3.6),
// so that a Latin title keeps its full stop within Arabic.
func (r *Writers) Tongue(b []byte, tag string) []byte { return tongue(b, tag, r.Bidi) }

func tongue(b []byte, tag string, bidi bool) []byte {
	if tag == "" {
		return b
	}
	b = append(escape(append(b, ` lang="`...), tag), '"')
	return append(b, Direction(tag, bidi)...)
}

// Direction returns the dir attribute that goes with a language, or "".
func Direction(tag string, bidi bool) encode.HTML {
	switch {
	case lang.Direction(tag) == lang.RightToLeft:
		return ` dir="rtl"`
	case bidi:
		return ` dir="ltr"`
	}
	return ""
}

// Tagged appends an element with a language and, if not empty, a class.
func (r *Writers) Tagged(b []byte, tag encode.HTML, class, lang, text string) []byte {
	w := r.New(b)
	w.Element(tag, text, html.Class(class), html.Lang(lang))
	return w.Bytes()
}

// Said appends what is said in several languages, a span for each.
func (r *Writers) Said(b []byte, what []Tagged) []byte {
	for i, t := range what {
		if i > 0 {
			b = append(b, ' ')
		}
		b = r.Tagged(b, "span", "", t.Lang, t.Text)
	}
	return b
}

// New returns a writer of pages, which appends to b.
func (r *Writers) New(b []byte) *html.Writer { return html.New(b, html.Flavour{Bidi: r.Bidi}) }
