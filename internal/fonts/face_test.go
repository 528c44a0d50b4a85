package fonts

import (
	"testing"
)

// record is a name of a font: for which platform, in which language, by its number.
type record struct {
	platform, language, id int
	text                   string
}

func names(list ...record) table {
	out := u16s(0, len(list), 6+12*len(list))
	var text table
	for _, r := range list {
		start := len(text)
		for _, c := range r.text {
			text = append(text, u16s(int(c))...)
		}
		out = append(out, u16s(r.platform, 1, r.language, r.id, len(text)-start, start)...)
	}
	return append(out, text...)
}

// TestFamilyName checks by which of its names a font is known: the typographic family
// before the family, English before other languages.
func TestFamilyName(t *testing.T) {
	const english, chinese = 0x409, 0x404
	for _, c := range []struct {
		want string
		list []record
	}{
		{"", nil},
		{"Song", []record{{3, english, 1, "Song"}}},
		{"Song", []record{{0, 0, 1, "Song"}}},
		{"", []record{{1, english, 1, "Song"}}}, // of an old Macintosh, in bytes
		{"", []record{{3, english, 2, "Regular"}, {3, english, 4, "Song Regular"}}},
		{"Song", []record{{3, chinese, 1, "宋"}, {3, english, 1, "Song"}}},
		{"Song", []record{{3, english, 1, "Song"}, {3, chinese, 1, "宋"}}},
		{"宋", []record{{3, chinese, 1, "宋"}}},
		{"Song", []record{{3, english, 1, "Song Light"}, {3, english, 16, "Song"}}},
		{"Song", []record{{3, english, 16, "Song"}, {3, english, 1, "Song Light"}}},
		{"宋", []record{{3, english, 1, "Song Light"}, {3, chinese, 16, "宋"}}},
		{"One", []record{{3, english, 1, "One"}, {3, english, 1, "Two"}}},
		{"Two", []record{{1, 0, 1, "One"}, {3, english, 1, "Two"}}},
	} {
		if got := familyName(names(c.list...)); got != c.want {
			t.Errorf("%v: %q, want %q", c.list, got, c.want)
		}
	}
	cut := names(record{3, english, 1, "Song"})
	if got := familyName(cut[:len(cut)-2]); got != "Son" {
		t.Errorf("cut off, it is %q", got)
	}
}

// TestKinds checks how a font is found to be without serifs, or of one width: from what
// it declares (PANOSE: a family of 2 is Latin text), or from its name.
func TestKinds(t *testing.T) {
	panose := func(at, family, value byte) func(map[string]table) {
		return func(m map[string]table) { m["OS/2"][32], m["OS/2"][at] = family, value }
	}
	for _, c := range []struct {
		name        string
		change      func(map[string]table)
		sans, fixed bool
	}{
		{"Book", nil, false, false},
		{"Book", panose(33, 2, 10), false, false}, // the last with serifs
		{"Book", panose(33, 2, 11), true, false},
		{"Book", panose(33, 2, 15), true, false},
		{"Book", panose(33, 2, 16), false, false},
		{"Book", panose(33, 3, 12), false, false}, // handwriting
		{"Open Sans", nil, true, false},
		{"Nanum Gothic", nil, true, false},
		{"正黑", nil, true, false},
		{"Book", panose(35, 2, 9), false, true},
		{"Book", panose(35, 2, 8), false, false},
		{"Book", panose(35, 4, 9), false, false},
		{"Book", func(m map[string]table) { m["post"][15] = 1 }, false, true},
		{"Book", func(m map[string]table) { m["OS/2"] = m["OS/2"][:33]; m["OS/2"][32] = 2 }, false, false},
	} {
		f, err := Parse(small(c.name, c.change))
		if err != nil {
			t.Fatal(err)
		}
		if f.Sans != c.sans || f.Fixed != c.fixed {
			t.Errorf("%s % x: without serifs %t, of one width %t", c.name, f.tables["OS/2"][32:36], f.Sans, f.Fixed)
		}
	}
}

// TestStyles checks which faces of a family a book takes: the nearest to regular, to bold
// and to italic, the first of two that are as near.
func TestStyles(t *testing.T) {
	upright := func(weights ...int) (out []*Face) {
		for _, w := range weights {
			out = append(out, &Face{Weight: w})
		}
		return out
	}
	for _, c := range []struct {
		faces []*Face
		want  []int // their places
	}{
		{nil, nil},
		{upright(400), []int{0}},
		{upright(300), nil}, // too light for a text
		{upright(500), nil}, // and too heavy
		{upright(350, 400, 450), []int{1}},
		{upright(450, 350), []int{0}},
		{upright(390, 420), []int{0}},
		{upright(420, 390), []int{1}},
		{upright(400, 700, 600), []int{0, 2}},
		{upright(400, 700), []int{0, 1}},
		{upright(400, 500), []int{0, 1}},
		{upright(400, 800), []int{0}},
		{append(upright(400), &Face{Weight: 400, Italic: true}, &Face{Weight: 700, Italic: true}), []int{0, 1}},
		{[]*Face{{Weight: 400, Italic: true}}, nil},
	} {
		got := styles(c.faces)
		same := len(got) == len(c.want)
		for i := range c.want {
			same = same && got[i] == c.faces[c.want[i]]
		}
		if !same {
			t.Errorf("of %v: %v, want the faces %v", c.faces, got, c.want)
		}
	}
	latin := map[rune]uint16{'a': 1, 'Z': 2}
	set := &Set{Faces: []*Face{{Family: "Beta", Weight: 400, glyphs: latin}, {Family: "Alpha", Weight: 400, glyphs: latin},
		{Family: "A Sans", Weight: 400, Sans: true, glyphs: latin}, {Family: "A Sans", Weight: 700, Sans: true, glyphs: latin}}}
	if got := set.Family(Roles[0]); len(got) != 1 || got[0].Family != "Alpha" {
		t.Errorf("of two families alike %s is taken", got[0].Family)
	}
}

// TestScript checks for which Chinese a font is made.
func TestScript(t *testing.T) {
	for _, c := range []struct {
		name       string
		pages      int
		hant, hans bool
	}{
		{"Song", 0, false, false}, {"Song", 1 << 18, false, true}, {"Song", 1 << 20, true, false}, {"Song", 1<<18 | 1<<20, true, true},
		{"Song TC", 1 << 18, true, false}, {"Song-HK", 0, true, false}, {"Song_SC", 1 << 20, false, true}, {"Song JP", 1<<18 | 1<<20, false, false},
		{"SongTC", 0, false, false},
	} {
		f, err := Parse(small(c.name, func(m map[string]table) {
			all := map[rune]uint16{}
			for i := range rune(1001) {
				all[0x4E00+i] = 1
			}
			m["cmap"] = writeCmap(all)
			m["OS/2"][79], m["OS/2"][80] = byte(c.pages>>16), byte(c.pages>>8)
		}))
		if err != nil {
			t.Fatal(err)
		}
		if !f.Han || f.Hant != c.hant || f.Hans != c.hans {
			t.Errorf("%s, pages %x: Chinese %t, Traditional %t, Simplified %t", c.name, c.pages, f.Han, f.Hant, f.Hans)
		}
	}
}
