// Package script turns Traditional Chinese into Simplified.
//
// The characters are OpenCC's (tw2s, which also knows Taiwan's 著 for 着). Words
// that differ between Taiwan and the mainland, 軟體 and 软件, are the editor's:
// a list of them comes with the settings, since a general list does harm in
// running text (OpenCC's own turns 時間線上 into 时间在线).
package script

import (
	"slices"
	"strings"
	"sync"

	"duizhao/internal/edition"

	"github.com/longbridgeapp/opencc"
)

// Converter turns Traditional text into Simplified. It may be used from several
// goroutines at once.
type Converter struct {
	words *strings.Replacer
	once  sync.Once
	cc    *opencc.OpenCC
	err   error
}

// New makes a converter. words maps Traditional words to the Simplified ones
// that stand for them; longer words come before shorter ones.
func New(words map[string]string) *Converter {
	keys := make([]string, 0, len(words))
	for k := range words {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	pairs := make([]string, 0, 2*len(keys))
	for _, k := range keys {
		pairs = append(pairs, k, words[k])
	}
	return &Converter{words: strings.NewReplacer(pairs...)}
}

// Text converts a text. The dictionaries are loaded by the first call; they are
// part of the program, so that failing to load them is a programmer's mistake.
func (c *Converter) Text(s string) string {
	if ascii(s) {
		return s
	}
	c.once.Do(func() { c.cc, c.err = opencc.New("tw2s") })
	if c.err != nil {
		panic("script: " + c.err.Error())
	}
	out, err := c.cc.Convert(c.words.Replace(s))
	if err != nil {
		panic("script: " + err.Error())
	}
	return out
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

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
		segments[i] = edition.Segment{Runs: runs, Line: s.Line, State: s.State}
	}
	b.Segments = segments
	return b
}

// In gives a text in a language of a page: Simplified is made from Traditional
// where the text itself has none.
func (c *Converter) In(t edition.Text, lang string) string {
	if _, ok := t[lang]; !ok && lang == "zh-Hans" {
		if s, ok := t["zh-Hant"]; ok {
			return c.Text(s)
		}
	}
	return t.In(lang)
}

// Derive fills the columns of derived versions and adds their footnotes.
func (c *Converter) Derive(a *edition.Annotated) {
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
				v.Blocks = append(v.Blocks, c.Block(*cell))
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
