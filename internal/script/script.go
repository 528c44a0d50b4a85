// Package script knows the two scripts of Chinese: it turns Traditional text into
// Simplified, recognises which of them a text is in, finds what a careless
// conversion did to it, and sets it in the style of a house.
//
// The dictionaries are OpenCC's, in opencc/. What is done with them is ours: the
// converter of the Go module that carries them is for short texts, at some 3 MB a
// second, and depends on a module under the GPL; [Converter] does the same, byte
// for byte, more than thirty times as fast (a test compares the two).
//
//   - [Converter]: Traditional to Simplified (OpenCC's tw2s, which also knows
//     Taiwan's 著 for 着), with the words of a site and locked names;
//   - [Detect]: Traditional, Simplified, mixed or neither;
//   - [Check]: what a conversion left or broke, with the repair;
//   - [House]: forms of characters, quotation marks, punctuation of a house;
//   - [Fold]: the key by which copies of a text are compared.
//
// Words that differ between Taiwan and the mainland, 軟體 and 软件, are the
// editor's: a list of them comes with the settings, since a general list does
// harm in running text (OpenCC's own turns 時間線上 into 时间在线).
package script

import (
	"slices"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// Blocks converts the text of blocks; ids, marks and code stay.
func (c *Converter) Blocks(blocks []edition.Block) []edition.Block {
	out := make([]edition.Block, len(blocks))
	for i, b := range blocks {
		out[i] = c.Block(b)
	}
	return out
}

// Block converts one block.
func (c *Converter) Block(b edition.Block) edition.Block {
	segments := make([]edition.Segment, len(b.Segments))
	for i, s := range b.Segments {
		runs := slices.Clone(s.Runs)
		for j := range runs {
			if k := runs[j].Kind; k == edition.Plain && b.Kind != edition.Code || k == edition.Image {
				runs[j].Text = c.Text(runs[j].Text)
			}
		}
		s.Runs = runs
		segments[i] = s
	}
	b.Segments = segments
	return b
}

// In returns a text in the language of a page; Simplified is made from Traditional
// if the text itself has none.
func (c *Converter) In(t edition.Text, tag string) string {
	if s, ok := t[tag]; ok { // also of one version among several in its language
		return s
	}
	tag = lang.Public(tag)
	if _, ok := t[tag]; !ok && tag == lang.Hans {
		if s, ok := t[lang.Hant]; ok {
			return c.Text(s)
		}
	}
	return t.In(tag)
}

// Derive fills the columns of derived versions and adds their footnotes.
func (c *Converter) Derive(a *edition.Shown) {
	for k, from := range a.From {
		if from < 0 {
			continue
		}
		base := a.Version(a.Langs[from])
		v := &edition.Version{Lang: a.Langs[k], Derived: base.Lang, Path: base.Path}
		for _, f := range base.Footnotes {
			v.Footnotes = append(v.Footnotes, edition.Footnote{Label: f.Label, Body: c.Blocks(f.Body), Line: f.Line})
		}
		for i := range a.Rows {
			if cell := a.Rows[i].Cells[from]; cell != nil {
				b := c.Block(*cell)
				override(a.Edition, v.Lang, &b)
				v.Blocks = append(v.Blocks, b)
			}
		}
		n := 0
		for i := range a.Rows {
			if a.Rows[i].Cells[from] != nil {
				a.Rows[i].Cells[k] = &v.Blocks[n]
				n++
			}
		}
		a.Texts = append(a.Texts, v)
	}
}
