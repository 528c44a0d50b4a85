package fonts

import (
	"slices"
	"strings"
	"testing"
)

// list makes a counted list of offsets with what they lead to; they count from a place
// that is at bytes before the list.
func list(at int, parts ...table) table {
	out, next := u16s(len(parts)), at+2+2*len(parts)
	for _, p := range parts {
		out, next = append(out, u16s(next)...), next+len(p)
	}
	return append(out, slices.Concat(parts...)...)
}

func gsub(lookups ...table) table          { return append(u16s(1, 0, 0, 0, 10), list(0, lookups...)...) }
func lookup(kind int, subs ...table) table { return append(u16s(kind, 0), list(4, subs...)...) }
func coverage(glyphs ...int) table         { return u16s(append([]int{1, len(glyphs)}, glyphs...)...) }
func ranges(list ...int) table             { return u16s(append([]int{2, len(list) / 3}, list...)...) }
func ligature(glyph int, rest ...int) table {
	return u16s(append([]int{glyph, len(rest) + 1}, rest...)...)
}
func counted(glyphs ...int) table { return u16s(append([]int{len(glyphs)}, glyphs...)...) }
func subtable(format int, rest, c table) table {
	return slices.Concat(u16s(format, 4+len(rest)), rest, c)
}

// TestSubstitutions checks which glyphs a reader may see in the place of those of a text,
// for each kind of substitution that is followed.
func TestSubstitutions(t *testing.T) {
	short := subtable(1, slices.Concat(u16s(1, 10, 24), list(0, ligature(6, 4)), list(0, ligature(7))), coverage(3, 1))
	for _, c := range []struct {
		name     string
		gsub     table
		in, want []int
	}{
		{"no table", nil, []int{1}, []int{1}},
		{"a distance", gsub(lookup(1, subtable(1, u16s(4), coverage(1, 2)))), []int{2}, []int{2, 6}},
		{"a distance downwards", gsub(lookup(1, subtable(1, u16s(-3), coverage(5)))), []int{5}, []int{2, 5}},
		{"beyond the last glyph", gsub(lookup(1, subtable(1, u16s(8), coverage(1)))), []int{1}, []int{1}},
		{"a list", gsub(lookup(1, subtable(2, counted(5, 6), coverage(1, 3)))), []int{3}, []int{3, 6}},
		{"a list shorter than its coverage", gsub(lookup(1, subtable(2, append(counted(5), u16s(7)...), coverage(1, 3)))), []int{3}, []int{3}},
		{"several", gsub(lookup(2, subtable(1, list(4, counted(5), counted(6, 7)), coverage(1, 3)))), []int{3}, []int{3, 6, 7}},
		{"alternates", gsub(lookup(3, subtable(1, list(4, counted(5, 8), counted(6)), coverage(1, 3)))), []int{1}, []int{1, 5, 8}},
		{"ligatures", gsub(lookup(4, subtable(1, list(4, list(0, ligature(5, 2)), list(0, ligature(6, 4), ligature(7, 2, 8))), coverage(1, 3)))),
			[]int{3, 4}, []int{3, 4, 6}},
		{"a ligature of three", gsub(lookup(4, subtable(1, list(4, list(0, ligature(6, 4), ligature(7, 2, 8))), coverage(3)))),
			[]int{2, 3, 8}, []int{2, 3, 7, 8}},
		{"the last of three is missing", gsub(lookup(4, subtable(1, list(4, list(0, ligature(7, 2, 8))), coverage(3)))), []int{2, 3}, []int{2, 3}},
		{"a component beyond the last glyph", gsub(lookup(4, subtable(1, list(4, list(0, ligature(7, 9))), coverage(3)))), []int{3}, []int{3}},
		{"fewer ligatures than coverage", gsub(lookup(4, short)), []int{1}, []int{1}},
		{"backwards", gsub(lookup(8, subtable(1, u16s(1, 0, 2, 0, 0, 2, 5, 6), coverage(1, 3)))), []int{3}, []int{3, 6}},
		{"backwards, a short list", gsub(lookup(8, subtable(1, u16s(0, 0, 1, 5, 6), coverage(1, 3)))), []int{3}, []int{3}},
		{"an extension", gsub(lookup(7, append(u16s(1, 1, 0, 8), subtable(1, u16s(4), coverage(1))...))), []int{1}, []int{1, 5}},
		{"ranges", gsub(lookup(1, subtable(2, counted(5, 6, 7, 8), ranges(1, 2, 0, 3, 4, 2)))), []int{2, 4}, []int{2, 4, 6, 8}},
		{"an empty range", gsub(lookup(1, subtable(1, u16s(4), ranges(3, 1, 0)))), []int{1, 3}, []int{1, 3}},
		{"the second part of a lookup", gsub(lookup(1, subtable(1, u16s(4), coverage(1)), subtable(1, u16s(5), coverage(2)))), []int{2}, []int{2, 7}},
		{"against the order of the list", gsub(lookup(1, subtable(1, u16s(1), coverage(5))), lookup(1, subtable(1, u16s(4), coverage(1)))),
			[]int{1}, []int{1, 5, 6}},
		{"a context, which calls the others", gsub(lookup(5, subtable(1, u16s(4), coverage(1)))), []int{1}, []int{1}},
	} {
		set := make(glyphSet, 9)
		for _, g := range c.in {
			set.add(g)
		}
		if err := substitutions(c.gsub, set); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		var got []int
		for g, in := range set {
			if in {
				got = append(got, g)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: of %v come %v, want %v", c.name, c.in, got, c.want)
		}
	}
}

// TestManySubstitutions checks that each kind of list counts as work, so that a font
// cannot hold a build up with one that names itself again and again.
func TestManySubstitutions(t *testing.T) {
	const n = 1000
	many := func(kind int, sub table) table { // n lookups with n times the same subtable
		l := u16s(kind, 0, n)
		for range n {
			l = append(l, u16s(6+2*n)...)
		}
		l = append(l, sub...)
		out := u16s(n)
		for range n {
			out = append(out, u16s(2+2*n)...)
		}
		return append(u16s(1, 0, 0, 0, 10), append(out, l...)...)
	}
	alike := make([]int, 100)
	for name, data := range map[string]table{
		"coverage":   many(1, subtable(1, u16s(0), coverage(alike...))),
		"ranges":     many(1, subtable(1, u16s(0), ranges(2, 0xFFF0, 0, 3, 0xFFF0, 0))),
		"alternates": many(3, subtable(1, list(4, counted(alike...)), coverage(1))),
		"ligatures":  many(4, subtable(1, list(4, list(0, ligature(1, alike...), ligature(1, alike...))), coverage(1))),
	} {
		set := make(glyphSet, 9)
		set.add(1)
		if err := substitutions(data, set); err == nil || !strings.Contains(err.Error(), "too many") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestParts checks that the parts of a composite glyph are found behind parts of every
// size, and parts of parts, once each.
func TestParts(t *testing.T) {
	header := u16s(-1, 0, 0, 9, 9)
	glyphs := []table{
		0: nil,
		1: u16s(1, 0, 0, 9, 9, 0, 0),
		2: slices.Concat(header, u16s(moreParts, 1, 0), u16s(moreParts|argsAreWords, 3, 0, 0), u16s(moreParts|haveScale, 4, 0, 0),
			u16s(moreParts|haveTwoScales, 5, 0, 0, 0), u16s(moreParts|haveTwoByTwo|argsAreWords, 6, 0, 0, 0, 0, 0, 0), u16s(0, 7, 0), u16s(0, 8, 0)),
		3: slices.Concat(header, u16s(0, 2, 0)),         // made of itself
		4: u16s(0, 0, 0, 9, 9, moreParts, 8, 0, 0),      // without a contour: what follows is not a part
		5: slices.Concat(header, u16s(moreParts, 1, 0)), // cut off
		6: u16s(1, 0, 0, 9, 9, moreParts, 8, 0, 0),      // simple
		7: slices.Concat(header, u16s(0, 0xFFFF, 0)),    // no such glyph
		8: u16s(1, 0, 0, 9, 9, 0, 0),
	}
	f := &Face{tables: map[string]table{"head": make(table, 54), "glyf": slices.Concat(glyphs...)}}
	at := 0
	for _, g := range append(glyphs, nil) {
		f.tables["loca"] = append(f.tables["loca"], u16s(at/2)...)
		at += len(g)
	}
	set := make(glyphSet, len(glyphs))
	set.add(2)
	parts(f, set)
	if want := (glyphSet{false, true, true, true, true, true, true, true, false}); !slices.Equal(set, want) {
		t.Errorf("the parts are %v, want %v", set, want)
	}
}
