package lsp

import (
	"path"
	"slices"
	"strings"

	"duizhao/internal/annotate"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// besidesLinks says what is under the cursor that is no reference by itself: a footnote,
// or a word that becomes a link because it names a note.
func (q *question) besidesLinks() []string {
	if label := q.markAt(); label != "" {
		_, says := footnoteAt(q.text, q.offset, label)
		return []string{says}
	}
	if n, ok := q.linked(); ok {
		return []string{strong(n.called), n.says}
	}
	return nil
}

// markAt returns the label of the footnote whose mark is under the cursor.
func (q *question) markAt() string {
	from := strings.LastIndexAny(q.text[:min(q.offset+2, len(q.text))], "[\n")
	if from < 0 || !strings.HasPrefix(q.text[from:], "[^") {
		return ""
	}
	label, _, ok := strings.Cut(q.text[from+2:], "]")
	if !ok || strings.ContainsAny(label, " \n[") || q.offset > from+2+len(label)+1 {
		return ""
	}
	return label
}

// footnoteAt returns where a footnote is and what it says; -1 if there is none. Of those of
// several languages in one file it is the nearest after the cursor.
func footnoteAt(text string, offset int, label string) (at int, says string) {
	at = -1
	for _, m := range footnote.FindAllStringSubmatchIndex(text, -1) {
		if text[m[2]:m[3]] != label || at >= offset {
			continue
		}
		rest := text[m[1]:]
		for i := range len(rest) { // up to what is not indented
			if rest[i] == '\n' && i+1 < len(rest) && rest[i+1] != ' ' && rest[i+1] != '\t' {
				rest = rest[:i]
				break
			}
		}
		at, says = m[0], strings.TrimSpace(rest)
	}
	return at, says
}

// linked returns the note that the word under the cursor names, in the text of a version.
func (q *question) linked() (name, bool) {
	if !isVersion(q.file) || q.names.corpus == nil {
		return name{}, false
	}
	var forms []annotate.Form
	tag := lang.Public(strings.TrimSuffix(path.Base(q.file), ".md"))
	for i, n := range q.names.corpus.Notes {
		for _, l := range []string{tag, ""} {
			for _, f := range append([]string{n.Name[l]}, n.Forms[l]...) {
				forms = append(forms, annotate.Form{Text: f, Note: i})
			}
		}
	}
	from := strings.LastIndexByte(q.text[:q.offset], '\n') + 1
	row, _, _ := strings.Cut(q.text[from:], "\n")
	for _, m := range annotate.NewMatcher(forms).Find(nil, row) {
		if from+m.From <= q.offset && q.offset <= from+m.To {
			return q.names.find("note", q.names.corpus.Notes[m.Note].ID)
		}
	}
	return name{}, false
}

// meant returns the block or the segment of the base that a setting names: the segments
// of a claim, the place of a figure, the block of an emendation.
func (q *question) meant() []aligned {
	y := yamlOf(q.file, q.text)
	if y == nil || q.names.corpus == nil {
		return nil
	}
	key, slug := map[string]string{"claim": "segments", "figure": "after", "emendations": "block"}[y.schema.Name], slugOf(q.file)
	if y.schema.Name == "claim" {
		slug = y.value("edition")
	}
	if key == "" || slug == "" {
		return nil
	}
	values := y.values(func(k string, _ []string) string {
		if k == key {
			return k
		}
		return ""
	})
	i := slices.IndexFunc(values, func(v yamlValue) bool { return v.from <= q.offset && q.offset <= v.from+len(v.text) && v.text != "" })
	if i < 0 {
		return nil
	}
	e := q.edition(slug)
	if e == nil {
		return nil
	}
	for _, v := range e.Texts {
		if a, ok := q.inVersion(v, values[i].text); ok && v.Lang == e.Base {
			return []aligned{a}
		}
	}
	return nil
}

// inVersion returns what a version has at an address: p17, or p17.2 for a segment.
func (q *question) inVersion(v *edition.Version, address string) (aligned, bool) {
	for i := range v.Blocks {
		b := &v.Blocks[i]
		for k := range b.Segments {
			one := segmentAddress(b.ID, k)
			if b.ID != address && one != address {
				continue
			}
			text, _ := content(q.folder, v.Path)
			var rows []string
			for j, seg := range b.Segments {
				if _, row := line(text, seg.Line-1); b.ID == address || j == k {
					rows = append(rows, strings.TrimSpace(row))
				}
			}
			return aligned{address: address, lang: v.Lang, file: v.Path, line: b.Segments[k].Line, text: strings.Join(rows, "\n")}, true
		}
	}
	return aligned{}, false
}
