package fonts

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// encoded is a subtable of a cmap and what it says it is for.
type encoded struct {
	platform, encoding int
	data               table
}

func cmapOf(list ...encoded) table {
	out, at := u16s(0, len(list)), 4+8*len(list)
	for _, e := range list {
		out = binary.BigEndian.AppendUint32(append(out, u16s(e.platform, e.encoding)...), uint32(at))
		at += len(e.data)
	}
	for _, e := range list {
		out = append(out, e.data...)
	}
	return out
}

// format12 makes a subtable of groups: first, last, glyph.
func format12(groups ...int) table {
	out := append(u16s(12, 0), make(table, 8)...)
	for _, n := range append([]int{len(groups) / 3}, groups...) {
		out = binary.BigEndian.AppendUint32(out, uint32(n))
	}
	return out
}

// format4 makes a subtable of segments: first, last, delta, offset; glyphs follow them.
func format4(segments []int, glyphs ...int) table {
	n := len(segments) / 4
	columns := make([][]int, 4)
	for i, v := range segments {
		columns[i%4] = append(columns[i%4], v)
	}
	return slices.Concat(u16s(4, 0, 0, 2*n, 0, 0, 0), u16s(columns[1]...), u16s(0), u16s(columns[0]...), u16s(columns[2]...),
		u16s(columns[3]...), u16s(glyphs...))
}

// TestReadCmap checks which characters a font is found to have.
func TestReadCmap(t *testing.T) {
	a4, b12 := format4([]int{'a', 'a', 1 - 'a', 0}), format12('b', 'b', 2)
	for _, c := range []struct {
		name string
		cmap table
		want map[rune]uint16
	}{
		{"nothing", nil, nil},
		{"for Unicode", cmapOf(encoded{0, 3, a4}), map[rune]uint16{'a': 1}},
		{"for Windows", cmapOf(encoded{3, 1, a4}), map[rune]uint16{'a': 1}},
		{"for Windows, all planes", cmapOf(encoded{3, 10, b12}), map[rune]uint16{'b': 2}},
		{"of symbols", cmapOf(encoded{3, 0, a4}), nil},
		{"of an old Macintosh", cmapOf(encoded{1, 1, a4}), nil},
		{"the form of another platform", cmapOf(encoded{2, 10, b12}), nil},
		{"of another format", cmapOf(encoded{3, 1, u16s(6, 12, 0, 'a', 1, 1)}), nil},
		{"all planes before the first", cmapOf(encoded{3, 1, a4}, encoded{3, 10, b12}), map[rune]uint16{'b': 2}},
		{"whatever their order", cmapOf(encoded{3, 10, b12}, encoded{3, 1, a4}), map[rune]uint16{'b': 2}},
		{"the first of two", cmapOf(encoded{0, 3, a4}, encoded{3, 1, format4([]int{'z', 'z', 0, 0})}), map[rune]uint16{'a': 1}},
		{"symbols first", cmapOf(encoded{3, 0, b12}, encoded{3, 1, a4}), map[rune]uint16{'a': 1}},
		{"a Macintosh after it", cmapOf(encoded{3, 1, a4}, encoded{1, 1, b12}), map[rune]uint16{'a': 1}},
		{"groups", cmapOf(encoded{0, 4, format12('a', 'b', 1, 'x', 'y', 5)}), map[rune]uint16{'a': 1, 'b': 2, 'x': 5, 'y': 6}},
		{"groups that overlap", cmapOf(encoded{0, 4, format12('a', 'c', 1, 'b', 'd', 7)}), map[rune]uint16{'a': 1, 'b': 2, 'c': 3, 'd': 9}},
		{"the missing glyph", cmapOf(encoded{0, 4, format12('a', 'b', 0)}), map[rune]uint16{'b': 1}},
		{"more glyphs than there can be", cmapOf(encoded{0, 4, format12('a', 'c', 0xFFFD)}), map[rune]uint16{'a': 0xFFFD, 'b': 0xFFFE}},
		{"beyond Unicode", cmapOf(encoded{0, 4, format12(0x10FFFE, 0x110001, 1)}), map[rune]uint16{0x10FFFE: 1, 0x10FFFF: 2}},
		{"segments", cmapOf(encoded{3, 1, format4([]int{'a', 'b', 1 - 'a', 0, 'x', 'y', 5 - 'x', 0})}), map[rune]uint16{'a': 1, 'b': 2, 'x': 5, 'y': 6}},
		{"segments with a list", cmapOf(encoded{3, 1, format4([]int{'a', 'b', 1, 4, 'x', 'y', 0, 6}, 3, 0, 6, 7)}), map[rune]uint16{'a': 4, 'x': 6, 'y': 7}},
		{"a list that ends too early", cmapOf(encoded{3, 1, format4([]int{'a', 'c', 0, 2}, 3)}), map[rune]uint16{'a': 3}},
		{"segments that overlap", cmapOf(encoded{3, 1, format4([]int{'a', 'c', 1 - 'a', 0, 'b', 'd', 9, 0})}),
			map[rune]uint16{'a': 1, 'b': 2, 'c': 3, 'd': 'd' + 9}},
		{"the last segment", cmapOf(encoded{3, 1, format4([]int{0xFFFE, 0xFFFF, 3, 0})}), map[rune]uint16{0xFFFE: 1}},
	} {
		if got := readCmap(c.cmap); !maps.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestReadCmapOfNonsense checks that a table that claims millions of characters is read
// in no time.
func TestReadCmapOfNonsense(t *testing.T) {
	groups := format12('a', 'a', 1)
	binary.BigEndian.PutUint32(groups[12:], 0xFFFFFFFF)
	if got := readCmap(cmapOf(encoded{0, 4, groups})); len(got) != 1 {
		t.Errorf("%d characters", len(got))
	}
	all := format12(0, 0x10FFFF, 1, 0, 0x10FFFF, 1, 0, 0x10FFFF, 1)
	if got := readCmap(cmapOf(encoded{0, 4, all})); len(got) != 0xFFFE {
		t.Errorf("%d characters", len(got))
	}
}

// TestWriteCmap checks that a reader of format 4 and one of format 12 find the glyph of
// each character, by a library that is not ours, and that neighbours share an entry.
func TestWriteCmap(t *testing.T) {
	for _, c := range []struct {
		name            string
		chars           []rune
		glyphs          []uint16
		segments, plain int // how many runs there are, and how many of them in the basic plane
	}{
		{"one", []rune("a"), []uint16{1}, 1, 1},
		{"neighbours", []rune("abc"), []uint16{1, 2, 3}, 1, 1},
		{"neighbours of one glyph", []rune("abc"), []uint16{4, 4, 4}, 3, 3},
		{"neighbours backwards", []rune("abc"), []uint16{6, 5, 4}, 3, 3},
		{"a gap in the text", []rune("abdegh"), []uint16{1, 2, 3, 4, 5, 6}, 3, 3},
		{"a gap in both", []rune("abef"), []uint16{1, 2, 5, 6}, 2, 2},
		{"a second of two runs that grows", []rune("axyz"), []uint16{1, 2, 3, 4}, 2, 2},
		{"all planes", []rune("a𠀋𠀌"), []uint16{1, 7, 8}, 2, 1},
		{"no basic plane", []rune("𠀋𠀍"), []uint16{7, 8}, 2, 0},
		{"between the planes", []rune{0xFFFC, 0xFFFD, 0x10000}, []uint16{1, 2, 3}, 2, 1},
		{"at the border", []rune{0xFFFF, 0x10000}, []uint16{1, 2}, 2, 1},
		{"seven", []rune("acegikm"), []uint16{1, 2, 3, 4, 5, 6, 7}, 7, 7},
	} {
		glyphs := map[rune]uint16{}
		for i, r := range c.chars {
			glyphs[r] = c.glyphs[i]
		}
		data := writeCmap(glyphs)
		four, twelve := data.from(data.u32(8)), data.from(data.u32(16))
		if n := twelve.u32(12); n != c.segments || twelve.u32(4) != len(twelve) {
			t.Errorf("%s: %d groups of %d bytes, want %d", c.name, n, twelve.u32(4), c.segments)
		}
		n := c.plain + 1
		power := bits.Len(uint(n)) - 1 // OpenType 1.9, "cmap", format 4
		want := u16s(4, 16+8*n, 0, 2*n, 2<<power, power, 2*n-2<<power)
		if got := four[:min(14, len(four))]; !slices.Equal(got, want) || len(four) != 16+8*n+len(twelve) {
			t.Errorf("%s: format 4 begins % x in %d bytes, want % x", c.name, got, len(four)-len(twelve), want)
		}
		if got := readCmap(data); !maps.Equal(got, glyphs) {
			t.Errorf("%s: read back %v, want %v", c.name, got, glyphs)
		}
		for format, sub := range map[int]table{4: cmapOf(encoded{3, 1, four}), 12: cmapOf(encoded{3, 10, twelve}), 0: data} {
			font := parsed(t, small("Small", func(m map[string]table) {
				m["head"][19], m["post"][1], m["OS/2"][1], m["cmap"] = 16, 3, 2, sub // 16 units in an em, no names
				m["maxp"] = append(m["maxp"], make(table, 26)...)
			}))
			for r := rune(0); r < 0x20010; r++ {
				if want := glyphs[r]; want > 0 || r%7 == 0 {
					if format == 4 && r >= 0xFFFF {
						continue
					}
					if got, err := font.GlyphIndex(&sfnt.Buffer{}, r); err != nil || got != sfnt.GlyphIndex(want) {
						t.Fatalf("%s, format %d: %U is glyph %d (%v), want %d", c.name, format, r, got, err, want)
					}
				}
			}
		}
	}
}

// TestWriteLongCmap checks that a table too long for format 4 has format 12 alone.
func TestWriteLongCmap(t *testing.T) {
	for _, n := range []int{8188, 8189, 8190} { // 16 + 8·(n+1) bytes
		glyphs := map[rune]uint16{}
		for i := range n {
			glyphs[rune(0x1000+2*i)] = 1
		}
		data := writeCmap(glyphs)
		if want := 2 - (n+1)/8190; data.u16(2) != want {
			t.Errorf("%d segments: %d subtables, want %d", n, data.u16(2), want)
		}
		if got := readCmap(data); !maps.Equal(got, glyphs) {
			t.Errorf("%d segments: %d characters", n, len(got))
		}
	}
}

// parsed reads a font by another library than ours.
func parsed(t *testing.T, data []byte) *sfnt.Font {
	t.Helper()
	font, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return font
}
