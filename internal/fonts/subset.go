package fonts

import (
	"encoding/binary"
	"slices"

	"duizhao/internal/diag"
)

// kept lists the tables that a subset takes over; head is changed a little.
// Signatures, device metrics and glyph names are left out.
var kept = []string{"BASE", "GDEF", "GPOS", "GSUB", "OS/2", "cvt ", "fpgm", "gasp", "head", "hhea", "kern", "maxp", "name", "prep", "vhea"}

// Subset makes a font of the characters of a text that face has. The same font and
// text give the same bytes, whatever the order of the characters.
func Subset(face []byte, text []rune) ([]byte, error) {
	f, err := Parse(face)
	if err != nil {
		return nil, err
	}
	return f.Subset(text)
}

// punctuation is kept in every Chinese font, whether the text has it or not.
// Browsers look at where these signs sit in their squares, the full stop for all
// stops and so on, to know which of them may be set closer (text-spacing-trim); if
// one is missing, its neighbours are set differently.
const punctuation = "\u3000、。，．：；！？・「」『』（）《》〈〉【】〔〕［］｛｝‘’“”—…"

// Subset makes a font of those characters of a text that the face has; a Chinese
// face keeps its punctuation as well.
func (f *Face) Subset(text []rune) ([]byte, error) {
	n := f.tables["maxp"].u16(4)
	glyphs := make(glyphSet, n)
	glyphs.add(0) // .notdef, the box for what is missing
	chars := map[rune]uint16{}
	if f.Han {
		text = append(slices.Clone(text), []rune(punctuation)...)
	}
	for _, c := range text {
		if g := f.glyphs[c]; g != 0 && int(g) < n {
			chars[c] = g
			glyphs.add(int(g))
		}
	}
	if err := substitutions(f.tables["GSUB"], glyphs); err != nil {
		return nil, &diag.Fault{Text: err.Error()}
	}
	parts(f, glyphs)
	out := map[string]table{"cmap": writeCmap(chars)}
	for _, tag := range kept {
		if t := f.tables[tag]; len(t) > 0 {
			out[tag] = t
		}
	}
	out["glyf"], out["loca"] = f.outlines(glyphs)
	head := slices.Clone(f.tables["head"])
	if len(head) < 54 {
		return nil, &diag.Fault{Text: "its table head is too short"}
	}
	binary.BigEndian.PutUint16(head[50:], 1) // loca has four bytes per entry
	out["head"] = head
	out["hmtx"] = metrics(f.tables["hmtx"], f.tables["hhea"].u16(34), glyphs)
	if len(f.tables["vhea"]) > 0 && len(f.tables["vmtx"]) > 0 {
		out["vmtx"] = metrics(f.tables["vmtx"], f.tables["vhea"].u16(34), glyphs)
	} else {
		delete(out, "vhea")
	}
	post := make(table, 32) // version 3: no names
	copy(post, f.tables["post"])
	binary.BigEndian.PutUint32(post, 0x00030000)
	out["post"] = post
	return assemble(out)
}

// outlines makes glyf and loca: glyphs outside the set are empty.
func (f *Face) outlines(glyphs glyphSet) (glyf, loca table) {
	loca = make(table, 0, 4*len(glyphs)+4)
	for g, in := range glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if in {
			glyf = append(glyf, f.outline(g)...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		}
	}
	if len(glyf) == 0 { // the table must not be empty
		glyf = table{0, 0, 0, 0}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

// metrics keeps the advances of the glyphs in the set and zeroes the others, which
// compress to nothing. The last of the long entries is kept: it serves all glyphs
// that have no entry of their own.
func metrics(t table, long int, glyphs glyphSet) table {
	t = slices.Clone(t)
	for g, in := range glyphs {
		switch {
		case in || g == long-1:
		case g < long && 4*g+4 <= len(t):
			clear(t[4*g : 4*g+4])
		case g >= long && 2*long+2*g+2 <= len(t):
			clear(t[2*long+2*g : 2*long+2*g+2])
		}
	}
	return t
}
