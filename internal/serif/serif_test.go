package serif

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/fonts"
)

// TestLetters checks that the face has the letters of the languages that it is for.
func TestLetters(t *testing.T) {
	list, err := styles()
	if err != nil {
		t.Fatal(err)
	}
	for lang, text := range map[string]string{
		"English": "It’s “quoted” – 1½ × £5 …", "French": "L’œuvre, à Noël, « ça »", "Vietnamese": "Tiếng Việt đọc được", "Polish": "Łódź", "Turkish": "ığışİ",
		"pinyin": "nǚ lǜ Xī’ān ǎ ǒ", "Greek": "Ἐν ἀρχῇ ἦν ὁ λόγος", "Russian": "Мёртвые души", "Ukrainian": "їжак ґанок",
	} {
		for _, c := range text {
			for _, s := range list {
				if !Has(c) || !s.face.Has(c) {
					t.Errorf("%s: %q is missing from the style %q, or in no piece", lang, c, s.name)
				}
			}
		}
	}
	for _, c := range "漢，「。〇・" {
		if Has(c) {
			t.Errorf("%q is Chinese's own", c)
		}
	}
}

// TestPieces checks that no character is in two pieces: a browser would fetch both.
func TestPieces(t *testing.T) {
	pieces, err := Pieces()
	if err != nil {
		t.Fatal(err)
	}
	in := map[rune]string{}
	for _, s := range scripts {
		for _, c := range s.chars() {
			if other := in[c]; other != "" {
				t.Errorf("%q is in %s and in %s", c, other, s.name)
			}
			in[c] = s.name
		}
	}
	for _, f := range pieces {
		if len(f.Data) > 56<<10 || len(f.Data) < 8<<10 || string(f.Data[:4]) != "wOFF" {
			t.Errorf("%s has %d bytes", f.Name, len(f.Data))
		}
		if !strings.Contains(f.Rule("x"), "unicode-range:U+") {
			t.Errorf("%s is for every character: %s", f.Name, f.Rule("x"))
		}
	}
	if n := len(pieces); n != 3*len(scripts)+1 || !bytes.Equal(pieces[n-1].Data, pieces[0].Data) || pieces[n-1].Range != "U+2018-2019,U+201C-201D" {
		t.Errorf("there are %d pieces, the last of them for %s", n, pieces[n-1].Range)
	}
}

// TestSubset checks that a subset has the characters of its text, and no name that
// the licence reserves.
func TestSubset(t *testing.T) {
	list, err := Subset([]rune("“Да”, 漢 a"))
	if err != nil || len(list) != 4 {
		t.Fatal(err, len(list))
	}
	again, err := Subset([]rune("a 漢 ,”аД“"))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range list {
		if !bytes.Equal(f.Data, again[i].Data) {
			t.Errorf("%s depends on the order of its text", f.Name)
		}
		face, err := fonts.Parse(f.Font)
		if err != nil {
			t.Fatal(err)
		}
		has := slices.DeleteFunc([]rune("“Да”, a漢b’"), func(c rune) bool { return !face.Has(c) })
		want := "“Да”, a"
		if f.Family == Quotes {
			want = "“”’"
		}
		if string(has) != want || face.Family != "Duizhao Serif" ||
			bytes.Contains(f.Font, []byte("\x00L\x00i\x00b\x00e\x00r\x00a\x00t\x00i\x00o\x00n\x00 \x00S\x00e\x00r\x00i\x00f")) {
			t.Errorf("%s of %s has %q", f.Name, face.Family, string(has))
		}
	}
	if marks := list[3]; len(marks.Data) > 2<<10 {
		t.Errorf("the quotation marks have %d bytes", len(marks.Data))
	}
}
