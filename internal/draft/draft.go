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
	"duizhao/internal/edition"
	"duizhao/internal/intake"
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
	intake.Bylines(docs)
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
