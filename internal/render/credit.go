package render

import (
	"cmp"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/rights"
)

// Credit is who made an edition or one of its versions, and on what days, in one
// language. Everything that names a maker or a day takes it from here; the rule is
// in the package comment.
type Credit struct {
	Authors     []Named // of the work
	Editors     []Named // of the edition
	Translators []Named // of the version in this language
	Revisers    []Named // of that version
	Machine     string  // how it was made, if by a machine: edition.ByMachine, edition.MachineReviewed; or ""
	Status      string  // edition.Draft, or ""
	Work        string  // day of the work, in the form of ISO 8601, complete or not
	Version     string  // day of the version, or ""
	Made        string  // day of the edition in its present state
	Licence     *rights.Licence

	tag string
}

// Named is a maker as one page calls it.
type Named struct {
	Name string
	*edition.Maker
}

// Credits says who made an edition and its versions, and what may be done with them; see
// the package comment.
type Credits struct {
	words   *Words
	writers *Writers
	texts   *Texts
	works   *Works
	private []string
	program string
}

// Credit returns the credit of an edition in a language: with those who made the
// version in just that language, if there is one.
func (r *Credits) Credit(info *edition.Info, tag string) Credit {
	c := Credit{Authors: r.Named(info.Author, tag), Editors: r.Named(info.Editor, tag), Work: info.Date, Made: DayMade(info), tag: tag}
	if edition.IsWitness(tag) {
		return c
	}
	if v := info.Written(tag); v != nil {
		c.Translators, c.Revisers, c.Version = r.Named(v.Translator, tag), r.Named(v.Reviser, tag), v.Date
		if v.Made == edition.ByMachine || v.Made == edition.MachineReviewed {
			c.Machine = v.Made
		}
		if v.Status == edition.Draft {
			c.Status = v.Status
		}
	}
	if l, ok := rights.Of(info.LicenceOf(tag)); ok {
		c.Licence = &l
	}
	return c
}

// Named returns the makers of a list that have a name for readers of a language.
func (r *Credits) Named(list edition.Makers, tag string) []Named {
	var out []Named
	for i := range list {
		if s := r.texts.In(list[i].Name, tag); s != "" {
			out = append(out, Named{s, &list[i]})
		}
	}
	return out
}

// namesOf joins the names of makers as the language joins a list.
func namesOf(list []Named, tag string) string {
	two, between, last := lang.And(tag)
	var b strings.Builder
	for i, n := range list {
		switch {
		case i == 0:
		case len(list) == 2:
			b.WriteString(two)
		case i == len(list)-1:
			b.WriteString(last)
		default:
			b.WriteString(between)
		}
		b.WriteString(n.Name)
	}
	return b.String()
}

// Author returns the names of the authors of the work, joined.
func (c *Credit) Author() string { return namesOf(c.Authors, c.tag) }

// Editor returns the names of the editors of the edition, joined.
func (c *Credit) Editor() string { return namesOf(c.Editors, c.tag) }

// DayMade returns the day of an edition in its present state: YYYY-MM-DD, or shorter.
func DayMade(info *edition.Info) string { return cmp.Or(info.Updated, info.Date) }

// Translator returns the names of those who translated the version, joined.
func (c *Credit) Translator() string { return namesOf(c.Translators, c.tag) }

// Reviser returns the names of those who revised it, joined.
func (c *Credit) Reviser() string { return namesOf(c.Revisers, c.tag) }

// Imprint writes who made the version that readers of a language have, and who edited
// the edition, in a voice: each between what open and close write.
func (r *Credits) Imprint(w *html.Writer, info *edition.Info, tag, voice string, open, close func()) {
	c := r.Credit(info, tag)
	for _, p := range []phrase{chain(r.version(&c, voice), r.words.Word(voice, "comma"), voice), r.role("edited-by", c.Editors, tag, voice)} {
		if p != nil {
			open()
			p.write(w, voice)
			close()
		}
	}
}

// A phrase is a piece of a credit: words of the interface, in its voice, and names,
// as readers of a language have them.
type phrase []Tagged

// phrase appends a phrase within text in a voice.
func (r *Credits) phrase(b []byte, p phrase, voice string) []byte {
	w := r.writers.New(b)
	p.write(w, voice)
	return w.Bytes()
}

func (p phrase) write(w *html.Writer, voice string) {
	for _, t := range p {
		Within(w, t, voice)
	}
}

// text returns the words of a phrase, for a place that has no language of its own.
func (p phrase) text() string {
	var b strings.Builder
	for _, t := range p {
		b.WriteString(t.Text)
	}
	return b.String()
}

// chain joins phrases, of which those without words are left out.
func chain(list []phrase, by, voice string) phrase {
	var out phrase
	for _, p := range list {
		if len(p) == 0 {
			continue
		}
		if out != nil {
			out = append(out, Tagged{voice, by})
		}
		out = append(out, p...)
	}
	return out
}

// role returns who did something, such as "translated by Jane Lee", or nil if nobody
// is named.
func (r *Credits) role(word string, list []Named, tag, voice string) phrase {
	if len(list) == 0 {
		return nil
	}
	return phrase{{voice, r.words.Word(voice, word) + lang.Gap(voice)}, {tag, lang.Amid(namesOf(list, voice), tag)}}
}

// version returns who made the version of a credit, and how and when.
func (r *Credits) version(c *Credit, voice string) []phrase {
	var out []phrase
	say := func(s string) { out = append(out, phrase{{voice, s}}) }
	who := func(p phrase) {
		if p != nil {
			out = append(out, p)
		}
	}
	who(r.role("translated-by", c.Translators, c.tag, voice))
	if c.Machine == edition.ByMachine {
		say(r.words.Word(voice, "made-machine"))
	} else if c.Machine != "" {
		say(r.words.Word(voice, "made-machine-reviewed"))
	}
	who(r.role("revised-by", c.Revisers, c.tag, voice))
	if c.Version != "" && len(out) > 0 {
		say(lang.Date(voice, c.Version))
	}
	if c.Status == edition.Draft {
		say(r.words.Word(voice, "status-draft"))
	}
	return out
}

// Byline writes the credit as print would have it: the author of the work, those
// who made the version, the editor of the edition. The day of the work is last or, if
// there is something to say of the version, beside the author. Its words are in
// voice, the names as readers of tag have them.
func (r *Credits) Byline(w *html.Writer, info *edition.Info, tag, voice string) {
	chain(r.bylineParts(info, tag, voice), r.words.Word(voice, "separator"), voice).write(w, voice)
}

// BylineParts returns the parts of a byline, without what is between them.
func (r *Credits) BylineParts(info *edition.Info, tag, voice string) (out [][]byte) {
	for _, p := range r.bylineParts(info, tag, voice) {
		w := r.writers.New(nil)
		p.write(w, voice)
		out = append(out, w.Bytes())
	}
	return out
}

// bylineParts returns what the separator stands between.
func (r *Credits) bylineParts(info *edition.Info, tag, voice string) []phrase {
	c := r.Credit(info, tag)
	comma := r.words.Word(voice, "comma")
	author, version, work := r.role("written-by", c.Authors, tag, voice), r.version(&c, voice), phrase(nil)
	if c.Work != "" {
		work = phrase{{voice, lang.Date(voice, c.Work)}}
	}
	if len(version) > 0 {
		author, work = chain([]phrase{author, work}, comma, voice), nil
	}
	parts := []phrase{author, chain(version, comma, voice), r.role("edited-by", c.Editors, tag, voice), work}
	return slices.DeleteFunc(parts, func(p phrase) bool { return len(p) == 0 })
}

// AppendByline appends what [Credits.Byline] writes.
func (r *Credits) AppendByline(b []byte, info *edition.Info, tag, voice string) []byte {
	w := r.writers.New(b)
	r.Byline(w, info, tag, voice)
	return w.Bytes()
}

// Bylines calls f for each column whose readers have words of their own, or of
// others on the page, or whose version somebody is to be named for: with the voice in
// which its byline speaks. Otherwise a language without words has none beside the one
// that lends it its own.
func (r *Credits) Bylines(v *View, f func(tag, voice string)) {
	shown := v.Shown()
	for _, tag := range shown {
		voice := r.words.Voice(tag)
		c := r.Credit(&v.Info, tag)
		if voice == tag || !slices.Contains(shown, voice) || len(r.version(&c, voice)) > 0 {
			f(tag, voice)
		}
	}
}

// Citation returns the beginning of a reader's citation of a sentence of a version;
// its address follows.
func (r *Credits) Citation(info *edition.Info, tag string) string {
	c := r.Credit(info, tag)
	version, work := r.version(&c, tag), phrase(nil)
	if c.Work != "" {
		work = phrase{{tag, lang.Date(tag, c.Work)}}
	}
	parts := []phrase{{{tag, lang.Amid(c.Author(), tag)}}, {{tag, lang.Amid(lang.Title(tag, r.texts.In(info.Title, tag)), tag)}}}
	if len(version) > 0 {
		parts, work = append(parts, work), nil
	}
	parts = append(append(parts, version...), r.role("edited-by", c.Editors, tag, tag), work)
	parts = slices.DeleteFunc(parts, func(p phrase) bool { return p.text() == "" })
	return chain(parts, r.words.Word(tag, "comma"), tag).text()
}

// PublicCredit returns the credit of an edition for machines: what holds an author's
// text that may not be published is under no licence.
func (r *Credits) PublicCredit(a *edition.Annotated, tag string) Credit {
	c := r.Credit(&a.Info, tag)
	if slices.Contains(r.private, a.Slug) {
		c.Licence = nil
	}
	return c
}

// Stamp returns a date in the form of RFC 3339; a missing month or day
// counts as the first.
func Stamp(date string) string {
	if date == "" { // neither the work nor the edition has a day: both feeds require one
		date = "1970"
	}
	return date + "2000-01-01"[len(date):] + "T00:00:00Z"
}
