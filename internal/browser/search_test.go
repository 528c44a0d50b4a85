package browser

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/search"
)

// findAll asks the page's own search for all documents of many queries.
const findAll = `async (queries) => {
	const out = [];
	for (const q of queries) {
		const { groups } = await duizhaoSearch.search(q);
		const found = [];
		for (const g of groups) while (g.left()) for (const d of await g.take(1e6)) found.push(d.item.p.replace(/page\/\d+\/$/, "") + "#" + d.id + "/" + d.n);
		out.push(found.sort());
	}
	return out;
}`

// bySearch compares the search of the page in a tab with the scan.
func bySearch(t *testing.T, b *tab, s *scan, queries []string) {
	t.Helper()
	hits := 0
	for list := range slices.Chunk(queries, 100) {
		for i, found := range call[[][]string](b, findAll, list) {
			want := s.find(search.Fold(list[i]))
			// Item.i restarts at 0 in each part of an edition, as the scan's numbers do in each item.
			if !slices.Equal(found, want) {
				t.Errorf("%q finds %d documents, the scan %d: %s", list[i], len(found), len(want), difference(found, want))
			}
			hits += len(found)
		}
	}
	t.Logf("%d queries, %d hits", len(queries), hits)
}

func difference(found, want []string) string {
	for _, a := range want {
		if !slices.Contains(found, a) {
			return "it misses " + a
		}
	}
	for _, a := range found {
		if !slices.Contains(want, a) {
			return "it should not find " + a
		}
	}
	return "one of them twice"
}

func TestSearchFindsWhatAScanFinds(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	s := newScan(t, "../..")
	b.visit("search/")
	bySearch(t, b, s, s.substrings(1000, 1))
	b.visit(b.site.onDisk("search/"))
	bySearch(t, b, s, s.substrings(200, 2))
}

func TestSearchOfALibraryFindsWhatAScanFinds(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	dir, p, _ := library(t, 50)
	b.site = p
	s := newScan(t, dir)
	b.visit("search/")
	bySearch(t, b, s, s.substrings(1000, 3))
	b.visit(p.onDisk("search/"))
	bySearch(t, b, s, s.substrings(50, 4))
}

// TestSearchFoldsAsGoDoes compares the two foldings character by character.
func TestSearchFoldsAsGoDoes(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	b.visit("search/")
	var list []string
	for r := rune(0x20); r < 0x30000; r++ {
		if r >= 0xD800 && r < 0xE000 || r >= 0x3400 && r < 0x9FFF && r%7 > 0 || r > 0xFFFF && r%101 > 0 || !utf8.ValidRune(r) || unicode.In(r, unicode.Han) {
			continue // Han outside of the corpus is not in the script's table
		}
		if unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S, unicode.Z) {
			list = append(list, "甲"+string(r)+"乙")
		}
	}
	got := call[[]string](b, `(list) => list.map((s) => duizhaoSearch.search.fold(s))`, list)
	bad := 0
	for i, s := range list {
		if want := search.Fold(s); got[i] != want && !strings.ContainsFunc(want[3:len(want)-3], isHan) {
			if bad++; bad < 20 {
				t.Errorf("%q (%U) folds to %q, in Go to %q", s, []rune(s)[1], got[i], want)
			}
		}
	}
}

// TestSearchIsSmall holds the sizes of the index and of the script, which may take
// half a kilobyte more than the five it began with: it counts to the end.
func TestSearchIsSmall(t *testing.T) {
	t.Parallel()
	p := built(t)
	index, err := os.ReadFile(filepath.Join(p.dir, "search/index.js"))
	if err != nil {
		t.Fatal(err)
	}
	text := deflated(t, []byte(strings.Join(newScan(t, "../..").texts, "\n")))
	t.Logf("index.js has %d bytes (%d compressed), the text compressed %d", len(index), deflated(t, index), text)
	if len(index)*2 > text*3 {
		t.Errorf("index.js has %d bytes, more than 1.5 times the compressed text, %d", len(index), text)
	}
	scripts, err := filepath.Glob(filepath.Join(p.dir, "assets/search-*.js"))
	if err != nil || len(scripts) != 1 {
		t.Fatal(scripts, err)
	}
	data, err := os.ReadFile(scripts[0])
	if err != nil {
		t.Fatal(err)
	}
	if n := deflated(t, data); n > 5<<10+512 {
		t.Errorf("the search script has %d bytes compressed", n)
	}
}

func deflated(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	w.Close()
	return b.Len()
}
