package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/lang"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/collate"
)

// NotesIndex makes the index of notes, by kind: a row for each, with its name and
// the beginning of its gloss in every language. The order is that of the site's first
// language: Chinese names by pinyin, others by the alphabet.
func (r *Renderer) NotesIndex(put Put) error {
	return r.sitePage("notes", address.Notes, "../", r.word("nav-notes"), func(p *Page) any {
		data := &NotesPage{Page: p}
		for _, kind := range edition.NoteKinds {
			notes := slices.DeleteFunc(slices.Clone(r.Corpus.Notes), func(n *edition.Note) bool { return n.Kind != kind })
			if len(notes) == 0 {
				continue
			}
			of := NotesOfKind{Name: kind}
			for _, n := range r.sorted(notes, r.Langs()[0]) {
				var row []NoteName
				for _, l := range r.Langs() {
					row = append(row, r.noteName(n, l))
				}
				of.Notes = append(of.Notes, row)
			}
			data.Kinds = append(data.Kinds, of)
		}
		return data
	}, put)
}

// noteName returns a note's name, its reading and its first sentence in a language.
func (r *Renderer) noteName(n *edition.Note, tag string) NoteName {
	name := r.In(n.Name, tag)
	out := NoteName{Lang: tag, Href: n.ID + "/", Name: Tagged{lang.OfName(name, tag), name}, Params: r.params(n.Params, "../", []string{tag})}
	if lang.Of(tag).Reading != "" {
		out.Pinyin = n.Pinyin
	}
	if body := r.Body(n.Body, tag); len(body) > 0 && len(body[0].Segments) > 0 {
		gloss := r.pen(nil, place{lang: tag})
		gloss.Plain(uncited.Replace(body[0].Segments[0].Text()))
		out.Gloss = template.HTML(gloss.Bytes())
	}
	return out
}

// uncited closes the gaps that citations leave in the text of a sentence.
var uncited = strings.NewReplacer(" .", ".", " ,", ",", " ;", ";")

// sorted returns notes in the order of their names in a language.
func (r *Renderer) sorted(notes []*edition.Note, tag string) []*edition.Note {
	keys := make(map[*edition.Note]string, len(notes))
	for _, n := range notes {
		name, read := r.In(n.Name, tag), ""
		if lang.Of(tag).Reading != "" {
			read = cmp.Or(n.Pinyin, reading(name))
		}
		keys[n] = cmp.Or(read, name)
	}
	order := collate.New(lang.Order(tag), collate.IgnoreCase)
	return slices.SortedStableFunc(slices.Values(notes), func(x, y *edition.Note) int {
		return cmp.Or(order.CompareString(keys[x], keys[y]), strings.Compare(x.ID, y.ID))
	})
}

// reading romanises the Han characters of a name; it serves sorting only.
func reading(name string) string {
	args := pinyin.NewArgs()
	args.Fallback = func(r rune, a pinyin.Args) []string { return []string{string(r)} }
	return strings.Join(pinyin.LazyPinyin(name, args), "")
}
