// Package align joins the versions of an edition into rows.
//
// Alignment is a join on ids that never change, as bilara-data does it: block p17 of
// one version goes beside p17 of the others, and line k of the block beside line k.
// Nothing is guessed: a mismatch is a problem that names both places.
package align

import (
	"fmt"
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
)

// Join aligns the written versions of e. The rows follow the base's order.
// Derived versions get columns at the end, empty until they are derived.
func Join(e *edition.Edition, problems *diag.List) *edition.Parallel {
	base := e.Version(e.Base)
	p := &edition.Parallel{Edition: e, Langs: []string{base.Lang}}
	texts := []*edition.Version{base}
	for _, t := range e.Texts {
		if t != base {
			texts = append(texts, t)
			p.Langs = append(p.Langs, t.Lang)
		}
	}
	for range texts {
		p.From = append(p.From, -1)
	}
	for _, v := range e.Versions {
		if v.Derived != "" && e.Version(v.Derived) != nil {
			p.From = append(p.From, p.Column(v.Derived))
			p.Langs = append(p.Langs, v.Lang)
		}
	}
	p.Rows = make([]edition.Row, len(base.Blocks))
	cells := make([]*edition.Block, len(p.Langs)*len(p.Rows))
	index := make(map[string]int, len(base.Blocks))
	section := 0
	for i := range base.Blocks {
		b := &base.Blocks[i]
		if b.Kind == edition.Heading {
			section++
		}
		row := &p.Rows[i]
		*row = edition.Row{ID: b.ID, Kind: b.Kind, Speaker: b.Speaker, Section: section, Number: number(b)}
		row.Cells = cells[i*len(p.Langs) : (i+1)*len(p.Langs) : (i+1)*len(p.Langs)]
		row.Cells[0] = b
		if _, ok := index[b.ID]; !ok {
			index[b.ID] = i
		}
	}
	for k, t := range texts[1:] {
		joinVersion(p, index, base, t, k+1, problems)
	}
	return p
}

// nearest says which block of the base is meant by an id that it does not have: one that
// the version has as well is not.
func nearest(id string, base, t *edition.Version) string {
	free := slices.DeleteFunc(slices.Clone(base.IDs()), func(other string) bool {
		return slices.ContainsFunc(t.Blocks, func(b edition.Block) bool { return b.ID == other })
	})
	if hint := diag.DidYouMean(id, free); hint != "" {
		return hint
	}
	return "write it into the base as well, or take it out"
}

func joinVersion(p *edition.Parallel, index map[string]int, base, t *edition.Version, column int, problems *diag.List) {
	after := -1
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if b.ID == "" {
			continue // reported when it was read
		}
		at, ok := index[b.ID]
		if !ok {
			hint := nearest(b.ID, base, t)
			if b.Kind == edition.Rule {
				hint = "put one into the base as well, or take it out"
			}
			problems.Add(diag.Errorf("align-extra", diag.Pos{Path: t.Path, Line: b.Line, Col: 1}, "%s is not in the base %s", named(b),
				base.Path).WithHint(hint))
			continue
		}
		row := &p.Rows[at]
		if row.Cells[column] != nil {
			continue // a repeated id, reported when it was read
		}
		row.Cells[column] = b
		c := couple{base, t, row.Cells[0], b}
		if at < after {
			problems.Add(c.beside(diag.Errorf("align-order", diag.Pos{Path: t.Path, Line: b.Line, Col: 1},
				"%s comes after %s; in the base it comes before", named(b), p.Rows[after].ID).
				WithHint("put the blocks in the base's order")))
		}
		after = max(after, at)
		c.agree(problems)
	}
	for i := range p.Rows {
		if row := &p.Rows[i]; row.Cells[column] == nil && row.Kind != edition.Rule && row.ID != "" && !t.Witness {
			problems.Add(diag.Warnf("align-missing", diag.Pos{Path: t.Path}, "the block %s is missing", row.ID).
				WithHint("translate it here under the same id; until then the base's text is shown").
				WithNote(diag.Pos{Path: base.Path, Line: row.Cells[0].Line}, "it is here"))
		}
	}
}

// couple is a block of a version and the one of the base that it belongs beside.
type couple struct {
	base, version *edition.Version
	there, here   *edition.Block
}

// beside notes where the base's block is.
func (c *couple) beside(p diag.Problem) diag.Problem {
	return p.WithNote(diag.Pos{Path: c.base.Path, Line: c.there.Line}, "the base's block is here")
}

// agree checks that two blocks may share a row.
func (c *couple) agree(problems *diag.List) {
	a, b := c.there, c.here
	at := diag.Pos{Path: c.version.Path, Line: b.Line, Col: 1}
	if a.Kind != b.Kind || a.Level != b.Level || a.Kind == edition.Table && len(a.Info) != len(b.Info) {
		problems.Add(c.beside(diag.Errorf("align-kind", at, "the block %s is %s; in the base it is %s", b.ID, describe(b), describe(a)).
			WithHint("use the same mark-up in both versions")))
		return
	}
	for s := range b.Segments {
		if seg := &b.Segments[s]; seg.State == edition.Absent {
			problems.Add(diag.Warnf("align-missing", diag.Pos{Path: c.version.Path, Line: seg.Line, Col: 1}, "%s is not translated",
				edition.Address(b.ID, s+1)).
				WithHint("translate it; until then the base's text is shown"))
		}
	}
	if a.Speaker != b.Speaker {
		problems.Add(c.beside(diag.Errorf("align-speaker", at, "the speaker of %s is %q; in the base it is %q", b.ID, b.Speaker, a.Speaker).
			WithHint("name the same speaker in both versions")))
	}
	if len(a.Segments) != len(b.Segments) && a.Kind != edition.Code && a.Kind != edition.HTML {
		problems.Add(c.beside(diag.Errorf("align-count", at, "the block %s has %s; the base has %d", b.ID, edition.Lines(len(b.Segments)), len(a.Segments)).
			WithHint("break the lines of the block so that line k of one says what line k of the other says")))
	}
}

func describe(b *edition.Block) string {
	switch b.Kind {
	case edition.Heading:
		return fmt.Sprintf("a heading of level %d", b.Level)
	case edition.Item:
		return fmt.Sprintf("an item of level %d", b.Level)
	case edition.Code:
		return "code"
	case edition.HTML:
		return "HTML"
	case edition.Table:
		return fmt.Sprintf("a table of %d columns", len(b.Info))
	}
	return "a " + b.Kind.String()
}

// named returns the name of a block for messages. Thematic breaks have no ids that an
// editor would know.
func named(b *edition.Block) string {
	if b.Kind == edition.Rule {
		return "this thematic break"
	}
	return "the block " + b.ID
}

// number returns what the margin shows for a block: the id without its letter for
// paragraphs (p01 is 1), with it for questions and answers (q03 is q3). The margin has
// room for a number and not for a name, such as site-menus: a mark stands for that.
func number(b *edition.Block) string {
	if b.Kind == edition.Heading || b.Kind == edition.Rule {
		return ""
	}
	letters := strings.TrimRight(b.ID, "0123456789")
	digits := strings.TrimLeft(b.ID[len(letters):], "0")
	switch {
	case len(b.ID) > 6:
		return "¶"
	case digits == "":
		return b.ID
	case letters == "p":
		return digits
	}
	return letters + digits
}
