package render

import (
	"cmp"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/collate"
)

// NotesIndex makes the index of notes, by kind: a row for each, with its name and
// the beginning of its gloss in every language. The order is that of the site's first
// language: Chinese names by pinyin, others by the alphabet.
func (r *Renderer) NotesIndex(put Put) error {
	var b []byte
	for _, kind := range edition.NoteKinds {
		notes := slices.DeleteFunc(slices.Clone(r.Corpus.Notes), func(n *edition.Note) bool { return n.Kind != kind })
		if len(notes) == 0 {
			continue
		}
		b = append(escape(append(b, `<section class="index" id="`...), kind), `">`...)
		b = r.both(b, "h2", "", r.word("kinds-"+kind))
		b = append(b, "<ul class=\"index\">\n"...)
		for _, n := range r.sorted(notes, r.Langs()[0]) {
			b = append(b, `<li class="pair">`...)
			for _, l := range r.Langs() {
				b = r.indexEntry(b, n, l)
			}
			b = append(b, "</li>\n"...)
		}
		b = append(b, "</ul></section>\n"...)
	}
	t := r.word("nav-notes")
	return r.sitePage("notes", address.Notes, "../", t, r.heading(nil, t), b, nil, put)
}

// indexEntry appends a note's name, its reading and its first sentence in a language.
func (r *Renderer) indexEntry(b []byte, n *edition.Note, tag string) []byte {
	name := r.In(n.Name, tag)
	b = append(r.tongue(append(b, "<p"...), tag), `><a href="`...)
	b = append(encode.URL(b, n.ID+"/"), `">`...)
	b = append(r.tagged(b, "b", "", lang.OfName(name, tag), name), "</a>"...)
	if n.Pinyin != "" && lang.Of(tag).Reading != "" {
		b = r.tagged(append(b, ' '), "i", "py", lang.Pinyin, n.Pinyin)
	}
	if body := r.Body(n.Body, tag); len(body) > 0 && len(body[0].Segments) > 0 {
		gloss := r.pen(append(b, ` <span class="gloss">`...), place{lang: tag})
		gloss.Plain(uncited.Replace(body[0].Segments[0].Text()))
		b = append(gloss.Bytes(), "</span>"...)
	}
	return append(b, "</p>"...)
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
