// Package verbatim finds what a text has in common, word for word, with another that
// it must not reproduce.
//
// Both texts become streams of letters and digits, folded by the caller's [Fold], so
// that script, width, case, punctuation and line breaks do not count. Every stretch
// of [gram] characters of one text goes into a table by its checksum; the other is
// scanned, and where a stretch is in the table, the run is followed as far as it
// goes. The time is that of reading both texts, whatever they share.
//
// A run counts by its Chinese characters or by its words in other scripts, each
// against a limit ([Limit]). Anything shorter is what any two texts on one subject
// share: names, figures, idioms.
package verbatim

import (
	"iter"
	"strings"

	"duizhao/internal/lang"
)

// Fold returns what is left of a single character when script, width and case do not
// count.
type Fold func(string) string

// Limit is the length at which a run is too long: so many Chinese characters, or so
// many words of other scripts.
type Limit struct{ Han, Words int }

// Default is the limit unless another is set: twelve characters are a clause of
// Chinese, and eight words about as much of English.
var Default = Limit{Han: 12, Words: 8}

// Wider returns a limit that allows quotations of n Chinese characters, or two
// thirds as many words.
func Wider(n int) Limit { return Limit{Han: n + 1, Words: n*2/3 + 1} }

// reached reports whether a run is as long as the limit.
func (l Limit) reached(han, words int) bool { return han >= l.Han || words >= l.Words }

// gram is the least number of characters of a run.
const gram = 12

// Texts is a table of texts that must not be reproduced. It serves one goroutine at
// a time.
type Texts struct {
	fold   *folder
	stream []rune  // of all texts, with 0 between them
	heads  []int32 // by checksum: the last place, from 1, where such a stretch begins
	next   []int32 // by place: the previous one with the same checksum
	titles []string
}

// New makes a table of texts. Runs that are part of one of the titles are allowed: a
// title may be cited.
func New(fold Fold, texts, titles []string) *Texts {
	t := &Texts{fold: &folder{fold: fold}}
	for _, text := range texts {
		for _, r := range t.fold.stream([]byte(text), false) {
			t.stream = append(t.stream, r.char)
		}
		t.stream = append(t.stream, 0)
	}
	for _, title := range titles {
		var b strings.Builder
		for _, r := range t.fold.stream([]byte(title), false) {
			b.WriteRune(r.char)
		}
		t.titles = append(t.titles, b.String())
	}
	size := 1 << 10
	for size < len(t.stream) {
		size *= 2
	}
	t.heads, t.next = make([]int32, size), make([]int32, len(t.stream))
	sum := roller{}
	for i, r := range t.stream {
		sum.push(r)
		if from := i + 1 - gram; from >= 0 {
			slot := sum.value & uint64(size-1)
			t.next[from], t.heads[slot] = t.heads[slot], int32(from+1)
			sum.pop(t.stream[from])
		}
	}
	return t
}

// Run is a stretch of a text that one of the texts has too.
type Run struct {
	From, To int // bytes
	Han      int // Chinese characters
	Words    int // words of other scripts
}

// Runs returns the runs of a text that reach the limit, in order. With markup the
// text is Markdown or YAML: addresses of links, citations and ids, which a reader
// does not see, do not interrupt a run.
func (t *Texts) Runs(text []byte, markup bool, limit Limit) iter.Seq[Run] {
	return func(yield func(Run) bool) {
		stream := t.fold.stream(text, markup)
		sum := roller{}
		at := 0 // first character of the window
		for i := 0; i < len(stream); i++ {
			if sum.push(stream[i].char); i+1-at < gram {
				continue
			}
			n := t.longest(stream[at:], t.heads[sum.value&uint64(len(t.heads)-1)])
			sum.pop(stream[at].char)
			if n < gram {
				at++
				continue
			}
			run := measure(stream[at : at+n])
			if !limit.reached(run.Han, run.Words) || t.cited(stream[at:at+n]) {
				at++
				continue
			}
			if !yield(run) {
				return
			}
			at, i, sum = at+n, at+n-1, roller{}
		}
	}
}

// longest returns how much of the beginning of a stream is at one of the places of a
// chain.
func (t *Texts) longest(stream []letter, place int32) int {
	best := 0
	for ; place > 0; place = t.next[place-1] {
		n, at := 0, int(place-1)
		for n < len(stream) && at+n < len(t.stream) && t.stream[at+n] == stream[n].char {
			n++
		}
		best = max(best, n)
	}
	return best
}

// cited reports whether a run is part of a title.
func (t *Texts) cited(run []letter) bool {
	if len(t.titles) == 0 {
		return false
	}
	var b strings.Builder
	for _, r := range run {
		b.WriteRune(r.char)
	}
	for _, title := range t.titles {
		if strings.Contains(title, b.String()) {
			return true
		}
	}
	return false
}

func measure(run []letter) Run {
	if len(run) == 0 {
		return Run{}
	}
	out := Run{From: int(run[0].from), To: int(run[len(run)-1].to)}
	for i, r := range run {
		switch {
		case lang.Han(r.char):
			out.Han++
		case r.begins || i == 0:
			out.Words++
		}
	}
	return out
}

// roller is the checksum of a window: a polynomial modulo 2^64, its characters
// scattered so that the low bits can be used.
type roller struct{ value uint64 }

const factor = 0x9E3779B97F4A7C15 // odd, so that no power of it vanishes

// leaving is factor to the power gram-1.
var leaving = func() uint64 {
	out := uint64(1)
	for range gram - 1 {
		out *= factor
	}
	return out
}()

func scatter(r rune) uint64 { // the finalizer of SplitMix64
	x := uint64(r) + 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

func (s *roller) push(r rune) { s.value = s.value*factor + scatter(r) }

// pop removes the first of gram characters.
func (s *roller) pop(r rune) { s.value -= scatter(r) * leaving }
