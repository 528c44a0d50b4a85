package render

import (
	"encoding/base64"
	"path"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/epub"
	"duizhao/internal/figure"
	"duizhao/internal/html"
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
	cited      Cited
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

func (k *book) Source(id string) string {
	k.cited[id] = true
	return k.doc(worksDoc) + "#" + k.sourceID(id)
}

func (k *book) sourceID(id string) string {
	if k.single { // where it occurs many hundred times
		return name("s", id)
	}
	return name("source", id)
}

func (k *book) Note(id string) string {
	if k.notes[id] {
		return k.doc(notesDoc) + "#" + name("note", id)
	}
	return k.r.Public(address.Note(id))
}

func (k *book) Claim(id string) string {
	if k.claims[id] {
		return k.doc(claimsDoc) + "#" + name("claim", id)
	}
	if c := k.r.ClaimByID[id]; c != nil {
		return k.r.Public(address.Claim(c.Edition, id))
	}
	return ""
}

// absolutely returns the address of a page on the web, or "": a private site has none.
func (r *Renderer) Public(path string) string {
	if r.Absolute("") == "" || len(r.Private) > 0 {
		return ""
	}
	return r.Absolute(path)
}

// href turns an address in the content into one in the book.
func (k *book) Href(ref string) string {
	if id, ok := strings.CutPrefix(ref, "explainer:"); ok {
		id, _, _ = strings.Cut(id, "#")
		if k.explainers[id] {
			return explainerDoc(id) + ".xhtml"
		}
		return k.r.Public(address.Explainer(id))
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
		return k.Note(note)
	case k.explainers[explainer]:
		return explainerDoc(explainer) + ".xhtml"
	case where == address.Bibliography && fragment != "":
		return k.Source(fragment)
	case where == address.Claims(k.slug) && k.claims[fragment]:
		return k.Claim(fragment)
	case strings.HasPrefix(where, address.Edition(k.slug)) && fragment != "":
		if href := k.Href("#" + fragment); href != "" {
			return href
		}
	}
	return k.r.Public(to)
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

// Open begins the words of a note or a claim. In the text they have a mark after
// them, which a reading system opens in place; elsewhere the words themselves link to
// the full entry.
func (k *book) Open(p *Pen, mark *edition.Run, _ bool) {
	switch {
	case p.Margin:
	case mark.Kind == edition.OpenNote:
		p.Writer.Open("a", html.Href(k.Note(mark.Ref)))
	default:
		p.Writer.Open("a", html.Href(k.Claim(mark.Ref)))
	}
}

func (k *book) Close(p *Pen, mark *edition.Run, _ string) int {
	if p.Margin {
		k.noteref(p, mark, mark.Text, mark.Mark)
	} else {
		p.Writer.Close()
	}
	return 0
}

func (k *book) Mark(p *Pen, mark *edition.Run) {
	switch {
	case mark.Kind == edition.EmendMark:
		k.noteref(p, mark, mark.Ref, mark.Mark)
	case mark.Mark == "": // of an article, whose footnotes are at its end
		k.noteref(p, mark, name("f."+p.Lang, mark.Ref), mark.Ref)
	default:
		k.noteref(p, mark, mark.Text, mark.Mark)
	}
}

// noteref writes the mark of a note, a claim or a footnote.
func (k *book) noteref(p *Pen, run *edition.Run, anchor, mark string) {
	class, word := "n", "note"
	switch run.Kind {
	case edition.OpenClaim:
		class, word = "c", "claim"
	case edition.FootnoteRef:
		class, word = "f", "footnote"
	case edition.EmendMark:
		class, word = "e", "emended"
	}
	p.Element("a", mark, html.A("epub:type", "noteref"), html.A("role", "doc-noteref"), html.Class(class), html.Href("#"+anchor),
		html.A("aria-label", k.r.Word(p.Lang, word)+" "+mark))
}

func (k *book) Since(p *Pen, unread bool, said string) { Ordinary{}.Since(p, unread, said) }

// Raw writes an author's HTML, unless the document would not be XML with it.
func (k *book) Raw(p *Pen, text string) {
	if k.sawRaw = true; k.raw {
		p.Markup(raw(text))
	}
}

func (k *book) Picture(p *Pen, ref, alt string) {
	file := k.picture(ref)
	if file == "" {
		p.Text(alt)
		return
	}
	if k.single {
		f := k.images[slices.IndexFunc(k.images, func(f epub.File) bool { return f.Name == file })]
		file = "data:" + f.Type + ";base64," + base64.StdEncoding.EncodeToString(f.Data)
	}
	p.Writer.Open("img", html.Src(file), html.Always("alt", alt))
}

// Figure writes a figure for a narrow page, whose readers know few media queries.
func (k *book) Figure(p *Pen, f *Figure, first bool, class string) {
	if !k.single || k.whole {
		p.Figure(f, first, class, figure.Narrow)
		return
	}
	p.Writer.Open("figure", FigureAttrs(p.Lang, f, first, class)...)
	from := p.Len()
	p.FigureTitle(f)
	if first { // drawn by the page's script
		p.Element("div", "", html.Class("fig "+f.Kind))
		p.Caption(f)
		at := p.Len()
		p.Data(f)
		k.drawings = append(k.drawings, [2]string{string(figure.Narrow(f.Figure, p.Lang)), string(p.Cut(at))})
		p.Writer.Close()
	} else {
		p.Write(figure.Narrow(f.Figure, p.Lang))
		p.Caption(f)
		p.Data(f)
		p.Writer.Close()
		k.drawings = append(k.drawings, [2]string{string(p.Cut(from))})
	}
	p.Writer.Close()
	p.Line()
}

// inSingle is the text of a single file beside its margin, whose marks are those of a
// page.
type inSingle book

func (k *inSingle) Href(ref string) string                     { return (*book)(k).Href(ref) }
func (k *inSingle) Note(id string) string                      { return (*book)(k).Note(id) }
func (k *inSingle) Claim(id string) string                     { return (*book)(k).Claim(id) }
func (k *inSingle) Source(id string) string                    { return (*book)(k).Source(id) }
func (k *inSingle) Since(p *Pen, unread bool, said string)     { Ordinary{}.Since(p, unread, said) }
func (k *inSingle) Raw(p *Pen, text string)                    { Ordinary{}.Raw(p, text) }
func (k *inSingle) Open(p *Pen, mark *edition.Run, empty bool) { Ordinary{}.Open(p, mark, empty) }
func (k *inSingle) Close(p *Pen, mark *edition.Run, next string) int {
	return Ordinary{}.Close(p, mark, next)
}
func (k *inSingle) Mark(p *Pen, mark *edition.Run)  { Ordinary{}.Mark(p, mark) }
func (k *inSingle) Picture(p *Pen, ref, alt string) { (*book)(k).Picture(p, ref, alt) }
func (k *inSingle) Figure(p *Pen, f *Figure, first bool, class string) {
	(*book)(k).Figure(p, f, first, class)
}
