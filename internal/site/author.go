package site

import (
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/witness"
)

// author is the author's own text, from a copy.
type author struct {
	found      *witness.Found
	digest     [32]byte
	private    bool
	simplified bool                           // the copy is in Simplified, the text in Traditional
	emended    map[string][][]witness.Emended // by block, by segment
	set        map[string]int                 // changes for the house's style, such as 爲→為, counted
}

// addWitness adds the author's own text to an edition as a version. With or without
// one, it checks the edition's lock and emendations.
func (l *loaded) addWitness(e *edition.Edition) *author {
	doc := l.corpus.Emendations(e, l.problems)
	l.checkEmendations(e, doc)
	lock := l.lock(e.Slug, l.problems)
	fits := lock == nil || l.checkLock(e, lock)
	w := l.witnesses[e.Slug]
	if w == nil || !fits {
		return nil
	}
	e.Digest = digestOf(e.Digest, w.digest)
	w.simplified = lang.Declared(w.found.Lang) == lang.Hant && inSimplified(w.found)
	tag := w.found.Lang
	if w.simplified {
		tag = lang.Hans
	}
	v := &edition.Version{Lang: tag + edition.WitnessTag, Path: w.found.Path, Witness: true}
	texts := l.repair(e, w, doc)
	base := e.Version(e.Base)
	for i := range base.Blocks {
		b := base.Blocks[i]
		switch k := w.found.Block(b.ID); {
		case b.Kind == edition.Heading || b.Kind == edition.Rule: // the edition's own, in this text as well
			v.Blocks = append(v.Blocks, l.heading(e, b, tag))
		case k < 0 || len(texts[b.ID]) == 0:
		default:
			b.Segments = nil
			for s, text := range texts[b.ID] {
				at := w.found.Matches[k].Segments[s]
				b.Segments = append(b.Segments, edition.Segment{Runs: []edition.Run{{Kind: edition.Plain, Text: text}}, Line: at.Line})
				b.Line = w.found.Matches[k].Segments[0].Line
			}
			v.Blocks = append(v.Blocks, b)
		}
	}
	l.remarks(e, v, tag)
	e.Texts = append(e.Texts, v)
	e.View = witnessView(e, v.Lang)
	e.Versions = append(slices.Clone(e.Versions), edition.VersionInfo{Lang: v.Lang})
	if tag == lang.Hant && slices.ContainsFunc(e.Versions, func(i edition.VersionInfo) bool { return i.Derived == lang.Hant }) {
		e.Versions = append(e.Versions, edition.VersionInfo{Lang: lang.Hans + edition.WitnessTag, Derived: v.Lang})
	}
	return w
}

// remarks adds the editor's footnotes, in its language, to the author's text. Their
// marks go to the ends of the segments in which the edition's own version has them.
func (l *loaded) remarks(e *edition.Edition, v *edition.Version, tag string) {
	from, convert := e.Version(tag), false
	if from == nil {
		from, convert = e.Version(e.Base), tag == lang.Hans && e.Base == lang.Hant
	}
	if primary, _, _ := strings.Cut(tag, "-"); !strings.HasPrefix(from.Lang, primary) {
		return
	}
	marked := map[string]bool{}
	for i := range v.Blocks {
		k := from.Block(v.Blocks[i].ID)
		if k < 0 || v.Blocks[i].Kind == edition.Heading {
			continue
		}
		for s := range v.Blocks[i].Segments {
			seg := &v.Blocks[i].Segments[s]
			for _, r := range from.Blocks[k].Segments[min(s, len(from.Blocks[k].Segments)-1)].Runs {
				if r.Kind == edition.FootnoteRef {
					seg.Runs = append(seg.Runs, edition.Run{Kind: edition.FootnoteRef, Ref: r.Ref})
					marked[r.Ref] = true
				}
			}
		}
	}
	for _, f := range from.Footnotes {
		if !marked[f.Label] {
			continue
		}
		if convert {
			f.Body = l.converter.Blocks(f.Body)
		}
		v.Footnotes = append(v.Footnotes, f)
	}
}

// heading copies a heading of the edition in a language: annotating changes a block.
func (l *loaded) heading(e *edition.Edition, b edition.Block, tag string) edition.Block {
	if t := e.Version(tag); t != nil && t.Block(b.ID) >= 0 {
		b = t.Blocks[t.Block(b.ID)]
	} else if tag == lang.Hans && e.Base == lang.Hant {
		return l.converter.Block(b)
	}
	b.Segments = slices.Clone(b.Segments)
	for s := range b.Segments {
		b.Segments[s].Runs = slices.Clone(b.Segments[s].Runs)
	}
	return b
}

// witnessView puts the author's text in the place of the version in its language,
// first of those shown.
func witnessView(e *edition.Edition, lang string) []string {
	view := slices.Clone(e.View)
	for i := 0; len(view) < 2 && i < len(e.Versions); i++ {
		if v := e.Versions[i].Lang; !slices.Contains(view, v) {
			view = append(view, v)
		}
	}
	primary, _, _ := strings.Cut(lang, "-")
	view = slices.DeleteFunc(view, func(v string) bool { p, _, _ := strings.Cut(v, "-"); return p == primary })
	if len(view) == 0 && len(e.Versions) > 0 { // nothing in another language: show it beside the edition's own
		view = []string{e.Base}
	}
	view = append([]string{lang}, view...)
	return view[:min(len(view), 2)]
}

// inSimplified reports whether a text that should be in Traditional is not: less than
// a tenth of its characters differ from their fold, against a third otherwise.
func inSimplified(f *witness.Found) bool {
	han, differ := 0, 0
	for _, m := range f.Matches {
		for _, s := range m.Segments {
			for _, r := range s.Text {
				if lang.Han(r) {
					if han++; FoldWitness(string(r)) != string(r) {
						differ++
					}
				}
			}
		}
	}
	return differ*10 < han
}

// report returns what was found of a text.
func (w *author) report(e *edition.Edition) *AuthorsText {
	t := &AuthorsText{Edition: e.Slug, File: w.found.Path, Encoding: w.found.Encoding, Blocks: w.found.Count(), Of: w.found.Text(),
		Listed: len(e.Emendations), Simplified: w.simplified, Private: w.private}
	for i := range e.Emendations {
		switch e.Emendations[i].Reading {
		case edition.WrongReading:
			t.Emendations++
		case edition.RightReading:
			t.Repaired++
		case edition.OtherScript:
			t.Hidden++
		}
	}
	lines := map[int]bool{}
	for _, p := range w.found.Aside {
		lines[p.Line] = true
	}
	t.Aside = len(lines)
	return t
}
