package fonts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/diag"
)

// u16s returns numbers as a font has them.
func u16s(list ...int) table {
	var out table
	for _, n := range list {
		out = binary.BigEndian.AppendUint16(out, uint16(n))
	}
	return out
}

// small makes a font of eight glyphs: 1 to 4 are a, b, f, i; 5 is a in vertical
// lines, 6 the ligature of f and i, 7 is é, made of 6 and 2; 8 is 𠀋.
func small(family string, change func(map[string]table)) []byte {
	outline := func(n int) table { // a simple glyph of one contour, distinguished by n
		return append(u16s(1, 0, 0, n, n), 0, 0, 0, 0, byte(n), 0)
	}
	composite := append(u16s(0xFFFF, 0, 0, 9, 9), append(u16s(1|1<<5, 6, 0, 0), u16s(0, 2)...)...)
	composite = append(composite, 0, 0)
	var glyf, loca table
	for g := range 9 {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if g == 7 {
			glyf = append(glyf, composite...)
		} else {
			glyf = append(glyf, outline(g+1)...)
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := make(table, 54)
	binary.BigEndian.PutUint16(head[50:], 1)
	hhea := make(table, 36)
	binary.BigEndian.PutUint16(hhea[34:], 9)
	maxp := append(table{0, 1, 0, 0}, u16s(9)...)
	var hmtx table
	for g := range 9 {
		hmtx = append(hmtx, u16s(500+g, g)...)
	}
	os2 := make(table, 96)
	binary.BigEndian.PutUint16(os2[4:], 400)
	var text table
	for _, c := range family {
		text = append(text, u16s(int(c))...)
	}
	name := append(u16s(0, 1, 18, 3, 1, 0x409, 1, len(text), 0), text...)
	single := append(u16s(1, 8, 4, 0), u16s(1, 1, 1)...)                                    // a+4: 5; coverage of 1
	ligature := append(u16s(1, 8, 1, 14), append(u16s(1, 1, 3), u16s(1, 4, 6, 2, 4)...)...) // f i: 6
	lookups := append(u16s(2, 6, 6+8+len(single)), append(append(u16s(1, 0, 1, 8), single...), append(u16s(4, 0, 1, 8), ligature...)...)...)
	gsub := append(u16s(1, 0, 0, 0, 10), lookups...)
	tables := map[string]table{
		"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "OS/2": os2, "name": name, "post": make(table, 32), "GSUB": gsub, "DSIG": {1, 2, 3, 4},
		"glyf": glyf, "loca": loca, "cmap": writeCmap(map[rune]uint16{'a': 1, 'b': 2, 'f': 3, 'i': 4, 'é': 7, '𠀋': 8}),
	}
	if change != nil {
		change(tables)
	}
	out, err := assemble(tables)
	if err != nil {
		panic(err)
	}
	return out
}

func TestSubset(t *testing.T) {
	face, err := Parse(small("Small", nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text   string
		glyphs []int // that have an outline
	}{
		{"", []int{0}},
		{"b", []int{0, 2}},
		{"a", []int{0, 1, 5}},     // with its vertical form
		{"f", []int{0, 3}},        // no ligature without its other half
		{"fi", []int{0, 3, 4, 6}}, //
		{"é", []int{0, 2, 6, 7}},  // with its parts
		{"𠀋x中", []int{0, 8}},      // beyond the basic plane; what the font lacks is left out
		{"afibé", []int{0, 1, 2, 3, 4, 5, 6, 7}},
	} {
		data, err := face.Subset([]rune(c.text))
		if err != nil {
			t.Fatal(err)
		}
		if c.text == "" {
			continue
		}
		again, err := Parse(data)
		if err != nil {
			t.Fatalf("%q: what came out: %v", c.text, err)
		}
		var got []int
		for g := range 9 {
			if o := again.outline(g); len(o) > 0 {
				got = append(got, g)
				if !bytes.Equal(o, face.outline(g)) {
					t.Errorf("%q: the outline of glyph %d has changed", c.text, g)
				}
				if w := again.tables["hmtx"].u16(4 * g); w != 500+g {
					t.Errorf("%q: glyph %d is %d wide", c.text, g, w)
				}
			}
		}
		if !slices.Equal(got, c.glyphs) {
			t.Errorf("%q: glyphs %v, want %v", c.text, got, c.glyphs)
		}
		want := map[rune]uint16{}
		for _, r := range c.text {
			if face.Has(r) {
				want[r] = face.glyphs[r]
			}
		}
		if !maps.Equal(again.glyphs, want) {
			t.Errorf("%q: characters %v, want %v", c.text, again.glyphs, want)
		}
		if again.tables["DSIG"] != nil {
			t.Error("the signature of the whole font is kept")
		}
		if sum := checksum(data); sum != 0xB1B0AFBA {
			t.Errorf("%q: the checksum of the file is %x", c.text, sum)
		}
	}
	one, _ := face.Subset([]rune("fiab"))
	two, _ := face.Subset([]rune("baif"))
	if !bytes.Equal(one, two) {
		t.Error("the order of the text changes the font")
	}
}

func TestParseErrors(t *testing.T) {
	whole := small("Small", nil)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "it is not a font"},
		{"text", []byte("Once upon a time"), "it is not a font"},
		{"cff", []byte("OTTO\x00\x01"), "it has PostScript outlines (CFF); a TrueType version of it is needed"},
		{"collection", []byte("ttcf\x00\x01"), "it is a collection of fonts; single TrueType files are needed"},
		{"woff2", []byte("wOF2\x00\x01"), "it is a web font (WOFF); the TrueType file that it was made from is needed"},
		{"cut", whole[:len(whole)-40], "it is cut short"},
		{"variable", small("Small", func(m map[string]table) { m["fvar"] = table{1} }), "it is a variable font; its static files are needed"},
		{"glyf", small("Small", func(m map[string]table) { delete(m, "glyf") }), "it lacks the table glyf"},
		{"cmap", small("Small", func(m map[string]table) { m["cmap"] = table{0, 0, 0, 0} }), "it has no characters of Unicode"},
	} {
		_, err := Parse(c.data)
		var e *diag.Fault
		if !errors.As(err, &e) || e.Text != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// TestTooManySubstitutions checks that a font whose substitutions would take forever
// is refused.
func TestTooManySubstitutions(t *testing.T) {
	data := small("Small", func(m map[string]table) {
		list := u16s(20000)
		for range 20000 {
			list = append(list, u16s(40002)...) // all of them the one lookup at the end
		}
		list = append(list, u16s(1, 0, 60000)...)
		m["GSUB"] = append(u16s(1, 0, 0, 0, 10), list...)
	})
	if _, err := Subset(data, []rune("a")); err == nil || !strings.Contains(err.Error(), "too many") {
		t.Error(err)
	}
}

func TestLoad(t *testing.T) {
	italic := func(m map[string]table) { m["OS/2"][63] = 1 }
	bold := func(m map[string]table) { m["OS/2"][4], m["OS/2"][5] = 2, 188 }
	letters := func(more ...func(map[string]table)) func(map[string]table) {
		return func(m map[string]table) {
			m["cmap"] = writeCmap(map[rune]uint16{'a': 1, 'Z': 2})
			for _, f := range more {
				f(m)
			}
		}
	}
	han := func(page uint32) func(map[string]table) {
		return func(m map[string]table) {
			all := map[rune]uint16{}
			for c := rune(0x4E00); c < 0x4E00+1200; c++ {
				all[c] = 1
			}
			m["cmap"] = writeCmap(all)
			binary.BigEndian.PutUint32(m["OS/2"][78:], page)
		}
	}
	set, err := Load(fstest.MapFS{
		"sub/regular.ttf": {Data: small("Book Serif", letters())},
		"sub/italic.ttf":  {Data: small("Book Serif", letters(italic))},
		"sub/bold.TTF":    {Data: small("Book Serif", letters(bold))},
		"a.ttf":           {Data: small("A Sans", letters())},
		"tc.ttf":          {Data: small("Song", han(1<<20))},
		"sc.ttf":          {Data: small("Both SC", han(1<<20|1<<18))},
		"jp.ttf":          {Data: small("Both JP", han(1<<20|1<<18))},
		"bad.otf":         {Data: []byte("OTTO")},
		"OFL.txt":         {Data: []byte("a licence")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Skipped) != 1 || set.Skipped[0].Name != "bad.otf" {
		t.Errorf("skipped: %v", set.Skipped)
	}
	if got := strings.Join(set.Names(), ", "); got != "Book Serif, Song, Both SC" {
		t.Errorf("families: %s", got)
	}
	if n := len(set.Family(Roles[0])); n != 3 {
		t.Errorf("%d faces of Book Serif", n)
	}
	css, missing, err := set.Rules([]rune("aZ一龘 ́"))
	if err != nil {
		t.Fatal(err)
	}
	for want, n := range map[string]int{`font-family:"book latin"`: 3, `font-style:italic`: 1, `font-weight:700`: 1, `font-family:"book hant"`: 1,
		`font-family:"book hans"`: 1, `font-family:"book quotes"`: 1} {
		if got := strings.Count(css, want); got != n {
			t.Errorf("%s stands %d times in the rules, want %d", want, got, n)
		}
	}
	if string(missing) != "龘" {
		t.Errorf("missing: %q", string(missing))
	}
}

func FuzzSubset(f *testing.F) {
	f.Add(small("Small", nil), "afié")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		out, err := Subset(data, []rune(text))
		if err != nil {
			return
		}
		again, err := Parse(out)
		if err != nil { // the font had nothing of the text
			return
		}
		face, _ := Parse(data)
		for r := range again.glyphs {
			if !face.Has(r) || !strings.ContainsRune(text, r) {
				t.Errorf("the subset has %q", r)
			}
		}
	})
}
