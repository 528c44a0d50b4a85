package single

import (
	"html"
	"maps"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"
	"duizhao/internal/render/web"
	"duizhao/internal/script"
)

// packedText is a further version in a single file: its rows as [web.Additions]
// writes them, or the way to derive them from a version on the page.
type packedText struct {
	From    string               `json:"from,omitempty"`
	Chars   [2]string            `json:"chars"`          // characters, and what they become
	Phrases []string             `json:"phrases"`        // in pairs
	Rows    map[string][2]string `json:"rows,omitempty"` // by id: the block, and its entries in the margin
	Figures map[string][]string  `json:"figures"`        // by id: what it says, in the order of the page
	Credit  map[string][3]string `json:"credit,omitempty"`
}

// Packer packs the versions and the claims that a single file does not show at first.
type Packer struct {
	glossary   *render.Glossary
	typesetter *web.Typesetter
	added      *web.Additions
	claims     map[string]*edition.Claim
}

// packVersions packs the versions that the page does not show at first.
func (r *Packer) packVersions(v *render.View) map[string]*packedText {
	out := map[string]*packedText{}
	for i, c := range web.Others(v.Annotated, v.Columns) {
		rows := r.packRows(v, c, len(v.Columns)+1+i)
		out[v.Langs[c]] = rows
		for _, said := range r.added.Credit(render.NewView(v.Annotated, []int{c}, "")) {
			if rows.Credit == nil {
				rows.Credit = map[string][3]string{}
			}
			rows.Credit[said.Part] = said.Said
		}
		if from := v.From[c]; slices.Contains(v.Columns, from) {
			if t := learn(r.packRows(v, from, slices.Index(v.Columns, from)+1), rows); t != nil {
				t.From = v.Langs[from]
				out[v.Langs[c]] = t
			}
		}
	}
	return out
}

// packRows makes the rows of one version, as the n-th of the page.
func (r *Packer) packRows(v *render.View, column, n int) *packedText {
	w := render.NewView(v.Annotated, []int{column}, "")
	w.Figures, w.Nth, w.File = v.Figures, n, &inFile{Enclosed: inFileOf(v).Enclosed, packed: true}
	out := &packedText{Rows: map[string][2]string{}, Figures: map[string][]string{}}
	for i := range w.Rows {
		cell, notes := r.added.AddedRow(w, i)
		out.Rows[w.Rows[i].ID] = [2]string{string(cell), string(notes)}
		for _, f := range w.Figures[w.Rows[i].ID] {
			out.Figures["fig-"+f.ID] = r.added.AddedFigure(w, f)
		}
	}
	return out
}

// learn finds out how from becomes to, word by word; it returns nil if there is no
// such way. A row with an emendation in one of them, and a figure whose words break
// into different lines, are kept whole.
func learn(from, to *packedText) *packedText {
	var pairs [][2]string
	add := func(a, b string) bool {
		x, y := textsOf(a), textsOf(b)
		if len(x) != len(y) {
			return false
		}
		for i := range x {
			pairs = append(pairs, [2]string{x[i], y[i]})
		}
		return true
	}
	out := &packedText{Phrases: []string{}, Rows: map[string][2]string{}, Figures: map[string][]string{}} // the script takes a list, not null
	for id, row := range to.Rows {
		if !add(from.Rows[id][0], row[0]) || !add(from.Rows[id][1], row[1]) {
			out.Rows[id] = row
		}
	}
	for id, f := range to.Figures {
		for i, said := range f {
			if !add(from.Figures[id][i], said) {
				out.Figures[id] = f
				break
			}
		}
	}
	t := script.Learn(pairs)
	if t == nil {
		return nil
	}
	for _, c := range slices.Sorted(maps.Keys(t.Chars)) {
		out.Chars[0] += string(c)
		out.Chars[1] += string(t.Chars[c])
	}
	for _, p := range slices.Sorted(maps.Keys(t.Phrases)) {
		out.Phrases = append(out.Phrases, p, t.Phrases[p])
	}
	return out
}

// textsOf returns the stretches of text between tags, and the words in the tags
// themselves, in the order of the document. The page's script walks in the same way.
// A span that only names a Chinese script is ignored: names in citations have one in
// one of the versions and not in the other.
func textsOf(fragment string) []string {
	var out []string
	var open []bool // of spans: looked through
	text := ""
	for fragment != "" {
		before, rest, tag := strings.Cut(fragment, "<")
		text += before
		if !tag {
			break
		}
		inside, after, _ := strings.Cut(rest, ">")
		fragment = after
		through := false
		switch {
		case inside == "/span" && len(open) > 0:
			through = open[len(open)-1]
			open = open[:len(open)-1]
		case strings.HasPrefix(inside, "span"):
			inside = strings.TrimSuffix(inside, string(render.Direction(lang.Hant, true)))
			through = inside == `span lang="`+lang.Hans+`"` || inside == `span lang="`+lang.Hant+`"`
			open = append(open, through)
		}
		if through {
			continue
		}
		if text != "" {
			out = append(out, html.UnescapeString(text))
		}
		text = ""
		for _, name := range []string{` aria-label="`, ` alt="`, ` title="`} {
			if _, value, ok := strings.Cut(inside, name); ok {
				value, _, _ = strings.Cut(value, `"`)
				out = append(out, html.UnescapeString(value))
			}
		}
	}
	if text != "" {
		out = append(out, html.UnescapeString(text))
	}
	return out
}
