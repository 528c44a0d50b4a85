package annotate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"duizhao/internal/bench"
)

// sample is a text of the benchmark corpus and the forms of so many notes. The
// names in the text are those of all notes alike, so that any number of notes
// gives the same number of matches.
type sample struct {
	forms []Form
	lines []string // segments, as Find is called
	bytes int
}

func newSample(lang string, notes int) sample {
	var s sample
	names := bench.Names(notes, 1)
	for i, n := range names {
		if lang == "en" {
			s.forms = append(s.forms, Form{n.En, i})
			continue
		}
		s.forms = append(s.forms, Form{n.Zh, i})
		if n.Form != "" {
			s.forms = append(s.forms, Form{n.Form, i})
		}
	}
	for k := range 20 {
		for _, line := range strings.Split(bench.Text(k, names, 1, lang), "\n") {
			if line != "" {
				s.lines = append(s.lines, line)
				s.bytes += len(line)
			}
		}
	}
	return s
}

func (s *sample) find(m *Matcher, dst []Match) int {
	n := 0
	for _, line := range s.lines {
		dst = m.Find(dst[:0], line)
		n += len(dst)
	}
	return n
}

func BenchmarkMatcher(b *testing.B) {
	for _, lang := range []string{"zh-Hant", "en"} {
		for _, notes := range []int{100, 1_000, 10_000} {
			b.Run(fmt.Sprintf("%s/%d", lang, notes), func(b *testing.B) {
				s := newSample(lang, notes)
				m := NewMatcher(s.forms)
				dst := make([]Match, 0, 64)
				b.SetBytes(int64(s.bytes))
				for b.Loop() {
					s.find(m, dst)
				}
				b.ReportMetric(float64(s.find(m, dst))/float64(s.bytes)*1e6, "matches/MB")
			})
		}
	}
}

// BenchmarkMatcherRatio reports how much slower 10,000 notes are than 100 per
// byte of text, the two run in turn and the median taken, so that what else the
// machine does falls on both. It is to stay below 1.3.
func BenchmarkMatcherRatio(b *testing.B) {
	for _, lang := range []string{"zh-Hant", "en"} {
		b.Run(lang, func(b *testing.B) {
			few, many := newSample(lang, 100), newSample(lang, 10_000)
			small, large := NewMatcher(few.forms), NewMatcher(many.forms)
			dst := make([]Match, 0, 64)
			var ratios, ns []float64
			for b.Loop() {
				x, y := perByte(&few, small, dst), perByte(&many, large, dst)
				ratios, ns = append(ratios, y/x), append(ns, y)
			}
			slices.Sort(ratios)
			slices.Sort(ns)
			b.ReportMetric(ratios[len(ratios)/2], "ratio")
			b.ReportMetric(ns[len(ns)/2], "ns/byte")
		})
	}
}

// BenchmarkMatcherCrowded is the worst that a list of names can do: all begin with
// two characters that are side by side in the text, so that the matcher must look
// further nearly everywhere.
func BenchmarkMatcherCrowded(b *testing.B) {
	s := newSample("zh-Hant", 100)
	for _, notes := range []int{100, 10_000} {
		b.Run(fmt.Sprint(notes), func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 2))
			forms := make([]Form, notes)
			for i := range forms {
				line := []rune(s.lines[r.IntN(len(s.lines))])
				at := r.IntN(max(1, len(line)-1))
				forms[i] = Form{string(line[at:min(at+2, len(line))]) + "嵐川", i}
			}
			m := NewMatcher(forms)
			b.SetBytes(int64(s.bytes))
			for b.Loop() {
				s.find(m, make([]Match, 0, 64))
			}
		})
	}
}

func perByte(s *sample, m *Matcher, dst []Match) float64 {
	start := time.Now()
	s.find(m, dst)
	return float64(time.Since(start).Nanoseconds()) / float64(s.bytes)
}

func BenchmarkNewMatcher(b *testing.B) {
	s := newSample("zh-Hant", 10_000)
	b.ReportAllocs()
	for b.Loop() {
		NewMatcher(s.forms)
	}
}
