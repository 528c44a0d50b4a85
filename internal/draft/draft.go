// Package draft makes the first draft of an edition from texts read by package
// intake: it cuts sentences, sets versions side by side, assigns ids, names speakers
// and writes edition.yaml. The result can be built at once, and lists what an editor
// has to look at.
//
// The steps: blocks are cut into sentences (package sentence); those of two versions
// are paired by length (package pair), blocks first and then the sentences within
// each pair, and lines are broken so that line k of one matches line k of the other;
// each row gets its id; the files are written, read back by package markup and
// compared.
package draft

import (
	"cmp"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/intake"
	"duizhao/internal/lang"
)

// Options hold what cannot be read from the files.
type Options struct {
	Slug  string // "" for author and year, or the title
	Title string // "" for the one found
	// Author, Date, Editor, Translator and Licence are told by whoever imports. The
	// translator is that of the versions beside the base, or of the only one.
	Author, Date, Editor, Translator, Licence string
	// Typography sets straight quotation marks and apostrophes in the typography of
	// each language. Otherwise the text stays as it was read.
	Typography bool
	// Languages are those of the site. Titles and authors must have them, too.
	Languages []string
	// Progress is called with the number of blocks paired so far; may be nil.
	Progress func(done, total int)
}

// Draft is an edition that has yet to be written to a folder.
type Draft struct {
	Slug     string
	Info     edition.Info
	Settings []byte // edition.yaml
	Versions []Version
	Sources  []*intake.Document
	Unknown  []Unknown // values of edition.yaml that are made up
	Doubts   []Doubt
	Sure     Sure
	Straight int  // straight quotation marks and apostrophes that were left
	Set      bool // the others were set: Options.Typography
	Lost     int  // blocks whose emphasis or links could not be kept
}

// Sure measures how reliable the pairing by length is: of so many blocks and lines,
// how many match in length, one to one. It is zero if nothing was paired by length.
type Sure struct{ Blocks, BlocksFit, Lines, LinesFit int }

// Share returns the part of all lines that fit, in blocks that fit, from 0 to 1.
func (s Sure) Share() float64 {
	if s.Lines == 0 {
		return 0
	}
	return float64(s.LinesFit) / float64(s.Lines)
}

// Unknown is a value of edition.yaml that no file had. With a Lang it is known only
// in another language, whose words are used in the meantime.
type Unknown struct{ Key, Lang string }

// Version is the file of a version.
type Version struct {
	Lang   string
	Name   string // zh-Hant.md
	Data   []byte
	Blocks []edition.Block
	From   string // the file it was read from
}

// Doubt is a place that an editor should look at. Kind is a code, which the command
// puts into words.
type Doubt struct {
	Kind  string  // one of the constants
	Place []Place // in the versions concerned
	Score float64 // of pairs: how likely lengths differ so much by chance, from 0 to 1
	Text  []string
}

// Kinds of doubts.
const (
	DoubtPair     = "pair"     // two lines whose lengths do not match
	DoubtMerged   = "merged"   // lines that join sentences: two to one, or two to two
	DoubtOneSided = "one-side" // a sentence that the other version may lack
	DoubtMissing  = "missing"  // a block that the other version lacks: it has a placeholder there
	DoubtJoined   = "joined"   // paragraphs joined, since the other version has one for several
	DoubtKind     = "kind"     // a block of another kind in the other version
	DoubtHeading  = "heading"  // a heading recognised by its look
	DoubtTable    = "table"    // a table, which versions do not have, made a list
	DoubtTurn     = "turn"     // a paragraph without a label, given to the speaker before
	DoubtRole     = "role"     // who asks and who answers is not clear
)

// Place is a line of a version's file.
type Place struct {
	Name string
	Line int
}

// Make drafts an edition from one file, or from two that are versions of one work.
// It fails with an [Error] when there are too many texts, or two in one language.
func Make(docs []*intake.Document, o Options) (*Draft, error) {
	d := &Draft{Sources: docs, Set: o.Typography}
	var texts []intake.Version
	var from []string
	aligned := false
	for _, doc := range docs {
		aligned = aligned || doc.Aligned
		for _, t := range doc.Texts {
			if len(t.Blocks) == 0 {
				continue
			}
			if o.Typography {
				d.Straight += typography(&t)
			} else {
				d.Straight += straightMarks(&t)
			}
			texts, from = append(texts, t), append(from, doc.Path)
		}
	}
	if err := fit(texts, docs, aligned); err != nil {
		return nil, err
	}
	r := newRows(texts, aligned, o.Progress)
	r.levels()
	r.identify()
	d.info(texts, docs, o)
	if o.Typography {
		for _, t := range []edition.Text{d.Info.Title, d.Info.Summary} {
			for lang, s := range t {
				t[lang] = setString(s, lang)
			}
		}
	}
	d.speakers(r, texts)
	if err := d.write(r, texts, from); err != nil {
		return nil, err
	}
	d.doubts(r)
	d.Sure = r.sure()
	d.Settings = settings(&d.Info, d.Unknown)
	return d, nil
}

// Error is why texts cannot make an edition. Kind is a code, which the command puts
// into words.
type Error struct {
	Kind string // "languages": two texts in one; "many": more than two texts
	Lang string
}

func (e *Error) Error() string { return e.Kind + " " + e.Lang }

func fit(texts []intake.Version, docs []*intake.Document, aligned bool) error {
	if len(texts) > 2 && !aligned || aligned && len(docs) > 1 {
		return &Error{Kind: "many"}
	}
	for i := range texts {
		for k := range i {
			if texts[k].Lang == texts[i].Lang {
				return &Error{Kind: "languages", Lang: texts[i].Lang}
			}
		}
	}
	return nil
}

// info gathers what is known of the work.
func (d *Draft) info(texts []intake.Version, docs []*intake.Document, o Options) {
	base := texts[0].Lang
	info := &d.Info
	info.Base = base
	author := edition.Text{}
	info.Title, info.Author, info.Summary = edition.Text{}, edition.By(author), edition.Text{}
	var date, url, publisher, licence, original string
	for i, doc := range docs {
		m := &doc.Meta
		lang := base
		if i < len(texts) && len(docs) > 1 {
			lang = texts[i].Lang
		}
		set(info.Title, texts, lang, m.Title.Value)
		if len(texts) > 1 && m.Second.Value != "" {
			set(info.Title, texts, texts[1].Lang, m.Second.Value)
		}
		if len(texts) > 1 {
			set(author, texts, texts[1].Lang, m.SecondAuthor.Value)
		}
		set(author, texts, lang, m.Author.Value)
		set(info.Summary, texts, lang, m.Summary.Value)
		date, url = cmp.Or(date, m.Date.Value), cmp.Or(url, m.URL.Value)
		publisher, licence = cmp.Or(publisher, m.Publisher.Value), cmp.Or(licence, m.Licence.Value)
		original = cmp.Or(original, m.Title.Value)
	}
	if o.Title != "" {
		info.Title[base] = o.Title
	}
	if o.Author != "" {
		author = edition.Text{"": o.Author}
		info.Author = edition.By(author)
	}
	date, licence = cmp.Or(o.Date, date), cmp.Or(o.Licence, licence)
	if o.Editor != "" {
		info.Editor = edition.By(edition.Text{"": o.Editor})
	}
	d.Slug = cmp.Or(o.Slug, slugOf(info, docs, date))
	if info.Title.Empty() {
		info.Title[base] = firstWords(texts[0], d.Slug)
		d.Unknown = append(d.Unknown, Unknown{Key: "title"})
	}
	if author.Empty() {
		info.Author = nil // nobody is made up, and no day
		d.Unknown = append(d.Unknown, Unknown{Key: "author"})
	}
	if date == "" {
		d.Unknown = append(d.Unknown, Unknown{Key: "date"})
	} else {
		info.Origin.Published = date
	}
	info.Date = date
	info.Origin.Title, info.Origin.Lang, info.Origin.URL = original, base, url
	if publisher != "" {
		info.Origin.Note = edition.Text{base: publisher}
	}
	langs := slices.Clone(o.Languages)
	for _, t := range texts {
		langs = append(langs, t.Lang)
	}
	d.lend("title", info.Title, langs)
	d.lend("author", author, langs)
	d.rights(base, licence, texts)
	for i, t := range texts {
		v := edition.VersionInfo{Lang: t.Lang}
		if o.Translator != "" && (i > 0 || len(texts) == 1) {
			v.Translator = edition.By(edition.Text{"": o.Translator})
		}
		info.Versions = append(info.Versions, v)
	}
	if slices.ContainsFunc(texts, func(t intake.Version) bool { return t.Lang == lang.Hant }) &&
		!slices.ContainsFunc(texts, func(t intake.Version) bool { return t.Lang == lang.Hans }) {
		info.Versions = append(info.Versions, edition.VersionInfo{Lang: lang.Hans, Derived: lang.Hant})
	}
}

// lend fills a text in the languages that lack it with the words of another.
func (d *Draft) lend(key string, t edition.Text, langs []string) {
	words := t.In(d.Info.Base)
	for _, l := range sortedKeys(t) {
		words = cmp.Or(words, t[l])
	}
	for _, lang := range langs {
		if t.In(lang) == "" && words != "" {
			t[lang] = words
			d.Unknown = append(d.Unknown, Unknown{key, lang})
		}
	}
}

func (d *Draft) rights(base, licence string, texts []intake.Version) {
	r := &d.Info.Rights
	r.Licence, r.Statement = licence, edition.Text{}
	what := unknownRights
	r.Witness = "private"
	if licence != "" {
		what, r.Witness = licensed, "open"
	}
	for _, t := range texts {
		r.Statement[t.Lang] = phrase(t.Lang, what)
	}
}

// set stores a value under a language, which must be one of the edition's.
func set(t edition.Text, texts []intake.Version, lang, value string) {
	if value != "" && t[lang] == "" && slices.ContainsFunc(texts, func(v intake.Version) bool { return v.Lang == lang }) {
		t[lang] = value
	}
}

// firstWords returns the beginning of a text, for a work without a title.
func firstWords(t intake.Version, fallback string) string {
	for i := range t.Blocks {
		if text := strings.Join(strings.Fields(t.Blocks[i].Plain()), " "); text != "" {
			runes := []rune(text)
			if len(runes) <= 24 {
				return text
			}
			cut := string(runes[:24])
			if k := strings.LastIndexByte(cut, ' '); k > 8 {
				cut = cut[:k]
			}
			return cut + "…"
		}
	}
	return fallback
}
