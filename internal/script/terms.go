package script

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// Names maps the Traditional names and forms of notes to their own Simplified
// ones, if they have any: terms to be locked, see [New]. The k-th form of one list
// corresponds to the k-th of the other.
func Names(notes []*edition.Note) map[string]string {
	out := map[string]string{}
	for _, n := range notes {
		if hant, hans := n.Name[lang.Hant], n.Name[lang.Hans]; hant != "" && hans != "" {
			out[hant] = hans
		}
		hans := n.Forms[lang.Hans]
		for k, hant := range n.Forms[lang.Hant] {
			if k < len(hans) && hant != "" {
				out[hant] = hans[k]
			}
		}
	}
	return out
}

// override puts the editor's readings into the segments of a derived block:
// those for the whole block and those for single segments.
func override(e *edition.Edition, lang string, b *edition.Block) {
	all := e.Overrides[lang]
	if len(all) == 0 {
		return
	}
	for k := range b.Segments {
		list := maps.Clone(all[b.ID])
		if list == nil {
			list = map[string]string{}
		}
		maps.Copy(list, all[edition.Address(b.ID, k+1)])
		delete(list, "")
		if len(list) == 0 {
			continue
		}
		r := strings.NewReplacer(longestFirst(list)...)
		for j := range b.Segments[k].Runs {
			if run := &b.Segments[k].Runs[j]; run.Kind == edition.Plain {
				run.Text = r.Replace(run.Text)
			}
		}
	}
}

// longestFirst returns pairs for a replacer, longer words before those that they
// begin with.
func longestFirst(words map[string]string) []string {
	keys := slices.SortedFunc(maps.Keys(words), func(a, b string) int {
		return cmp.Or(len(b)-len(a), strings.Compare(a, b))
	})
	out := make([]string, 0, 2*len(keys))
	for _, k := range keys {
		out = append(out, k, words[k])
	}
	return out
}

// Override is an editor's reading that does not reach the derived text.
type Override struct {
	Lang, At, From string
	Why            Reason
}

// Reason is why an override changes nothing.
type Reason uint8

const (
	NotDerived Reason = iota // the edition has no derived version in the language
	NoPlace                  // there is no such block or segment
	NoText                   // the derived text there does not have the words in one piece
)

// Unused lists the overrides of an edition that change nothing, sorted.
func (c *Converter) Unused(a *edition.Annotated) []Override {
	var out []Override
	for _, lang := range slices.Sorted(maps.Keys(a.Overrides)) {
		column := a.Column(lang)
		for _, at := range slices.Sorted(maps.Keys(a.Overrides[lang])) {
			for _, from := range slices.Sorted(maps.Keys(a.Overrides[lang][at])) {
				o := Override{lang, at, from, NotDerived}
				if column >= 0 && a.From[column] >= 0 {
					texts, ok := c.derivedAt(a, a.From[column], at)
					switch {
					case !ok:
						o.Why = NoPlace
					case slices.ContainsFunc(texts, func(s string) bool { return from != "" && strings.Contains(s, from) }):
						continue
					default:
						o.Why = NoText
					}
				}
				out = append(out, o)
			}
		}
	}
	return out
}

// derivedAt returns the texts of the runs at an address, p17 or p17.2, converted.
func (c *Converter) derivedAt(a *edition.Annotated, from int, at string) ([]string, bool) {
	for i := range a.Rows {
		cell := a.Rows[i].Cells[from]
		if cell == nil || cell.ID != at && !strings.HasPrefix(at, cell.ID+".") {
			continue
		}
		var out []string
		found := false
		b := c.Block(*cell)
		for k := range b.Segments {
			if cell.ID != at && edition.Address(cell.ID, k+1) != at {
				continue
			}
			found = true
			for _, r := range b.Segments[k].Runs {
				if r.Kind == edition.Plain {
					out = append(out, r.Text)
				}
			}
		}
		return out, found
	}
	return nil, false
}
