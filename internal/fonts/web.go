package fonts

import (
	"cmp"
	"encoding/binary"
	"maps"
	"slices"
	"unicode/utf16"
)

// Ids of the names of a font (OpenType 1.9, "name"). Copyright and licence stay
// whatever the font is called.
const (
	nameCopyright  = 0
	nameFamily     = 1
	nameStyle      = 2
	nameFull       = 4
	namePostScript = 6
	nameLicence    = 13
	nameLicenceURL = 14
)

// Named returns the face under another name, with its copyright and licence
// unchanged. The SIL Open Font License forbids giving a changed font, such as a
// subset on the web, a name that its makers have reserved (clause 3).
func (f *Face) Named(family string) *Face {
	out := f.clone()
	out.Family = family
	style := cmp.Or(nameOf(f.tables["name"], nameStyle), "Regular")
	records := map[int]string{
		nameFamily: family, nameStyle: style, nameFull: family + " " + style,
		namePostScript: postScriptName(family + "-" + style),
	}
	for _, id := range []int{nameCopyright, nameLicence, nameLicenceURL} {
		if s := nameOf(f.tables["name"], id); s != "" {
			records[id] = s
		}
	}
	out.tables["name"] = writeNames(records)
	return out
}

// postScriptName drops what a PostScript name must not have.
func postScriptName(s string) string {
	return string(slices.DeleteFunc([]rune(s), func(c rune) bool {
		return c <= ' ' || c > '~' || slices.Contains([]rune("[](){}<>/%"), c)
	}))
}

// nameOf returns a name of a font in American English for Windows, the form that all
// fonts have; "" if it is missing.
func nameOf(t table, id int) string {
	text := t.from(t.u16(4))
	for i := range t.u16(2) {
		at := 6 + 12*i
		if t.u16(at) != 3 || t.u16(at+4) != 0x409 || t.u16(at+6) != id {
			continue
		}
		raw := text.from(t.u16(at + 10))
		raw = raw[:min(t.u16(at+8), len(raw))]
		units := make([]uint16, len(raw)/2)
		for k := range units {
			units[k] = binary.BigEndian.Uint16(raw[2*k:])
		}
		return string(utf16.Decode(units))
	}
	return ""
}

// writeNames makes a name table of format 0.
func writeNames(records map[int]string) table {
	be := binary.BigEndian
	ids := slices.Sorted(maps.Keys(records))
	out := be.AppendUint16(be.AppendUint16(table{0, 0}, uint16(len(ids))), uint16(6+12*len(ids)))
	var text table
	for _, id := range ids {
		start := len(text)
		for _, unit := range utf16.Encode([]rune(records[id])) {
			text = be.AppendUint16(text, unit)
		}
		for _, n := range []int{3, 1, 0x409, id, len(text) - start, start} {
			out = be.AppendUint16(out, uint16(n))
		}
	}
	return append(out, text...)
}

// Unhinted returns the face without the programs that fit its outlines to a coarse
// pixel grid, which are nearly half of a hinted font. Modern screens and the
// rasterizers of Linux, macOS and phones do without them.
func (f *Face) Unhinted() *Face {
	out := f.clone()
	for _, tag := range []string{"cvt ", "fpgm", "gasp", "prep"} {
		delete(out.tables, tag)
	}
	n := f.tables["maxp"].u16(4)
	var glyf table
	loca := make(table, 0, 4*n+4)
	for g := range n {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, withoutInstructions(f.outline(g))...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	out.tables["glyf"], out.tables["loca"] = glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := slices.Clone(f.tables["head"])
	if len(head) >= 54 {
		binary.BigEndian.PutUint16(head[50:], 1) // loca has four bytes per entry
	}
	out.tables["head"] = head
	return out
}

// Unshaped returns the face without the tables by which neighbouring letters change
// and move: for signs that do neither.
func (f *Face) Unshaped() *Face {
	out := f.clone()
	for _, tag := range []string{"GDEF", "GPOS", "GSUB", "kern"} {
		delete(out.tables, tag)
	}
	return out
}

// haveInstructions marks a composite glyph that has a program (OpenType 1.9,
// "glyf").
const haveInstructions = 1 << 8

// withoutInstructions returns the entry of a glyph in glyf without its program. An
// entry that cannot be read is returned as it is.
func withoutInstructions(t table) table {
	if len(t) < 12 {
		return t
	}
	if contours := t.i16(0); contours >= 0 {
		at := 10 + 2*contours
		rest := at + 2 + t.u16(at)
		if rest > len(t) {
			return t
		}
		out := append(slices.Clone(t[:at]), 0, 0)
		return append(out, t[rest:]...)
	}
	t = slices.Clone(t)
	for at := 10; at+4 <= len(t); {
		flags, size := t.u16(at), partSize(t.u16(at))
		binary.BigEndian.PutUint16(t[at:], uint16(flags&^haveInstructions))
		at += size
		if flags&moreParts == 0 {
			return t[:min(at, len(t))]
		}
	}
	return t
}

func (f *Face) clone() *Face {
	out := *f
	out.tables = maps.Clone(f.tables)
	return &out
}
