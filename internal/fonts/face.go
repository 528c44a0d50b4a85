package fonts

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"

	"duizhao/internal/diag"
	"duizhao/internal/lang"
)

// Face is a font with TrueType outlines.
type Face struct {
	Family string
	Weight int    // 400 regular, 700 bold
	Italic bool   //
	Sans   bool   // it declares that it has no serifs
	Fixed  bool   // all letters are of one width
	Hant   bool   // made for Traditional Chinese
	Hans   bool   // made for Simplified Chinese
	Han    bool   // it has Chinese characters, for any language
	Data   []byte // the file

	tables map[string]table
	glyphs map[rune]uint16
}

// Parse reads a font. The error, of type *diag.Fault, is the reason why it cannot be
// used.
func Parse(data []byte) (*Face, error) {
	tables, err := directory(data)
	if err != nil {
		return nil, err
	}
	f := &Face{Data: data, tables: tables, glyphs: readCmap(tables["cmap"])}
	if len(f.glyphs) == 0 {
		return nil, &diag.Fault{Text: "it has no characters of Unicode"}
	}
	f.Family = familyName(tables["name"])
	os2 := tables["OS/2"]
	f.Weight = os2.u16(4)
	f.Italic = os2.u16(62)&1 != 0
	f.Sans = os2.u8(32) == 2 && os2.u8(33) >= 11 && os2.u8(33) <= 15 // PANOSE: Latin text, a serif style that means sans serif
	if name := strings.ToLower(f.Family); strings.Contains(name, "sans") || strings.Contains(name, "gothic") || strings.Contains(name, "黑") {
		f.Sans = true
	}
	f.Fixed = tables["post"].u32(12) != 0 || os2.u8(32) == 2 && os2.u8(35) == 9
	f.script()
	return f, nil
}

// script finds out whether a font is made for Traditional or Simplified Chinese:
// from its name, or else from the code pages that it claims (OS/2, ulCodePageRange:
// 18 for Simplified, 20 for Traditional).
func (f *Face) script() {
	han := 0
	for c := range f.glyphs {
		if lang.Han(c) {
			han++
		}
	}
	if f.Han = han > 1000; !f.Han {
		return
	}
	pages := f.tables["OS/2"].u32(78)
	f.Hans, f.Hant = pages&(1<<18) != 0, pages&(1<<20) != 0
	words := strings.FieldsFunc(strings.ToUpper(f.Family), func(r rune) bool { return r == ' ' || r == '-' || r == '_' })
	named := func(list ...string) bool {
		return slices.ContainsFunc(list, func(s string) bool { return slices.Contains(words, s) })
	}
	switch {
	case named("TC", "TW", "HK", "MO", "HANT", "CNS"):
		f.Hant, f.Hans = true, false
	case named("SC", "CN", "GB", "HANS", "GBK"):
		f.Hant, f.Hans = false, true
	case named("JP", "KR", "J", "K"):
		f.Hant, f.Hans = false, false
	}
}

// familyName returns the typographic family, or else the family (OpenType 1.9,
// "name": 16 and 1), in English if it has that.
func familyName(t table) string {
	best, score := "", 0
	text := t.from(t.u16(4))
	for i := range t.u16(2) {
		at := 6 + 12*i
		platform, language, id := t.u16(at), t.u16(at+4), t.u16(at+6)
		raw := text.from(t.u16(at + 10))
		if n := t.u16(at + 8); n <= len(raw) {
			raw = raw[:n]
		}
		if id != 1 && id != 16 || platform != 3 && platform != 0 {
			continue
		}
		s := 1
		if id == 16 {
			s += 4
		}
		if language == 0x409 {
			s += 2
		}
		if s > score {
			units := make([]uint16, len(raw)/2)
			for k := range units {
				units[k] = binary.BigEndian.Uint16(raw[2*k:])
			}
			best, score = string(utf16.Decode(units)), s
		}
	}
	return best
}

// Has reports whether the font has a character.
func (f *Face) Has(c rune) bool { return f.glyphs[c] != 0 }

// offset returns where the outline of a glyph begins in glyf.
func (f *Face) offset(g int) int {
	if f.tables["head"].u16(50) == 0 {
		return 2 * f.tables["loca"].u16(2*g)
	}
	return f.tables["loca"].u32(4 * g)
}

// outline returns the entry of a glyph in glyf.
func (f *Face) outline(g int) table {
	from, to := f.offset(g), f.offset(g+1)
	if glyf := f.tables["glyf"]; from < to && to <= len(glyf) {
		return glyf[from:to]
	}
	return nil
}
