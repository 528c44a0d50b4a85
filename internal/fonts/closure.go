package fonts

import "errors"

// glyphSet is a set of glyphs by number.
type glyphSet []bool

func (s glyphSet) has(g int) bool { return g < len(s) && s[g] }

// add adds a glyph and reports whether it is new.
func (s glyphSet) add(g int) bool {
	if g >= len(s) || s[g] {
		return false
	}
	s[g] = true
	return true
}

// work is how many steps following the substitutions of a font may take: real fonts
// need some ten thousand.
const work = 5_000_000

var errWork = errors.New("its substitutions (GSUB) are too many to follow")

// follower follows the substitutions of a font.
type follower struct {
	glyphs glyphSet
	left   int
	grown  bool
}

// substitutions adds all glyphs that the lookups of GSUB (OpenType 1.9, "GSUB") can
// produce from those in the set. Contexts are ignored: the lookups that they call
// are in the same list, and are followed as if they always applied.
func substitutions(gsub table, glyphs glyphSet) error {
	f := &follower{glyphs: glyphs, left: work, grown: true}
	list := gsub.from(gsub.u16(8))
	for f.grown {
		f.grown = false
		for i := range list.u16(0) {
			lookup := list.from(list.u16(2 + 2*i))
			for k := range lookup.u16(4) {
				kind, sub := lookup.u16(0), lookup.from(lookup.u16(6+2*k))
				if kind == 7 { // extension
					kind, sub = sub.u16(2), sub.from(sub.u32(4))
				}
				f.subtable(kind, sub)
				if f.left <= 0 {
					return errWork
				}
			}
		}
	}
	return nil
}

func (f *follower) add(g int) {
	if f.glyphs.add(g) {
		f.grown = true
	}
}

func (f *follower) subtable(kind int, t table) {
	f.left--
	switch kind {
	case 1: // single
		f.covered(t.from(t.u16(2)), func(i, g int) {
			if t.u16(0) == 1 {
				f.add((g + t.u16(4)) & 0xFFFF)
			} else if i < t.u16(4) {
				f.add(t.u16(6 + 2*i))
			}
		})
	case 2, 3: // multiple, alternate
		f.covered(t.from(t.u16(2)), func(i, _ int) {
			if i < t.u16(4) {
				f.all(t.from(t.u16(6+2*i)), 0)
			}
		})
	case 4: // ligature
		f.covered(t.from(t.u16(2)), func(i, _ int) {
			if i < t.u16(4) {
				f.ligatures(t.from(t.u16(6 + 2*i)))
			}
		})
	case 8: // reverse chaining single
		back := t.u16(4)
		ahead := t.u16(6 + 2*back)
		at := 8 + 2*back + 2*ahead
		f.covered(t.from(t.u16(2)), func(i, _ int) {
			if i < t.u16(at) {
				f.add(t.u16(at + 2 + 2*i))
			}
		})
	}
}

// all adds a counted list of glyphs.
func (f *follower) all(t table, at int) {
	n := min(t.u16(at), len(t)/2)
	f.left -= n
	for i := range n {
		f.add(t.u16(at + 2 + 2*i))
	}
}

// ligatures adds the ligatures whose components are all in the set.
func (f *follower) ligatures(t table) {
	n := min(t.u16(0), len(t)/2)
	for i := range n {
		l := t.from(t.u16(2 + 2*i))
		parts := min(l.u16(2), len(l)/2+1)
		f.left -= parts + 1
		if f.left <= 0 {
			return
		}
		whole := true
		for k := 1; k < parts && whole; k++ {
			whole = f.glyphs.has(l.u16(2 + 2*k))
		}
		if whole {
			f.add(l.u16(0))
		}
	}
}

// covered calls each for the glyphs of a coverage table that are in the set,
// with their index in it.
func (f *follower) covered(t table, each func(i, g int)) {
	n := min(t.u16(2), len(t)/2)
	switch t.u16(0) {
	case 1:
		f.left -= n
		for i := range n {
			if g := t.u16(4 + 2*i); f.glyphs.has(g) {
				each(i, g)
			}
		}
	case 2:
		for i := range n {
			first, last, index := t.u16(4+6*i), t.u16(6+6*i), t.u16(8+6*i)
			f.left -= max(last-first, 0) + 1
			if f.left <= 0 {
				return
			}
			for g := first; g <= last; g++ {
				if f.glyphs.has(g) {
					each(index+g-first, g)
				}
			}
		}
	}
}

// Flags of a part of a composite glyph (OpenType 1.9, "glyf").
const (
	argsAreWords  = 1 << 0
	haveScale     = 1 << 3
	moreParts     = 1 << 5
	haveTwoScales = 1 << 6
	haveTwoByTwo  = 1 << 7
)

// partSize is the length of a part of a composite glyph.
func partSize(flags int) int {
	size := 6
	if flags&argsAreWords != 0 {
		size += 2
	}
	switch {
	case flags&haveScale != 0:
		size += 2
	case flags&haveTwoScales != 0:
		size += 4
	case flags&haveTwoByTwo != 0:
		size += 8
	}
	return size
}

// parts adds the parts of the composite glyphs in the set.
func parts(f *Face, glyphs glyphSet) {
	seen := make(glyphSet, len(glyphs))
	var visit func(g int)
	visit = func(g int) {
		t := f.outline(g)
		if len(t) < 12 || t.i16(0) >= 0 || !seen.add(g) {
			return
		}
		for at := 10; at+4 <= len(t); {
			flags, part := t.u16(at), t.u16(at+2)
			glyphs.add(part)
			visit(part)
			at += partSize(flags)
			if flags&moreParts == 0 {
				return
			}
		}
	}
	for g, in := range glyphs {
		if in {
			visit(g)
		}
	}
}
