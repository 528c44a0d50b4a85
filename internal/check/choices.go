package check

import (
	"cmp"
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/script"
)

// A Choice is a place in a Traditional text where the right character depends on the
// word, for an editor to look through. It is no fault.
type Choice struct {
	diag.Pos
	At string `json:"at,omitempty"` // address in its edition: p17.2
	// the character is as written, and no word of the dictionary confirms it; else it is what a
	// derived zh-Hans gets for it
	Unconfirmed bool     `json:"unconfirmed,omitempty"`
	Char        string   `json:"char"`
	Got         string   `json:"got"`
	Others      []string `json:"others"` // what else it might be
	Before      string   `json:"before"` // a little of the text
	After       string   `json:"after"`
}

// Choices lists the places of a text where Simplified has several characters for one,
// and the Traditional ones that no word confirms. line is as for [Script].
func Choices(path, tag string, blocks []edition.Block, c *script.Converter, line func(int) string) []Choice {
	if lang.Declared(tag) != lang.Hant {
		return nil
	}
	var out []Choice
	for i := range blocks {
		if k := blocks[i].Kind; k == edition.Code || k == edition.HTML || k == edition.Rule {
			continue
		}
		s := lay(&blocks[i])
		add := func(list []script.Choice, unconfirmed bool) {
			for _, f := range list {
				out = append(out, Choice{Pos: s.pos(path, f.From, line), At: s.address(&blocks[i], f.From), Unconfirmed: unconfirmed,
					Char: s.text[f.From:f.To], Got: f.Got, Others: f.Others,
					Before: last(s.text[:f.From], 6), After: first(s.text[f.To:], 6)})
			}
		}
		add(c.Derived(s.text), false)
		add(script.Unconfirmed(s.text), true)
	}
	return out
}

// Sorted returns the choices by character, then by place; those that no word confirms
// come last.
func Sorted(all []Choice) []Choice {
	return slices.SortedFunc(slices.Values(all), func(a, b Choice) int {
		kind := 0
		if a.Unconfirmed != b.Unconfirmed {
			if kind = -1; a.Unconfirmed {
				kind = 1
			}
		}
		return cmp.Or(kind, strings.Compare(a.Char, b.Char), strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}

// address returns the address of the segment at an offset, or "" in a block without
// an id.
func (s *spread) address(b *edition.Block, offset int) string {
	line := s.line(offset)
	for k := range b.Segments {
		if b.ID != "" && b.Segments[k].Line == line {
			return edition.Address(b.ID, k+1)
		}
	}
	return ""
}

// first and last return the first and last n characters of a text, on its first and
// last line.
func first(s string, n int) string {
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

func last(s string, n int) string {
	s = s[strings.LastIndexByte(s, '\n')+1:]
	if r := []rune(s); len(r) > n {
		return string(r[len(r)-n:])
	}
	return s
}
