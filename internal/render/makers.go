package render

import (
	"cmp"
	"html/template"
	"slices"
	"unicode/utf8"

	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/rights"
)

// Made is what a colophon says of a version: who made it, from what; and its licence,
// or nil.
type Made struct {
	Of      string // tag of the version
	Lang    string // of its words
	Text    template.HTML
	Licence *rights.Licence

	said phrase // the same as Text
}

// Makers returns what the colophon says of each version of a page: who made it and
// when, from what, and anything else that edition.yaml has to say. One that has
// nothing to say and no licence is left out.
func (r *Credits) Makers(a *edition.Annotated, langs []string) []Made {
	var out []Made
	for _, tag := range langs {
		c, voice := r.Credit(&a.Info, tag), r.words.Voice(tag)
		stop := r.words.Word(voice, "full-stop")
		var sentences []phrase
		say := func(t Tagged) {
			if t.Text != "" {
				sentences = append(sentences, phrase{{t.Lang, sentence(t.Text, stop)}})
			}
		}
		if parts := r.version(&c, voice); len(parts) > 0 {
			said := append(phrase{r.VersionTitle(&a.Info, tag), {voice, r.words.Word(voice, "colon")}}, chain(parts, r.words.Word(voice, "comma"), voice)...)
			sentences = append(sentences, append(said, Tagged{voice, stop}))
		}
		if v := a.Declared(tag); v != nil && !edition.IsWitness(tag) {
			w := a.Written(tag)
			if s := r.works.workCited(w.Source, tag); s != "" {
				say(Tagged{voice, r.words.Word(voice, "text-from") + lang.Gap(voice) + s})
			}
			say(Tagged{tag, cmp.Or(r.texts.In(v.Note, tag), r.texts.In(w.Note, tag))})
		}
		m := Made{Of: tag, Lang: voice}
		if c.Licence != nil && !slices.Contains(r.private, a.Slug) { // what may not be published is under no licence
			label := r.words.Word(voice, "licence")
			m.Licence, sentences = c.Licence, append(sentences, phrase{{voice, label + lang.Glue(voice, endOf(label), 'x')}})
		}
		if len(sentences) > 0 {
			m.said = chain(sentences, lang.Glue(voice, endOf(stop), 'x'), voice)
			m.Text = template.HTML(r.phrase(nil, m.said, voice))
			same := func(o Made) bool {
				return o.Lang == m.Lang && o.Text == m.Text && (o.Licence == nil || *o.Licence == *m.Licence)
			}
			if !slices.ContainsFunc(out, same) { // as of two languages without words
				out = append(out, m)
			}
		}
	}
	return out
}

// Readers returns who reads the versions of a page aloud, where they have recordings.
func (r *Credits) Readers(a *edition.Annotated, langs []string) []Made {
	var out []Made
	for _, tag := range langs {
		voice := r.words.Voice(tag)
		if p := r.role("read-by", r.Named(a.Readers(tag), tag), tag, voice); p != nil && len(a.Spoken(tag)) > 0 {
			out = append(out, Made{Of: tag, Lang: voice, Text: template.HTML(r.phrase(nil, append(p, Tagged{voice, r.words.Word(voice, "full-stop")}), voice))})
		}
	}
	return out
}

func endOf(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// sentence ends a text with a stop, unless it has one.
func sentence(s, stop string) string {
	if s == "" || lang.Stop(endOf(s)) {
		return s
	}
	return s + stop
}

// workCited returns an entry of the bibliography as plain text.
func (r *Works) workCited(id, tag string) string {
	if r.library == nil {
		return ""
	}
	e := r.library.Entry(id)
	if e == nil {
		return ""
	}
	pieces, _ := r.library.Reference(e, lang.Public(tag))
	return cite.Text(pieces)
}

// ContributorsIn returns who made the versions in some languages, and who edited them,
// each once and as readers of the version have it.
func (r *Credits) ContributorsIn(info *edition.Info, langs []string) []string {
	var out []string
	seen := map[*edition.Maker]bool{}
	for _, tag := range langs {
		c := r.Credit(info, tag)
		for _, n := range slices.Concat(c.Translators, c.Revisers, c.Editors) {
			if !seen[n.Maker] && !slices.Contains(out, n.Name) {
				out = append(out, n.Name)
			}
			seen[n.Maker] = true
		}
	}
	return out
}

// Write writes the paragraph of a version.
func (m *Made) Write(w *html.Writer) {
	w.Open("p", html.Class("rights"), html.Lang(m.Lang))
	m.Within(w)
	w.Close()
}

// Within writes what is in that paragraph.
func (m *Made) Within(w *html.Writer) {
	m.said.write(w, m.Lang)
	if m.Licence != nil {
		w.Element("a", m.Licence.Name, html.A("rel", "license"), html.Href(m.Licence.URL))
	}
}

// Colophon returns what the colophon of an edition says in some languages.
func (r *Credits) Colophon(a *edition.Annotated, langs []string, fingerprint string) Colophon {
	c := Colophon{Fingerprint: fingerprint, Program: r.program, Makers: r.Makers(a, langs)}
	for _, l := range langs {
		if s := r.texts.In(a.Rights.Statement, l); s != "" {
			c.Rights = append(c.Rights, Tagged{l, s})
		}
		if s := r.texts.In(a.Origin.Note, l); s != "" {
			c.Notes = append(c.Notes, Tagged{l, s})
		}
	}
	if a.Origin.Title != "" {
		c.Source = &Link{Href: a.Origin.URL, Lang: a.Origin.Lang, Text: a.Origin.Title}
		for _, l := range langs {
			by := r.Credit(&a.Info, l)
			c.SourceBy = append(c.SourceBy, Tagged{l, lang.Amid(by.Author(), l) + r.words.Word(l, "comma") + lang.Date(l, a.Origin.Published)})
		}
	}
	return c
}

// Notices is the notice that what is made with a private site may not be published; nil
// on another site.
func (r *Credits) Notices(langs []string) []Tagged {
	if len(r.private) == 0 {
		return nil
	}
	return r.words.Each(langs, "private-notice")
}

// Notice writes it.
func (r *Credits) Notice(w *html.Writer, langs []string) {
	for _, t := range r.Notices(langs) {
		w.Element("p", t.Text, html.Class("private"), html.Lang(t.Lang))
		w.Line()
	}
}
