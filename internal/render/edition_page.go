package render

import (
	"bytes"
	"html/template"
	"slices"
	"strconv"
	"sync"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// editionData returns what the template of an edition's page gets. ready takes what is
// too long to go through a template, and returns what marks its place there.
func (r *Renderer) editionData(p *Page, v *View, ready func(func(b []byte) []byte) template.HTML) *EditionPage {
	data := &EditionPage{Page: p, Slug: v.Slug, Bylines: r.bylines(v)}
	for _, l := range v.Shown() {
		data.Titles = append(data.Titles, Tagged{l, r.In(v.Title, l)})
		if s := r.In(v.Subtitle, l); s != "" {
			data.Subtitles = append(data.Subtitles, Tagged{l, s})
		}
	}
	p.Names, p.Params = data.Titles, r.params(v.Params, r.wayTo(v.file != nil, v.root), v.Shown())
	if v.file == nil { // a single file stands for itself
		data.Series, data.Tags, data.People, data.Shelves = r.termsOf(v)
	}
	data.text = func(of parts) template.HTML {
		return ready(func(b []byte) []byte {
			t := r.rowsOn(b, v)
			t.parts = of
			t.all()
			return t.Bytes()
		})
	}
	data.rows = sync.OnceValue(func() []Row { return r.rowList(v) })
	cited := func() Cited {
		s := Cited{}
		if r.Library != nil {
			s.View(r, v)
		}
		return s
	}
	data.works = sync.OnceValue(func() []Reference { return r.worksOf(cited(), v.Shown()) })
	data.items = func() template.HTML {
		list := r.Works(cited(), v.Shown())
		if len(list) == 0 {
			return ""
		}
		return ready(func(b []byte) []byte { return r.workItems(b, list) })
	}
	return data
}

// bylines returns who made each version that is shown, and what the page holds.
func (r *Renderer) bylines(v *View) []Byline {
	notes, claims := 0, 0
	seen := map[string]bool{}
	for i := range v.Entries {
		e := &v.Entries[i]
		switch {
		case e.Kind == edition.NoteEntry && !seen[e.Ref]:
			seen[e.Ref] = true
			notes++
		case e.Kind == edition.ClaimEntry:
			claims++
		}
	}
	register, repairs := v.root+address.Claims(v.Slug), v.root+address.Emendations(v.Slug)
	if v.file != nil { // repairs are in its margin
		register, repairs = "#claims", ""
	}
	var out []Byline
	r.Bylines(v, func(tag, voice string) {
		line := Byline{Lang: voice, Text: template.HTML(r.byline(nil, &v.Info, tag, voice)), Separator: r.Word(voice, "separator")}
		for _, p := range r.bylineParts(&v.Info, tag, voice) {
			w := r.Writer(nil)
			p.write(w, voice)
			line.Parts = append(line.Parts, template.HTML(w.Bytes()))
		}
		for _, c := range []struct {
			key, href string
			n         int
			always    bool
		}{{"blocks", "", textBlocks(v), true}, {"notes", "", notes, true}, {"claims", register, claims, false}, {"emendations", repairs, len(v.Emendations), false}} {
			if c.always || c.n > 0 {
				line.Counts = append(line.Counts, Link{Href: c.href, Lang: voice, Text: r.Count(voice, c.key, c.n)})
			}
		}
		out = append(out, line)
	})
	return out
}

// termsOf returns the series of an edition, with what comes before it and after it
// there, its tags, its people, and the lists of its authors and its year.
func (r *Renderer) termsOf(v *View) (series []SeriesPlace, tags, people, shelves []Link) {
	link := func(at string, name edition.Text) Link {
		l := Link{Href: v.root + at, Names: r.namesOf(name, v.Shown())}
		if len(l.Names) > 0 {
			l.Lang, l.Text = l.Names[0].Lang, l.Names[0].Text
		}
		return l
	}
	for _, t := range r.Corpus.TermsOf(v.Slug) {
		to := link(address.Term(t.Kind, t.ID), r.termTitle(t))
		switch t.Kind {
		case address.Languages:
			continue
		case address.Authors, address.Years:
			shelves = append(shelves, to)
			continue
		case address.Tags:
			tags = append(tags, to)
			continue
		case address.People:
			people = append(people, to)
			continue
		}
		k := t.Find(v.Slug)
		place := SeriesPlace{Series: to, Number: k + 1, Of: len(t.Members)}
		near := func(k int) *Link {
			if k < 0 || k >= len(t.Members) {
				return nil
			}
			l := link(address.Edition(t.Members[k].Slug), t.Members[k].Title)
			return &l
		}
		place.Before, place.After = near(k-1), near(k+1)
		series = append(series, place)
	}
	return series, tags, people, shelves
}

// namesOf returns a name in languages of a page, each with that of the name itself.
func (r *Renderer) namesOf(name edition.Text, langs []string) []Tagged {
	out := r.Called(name, langs)
	for i := range out {
		out[i].Lang = lang.OfName(out[i].Text, out[i].Lang)
	}
	return slices.Compact(out) // a Latin name may be the same in all languages
}

// rowList returns a text row by row.
func (r *Renderer) rowList(v *View) []Row {
	t := r.rowsOn(nil, v)
	cut := func(write func()) template.HTML {
		from := t.Len()
		write()
		return template.HTML(t.Cut(from))
	}
	out := make([]Row, len(v.Rows))
	for i := range v.Rows {
		row, to := &v.Rows[i], &out[i]
		to.ID, to.Number, to.Kind = row.ID, row.Number, "text"
		switch {
		case row.Kind == edition.Heading:
			to.Kind = "heading"
		case v.Asks(row):
			to.Kind = "question"
		case row.Kind == edition.Turn:
			to.Kind = "answer"
		}
		for n, l := range v.Shown() {
			to.Cells = append(to.Cells, Column{l, cut(func() { t.cell(row, n) })})
		}
		to.Entries = cut(func() { t.entries(i) })
		to.Figures = cut(func() { t.figures(row.ID) })
	}
	return out
}

// spliced is what is too long to go through a template, which would copy it twice: the
// template prints a mark in its place.
type spliced []func(b []byte) []byte

// mark begins the marks; no text has it, since every text is escaped.
const mark encode.HTML = "<!--the part "

func (s *spliced) add(write func(b []byte) []byte) template.HTML {
	*s = append(*s, write)
	return template.HTML(mark + encode.Int(len(*s)) + "-->")
}

// into appends what a template, file, has printed to b, with what belongs at the marks.
func (s spliced) into(b, printed []byte, file string) ([]byte, error) {
	for placed := 0; ; placed++ {
		before, rest, ok := bytes.Cut(printed, []byte(mark))
		b = append(b, before...)
		if !ok {
			return b, nil
		}
		if placed == mostPlaced {
			return b, &TemplateError{File: file, Line: 1, Text: errPlaced.Error(), Hint: endlessHint}
		}
		number, after, _ := bytes.Cut(rest, []byte("-->"))
		if n, err := strconv.Atoi(string(number)); err == nil && n > 0 && n <= len(s) {
			b = s[n-1](b)
		}
		printed = after
	}
}
