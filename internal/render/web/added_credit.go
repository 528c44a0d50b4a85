package web

import (
	"bytes"

	"duizhao/internal/address"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// Credited is what a page says of who made a version that is added to it.
type Credited struct {
	Part string // title, subtitle, by, made (with the licence) or cite: which lines of the page it is one of
	Said [3]string
}

// Credit returns what a page is to say of the makers of an added version, the only one of
// a view: [Credited.Said] is HTML, its language and its direction. A version that the
// program derives has none of its own.
func (r *Additions) Credit(v *render.View) []Credited {
	column := v.Columns[0]
	if v.From[column] >= 0 {
		return nil
	}
	tag := v.Langs[column]
	var out []Credited
	add := func(part, tag string, said []byte) {
		if len(said) > 0 {
			out = append(out, Credited{part, [3]string{string(said), tag, lang.Direction(tag)}})
		}
	}
	text := func(s string) []byte { return encode.Text(nil, s) }
	add("title", tag, text(r.editions.texts.In(v.Title, tag)))
	add("subtitle", tag, text(r.editions.texts.In(v.Subtitle, tag)))
	for _, by := range r.editions.bylines(v) {
		w := r.typesetter.writers.New(nil)
		for _, p := range r.editions.credits.BylineParts(&v.Info, by.Of, by.Lang) {
			w.Open("span")
			w.Write(p)
			w.Close()
			w.Space()
		}
		for _, c := range by.Counts {
			w.Open("span")
			if c.Href != "" {
				w.Element("a", c.Text, html.Href(c.Href))
			} else {
				w.Text(c.Text)
			}
			w.Close()
			w.Space()
		}
		add("by", by.Lang, bytes.TrimRight(w.Bytes(), " "))
	}
	for _, m := range r.editions.credits.Makers(v.Annotated, []string{tag}) {
		w := r.typesetter.writers.New(nil)
		m.Within(w)
		add("made", m.Lang, w.Bytes())
	}
	w := r.typesetter.writers.New(nil)
	w.Text(r.editions.credits.Citation(&v.Info, tag))
	if at := r.editions.head.addresses.Public(address.Version(v.Slug, tag)); at != "" {
		w.Space()
		w.Element("bdi", at, html.Class("url"))
	}
	add("cite", tag, w.Bytes())
	return out
}
