package fonts

import (
	"maps"
	"math/bits"
	"slices"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// TestRealFont checks, by a library that is not ours, that each letter of a subset of a
// real font has the outline and the width that it has in the font, hinted or not, and
// that the letters which the text lacks are gone.
func TestRealFont(t *testing.T) {
	face, err := Parse(liberationserifregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	const text = "Duì zhào — “ﬁne”, ẞß Ǻ"
	whole := parsed(t, liberationserifregular.TTF)
	for name, f := range map[string]*Face{"hinted": face, "unhinted": face.Unhinted(), "named": face.Named("Other").Unshaped()} {
		data, err := f.Subset([]rune(text))
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > len(liberationserifregular.TTF)/4 {
			t.Errorf("%s: %d bytes of %d for a line of text", name, len(data), len(liberationserifregular.TTF))
		}
		part := parsed(t, data)
		const size = fixed.Int26_6(2048 << 6) // one unit of the font a pixel
		var b sfnt.Buffer
		for _, r := range text {
			g, err := part.GlyphIndex(&b, r)
			if want, _ := whole.GlyphIndex(&b, r); err != nil || g != want || g == 0 {
				t.Fatalf("%s: %q is glyph %d (%v), want %d", name, r, g, err, want)
			}
			got, err := part.LoadGlyph(&b, g, size, nil)
			if err != nil {
				t.Fatalf("%s: %q: %v", name, r, err)
			}
			drawn := slices.Clone(got)
			want, err := whole.LoadGlyph(&b, g, size, nil)
			if err != nil || !slices.Equal(drawn, want) {
				t.Errorf("%s: the outline of %q has changed (%v)", name, r, err)
			}
			width, err := part.GlyphAdvance(&b, g, size, font.HintingNone)
			if want, _ := whole.GlyphAdvance(&b, g, size, font.HintingNone); err != nil || width != want {
				t.Errorf("%s: %q is %v wide (%v), want %v", name, r, width, err, want)
			}
		}
		for _, r := range "BQxyЖ" {
			if g, err := part.GlyphIndex(&b, r); err != nil || g != 0 {
				t.Errorf("%s: %q, which the text lacks, is glyph %d (%v)", name, r, g, err)
			}
			g, _ := whole.GlyphIndex(&b, r)
			if s, _ := part.LoadGlyph(&b, g, size, nil); len(s) > 0 {
				t.Errorf("%s: the outline of %q is kept", name, r)
			}
		}
		checkDirectory(t, name, data)
	}
}

// checkDirectory checks the list of tables (OpenType 1.9, "Organization of an OpenType
// Font"): systems refuse fonts whose list is wrong.
func checkDirectory(t *testing.T, name string, data table) {
	t.Helper()
	n := data.u16(4)
	power := bits.Len(uint(n)) - 1
	if got, want := data[4:12], u16s(n, 16<<power, power, 16*n-16<<power); !slices.Equal(got, want) {
		t.Errorf("%s: the list begins % x, want % x", name, got, want)
	}
	end, before := 12+16*n, ""
	for i := range n {
		e := data[12+16*i:][:16]
		tag, from, size := string(e[:4]), e.u32(8), e.u32(12)
		if tag <= before || from != end || from%4 != 0 || size == 0 {
			t.Errorf("%s: %s stands after %s, at %d for %d", name, tag, before, from, end)
		}
		before, end = tag, (from+size+3)/4*4
		sum := 0
		for k := 0; k < size; k += 4 {
			if word := append(slices.Clone(data[from : from+size][k:min(k+4, size)]), 0, 0, 0); tag != "head" || k != 8 {
				sum += table(word).u32(0)
			}
		}
		if e.u32(4) != sum&0xFFFFFFFF {
			t.Errorf("%s: the checksum of %s is %x, want %x", name, tag, e.u32(4), sum)
		}
	}
	if end != len(data) || checksum(data) != 0xB1B0AFBA {
		t.Errorf("%s: %d bytes, want %d, with the sum %x", name, len(data), end, checksum(data))
	}
}

// TestDirectory checks the list for fonts with few and with many tables.
func TestDirectory(t *testing.T) {
	tables := map[string]table{"head": make(table, 54)}
	for i := range 9 {
		data, err := assemble(maps.Clone(tables))
		if err != nil {
			t.Fatal(err)
		}
		checkDirectory(t, string(rune('1'+i)), data)
		tables[string(rune('a'+i))+"   "] = table{1, 2, 3, 4, 5, 6, 7, 8, 9}[:i+1]
	}
	if _, err := assemble(map[string]table{"head": make(table, 53)}); err == nil {
		t.Error("a head of 53 bytes is taken")
	}
}
