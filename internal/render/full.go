package render

import (
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"slices"
	"strconv"
)

// Full writes the notes and claims of an edition in full, for the back of a file that
// is read by itself.
type Full struct {
	*html.Writer
	*Enclosed
	View   *View
	Medium Medium
	Beside bool // what the margin says of a note or a claim is taken from there
}

// Gloss writes blocks in a language.
func (f *Full) Gloss(body []edition.Block, lang string) {
	if len(body) == 0 {
		return
	}
	f.Writer.Open("div", html.Lang(lang))
	f.pen(lang).Blocks(body, 0)
	f.CloseLine()
}

func (f *Full) pen(lang string) *Pen {
	return &Pen{Writer: f.Writer, Kit: f.from.kit, Medium: f.Medium, Lang: lang}
}

// Headword writes the name of a note in the versions shown.
func (f *Full) Headword(n *edition.Note) {
	last := ""
	for _, l := range f.View.Shown() {
		if s := f.from.texts.In(n.Name, l); s != last {
			if last != "" {
				f.Space()
			}
			f.Element("b", s, html.Lang(lang.OfName(s, l)))
			last = s
		}
	}
}

// Verdict writes the verdict on a claim in the versions shown.
func (f *Full) Verdict(c *edition.Claim) {
	Said(f.Writer, "b", "verdict", f.from.words.Each(f.View.Shown(), c.Verdict))
}

// Said writes what is said in several languages, an element for each.
func Said(w *html.Writer, tag encode.HTML, class string, what []Tagged) {
	for i, t := range what {
		if i > 0 {
			w.Space()
		}
		w.Element(tag, t.Text, html.Class(class), html.Lang(t.Lang))
	}
}

// WriteNotes writes the notes: in the order of the text, then those that only other
// notes lead to.
func (f *Full) WriteNotes() {
	seen := map[string]bool{}
	for _, entries := range f.View.Margin {
		for _, i := range entries {
			e := &f.View.Entries[i]
			if n := f.from.notes[e.Ref]; e.Kind == edition.NoteEntry && n != nil && !seen[n.ID] {
				seen[n.ID] = true
				f.note(n, f.Beside)
			}
		}
	}
	for _, id := range f.Further {
		f.note(f.from.notes[id], false)
	}
}

// note writes a note; bare leaves out its gloss.
func (f *Full) note(n *edition.Note, bare bool) {
	langs := f.View.Shown()
	f.Writer.Open("section", html.Class("entry"), html.ID(Name("note", n.ID)))
	f.Writer.Open("h2")
	f.Headword(n)
	f.CloseLine()
	f.Writer.Open("p", html.Class("facts"))
	Said(f.Writer, "span", "", f.from.words.Each(langs, "kind-"+n.Kind))
	if n.Pinyin != "" {
		f.Space()
		f.Element("i", n.Pinyin, html.Lang(lang.Pinyin))
	}
	f.CloseLine()
	for _, l := range langs {
		body := f.from.texts.Body(n.Body, l)
		if bare && len(body) > 0 {
			body = body[1:]
		}
		f.Gloss(body, l)
	}
	f.sources(n.Sources)
	f.CloseLine()
}

// WriteClaims writes the claims: the statement, the verdict, what is known, its
// sources, and its places in the text.
func (f *Full) WriteClaims() {
	langs := f.View.Shown()
	for number, c := range ClaimsOf(f.View.Annotated, f.from.claims) {
		if !f.Claims[c.ID] {
			continue
		}
		f.Writer.Open("section", html.Class("entry"), html.ID(Name("claim", c.ID)))
		f.Writer.Open("h2")
		f.Element("span", strconv.Itoa(number+1), html.Class("number"))
		f.Space()
		f.Verdict(c)
		f.CloseLine()
		for _, l := range langs {
			body := f.from.texts.Body(c.Body, l)
			if f.Beside {
				body = body[:min(1, len(body))]
			}
			f.Gloss(body, l)
		}
		f.Writer.Open("p", html.Class("meta"))
		for _, at := range c.Segments {
			if href := f.Href("#" + at); href != "" {
				f.Element("a", at, html.Href(href))
				f.Space()
			}
		}
		for _, w := range f.from.words.Each(langs, "checked") {
			f.Element("span", w.Text+lang.Gap(w.Lang)+lang.Date(w.Lang, c.Checked), html.Lang(w.Lang))
			f.Space()
		}
		f.CloseLine()
		f.sources(c.Sources)
		f.CloseLine()
	}
}

// sources writes a run-in list of sources.
func (f *Full) sources(list []string) {
	items := f.from.works.Items(list)
	if len(items) == 0 {
		return
	}
	p := f.pen(f.View.Shown()[0])
	p.Open("p", html.Class("meta"), html.Lang(p.Lang))
	p.Within(f.from.words.Say(p.Lang, "source"))
	p.Space()
	p.Sources(items)
	p.CloseLine()
}

// ClaimsOf returns the claims of an edition in the order of its text.
func ClaimsOf(a *edition.Annotated, byID map[string]*edition.Claim) []*edition.Claim {
	var out []*edition.Claim
	for i := range a.Entries {
		if a.Entries[i].Kind == edition.ClaimEntry {
			if c := byID[a.Entries[i].Ref]; c != nil && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}
