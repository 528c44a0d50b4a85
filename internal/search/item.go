package search

import (
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/encode"
)

// Kind is what an item is. The numbers are in the files.
type Kind int

const (
	Text Kind = iota // an edition
	Note
	Claim
	Explainer
	Source
)

// Item is a page, or a part of one, that has documents.
type Item struct {
	Kind    Kind
	Path    string   // of the page below the site's root
	Langs   []string // of its texts
	Base    int      // column that the last column is derived from by the program, or -1
	Title   []string // by language, but of no derived one
	Verdict string   // of a claim
	Place   string   // in the text, of a claim; or ""
	Docs    []Doc

	first int // documents of the item before these, in other files
}

// Doc is a document: what a query finds as a whole.
type Doc struct {
	ID    string   // fragment of its address; with a final dot the number of the segment follows; or ""
	Texts []string // by language; segments are separated by line breaks where they run on, else by tabs
}

// segments splits a text of a document.
func segments(text string) []string {
	return strings.Split(strings.ReplaceAll(text, string(hard), string(soft)), string(soft))
}

// size returns the length of the texts of an item in bytes.
func (it *Item) size() int {
	n := 0
	for i := range it.Docs {
		n += it.Docs[i].size()
	}
	return n
}

func (d *Doc) size() int {
	n := 0
	for _, t := range d.Texts {
		n += len(t)
	}
	return n
}

// derived drops the derived texts of the documents that fold like the text they
// were made from. A site without such versions pays nothing.
func (it *Item) derived() {
	if it.Base < 0 {
		return
	}
	last := len(it.Langs) - 1
	differs := false
	for i := range it.Docs {
		t := it.Docs[i].Texts
		if t[last] == t[it.Base] || Fold(t[last]) == Fold(t[it.Base]) {
			t[last] = ""
		}
		differs = differs || t[last] != ""
	}
	if differs {
		return
	}
	it.Base, it.Langs = -1, it.Langs[:last:last]
	for i := range it.Docs {
		it.Docs[i].Texts = it.Docs[i].Texts[:last]
	}
}

// cut splits items into lists, none with many more bytes of text than most unless
// a single document has them.
func cut(items []Item, most int) [][]Item {
	var out [][]Item
	var list []Item
	n := 0
	for i := range items {
		it := items[i]
		from := 0
		for k := range it.Docs {
			size := it.Docs[k].size()
			if n > 0 && n+size > most {
				if k > from {
					list = append(list, it.slice(from, k))
				}
				out = append(out, list)
				list, n, from = nil, 0, k
			}
			n += size
		}
		if from < len(it.Docs) {
			list = append(list, it.slice(from, len(it.Docs)))
		}
	}
	if len(list) > 0 {
		out = append(out, list)
	}
	return out
}

func (it Item) slice(from, to int) Item {
	it.first += from
	it.Docs = it.Docs[from:to]
	return it
}

// Pack splits the items of one kind into volumes of a few documents' size.
func Pack(items []Item) [][]Item { return cut(items, packed) }

// appendJSON appends the items of a part as the script reads them: k, the kind;
// p, the path; l, the languages; b, the base; t, the titles; v, the verdict; s,
// the place of a claim; i, the ids of the documents; x, for each language the texts.
func appendJSON(b []byte, items []Item) []byte {
	b = append(b, '[')
	for i := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = items[i].appendJSON(b)
	}
	return append(b, ']')
}

func (it *Item) appendJSON(b []byte) []byte {
	b = append(b, `{"k":`...)
	b = append(b, '0'+byte(it.Kind))
	b = encode.JSON(append(b, `,"p":`...), it.Path)
	if it.Base >= 0 {
		b = append(b, `,"b":`...)
		b = append(b, '0'+byte(it.Base))
	}
	if it.first > 0 {
		b = strconv.AppendInt(append(b, `,"n":`...), int64(it.first), 10)
	}
	if it.Verdict != "" {
		b = encode.JSON(append(b, `,"v":`...), it.Verdict)
	}
	if it.Place != "" {
		b = encode.JSON(append(b, `,"s":`...), it.Place)
	}
	b = append(b, `,"l":`...)
	b = array(b, len(it.Langs), func(i int) string { return it.Langs[i] })
	b = append(b, `,"t":`...)
	b = array(b, len(it.Title), func(i int) string {
		if slices.Index(it.Title, it.Title[i]) < i {
			return "" // once is enough
		}
		return it.Title[i]
	})
	b = append(b, `,"i":`...)
	b = array(b, len(it.Docs), func(i int) string { return it.Docs[i].ID })
	b = append(b, `,"x":[`...)
	for c := range it.Langs {
		if c > 0 {
			b = append(b, ',')
		}
		b = array(b, len(it.Docs), func(i int) string { return it.text(i, c) })
	}
	return append(b, "]}"...)
}

// text returns what the files keep of a text: of a derived one only the segments
// that fold differently from those they were made from.
func (it *Item) text(doc, column int) string {
	text := it.Docs[doc].Texts[column]
	if it.Base < 0 || column != len(it.Langs)-1 || text == "" {
		return text
	}
	base, own := segments(it.Docs[doc].Texts[it.Base]), segments(text)
	if len(base) != len(own) {
		return text
	}
	for i := range own {
		if Fold(own[i]) == Fold(base[i]) {
			own[i] = ""
		}
	}
	return strings.Join(own, string(separator(text)))
}

func separator(text string) rune {
	if strings.ContainsRune(text, hard) {
		return hard
	}
	return soft
}

func array(b []byte, n int, at func(int) string) []byte {
	b = append(b, '[')
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = encode.JSON(b, at(i))
	}
	return append(b, ']')
}
