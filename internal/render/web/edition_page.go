package web

import (
	"bytes"
	"html/template"
	"slices"
	"strconv"
	"sync"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/render"
)

// EditionData returns what the template of an edition's page gets. ready takes what is
// too long to go through a template, and returns what marks its place there.
func (r *Editions) EditionData(p *Page, v *render.View, ready func(func(b []byte) []byte) template.HTML) *EditionPage {
	data := &EditionPage{Page: p, Slug: v.Slug, Bylines: r.bylines(v)}
	for _, l := range v.Shown() {
		data.Titles = append(data.Titles, render.Tagged{Lang: l, Text: r.texts.In(v.Title, l)})
		if s := r.texts.In(v.Subtitle, l); s != "" {
			data.Subtitles = append(data.Subtitles, render.Tagged{Lang: l, Text: s})
		}
	}
	p.Names, p.Params = data.Titles, r.ownFields.params(v.Params, r.ownFields.wayTo(v.File != nil, v.Root), v.Shown())
	if v.File == nil { // a single file stands for itself
		data.Series, data.Tags, data.People, data.Shelves = r.termsOf(v)
		data.Compared = r.compared(v)
	}
	data.text = func(of parts) template.HTML {
		return ready(func(b []byte) []byte {
			t := r.typesetter.RowsOn(b, v)
			t.parts = of
			t.All()
			return t.Bytes()
		})
	}
	data.rows = sync.OnceValue(func() []Row { return r.rowList(v) })
	cited := func() render.Cited {
		s := render.Cited{}
		if r.library != nil {
			s.View(r.works, v)
		}
		return s
	}
	data.works = sync.OnceValue(func() []Reference { return r.references.worksOf(cited(), v.Shown()) })
	data.items = func() template.HTML {
		list := r.works.List(cited(), v.Shown())
		if len(list) == 0 {
			return ""
		}
		return ready(func(b []byte) []byte { return r.references.workItems(b, list) })
	}
	return data
}

// bylines returns who made each version that is shown, and what the page holds.
func (r *Editions) bylines(v *render.View) []Byline {
	notes, claims := 0, 0
	seen := map[string]bool{}
	for _, i := range slices.Concat(v.Margin...) { // what this page shows
		e := &v.Entries[i]
		switch {
		case e.Kind == edition.NoteEntry && !seen[e.Ref]:
			seen[e.Ref] = true
			notes++
		case e.Kind == edition.ClaimEntry:
			claims++
		}
	}
	register, repairs := v.Root+address.Claims(v.Slug), v.Root+address.Emendations(v.Slug)
	if v.File != nil { // repairs are in its margin
		register, repairs = "#claims", ""
	}
	var out []Byline
	r.credits.Bylines(v, func(tag, voice string) {
		line := Byline{Of: tag, Lang: voice, Text: template.HTML(r.credits.AppendByline(nil, &v.Info, tag, voice)), Separator: r.words.Word(voice, "separator")}
		for _, part := range r.credits.BylineParts(&v.Info, tag, voice) {
			line.Parts = append(line.Parts, template.HTML(part))
		}
		for _, c := range []struct {
			key, href string
			n         int
			always    bool
		}{{"blocks", "", textBlocks(v), true}, {"notes", "", notes, false}, {"claims", register, claims, false},
			{"emendations", repairs, len(v.Emendations), false}} {
			if c.always || c.n > 0 {
				line.Counts = append(line.Counts, render.Link{Href: c.href, Lang: voice, Text: r.words.Count(voice, c.key, c.n)})
			}
		}
		out = append(out, line)
	})
	return out
}

// termsOf returns the series of an edition, with what comes before it and after it
// there, its tags, its people, and the lists of its authors and its year.
func (r *Editions) termsOf(v *render.View) (series []SeriesPlace, tags, people, shelves []render.Link) {
	link := func(at string, name edition.Text) render.Link {
		l := render.Link{Href: v.Root + at, Names: r.texts.NamesOf(name, v.Shown())}
		if len(l.Names) > 0 {
			l.Lang, l.Text = l.Names[0].Lang, l.Names[0].Text
		}
		return l
	}
	for _, t := range r.corpus.TermsOf(v.Slug) {
		to := link(address.Term(t.Kind, t.ID), r.terms.termTitle(t))
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
		near := func(k int) *render.Link {
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

// rowList returns a text row by row.
func (r *Editions) rowList(v *render.View) []Row {
	t := r.typesetter.RowsOn(nil, v)
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
		if placed == render.MostPlaced {
			return b, render.PlacedTooOften(file)
		}
		number, after, _ := bytes.Cut(rest, []byte("-->"))
		if n, err := strconv.Atoi(string(number)); err == nil && n > 0 && n <= len(s) {
			b = s[n-1](b)
		}
		printed = after
	}
}

// WithParts adds the introduction before the contents of an edition's text, and the
// index of its questions after them. href returns the address of a part.
func (r *Editions) WithParts(v *render.View, contents []render.Entry, href func(part string) string) []render.Entry {
	if in := v.Introduction; in != nil {
		e := render.Entry{Href: href(render.IntroductionID), Level: 2}
		for _, c := range v.Columns {
			t := render.Tagged{Lang: v.Langs[c], Text: r.texts.In(in.Titles, v.Langs[c])}
			if first := r.texts.Langs()[0]; t.Text == "" { // in a language that the site has not
				t = render.Tagged{Lang: first, Text: r.texts.In(in.Titles, first)}
			}
			e.Text = append(e.Text, t)
		}
		contents = append([]render.Entry{e}, contents...)
	}
	if render.HasQuestions(v.Annotated) {
		contents = append(contents, render.Entry{Href: href(render.QuestionsID), Level: 2, Text: r.words.Each(v.Shown(), "nav-questions")})
	}
	return contents
}
