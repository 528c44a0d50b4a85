package witness

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"duizhao/internal/diag"
)

// An invented block as long as those of the shipped edition.
const guarded = "渡口的鐘樓上住著一個老人他每天清早爬上去把指針往前撥一小格說是替河水趕路鎮上的孩子不信拿了父親的懷錶來對才發現那口鐘已經比別處快了整整兩個時辰"

// thief knows a lock and all but a few letters of a block, and which letters may
// fill the gaps.
type thief struct {
	*printer
	want    print
	letters []rune
	digests int // taken
}

// lacking finds the two letters that the thief lacks, at i and k. The sum of the
// block is linear, so a pair costs one addition; a digest is taken only where the
// known bits of the sum agree.
func (a *thief) lacking(text []rune, i, k int) bool {
	power := func(behind int) uint64 {
		p := uint64(1)
		for range behind {
			p *= factor
		}
		return p
	}
	rest := uint64(0)
	for j, r := range text {
		rest *= factor
		if j != i && j != k {
			rest += a.weight(r)
		}
	}
	second := make([]uint64, len(a.letters))
	for n, r := range a.letters {
		second[n] = a.weight(r) * power(len(text)-1-k)
	}
	guess := slices.Clone(text)
	for _, x := range a.letters {
		guess[i] = x
		sum := rest + a.weight(x)*power(len(text)-1-i)
		for n, y := range a.letters {
			if a.want.fits(cut(sum + second[n])) {
				guess[k] = y
				a.digests++
				if a.mark(guess) == a.want.mark {
					return true
				}
			}
		}
	}
	return false
}

// TestThief measures what a published lock is worth to somebody who has nearly all
// of a block: each guess that the sum does not rule out costs a digest, and it rules
// out at most 255 of 256. make hostile tries all letters, other runs only a few.
func TestThief(t *testing.T) {
	fold := &folder{}
	text := fold.runes(guarded)
	lock := Make("e", "zh-Hant", []Original{{ID: "p01", Kind: "paragraph", Segments: []string{guarded}}})
	lock = Parse("witness.lock", lock.Format(), &diag.List{}) // what somebody else has
	a := &thief{printer: newPrinter(lock.Salt), want: lock.Blocks[0].Forms[0].print}
	a.letters = (&Found{folder: fold}).letters()
	if os.Getenv("DUIZHAO_HOSTILE") == "" {
		a.letters = append(slices.Clone(a.letters[:800]), text[7], text[40])
	}
	start := time.Now()
	if !a.lacking(text, 7, 40) {
		t.Fatal("two letters are not found")
	}
	took := time.Since(start)
	pairs := slices.Index(a.letters, text[7])*len(a.letters) + slices.Index(a.letters, text[40]) + 1
	t.Logf("two letters of %d lacking, among %d: %d guesses and %d digests in %v", len(text), len(a.letters), pairs, a.digests, took)
	if a.digests < pairs/300 {
		t.Errorf("of %d guesses the sum rules out all but %d", pairs, a.digests)
	}
	const n = 200_000
	start = time.Now()
	for range n {
		a.mark(text)
	}
	each := time.Since(start) / n
	t.Logf("a digest takes %v, %d a second", each, time.Second/max(each, 1))
}

// TestGuessers limits what can be learnt from a lock by trying variants of a text: a
// block with one letter changed, left out, doubled or moved, anywhere, is not
// recognised by the digests, and neither are its sentences before the seal is open.
func TestGuessers(t *testing.T) {
	fold := &folder{}
	text := fold.runes(guarded)
	lock := Make("e", "zh-Hant", []Original{{ID: "p01", Kind: "paragraph", Segments: []string{guarded[:60], guarded[60:]}},
		{ID: "p02", Kind: "paragraph", Segments: []string{"後來呢"}}})
	lock = Parse("witness.lock", lock.Format(), &diag.List{})
	p := newPrinter(lock.Salt)
	want := lock.Blocks[0].Forms[0].print
	if p.mark(text) != want.mark {
		t.Fatal("the text is not that of the lock")
	}
	tried := 0
	for i := range text {
		for _, v := range [][]rune{
			slices.Concat(text[:i], text[i+1:]), slices.Concat(text[:i+1], text[i:]), slices.Concat(text[:i], []rune{'的'}, text[i+1:]),
			slices.Concat(text[i:], text[:i]), text[:i], text[i:],
		} {
			if slices.Equal(v, text) {
				continue
			}
			if tried++; p.mark(v) == want.mark {
				t.Errorf("%s is taken for the text", string(v))
			}
		}
	}
	for _, b := range lock.Blocks {
		for _, f := range b.Forms {
			if len(f.segments) > 0 || !f.Open && f.print != (print{}) {
				t.Errorf("%s: what is sealed stands in the open", b.ID)
			}
		}
	}
	for line := range strings.Lines(string(lock.Format())) {
		if f := strings.Fields(line); f[0] == "p01" && len(f[4]) != 2 {
			t.Errorf("more than 8 bits of a sum stand in the open: %s", line)
		}
	}
	t.Logf("%d variants of %d letters", tried, len(text))
}

// TestOldLock checks that a lock of format 1 is read, reported, and rewritten with
// less in it, and still finds the text.
func TestOldLock(t *testing.T) {
	lock := Make("e", "zh-Hant", []Original{{ID: "p01", Kind: "paragraph", Segments: []string{guarded}},
		{ID: "p02", Kind: "paragraph", Segments: []string{"後來呢"}}})
	now := string(lock.Format())
	old := strings.Replace(now, magic+" 2", magic+" 1", 1)
	fields := strings.Fields(old[strings.Index(old, "\np01 "):])
	old = strings.Replace(old, " "+fields[4]+" "+fields[5], " "+fields[4]+"abcd "+fields[5], 1)
	var problems diag.List
	l := Parse("witness.lock", []byte(old), &problems)
	if l == nil || problems.Failed() || len(problems.Sorted()) != 1 || problems.Sorted()[0].Code != "lock-old" {
		t.Fatal(l, problems.Sorted())
	}
	if got := string(l.Format()); got != now {
		t.Errorf("%s\nand should be\n%s", got, now)
	}
	found := Read(Copy{Path: "copy", Data: []byte(guarded + "\n後來呢？")}, []*Lock{l}, nil, &problems)
	if found == nil || found.Count() != 2 {
		t.Error("the text is not found")
	}
}
