package witness

import (
	"crypto/sha256"
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/script"
	"duizhao/internal/source"
)

// Restored is the author's text of an edition with its repairs made, in the house's
// style: a version of the edition.
type Restored struct {
	*Copied
	Simplified bool           // the copy is in Simplified, the text in Traditional
	Set        map[string]int // changes for the house's style, such as 爲→為, counted

	edition   *edition.Edition
	converter *script.Converter
	emended   map[string][][]Emended // by block, by segment
}

// Add returns an edition that has the author's text as a further version. doc places
// problems in its emendations.yaml.
func (c *Copied) Add(e *edition.Edition, doc *source.Doc, converter *script.Converter, problems *diag.List) (*edition.Edition, *Restored) {
	with := *e
	with.Digest = sha256.Sum256(slices.Concat(e.Digest[:], c.Digest[:]))
	with.Emendations = slices.Clone(e.Emendations)
	r := &Restored{Copied: c, edition: &with, converter: converter}
	tag := c.Lang
	if r.Simplified = lang.Declared(tag) == lang.Hant && c.inSimplified(); r.Simplified {
		tag = lang.Hans
	}
	v := &edition.Version{Lang: tag + edition.WitnessTag, Path: c.Path, Witness: true}
	texts := r.repair(doc, problems)
	base := e.Version(e.Base)
	for _, b := range base.Blocks {
		switch k := c.Block(b.ID); {
		case b.Kind == edition.Heading || b.Kind == edition.Rule: // the edition's own, in this text as well
			v.Blocks = append(v.Blocks, r.heading(b, tag))
		case k < 0 || len(texts[b.ID]) == 0:
		default:
			b.Segments = nil
			for s, text := range texts[b.ID] {
				at := c.Matches[k].Segments[s]
				b.Segments = append(b.Segments, edition.Segment{Runs: []edition.Run{{Kind: edition.Plain, Text: text}}, Line: at.Line})
				b.Line = c.Matches[k].Segments[0].Line
			}
			v.Blocks = append(v.Blocks, b)
		}
	}
	r.remarks(v, tag)
	with.Texts = append(slices.Clone(e.Texts), v)
	with.View = view(e, v.Lang)
	with.Versions = append(slices.Clone(e.Versions), edition.VersionInfo{Lang: v.Lang})
	if tag == lang.Hant && slices.ContainsFunc(e.Versions, func(i edition.VersionInfo) bool { return i.Derived == lang.Hant }) {
		with.Versions = append(with.Versions, edition.VersionInfo{Lang: lang.Hans + edition.WitnessTag, Derived: v.Lang})
	}
	return &with, r
}

// remarks adds the editor's footnotes, in its language, to the author's text. Their
// marks go to the ends of the segments in which the edition's own version has them.
func (r *Restored) remarks(v *edition.Version, tag string) {
	e := r.edition
	from, convert := e.Version(tag), false
	if from == nil {
		from, convert = e.Version(e.Base), tag == lang.Hans && e.Base == lang.Hant
	}
	if !lang.Same(from.Lang, tag) {
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
			for _, run := range from.Blocks[k].Segments[min(s, len(from.Blocks[k].Segments)-1)].Runs {
				if run.Kind == edition.FootnoteRef {
					seg.Runs = append(seg.Runs, edition.Run{Kind: edition.FootnoteRef, Ref: run.Ref})
					marked[run.Ref] = true
				}
			}
		}
	}
	for _, f := range from.Footnotes {
		if !marked[f.Label] {
			continue
		}
		if convert {
			f.Body = r.converter.Blocks(f.Body)
		}
		v.Footnotes = append(v.Footnotes, f)
	}
}

// heading returns a heading of the edition in a language.
func (r *Restored) heading(b edition.Block, tag string) edition.Block {
	if t := r.edition.Version(tag); t != nil && t.Block(b.ID) >= 0 {
		return t.Blocks[t.Block(b.ID)]
	} else if tag == lang.Hans && r.edition.Base == lang.Hant {
		return r.converter.Block(b)
	}
	return b
}

// view returns the versions to show first: the author's text in the place of the
// version in its language.
func view(e *edition.Edition, tag string) []string {
	view := slices.Clone(e.View)
	for i := 0; len(view) < 2 && i < len(e.Versions); i++ {
		if v := e.Versions[i].Lang; !slices.Contains(view, v) {
			view = append(view, v)
		}
	}
	view = slices.DeleteFunc(view, func(v string) bool { return lang.Same(v, tag) })
	if len(view) == 0 && len(e.Versions) > 0 { // nothing in another language: show it beside the edition's own
		view = []string{e.Base}
	}
	view = append([]string{tag}, view...)
	return view[:min(len(view), 2)]
}

// inSimplified reports whether a text that should be in Traditional is not: less than
// a tenth of its characters differ from their fold, against a third otherwise.
func (c *Copied) inSimplified() bool {
	han, differ := 0, 0
	for _, m := range c.Matches {
		for _, s := range m.Segments {
			for _, r := range s.Text {
				if lang.Han(r) {
					if han++; Fold(string(r)) != string(r) {
						differ++
					}
				}
			}
		}
	}
	return differ*10 < han
}

// Summary is what of an author's text was found in a copy.
type Summary struct {
	Edition     string `json:"edition"`
	File        string `json:"file"`
	Encoding    string `json:"encoding"`
	Blocks      int    `json:"blocks"`      // found
	Of          int    `json:"of"`          // in the text
	Emendations int    `json:"emendations"` // made in this copy
	Repaired    int    `json:"repaired"`    // not needed: the copy reads right
	Hidden      int    `json:"hidden"`      // not visible: the copy is in Simplified
	Listed      int    `json:"listed"`      // in emendations.yaml
	Aside       int    `json:"aside"`       // lines of the copy that have none of the text
	Simplified  bool   `json:"simplified"`  // a text in Traditional, in a copy in Simplified
	Private     bool   `json:"private"`     // it may not be published
}

// Summary returns what was found of a text.
func (r *Restored) Summary() *Summary {
	list := r.edition.Emendations
	out := &Summary{Edition: r.edition.Slug, File: r.Path, Encoding: r.Encoding, Blocks: r.Count(), Of: r.Text(),
		Listed: len(list), Simplified: r.Simplified, Private: r.Private}
	for i := range list {
		switch list[i].Reading {
		case edition.WrongReading:
			out.Emendations++
		case edition.RightReading:
			out.Repaired++
		case edition.OtherScript:
			out.Hidden++
		}
	}
	lines := map[int]bool{}
	for _, p := range r.Aside {
		lines[p.Line] = true
	}
	out.Aside = len(lines)
	return out
}

// words returns the words of the author's text, as the copy has them and as repaired.
func (r *Restored) words() []string {
	var raw, repaired strings.Builder
	for i := range r.Matches {
		for _, s := range r.Matches[i].Segments {
			raw.WriteString(s.Text + "\n")
		}
	}
	for _, v := range r.edition.Texts {
		for i := range v.Blocks {
			if b := &v.Blocks[i]; v.Witness && b.Kind != edition.Heading { // headings are the edition's own
				for s := range b.Segments {
					repaired.WriteString(b.Segments[s].Text() + "\n")
				}
			}
		}
	}
	return []string{raw.String(), repaired.String()}
}
