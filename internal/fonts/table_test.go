package fonts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"duizhao/internal/diag"
)

// TestOutside checks that nothing is read outside a table.
func TestOutside(t *testing.T) {
	d := table{1, 2, 3, 4, 0xFF, 0xFE}
	for i, want := range map[int][4]int{
		0: {1, 0x0102, 0x0102, 0x01020304}, 2: {3, 0x0304, 0x0304, 0x0304FFFE}, 3: {4, 0x04FF, 0x04FF, 0}, 4: {0xFF, 0xFFFE, -2, 0}, 5: {0xFE, 0, 0, 0},
		6: {0, 0, 0, 0}, 7: {0, 0, 0, 0}, 1 << 40: {0, 0, 0, 0},
	} {
		if got := [4]int{d.u8(i), d.u16(i), d.i16(i), d.u32(i)}; got != want {
			t.Errorf("at %d stands %x, want %x", i, got, want)
		}
		if got, want := len(d.from(i)), max(len(d)-i, 0); got != want {
			t.Errorf("from %d on there are %d bytes, want %d", i, got, want)
		}
	}
}

// TestCutShort checks that a font which ends too early is refused, wherever it ends, and
// that one whose list of tables lies outside it is.
func TestCutShort(t *testing.T) {
	whole := small("Small", nil)
	why := func(data []byte) string {
		_, err := Parse(data)
		var f *diag.Fault
		if !errors.As(err, &f) {
			return fmt.Sprint(err)
		}
		return f.Text
	}
	for n := range len(whole) {
		want := "it is cut short"
		switch {
		case n < 4:
			want = "it is not a font"
		case n < 6: // it does not say how many tables it has
			want = "it lacks the table cmap"
		}
		if got := why(whole[:n]); got != want && n <= len(whole)-4 { // bytes that fill the last table up may be missing
			t.Errorf("cut at %d: %s, want %s", n, got, want)
		}
	}
	entry := func(from, size int) []byte {
		out := slices.Clone(whole)
		binary.BigEndian.PutUint32(out[12+8:], uint32(from))
		binary.BigEndian.PutUint32(out[12+12:], uint32(size))
		return out
	}
	for _, c := range []struct {
		from, size int
		want       string
	}{
		{len(whole), 0, "<nil>"}, {len(whole) + 1, 0, "it is cut short"}, {len(whole) - 4, 4, "<nil>"}, {len(whole) - 4, 5, "it is cut short"},
		{0xFFFFFFFF, 0xFFFFFFFF, "it is cut short"},
	} {
		if got := why(entry(c.from, c.size)); got != c.want { // the first is DSIG, which nothing needs
			t.Errorf("a table of %d at %d of %d: %s, want %s", c.size, c.from, len(whole), got, c.want)
		}
	}
	bare := append(table{0, 1, 0, 0}, u16s(1, 0, 0, 0)...)
	bare = slices.Concat(bare, table("cmap"), u16s(0, 0, 0, 28, 0, 0)) // its list ends where it ends
	if got := why(bare); got != "it lacks the table cmap" {
		t.Errorf("a list and nothing after it: %s", got)
	}
}

// vertical gives a font metrics for columns, one entry for each of the first glyphs; the
// others share the width of the last of them.
func vertical(long int) func(map[string]table) {
	return func(m map[string]table) {
		m["vhea"] = make(table, 36)
		m["vhea"][35] = byte(long)
		for g := range 9 {
			if g < long {
				m["vmtx"] = append(m["vmtx"], u16s(900+g, g+1)...)
			} else {
				m["vmtx"] = append(m["vmtx"], u16s(g+1)...)
			}
		}
	}
}

// TestVertical checks that the glyphs of a text keep their places in columns, and that a
// font without them has none.
func TestVertical(t *testing.T) {
	for _, c := range []struct {
		change func(map[string]table)
		want   table // vmtx for the text b, which is glyph 2
	}{
		{nil, nil},
		{vertical(9), u16s(900, 1, 0, 0, 902, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 908, 9)},
		{vertical(4), u16s(900, 1, 0, 0, 902, 3, 903, 4, 0, 0, 0, 0, 0)},
		{vertical(2), u16s(900, 1, 901, 2, 3, 0, 0, 0, 0, 0, 0)},
		{func(m map[string]table) { vertical(9)(m); delete(m, "vmtx") }, nil},
		{func(m map[string]table) { vertical(9)(m); delete(m, "vhea") }, nil},
		{func(m map[string]table) { vertical(9)(m); m["vmtx"] = m["vmtx"][:10] }, u16s(900, 1, 0, 0, 902)},
	} {
		data, err := Subset(small("Small", c.change), []rune("b"))
		if err != nil {
			t.Fatal(err)
		}
		tables, err := directory(data)
		if err != nil {
			t.Fatal(err)
		}
		if got := tables["vmtx"]; !bytes.Equal(got, c.want) || (tables["vhea"] != nil) != (c.want != nil) {
			t.Errorf("vmtx is % x, want % x; vhea % x", got, c.want, tables["vhea"])
		}
		want := []string{"GSUB", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}
		if c.want != nil {
			want = append(want, "vhea", "vmtx")
		}
		if got := sorted(tables); !slices.Equal(got, want) {
			t.Errorf("the tables are %v, want %v", got, want)
		}
	}
}

// TestShortOffsets checks a font whose outlines are found by offsets of two bytes, as in
// small files: whole and without its hints it has the same letters.
func TestShortOffsets(t *testing.T) {
	short := small("Small", func(m map[string]table) {
		var loca table
		for i := 0; i < len(m["loca"]); i += 4 {
			loca = append(loca, u16s(m["loca"].u32(i)/2)...)
		}
		m["loca"] = loca
		m["head"][51] = 0
	})
	want, err := Parse(small("Small", nil))
	if err != nil {
		t.Fatal(err)
	}
	face, err := Parse(short)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]*Face{"hinted": face, "unhinted": face.Unhinted()} {
		data, err := f.Subset([]rune("abé"))
		if err != nil {
			t.Fatal(err)
		}
		got, err := Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range []int{1, 2, 5, 6, 7} {
			if !bytes.Equal(bytes.TrimRight(got.outline(g), "\x00"), bytes.TrimRight(want.outline(g), "\x00")) || got.offset(g)%4 != 0 {
				t.Errorf("%s: the outline %d at %d is % x, want % x", name, g, got.offset(g), got.outline(g), want.outline(g))
			}
		}
		if !maps.Equal(got.glyphs, map[rune]uint16{'a': 1, 'b': 2, 'é': 7}) {
			t.Errorf("%s: the characters are %v", name, got.glyphs)
		}
	}
	if face.tables["head"][51] != 0 {
		t.Error("the face itself has changed")
	}
}

// TestNoSuchGlyph checks that a character is not promised for which a font has no glyph,
// whatever its list of characters says.
func TestNoSuchGlyph(t *testing.T) {
	data, err := Subset(small("Small", func(m map[string]table) { m["cmap"] = writeCmap(map[rune]uint16{'a': 1, 'b': 8, 'y': 9, 'z': 900}) }), []rune("abyz"))
	if err != nil {
		t.Fatal(err)
	}
	if f, err := Parse(data); err != nil || !maps.Equal(f.glyphs, map[rune]uint16{'a': 1, 'b': 8}) {
		t.Errorf("%v, the subset has %v", err, f.glyphs)
	}
}
