package corpus

import (
	"slices"
	"testing"
	"testing/fstest"

	"duizhao/internal/diag"
)

// Entries are put onto as few pages as their weight needs, in order, none of them empty and
// none much heavier than the others.
func TestPageRegister(t *testing.T) {
	if got := PageRegister([]int{RegisterBytes / 2, RegisterBytes / 2}); got != nil {
		t.Errorf("what one page has room for is on pages %v", got)
	}
	if got := PageRegister(nil); got != nil {
		t.Errorf("nothing is on pages %v", got)
	}
	if got := PageRegister([]int{9 * RegisterBytes}); got != nil {
		t.Errorf("one entry that is too long is on pages %v", got)
	}
	if got := PageRegister([]int{1, 9 * RegisterBytes, 1}); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("one that is too long, between others, is on pages %v", got)
	}
	weights := make([]int, 1000)
	for i := range weights {
		weights[i] = 500 + i%7*300
	}
	pages := PageRegister(weights)
	of := map[int]int{}
	for i, n := range pages {
		if i > 0 && n != pages[i-1] && n != pages[i-1]+1 {
			t.Fatalf("page %d follows %d", n, pages[i-1])
		}
		of[n] += weights[i]
	}
	if pages[0] != 1 || pages[len(pages)-1] != len(of) {
		t.Errorf("the pages run from %d to %d, and there are %d", pages[0], pages[len(pages)-1], len(of))
	}
	for n, sum := range of {
		if sum > RegisterBytes+3000 || sum < RegisterBytes/2 {
			t.Errorf("page %d weighs %d", n, sum)
		}
	}
}

// Claims are put onto pages in the order of the text, which is not that of their files, and
// links to them lead there.
func TestPageClaims(t *testing.T) {
	long := make([]byte, 0, 30_000)
	for len(long) < 30_000 {
		long = append(long, "Word after word after word.\n"...)
	}
	fsys := fstest.MapFS{
		"content/site.yaml":               {Data: []byte("title: x\nlanguages: [en]\n")},
		"content/editions/e/edition.yaml": {Data: []byte("title: x\nauthor: y\nbase: en\nversions: [{lang: en}]\n")},
		"content/editions/e/en.md":        {Data: []byte("First.\n{#q7}\n\nSecond.\n{#p01}\n\nThird.\n{#a02}\n")},
	}
	for id, at := range map[string]string{"a": "a02", "b": "p01", "c": "q7.1"} {
		fsys["content/claims/"+id+".md"] = &fstest.MapFile{
			Data: append([]byte("---\nedition: e\nsegments: ["+at+"]\nverdict: opinion\nchecked: 2024-01-01\n---\n--- en\n"), long...)}
	}
	c := Open(fsys, &diag.List{})
	c.ClaimPages = PageClaims(c)
	for id, want := range map[string]string{"a": "e/claims/page/2/#a", "b": "e/claims/page/2/#b", "c": "e/claims/#c"} {
		if got := c.ClaimPages.At("e", id); got != want {
			t.Errorf("%s is at %s, want %s", id, got, want)
		}
	}
	delete(fsys, "content/claims/b.md")
	delete(fsys, "content/claims/c.md")
	c = Open(fsys, &diag.List{})
	if c.ClaimPages = PageClaims(c); len(c.ClaimPages) != 0 || c.ClaimPages.At("e", "a") != "e/claims/#a" {
		t.Errorf("a short register has pages: %v", c.ClaimPages)
	}
}
