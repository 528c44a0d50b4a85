package render

import (
	"encoding/base64"
	"path"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/epub"
)

// book knows where the links of a book lead: which document has what. A link to
// something that the book does not hold leads to the site on the web, if the site
// has an address, and otherwise nowhere.
type book struct {
	r          *Renderer
	slug       string
	text       map[string]string // by the id of a block: its document
	notes      map[string]bool   // the notes that the book has
	more       []string          // those of them that have no place in the margin
	claims     map[string]bool
	explainers map[string]bool
	whole      bool        // of a single page: drawings go in where they are, not into the pack
	single     bool        // one page of HTML, whose links lead within it
	drawings   [][2]string // of a single page: of each figure its drawing and table, or, in further languages, its whole content
	raw        bool        // raw HTML is well-formed and goes in
	sawRaw     bool
	cited      sourceSet
	images     []epub.File
}

// doc returns the address of a document of the book.
func (k *book) doc(name string) string {
	if k.single {
		return ""
	}
	return name
}

const (
	notesDoc  = "notes.xhtml"
	claimsDoc = "claims.xhtml"
	worksDoc  = "works.xhtml"
)

// name returns an id in a form that XML accepts (NCName: the keys of a bibliography
// may have any character), after a word for what it belongs to.
func name(kind, id string) string {
	b := append([]byte(kind), '.')
	for i := 0; i < len(id); i++ {
		c := id[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-':
			b = append(b, c)
		default:
			b = strconv.AppendUint(append(b, '_'), uint64(c), 16)
		}
	}
	return string(b)
}

func (k *book) source(id string) string {
	k.cited[id] = true
	return k.doc(worksDoc) + "#" + k.sourceID(id)
}

func (k *book) sourceID(id string) string {
	if k.single { // where it occurs many hundred times
		return name("s", id)
	}
	return name("source", id)
}

func (k *book) note(id string) string {
	if k.notes[id] {
		return k.doc(notesDoc) + "#" + name("note", id)
	}
	return k.r.absolutely(address.Note(id))
}

func (k *book) claim(id string) string {
	if k.claims[id] {
		return k.doc(claimsDoc) + "#" + name("claim", id)
	}
	if c := k.r.claims[id]; c != nil {
		return k.r.absolutely(address.Claim(c.Edition, id))
	}
	return ""
}

// absolutely returns the address of a page on the web, or "": a private site has none.
func (r *Renderer) absolutely(path string) string {
	if r.absolute("") == "" || len(r.Private) > 0 {
		return ""
	}
	return r.absolute(path)
}

// href turns an address in the content into one in the book.
func (k *book) href(ref string) string {
	if id, ok := strings.CutPrefix(ref, "explainer:"); ok {
		id, _, _ = strings.Cut(id, "#")
		if k.explainers[id] {
			return explainerDoc(id) + ".xhtml"
		}
		return k.r.absolutely(address.Explainer(id))
	}
	if id, ok := strings.CutPrefix(ref, "#"); ok {
		block, _, _ := strings.Cut(id, ".")
		if doc := k.text[block]; doc != "" {
			return k.doc(doc+".xhtml") + "#" + id
		}
		return ""
	}
	if rest, ok := strings.CutPrefix(ref, "/"); ok {
		return k.page(rest)
	}
	return ref
}

// page turns an address below the site's root into one in the book.
func (k *book) page(to string) string {
	where, fragment, _ := strings.Cut(to, "#")
	where = strings.TrimSuffix(where, "/") + "/"
	switch note, explainer := address.OfNote(where), address.OfExplainer(where); {
	case k.notes[note]:
		return k.note(note)
	case k.explainers[explainer]:
		return explainerDoc(explainer) + ".xhtml"
	case where == address.Bibliography && fragment != "":
		return k.source(fragment)
	case where == address.Claims(k.slug) && k.claims[fragment]:
		return k.claim(fragment)
	case strings.HasPrefix(where, address.Edition(k.slug)) && fragment != "":
		if href := k.href("#" + fragment); href != "" {
			return href
		}
	}
	return k.r.absolutely(to)
}

func explainerDoc(id string) string { return "explainer-" + id }

// pictureTypes are the kinds of pictures that a book can hold, by file extension.
var pictureTypes = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".svg": "image/svg+xml", ".webp": "image/webp"}

// picture adds a picture of the site to the book and returns its name there, or ""
// if an EPUB cannot hold it.
func (k *book) picture(ref string) string {
	at := strings.TrimPrefix(ref, "/")
	kind := pictureTypes[strings.ToLower(path.Ext(at))]
	if kind == "" || k.r.File == nil {
		return ""
	}
	file := "images/" + name("image", strings.TrimSuffix(at, path.Ext(at))) + strings.ToLower(path.Ext(at))
	for _, f := range k.images {
		if f.Name == file {
			return file
		}
	}
	data, ok := k.r.File(at)
	if !ok {
		return ""
	}
	k.images = append(k.images, epub.File{Name: file, Type: kind, Data: data})
	return file
}

// bookRuns appends the text of a segment for a book. In the text a note or a claim
// is a mark after its words, which a reading system opens in place; elsewhere the
// words themselves link to the full entry.
func (r *Renderer) bookRuns(b []byte, runs []edition.Run, at place) []byte {
	var open []*edition.Run
	for i := range runs {
		run := &runs[i]
		switch run.Kind {
		case edition.OpenNote, edition.OpenClaim:
			open = append(open, run)
			if !at.margin {
				b = at.book.anchor(b, at.book.apparatus(run))
			}
		case edition.CloseNote, edition.CloseClaim:
			if len(open) == 0 {
				continue
			}
			mark := open[len(open)-1]
			open = open[:len(open)-1]
			if at.margin {
				b = r.noteref(b, mark, mark.Text, mark.Mark, at)
			} else {
				b = append(b, "</a>"...)
			}
		case edition.FootnoteRef:
			if run.Mark == "" { // of an article, whose footnotes are at its end
				b = r.noteref(b, run, name("f."+at.lang, run.Ref), run.Ref, at)
			} else {
				b = r.noteref(b, run, run.Text, run.Mark, at)
			}
		case edition.EmendMark:
			b = r.noteref(b, run, run.Ref, run.Mark, at)
		case edition.OpenLink:
			b = at.book.anchor(b, at.book.href(run.Ref))
		case edition.Image:
			b = at.book.image(b, run)
		case edition.Break:
			if b = append(b, "<br/>"...); at.book.single {
				b = append(b[:len(b)-2], '>')
			}
		case edition.RawHTML:
			if at.book.sawRaw = true; at.book.raw {
				b = append(b, raw(run.Text)...)
			}
		default:
			b = r.run(b, run, at, false)
		}
	}
	return b
}

func (k *book) apparatus(run *edition.Run) string {
	if run.Kind == edition.OpenNote {
		return k.note(run.Ref)
	}
	return k.claim(run.Ref)
}

// anchor opens a link; one that leads nowhere is left as its words alone.
func (k *book) anchor(b []byte, href string) []byte {
	if href == "" {
		return append(b, "<a>"...)
	}
	return append(encode.URL(append(b, `<a href="`...), href), `">`...)
}

func (k *book) image(b []byte, run *edition.Run) []byte {
	file := k.picture(run.Ref)
	if file == "" {
		return escape(b, run.Text)
	}
	end := encode.HTML(`"/>`)
	if k.single {
		f := k.images[slices.IndexFunc(k.images, func(f epub.File) bool { return f.Name == file })]
		file, end = "data:"+f.Type+";base64,"+base64.StdEncoding.EncodeToString(f.Data), `">`
	}
	b = encode.URL(append(b, `<img src="`...), file)
	return append(escape(append(b, `" alt="`...), run.Text), end...)
}

// noteref appends the mark of a note, a claim or a footnote.
func (r *Renderer) noteref(b []byte, run *edition.Run, anchor, mark string, at place) []byte {
	class, word := "n", "note"
	switch run.Kind {
	case edition.OpenClaim:
		class, word = "c", "claim"
	case edition.FootnoteRef:
		class, word = "f", "footnote"
	case edition.EmendMark:
		class, word = "e", "emended"
	}
	b = append(escape(append(b, `<a epub:type="noteref" role="doc-noteref" class="`...), class), `" href="#`...)
	b = append(escape(b, anchor), `" aria-label="`...)
	b = escape(b, r.words.get(at.lang, word)+" "+mark)
	return append(escape(append(b, `">`...), mark), "</a>"...)
}
