package search

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestFoldEdges checks the first and the last of the characters that are folded alike,
// and blanks beside letters that become several.
func TestFoldEdges(t *testing.T) {
	for text, want := range map[string]string{
		"ァヶヽヾー・": "ぁゖゝゞー・", "ゟ": "より", "가 힣": "가힣", "ꀀ ꓆": "ꀀ꓆", "\u3400 \u9fff": "㐀\u9fff", "𠀀 𰀀": "𠀀𰀀", "𠮷": "𠮷",
		"a ß": "a ss", "龜 ß": "龟ss", "ß 龜": "ss龟", "ß ﬁ": "ss fi", "ﬁ. ﬁ": "fi.fi", "a\u2003b\u3000c": "a b c", "a \t b": "a\tb", "㎏ ㍿": "kg株式会社",
		"𝐀 𝐛": "a b", "龜 𝐛": "龟b", "。 𝐛": "。b", "ﷺ": "صلي الله عليه وسلم",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
	}
}

// TestRareCharacters checks an index of characters of the third plane and beyond, which
// are in no table.
func TestRareCharacters(t *testing.T) {
	data := made(t, [][]Item{{{Kind: Text, Path: "e/", Base: -1, Langs: []string{"zh-Hant"}, Title: []string{"𰀀"},
		Docs: []Doc{{ID: "p1.", Texts: []string{"\U0002ffff\U00030000\U0010fffd 𠀀𰀁"}}}}}}, []int{0}, 1)
	if text := string(inflated(t, data["search/index.js"])); !strings.Contains(text, "𰀁") {
		t.Errorf("the text is not in the index: %s", text)
	}
}

// TestCompression checks that files come out as they went in, the smaller the more time
// there is for them.
func TestCompression(t *testing.T) {
	var text bytes.Buffer
	for i := range 3000 {
		text.WriteString(strings.Repeat(string(rune('a'+i%7)), i%5))
		text.WriteString("the same words come again ")
		text.WriteByte(byte(i * i))
	}
	size := func(how int, quick bool) int {
		w := &writers{}
		out := slices.Clone(w.compress(text.Bytes(), how, quick))
		if again := w.compress(text.Bytes(), how, quick); !bytes.Equal(out, again) {
			t.Errorf("form %d: the second time it gives other bytes", how)
		}
		back, err := io.ReadAll(flate.NewReader(bytes.NewReader(out)))
		if err != nil || !bytes.Equal(back, text.Bytes()) {
			t.Errorf("form %d: what comes out differs (%v)", how, err)
		}
		return len(out)
	}
	best, quick, frequency := size(small, false), size(small, true), size(byFrequency, false)
	if !(best < quick && quick < frequency && frequency < text.Len()) || size(byFrequency, true) != frequency {
		t.Errorf("%d bytes become %d, quickly %d, by frequency %d", text.Len(), best, quick, frequency)
	}
}

// TestQuick checks that an index made quickly says the same, and with as many goroutines
// as there are processors.
func TestQuick(t *testing.T) {
	list := volumes(2, 5)
	f := files{data: map[string]string{}}
	b := New(Options{Put: f.put, Quick: true})
	defer b.Close()
	if got := b.workers(); got != runtime.GOMAXPROCS(0) {
		t.Errorf("%d goroutines for %d processors", got, runtime.GOMAXPROCS(0))
	}
	for i := range list {
		if err := b.Add(i, list[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Finish(); err != nil {
		t.Fatal(err)
	}
	slow := made(t, list, []int{0, 1}, 1)
	if !slices.Equal(slices.Sorted(maps.Keys(f.data)), slices.Sorted(maps.Keys(slow))) {
		t.Errorf("the files are %d and %d", len(f.data), len(slow))
	}
	for name := range slow {
		if quick := f.data[name]; !bytes.Equal(inflated(t, quick), inflated(t, slow[name])) {
			t.Errorf("%s says something else", name)
		}
	}
}

// TestCut checks that items are cut into parts of a size, each document in one, in order,
// and counted on from part to part.
func TestCut(t *testing.T) {
	item := func(path string, sizes ...int) Item {
		it := Item{Path: path, Base: 1, Langs: []string{"en", "de"}}
		for _, n := range sizes {
			it.Docs = append(it.Docs, Doc{Texts: []string{strings.Repeat("x", n), ""}})
		}
		return it
	}
	for _, c := range []struct {
		items []Item
		want  string // path, number of its first document, sizes
	}{
		{nil, ""}, {[]Item{item("a/", 4, 6)}, "a/ 0 4 6"}, {[]Item{item("a/", 4, 7)}, "a/ 0 4; a/ 1 7"}, {[]Item{item("a/", 11, 1)}, "a/ 0 11; a/ 1 1"},
		{[]Item{item("a/", 3), item("b/", 3, 3, 3)}, "a/ 0 3, b/ 0 3 3; b/ 2 3"}, {[]Item{item("a/", 9), item("b/", 9)}, "a/ 0 9; b/ 0 9"},
		{[]Item{item("a/"), item("b/", 20), item("c/", 1)}, "b/ 0 20; c/ 0 1"},
	} {
		var parts []string
		for _, list := range cut(c.items, 10) {
			var said []string
			for _, it := range list {
				s := fmt.Sprint(it.Path, " ", it.first)
				for _, d := range it.Docs {
					s += fmt.Sprint(" ", d.size())
				}
				said = append(said, s)
			}
			parts = append(parts, strings.Join(said, ", "))
		}
		if got := strings.Join(parts, "; "); got != c.want {
			t.Errorf("cut into %s, want %s", got, c.want)
		}
	}
	it := item("a/", 1, 1)
	it = it.slice(1, 2)
	if got := string(it.appendJSON(nil)); !strings.Contains(got, `"b":1`) || !strings.Contains(got, `"n":1`) {
		t.Errorf("an item is written as %s", got)
	}
}
