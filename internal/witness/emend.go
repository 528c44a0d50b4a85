package witness

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"duizhao/internal/edition"
)

// Locate finds an emendation in a segment of a copy: the bytes from to to of its
// text, and which reading is there. An emendation is found by the fold of its
// readings, so its place is the same in a copy that is damaged, repaired or in
// Simplified. If it has no place, trouble is the reason, in words.
func Locate(text string, e *edition.Emendation) (from, to int, reading edition.Reading, trouble string) {
	word, inside := e.Wrong, 0 // what is looked for, and where in it the reading begins
	if e.Context != "" {
		if word, inside = e.Context, strings.Index(e.Context, e.Wrong); inside < 0 {
			return 0, 0, 0, fmt.Sprintf("the context %s does not hold %s", e.Context, e.Wrong)
		}
	}
	repaired := word[:inside] + e.Right + word[inside+len(e.Wrong):]
	f := &folder{}
	same := slices.Equal(f.runes(word), f.runes(repaired))
	if same && len(f.runes(e.Wrong)) == 0 {
		return placeSigns(text, e, word, repaired, inside) // only punctuation differs, which folds to nothing
	}
	for _, w := range []string{word, repaired} {
		list := f.places(text, w)
		if len(list) == 0 {
			continue
		}
		n := max(e.Occurrence, 1)
		switch {
		case n > len(list):
			return 0, 0, 0, fmt.Sprintf("%s is here %d times, and not %d", w, len(list), n)
		case e.Occurrence == 0 && len(list) > 1:
			return 0, 0, 0, fmt.Sprintf("%s is here %d times", w, len(list))
		}
		at := list[n-1]
		lead := len(f.runes(word[:inside]))
		size := len(f.runes(e.Wrong))
		if w == repaired {
			size = len(f.runes(e.Right))
		}
		from, to = at[lead], at[lead+size-1]
		_, last := utf8.DecodeRuneInString(text[to:])
		to += last
		if same {
			return from, to, reads(text[from:to], e), ""
		}
		if w == word {
			return from, to, edition.WrongReading, ""
		}
		return from, to, edition.RightReading, ""
	}
	return 0, 0, 0, fmt.Sprintf("neither %s nor %s is here", word, repaired)
}

// reads compares what a copy has with the readings of an emendation, which have
// one fold.
func reads(got string, e *edition.Emendation) edition.Reading {
	switch got {
	case e.Wrong:
		return edition.WrongReading
	case e.Right, e.RightHK:
		return edition.RightReading
	}
	return edition.OtherScript
}

// places returns, for each place where the fold of a word is in a text, the offsets
// of its characters.
func (f *folder) places(text, word string) [][]int {
	var folds []rune
	var at []int
	for i, r := range text {
		folds = f.append(folds, r)
		for len(at) < len(folds) {
			at = append(at, i)
		}
	}
	w := f.runes(word)
	var out [][]int
	for i := 0; i+len(w) <= len(folds) && len(w) > 0; i++ {
		if slices.Equal(folds[i:i+len(w)], w) {
			out = append(out, at[i:i+len(w)])
		}
	}
	return out
}

// placeSigns finds a repair of punctuation, comparing the text as written.
func placeSigns(text string, e *edition.Emendation, word, repaired string, inside int) (from, to int, reading edition.Reading, trouble string) {
	for k, w := range []string{word, repaired} {
		if n := strings.Count(text, w); n == 0 {
			continue
		} else if e.Occurrence > n || e.Occurrence == 0 && n > 1 {
			return 0, 0, 0, fmt.Sprintf("%s is here %d times", w, n)
		}
		at := 0
		for range max(e.Occurrence, 1) - 1 {
			at += strings.Index(text[at:], w) + len(w)
		}
		from = at + strings.Index(text[at:], w) + inside
		if k == 0 {
			return from, from + len(e.Wrong), edition.WrongReading, ""
		}
		return from, from + len(e.Right), edition.RightReading, ""
	}
	return 0, 0, 0, fmt.Sprintf("neither %s nor %s is here", word, repaired)
}

// Emended is a repaired place: the bytes From to To of a segment's text, where
// the copy reads Was.
type Emended struct {
	From, To int
	Was      string
}

// Mark inserts the marks of repaired places, which must be sorted, into a segment.
// The mark that leads to their entry comes after the word and outside any link,
// since links do not nest. An empty place, where something was taken out, has only
// that mark.
func Mark(s *edition.Segment, places []Emended, anchor, mark string) {
	if len(places) == 0 {
		return
	}
	out := make([]edition.Run, 0, len(s.Runs)+4*len(places))
	at, links, due := 0, 0, false
	sign := func() {
		if due && links == 0 {
			due = false
			out = append(out, edition.Run{Kind: edition.EmendMark, Ref: anchor, Mark: mark})
		}
	}
	pass := func() { // drop the places that are behind
		for len(places) > 0 && places[0].To <= at {
			due = due || places[0].From == places[0].To // something was here
			places = places[1:]
		}
		sign()
	}
	for _, r := range s.Runs {
		switch r.Kind {
		case edition.OpenLink, edition.OpenNote, edition.OpenClaim:
			links++
		case edition.CloseLink, edition.CloseNote, edition.CloseClaim:
			links--
		}
		if r.Kind != edition.Plain {
			out = append(out, r)
			sign()
			continue
		}
		end := at + len(r.Text)
		for at < end {
			pass()
			if len(places) == 0 || places[0].From >= end {
				out, at = append(out, edition.Run{Kind: edition.Plain, Text: r.Text[len(r.Text)-(end-at):]}), end
				break
			}
			p := places[0]
			rest := r.Text[len(r.Text)-(end-at):]
			if p.From > at {
				out = append(out, edition.Run{Kind: edition.Plain, Text: rest[:p.From-at]})
				rest, at = rest[p.From-at:], p.From
			}
			if p.To == p.From {
				continue
			}
			n := min(p.To, end) - at
			out = append(out, edition.Run{Kind: edition.OpenEmend, Ref: p.Was}, edition.Run{Kind: edition.Plain, Text: rest[:n]},
				edition.Run{Kind: edition.CloseEmend})
			if at += n; at == p.To {
				due = true
				sign()
			}
		}
		pass()
	}
	pass()
	s.Runs = out
}
