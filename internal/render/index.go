package render

import (
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/collate"
)

// NotesIndex makes the index of notes: by kind and, within a kind, as a list for
// each language, Chinese names by pinyin and others by the alphabet.
func (r *Renderer) NotesIndex(put Put) error {
	var b []byte
	for _, kind := range edition.NoteKinds {
		notes := slices.DeleteFunc(slices.Clone(r.Corpus.Notes), func(n *edition.Note) bool { return n.Kind != kind })
		if len(notes) == 0 {
			continue
		}
		b = append(escape(append(b, `<section class="index" id="`...), kind), `">`...)
		b = r.both(b, "h2", "", r.word("kinds-"+kind))
		b = append(b, `<div class="pair">`...)
		for _, l := range r.Langs() {
			b = r.indexList(b, notes, l)
		}
		b = append(b, "</div></section>\n"...)
	}
	t := r.word("nav-notes")
	return r.sitePage("notes", address.Notes, "../", t, r.heading(nil, t), b, nil, put)
}

func (r *Renderer) indexList(b []byte, notes []*edition.Note, tag string) []byte {
	type named struct {
		*edition.Note
		name, reading string
	}
	list := make([]named, len(notes))
	for i, n := range notes {
		list[i] = named{n, r.In(n.Name, tag), ""}
		if lang.Of(tag).Reading != "" {
			list[i].reading = n.Pinyin
			if n.Pinyin == "" {
				list[i].reading = reading(list[i].name)
			}
		}
	}
	order := collate.New(lang.Order(tag), collate.IgnoreCase)
	slices.SortStableFunc(list, func(x, y named) int {
		if c := order.CompareString(sortKey(x.reading, x.name), sortKey(y.reading, y.name)); c != 0 {
			return c
		}
		return strings.Compare(x.ID, y.ID)
	})
	b = append(r.tongue(append(b, `<ul class="index"`...), tag), ">\n"...)
	for _, n := range list {
		b = encode.URL(append(b, `<li><a href="`...), n.ID+"/")
		b = append(b, `">`...)
		b = r.tagged(b, "b", "", lang.OfName(n.name, tag), n.name)
		if n.Pinyin != "" && n.reading != "" {
			b = r.tagged(append(b, ' '), "i", "py", lang.Pinyin, n.Pinyin)
		}
		b = append(b, "</a></li>\n"...)
	}
	return append(b, "</ul>"...)
}

func sortKey(reading, name string) string {
	if reading != "" {
		return reading
	}
	return name
}

// reading romanises the Han characters of a name; it serves sorting only.
func reading(name string) string {
	args := pinyin.NewArgs()
	args.Fallback = func(r rune, a pinyin.Args) []string { return []string{string(r)} }
	return strings.Join(pinyin.LazyPinyin(name, args), "")
}
