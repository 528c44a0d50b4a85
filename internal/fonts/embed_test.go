package fonts

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"maps"
	"slices"
	"testing"
	"testing/fstest"
)

func TestEmbed(t *testing.T) {
	chars := func(list string, page uint32) func(map[string]table) {
		return func(m map[string]table) {
			all := map[rune]uint16{}
			for _, c := range list {
				all[c] = 2
			}
			if page != 0 {
				for c := rune(0x4E00); c < 0x4E00+1200; c++ {
					all[c] = 1
				}
			}
			m["cmap"] = writeCmap(all)
			binary.BigEndian.PutUint32(m["OS/2"][78:], page)
		}
	}
	set, err := Load(fstest.MapFS{
		"latin.ttf": {Data: small("Serif", chars("aZ“é", 0))},
		"tc.ttf":    {Data: small("Song TC", chars("a“", 1<<20))},
		"sc.ttf":    {Data: small("Song SC", chars("龟", 1<<18))},
	})
	if err != nil {
		t.Fatal(err)
	}
	list, missing, err := set.Embed(map[string][]rune{"en": []rune("aZ丁龘"), "zh-Hant": []rune("一a“é 龟"), Code: []rune("丂Z")})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range list {
		face, err := Parse(f.Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range slices.Sorted(maps.Keys(face.glyphs)) {
			if c != '“' || f.Family == bookQuotes { // Chinese fonts keep their punctuation
				got[f.Family] += string(c)
			}
		}
	}
	want := map[string]string{"book latin": "Zaé", "book hant": "a一丁丂", bookQuotes: "“", "book hans": "龟"}
	if !maps.Equal(got, want) {
		t.Errorf("the fonts have %q, want %q", got, want)
	}
	if string(missing) != "Z龘" { // Z in code, for which there is no font
		t.Errorf("missing: %q", string(missing))
	}
}

// TestWOFF checks that what is compressed comes out unchanged.
func TestWOFF(t *testing.T) {
	font := small("Small", nil)
	w := table(WOFF(font))
	want, err := directory(font)
	if err != nil {
		t.Fatal(err)
	}
	if string(w[:4]) != "wOFF" || w.u32(4) != 0x10000 || w.u32(8) != len(w) || w.u16(12) != len(want) || w.u32(16) != len(font) || len(w) >= len(font) {
		t.Errorf("the header is %x, of %d bytes", w[:44], len(w))
	}
	for i := range w.u16(12) {
		e := w[44+20*i:]
		data := []byte(w[e.u32(4):][:e.u32(8)])
		if e.u32(8) < e.u32(12) {
			r, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if data, err = io.ReadAll(r); err != nil {
				t.Fatal(err)
			}
		}
		if tag := string(e[:4]); !bytes.Equal(data, want[tag]) || e.u32(4)%4 != 0 || len(data) != e.u32(12) {
			t.Errorf("%s has changed", tag)
		}
	}
}

// TestWOFFOfEqualLength checks a table that is as long compressed as it is: readers know
// by the length alone that it is not compressed (WOFF 1.0, 5), so it has to be as it is.
func TestWOFFOfEqualLength(t *testing.T) {
	compressed := func(data []byte) int {
		var b bytes.Buffer
		w, err := zlib.NewWriterLevel(&b, zlib.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		w.Write(data)
		w.Close()
		return b.Len()
	}
	var data table // bytes that differ, and then zeros until both lengths are the same
	for c := range 64 {
		data = append(data, byte(c))
	}
	for len(data) < compressed(data) {
		data = append(data, 0)
	}
	if len(data) != compressed(data) {
		t.Fatalf("%d bytes become %d", len(data), compressed(data))
	}
	w := table(WOFF(small("Small", func(m map[string]table) { m["GPOS"] = data })))
	for i := range w.u16(12) {
		if e := w[44+20*i:]; string(e[:4]) == "GPOS" && (e.u32(8) != len(data) || !bytes.Equal(w[e.u32(4):][:len(data)], data)) {
			t.Errorf("of %d bytes come %d: % x", len(data), e.u32(8), w[e.u32(4):][:e.u32(8)])
		}
	}
}
