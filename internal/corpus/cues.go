package corpus

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/recording"
	"duizhao/internal/source"
)

// reading is what is known of the recordings of a version while they are read.
type reading struct {
	version  *edition.Version
	spoken   []edition.Cue   // the sentences that there are to be read, in their order, without times
	last     map[string]int  // of each block the number of its last sentence, from 1
	there    map[string]bool // by segment
	next     int             // the first of them that no cue without a name is for
	numbered bool            // cues without names were seen
	problems *diag.List
	cued     map[string]cuePlace // by segment
}

type cuePlace struct {
	file *source.File
	at   int
}

func newReading(v *edition.Version, problems *diag.List) *reading {
	r := &reading{version: v, last: map[string]int{}, there: map[string]bool{}, problems: problems, cued: map[string]cuePlace{}}
	for i := range v.Blocks {
		b := &v.Blocks[i]
		if b.Kind == edition.Code || b.Kind == edition.HTML {
			continue
		}
		for s := range b.Segments {
			if strings.TrimSpace(b.Segments[s].Text()) != "" {
				r.spoken = append(r.spoken, edition.Cue{Block: b.ID, Segment: s})
				r.last[b.ID], r.there[edition.Address(b.ID, s+1)] = s+1, true
			}
		}
	}
	return r
}

// cues gives a recording its cues. ok is false if there is a mistake in them.
func (r *reading) cues(a *edition.Audio, f *source.File) (ok bool) {
	list, issues := recording.Parse(f.Data)
	for _, i := range issues {
		r.problems.Add(diag.Errorf("audio-cues", f.Pos(i.Offset), "%s", i.Text).WithHint(i.Hint))
	}
	if len(issues) == 0 && len(list) == 0 {
		r.problems.Add(diag.Errorf("audio-cues", f.At(1, 1), "there is no cue here").WithHint("write when each sentence is read: p01.1 on a line, " +
			"and 00:00.000 --> 00:02.500 on the next"))
		return false
	}
	ok = len(issues) == 0
	named := slices.ContainsFunc(list, func(c recording.Cue) bool { return !plainNumber(c.ID) })
	for i, c := range list {
		switch {
		case c.To <= c.From:
			r.problems.Add(diag.Errorf("audio-times", f.Pos(c.Timing), "this cue ends before it has begun").WithHint("write the earlier time first"))
			ok = false
		case i > 0 && c.From < list[i-1].To:
			r.problems.Add(diag.Errorf("audio-times", f.Pos(c.Timing), "this cue begins before the one above it has ended").
				WithHint("let one end before the next begins, and put them in the order of their times").WithNote(f.Pos(list[i-1].Timing), "the one above"))
			ok = false
		}
		cue, found := r.sentence(&c, f, named)
		if !found {
			ok = false
			continue
		}
		cue.From, cue.To = c.From, c.To
		a.Cues = append(a.Cues, cue)
	}
	return ok
}

// plainNumber reports whether a cue has no name, or a number as programs give them.
func plainNumber(id string) bool {
	_, err := strconv.Atoi(id)
	return id == "" || err == nil
}

// sentence returns the sentence that a cue is for, or reports that there is none.
func (r *reading) sentence(c *recording.Cue, f *source.File, named bool) (cue edition.Cue, ok bool) {
	report := func(text, hint string) {
		r.problems.Add(diag.Errorf("audio-segment", f.Pos(c.Offset), "%s", text).WithHint(hint))
	}
	switch {
	case named && plainNumber(c.ID):
		report("this cue does not say which sentence it is for, as others here do", "write the sentence on a line above the times, as in p17.2")
		return cue, false
	case !named:
		r.numbered = true
		if r.next == len(r.spoken) {
			report(fmt.Sprintf("there is no sentence for this cue: %s has %d", r.version.Path, len(r.spoken)),
				"take it out; or call the cues by their sentences, as in p17.2, if only some of them are read")
			r.next++
		} else if r.next < len(r.spoken) {
			cue = r.spoken[r.next]
			r.next++
			return cue, true
		}
		return cue, false // told once
	}
	block, number, dotted := strings.Cut(c.ID, ".")
	n, err := strconv.Atoi(number)
	last := r.last[block]
	switch {
	case !dotted && last == 1:
		n = 1
	case !dotted && last > 1:
		report(fmt.Sprintf("%s has %d sentences, and this cue does not say which", block, last),
			fmt.Sprintf("write a cue for each: %s.1 to %s.%d", block, block, last))
		return cue, false
	case last == 0:
		hint := diag.DidYouMean(block, slices.Sorted(maps.Keys(r.last)))
		if hint == "" {
			hint = "cues are called by the sentences of the version, as in p17.2"
		}
		report(fmt.Sprintf("there are no words called %q in %s", c.ID, r.version.Path), hint)
		return cue, false
	case err != nil || !r.there[edition.Address(block, n)]:
		report(fmt.Sprintf("there is no sentence %s in %s", c.ID, r.version.Path), fmt.Sprintf("%s has sentences %s.1 to %s.%d", block, block, block, last))
		return cue, false
	}
	id := edition.Address(block, n)
	if first, twice := r.cued[id]; twice {
		r.problems.Add(diag.Errorf("audio-segment", f.Pos(c.Offset), "%s has a cue already", id).
			WithHint("one cue is for a sentence: let it go from the first word to the last").WithNote(first.file.Pos(first.at), "the first"))
		return cue, false
	}
	r.cued[id] = cuePlace{f, c.Offset}
	return edition.Cue{Block: block, Segment: n - 1}, true
}

// missing warns of sentences that no cue is for. at is the place of the first file of
// cues in edition.yaml.
func (r *reading) missing(at diag.Pos) {
	var lack []string
	for i, s := range r.spoken {
		id := edition.Address(s.Block, s.Segment+1)
		if _, there := r.cued[id]; !there && !(r.numbered && i < r.next) {
			lack = append(lack, id)
		}
	}
	if len(lack) == 0 {
		return
	}
	some := strings.Join(lack[:min(len(lack), 5)], ", ")
	if len(lack) > 5 {
		some += " and " + strconv.Itoa(len(lack)-5) + " more"
	}
	hint := "write cues for them; until then the browser's voice reads them, if it has one"
	if r.numbered {
		hint = "cues without names follow the text from its first sentence: call them by their sentences, as in p17.2, if it is not the last that are not read"
	}
	r.problems.Add(diag.Warnf("audio-gap", at, "no cue is for %s", some).WithHint(hint))
}
