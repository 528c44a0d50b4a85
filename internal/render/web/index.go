package web

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/collate"
	"golang.org/x/text/unicode/norm"
)

// NotePages makes the pages of notes, and their index.
type NotePages struct {
	words      *render.Words
	writers    *render.Writers
	texts      *render.Texts
	works      *render.Works
	menus      *Menus
	ownFields  *OwnFields
	linkedData *LinkedData
	frame      *Frame
	references *References
	pens       *Pens
	articles   *Articles
	listing    *Listing
	cards      *Cards
	corpus     *corpus.Corpus
}

// NotesIndex makes the index of notes, by kind: a row for each, with its name and
// the beginning of its gloss in every language. The order is that of the site's first
// language: Chinese names by pinyin, others by the alphabet. If that is too much for one
// page, each kind has pages of its own, with so many notes each, and the index leads to
// their letters.
func (r *NotePages) NotesIndex(each map[string]int, put render.Put) error {
	var kinds []NotesOfKind
	for _, kind := range edition.NoteKinds {
		notes := slices.DeleteFunc(slices.Clone(r.corpus.Notes), func(n *edition.Note) bool { return n.Kind != kind })
		if len(notes) == 0 {
			continue
		}
		of := NotesOfKind{Name: kind}
		notes = r.sorted(notes, r.texts.Langs()[0])
		if each != nil {
			letters, err := r.notesOfKind(kind, notes, each[kind], put)
			if err != nil {
				return err
			}
			of.Href, of.Letters = strings.TrimPrefix(address.NoteKind(kind), address.Notes), letters
			for _, l := range r.words.Voices(r.texts.Langs()) {
				of.Counts = append(of.Counts, render.Tagged{Lang: l, Text: r.words.Count(l, "notes", len(notes))})
			}
		} else {
			for _, n := range notes {
				of.Notes = append(of.Notes, r.noteRow(n, "", "../"))
			}
		}
		kinds = append(kinds, of)
	}
	return r.frame.sitePage("notes", address.Notes, "../", r.texts.OfWord("nav-notes"), func(p *Page) any {
		return &NotesPage{Page: p, Kinds: kinds}
	}, put)
}

// notesOfKind makes the pages of the notes of a kind, and returns the links to their
// letters from the index.
func (r *NotePages) notesOfKind(kind string, notes []*edition.Note, each int, put render.Put) ([]render.Link, error) {
	at := Place{At: address.NoteKind(kind), Of: corpus.Pages(len(notes), each), Things: len(notes)}
	letters := r.letters(notes)
	var first []render.Link // each letter with the page that it begins on, from the root
	for i, n := range notes {
		if l := letters[n]; l != "" && (i == 0 || letters[notes[i-1]] != l) {
			first = append(first, render.Link{Href: address.Numbered(at.At, i/each+1) + "#" + letterID(l), Lang: r.texts.Langs()[0], Text: l})
		}
	}
	for on := range slices.Chunk(notes, each) {
		at.Page++
		if err := r.kindPage(kind, at, on, letters, first, put); err != nil {
			return nil, err
		}
	}
	return from("../", first), nil
}

// from returns links from the site's root as links from a page.
func from(root string, links []render.Link) []render.Link {
	out := slices.Clone(links)
	for i := range out {
		out[i].Href = root + out[i].Href
	}
	return out
}

func (r *NotePages) kindPage(kind string, at Place, notes []*edition.Note, letters map[*edition.Note]string, first []render.Link, put render.Put) error {
	return r.frame.sitePage("kind", at.path(), at.root(), r.texts.OfWord("kinds-"+kind), func(p *Page) any {
		p.Title += at.number()
		up := r.menus.NamedLink(p.Root+address.Notes, p.Langs, "nav-notes", false)
		data := &KindPage{Page: p, Up: &up, Letters: from(p.Root, first), Pager: at.pager(p.Root)}
		for _, n := range notes {
			l := letters[n]
			if k := len(data.Parts) - 1; k < 0 || data.Parts[k].Letter != l {
				data.Parts = append(data.Parts, NotesOfLetter{ID: letterID(l), Letter: l})
			}
			part := &data.Parts[len(data.Parts)-1]
			part.Notes = append(part.Notes, r.noteRow(n, p.Root+address.Notes, p.Root))
		}
		return data
	}, put)
}

func (r *NotePages) noteRow(n *edition.Note, way, root string) []NoteName {
	var row []NoteName
	for _, l := range r.texts.Langs() {
		row = append(row, r.noteName(n, l, way, root))
	}
	return row
}

// mostLetters is how many letters an alphabet has; names in a script without one begin
// with more, and are not listed by that.
const mostLetters = 50

// letters returns the letter that each note is listed under in the site's first language,
// or "" for all: that of the reading of a Chinese name, without its accent, # for what is
// no letter.
func (r *NotePages) letters(notes []*edition.Note) map[*edition.Note]string {
	out, all := make(map[*edition.Note]string, len(notes)), map[string]bool{}
	for _, n := range notes {
		l := "#"
		for _, c := range norm.NFKD.String(r.sortKey(n, r.texts.Langs()[0])) {
			if unicode.IsLetter(c) {
				l = string(unicode.ToUpper(c))
			}
			break
		}
		out[n], all[l] = l, true
	}
	if len(all) > mostLetters {
		return map[*edition.Note]string{}
	}
	return out
}

// letterID returns the id of the part of a page that has the names with a letter.
func letterID(letter string) string {
	if letter == "" {
		return ""
	}
	return "letter-" + strconv.FormatInt(int64([]rune(letter)[0]), 16)
}

// noteName returns a note's name, its reading and its first sentence in a language. way
// leads to the index of notes, and root to the site's root.
func (r *NotePages) noteName(n *edition.Note, tag, way, root string) NoteName {
	name := r.texts.In(n.Name, tag)
	out := NoteName{Lang: tag, Href: way + n.ID + "/", Name: render.Tagged{Lang: lang.OfName(name, tag), Text: name},
		Params: r.ownFields.params(n.Params, root, []string{tag})}
	if lang.Of(tag).Reading != "" {
		out.Pinyin = n.Pinyin
	}
	if body := r.texts.Body(n.Body, tag); len(body) > 0 && len(body[0].Segments) > 0 {
		gloss := r.pens.pen(nil, place{lang: tag})
		gloss.Plain(uncited.Replace(body[0].Segments[0].Text()))
		out.Gloss = template.HTML(gloss.Bytes())
	}
	return out
}

// uncited closes the gaps that citations leave in the text of a sentence.
var uncited = strings.NewReplacer(" .", ".", " ,", ",", " ;", ";")

// sorted returns notes in the order of their names in a language.
func (r *NotePages) sorted(notes []*edition.Note, tag string) []*edition.Note {
	keys := make(map[*edition.Note]string, len(notes))
	for _, n := range notes {
		keys[n] = r.sortKey(n, tag)
	}
	order := collate.New(lang.Order(tag), collate.IgnoreCase)
	return slices.SortedStableFunc(slices.Values(notes), func(x, y *edition.Note) int {
		return cmp.Or(order.CompareString(keys[x], keys[y]), strings.Compare(x.ID, y.ID))
	})
}

// sortKey returns what a note is sorted by: its name or, in Chinese, how that is read.
func (r *NotePages) sortKey(n *edition.Note, tag string) string {
	name := r.texts.In(n.Name, tag)
	if lang.Of(tag).Reading == "" {
		return name
	}
	return cmp.Or(n.Pinyin, reading(name), name)
}

// reading romanises the Han characters of a name; it serves sorting only.
func reading(name string) string {
	args := pinyin.NewArgs()
	args.Fallback = func(r rune, a pinyin.Args) []string { return []string{string(r)} }
	return strings.Join(pinyin.LazyPinyin(name, args), "")
}
