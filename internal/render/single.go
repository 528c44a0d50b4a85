package render

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/html"
)

// Single makes an edition as one HTML file, SLUG/SLUG.html, that loads nothing: the
// reading page with its style sheet and its scripts in it, under a policy that names
// them by their hashes.
//
// Text, notes, claims, captions, works cited and the register of emendations are
// HTML as on the page. What a reader without scripts can do without is packed (JSON,
// gzip, base 93) to a third of its length and laid out by the script
// static/js-single: the drawings, the notes and claims in full, the further
// versions, and that script itself, except for the part that unpacks it. A version
// that the program derived goes in as the table with which the page derives it
// itself; see [script.Table].
func (r *Renderer) Single(shown *edition.Shown, fingerprint string, put Put) error {
	a := shown.Annotated
	register := registerOf(a)
	columns := PairColumns(a)
	langs := make([]string, len(columns))
	for i, c := range columns {
		langs[i] = a.Langs[c]
	}
	v := r.NewView(a, columns, "")
	v.Figures = r.FiguresOf(a)
	v.file = &inFile{Enclosed: r.Enclose(v, Docs{Text: map[string]string{}, Source: "s"})}
	for i := range v.Rows {
		v.file.Docs.Text[v.Rows[i].ID] = ""
	}
	k := v.file
	k.Explainers = nil
	b := r.finder(nil, langs)
	b = r.foldedIntroduction(b, v)
	text := r.rowsOn(b, v)
	text.all()
	b = text.Bytes()
	p := r.newPage("single", address.Edition(a.Slug), "#main", langs)
	if err := r.singleHeader(p, v, langs); err != nil {
		return err
	}
	packed := pack{More: map[string][2]string{}, Claims: r.packClaims(v), Entries: packEntries(v), Back: string(r.singleBack(v)), Drawings: k.drawings, Versions: r.packVersions(v), Script: string(r.Inline.JS), Style: string(r.Inline.Controls)}
	for _, l := range langs {
		more := r.Say(l, "more")
		packed.More[l] = [2]string{more.Text, more.Lang}
	}
	b = append(b, `<div id="back"></div>`+"\n"...)
	b = r.singleWorks(b, v, langs)
	b = r.singleRegister(b, register, langs)
	b = append(packed.append(b), "</script>\n<script type=\"module\">"...)
	b = append(append(b, r.Inline.Boot...), "</script>\n"...)
	p.Title = r.Titles(a.Title, langs)
	p.Description = r.In(a.Summary, langs[0])
	p.Contents = r.withParts(v, r.Contents(v), func(part string) string { return "#" + part })
	p.Inline = r.inline(nil)
	if err := r.reading(p, v, fingerprint); err != nil {
		return err
	}
	p.Reading.More = nil
	p.Robots = "noindex" // the pages are for search engines
	p.Canonical = r.Public(address.Edition(a.Slug))
	p.Foot = nil // its links lead to the site
	p.Nav = r.singleNav(langs, len(k.Notes) > 0, len(k.Claims) > 0, len(k.Cited) > 0, len(register.Emendations) > 0)
	r.editionMeta(p, a, address.Edition(a.Slug), langs, "edition")
	p.Meta = slices.DeleteFunc(p.Meta, func(m Meta) bool { return m.Property != "" }) // those are for pages on the web
	p.JSONLD, p.Feeds = "", false
	p.Colophon = r.Colophon(a, langs, fingerprint)
	p.Colophon.Old, p.Colophon.Unread = r.OldCount(v), r.UnreadCount(v)
	if r.Fonts != nil {
		var whole []byte
		if err := r.page(p, b, langs, "", func(_ string, data []byte) error { whole = bytes.Clone(data); return nil }); err != nil {
			return err
		}
		faces, err := r.singleFonts(a, whole, packed.json())
		if err != nil {
			return err
		}
		p.Inline = r.inline(faces)
	}
	return r.page(p, b, langs, r.singleFile(a), func(path string, data []byte) error {
		return put(path, withoutEnds(shorten(data)))
	})
}

// singleHeader makes the title block, with the template of the edition's page.
func (r *Renderer) singleHeader(p *Page, v *View, langs []string) error {
	header := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(header)
	header.Reset()
	var none spliced
	data := r.editionData(p, v, none.add)
	if err := r.executing("edition", langs, func(x *execution) error { return x.run(header, "opening", data) }); err != nil {
		return err
	}
	p.Header = template.HTML(header.Bytes())
	return nil
}

// SingleLinks returns the link to an edition in one file, for a page in langs.
func (r *Renderer) SingleLinks(a *edition.Annotated, root string, langs []string) []Link {
	return []Link{r.namedLink(root+r.singleFile(a), langs, "one-file", false)}
}

func (r *Renderer) singleFile(a *edition.Annotated) string {
	return address.File(a.Slug, slices.Contains(r.Private, a.Slug), "html")
}

// inline returns the head of a page that is one file: the policy first, since it
// applies to what comes after it. faces are rules with fonts in them, or nil.
func (r *Renderer) inline(faces []byte) template.HTML {
	hash := func(b []byte) string {
		sum := sha256.Sum256(b)
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	in := &r.Inline
	css := slices.Concat(faces, in.CSS)
	return template.HTML(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ` + hash(css) + `; script-src ` + hash(in.First) + ` ` + hash(in.Boot) + ` ` + hash(in.JS) +
		`; img-src data:; font-src data:; base-uri 'none'; form-action 'none'">
<style>` + string(css) + `</style>
<script>` + string(in.First) + `</script>`)
}

// singleNav returns links to the parts of the file.
func (r *Renderer) singleNav(langs []string, notes, claims, works, register bool) []Link {
	var out []Link
	add := func(at, word string, there bool) {
		if there {
			out = append(out, r.namedLink(at, langs, word, false))
		}
	}
	add("#claims", "nav-claims", claims)
	add("#notes", "nav-notes", notes)
	add("#works", "works-cited", works)
	add("#emendations", "nav-emendations", register)
	add("#search", "nav-search", true)
	return out
}

// finder appends the field that searches the edition.
func (r *Renderer) finder(b []byte, langs []string) []byte {
	b = append(b, `<div class="find" id="search"><form class="search" role="search"><label for="q">`...)
	b = r.said(b, r.Words(langs, "search-label"))
	b = escape(append(b, `</label><input type="search" id="q" autocomplete="off" autocapitalize="none" enterkeyhint="search" placeholder="`...), r.label(langs, "nav-search", ""))
	var counts, said []string
	for _, w := range r.Words(langs, "search-count") {
		counts, said = append(counts, w.Text), append(said, w.Lang)
	}
	b = escape(append(b, `"></form><p class="found" role="status" data-count="`...), strings.Join(counts, " / "))
	b = escape(append(b, `" data-langs="`...), strings.Join(said, " "))
	b = escape(append(b, `" data-none="`...), r.label(langs, "search-none", ""))
	return append(b, "\"></p><ol></ol></div>\n"...)
}

// singleBack returns the questions, the claims and the notes in full.
func (r *Renderer) singleBack(v *View) []byte {
	w := r.Writer(nil)
	w.Short = true
	full := &Full{Writer: w, Enclosed: v.file.Enclosed, View: v, Medium: v.file, Beside: true}
	part := func(id, word string, write func()) {
		from := w.Len()
		w.Open("section", html.Class("back"), html.ID(id))
		w.Open("h2")
		r.numbered(w, r.Words(v.Shown(), word))
		w.CloseLine()
		begun := w.Len()
		write()
		empty := w.Len() == begun
		w.CloseLine()
		if empty {
			w.Cut(from)
		}
	}
	part(QuestionsID, "nav-questions", func() { r.QuestionList(w, v, func(row int) string { return "#" + v.Rows[row].ID }) })
	part("claims", "nav-claims", full.WriteClaims)
	part("notes", "nav-notes", full.WriteNotes)
	return w.Bytes()
}

// numbered writes what is said in several languages, with a class for the place of
// each.
func (r *Renderer) numbered(w *html.Writer, what []Tagged) {
	for i, t := range what {
		if i > 0 {
			w.Space()
		}
		w.Element("span", t.Text, html.Class("v"+itoa(i+1)), html.Lang(t.Lang))
	}
}

// packClaims returns the parts of the margin that packsClaim leaves out, by id.
func (r *Renderer) packClaims(v *View) map[string]string {
	out := map[string]string{}
	for i := range v.Entries {
		e := &v.Entries[i]
		c := r.ClaimByID[e.Ref]
		if e.Kind != edition.ClaimEntry || c == nil || len(v.Columns) < 2 {
			continue
		}
		t := r.rowsOn(nil, v)
		for n, l := range v.Shown()[1:] {
			t.gloss(r.Known(c, l), n+1)
		}
		out[e.Anchor] = string(t.Bytes())
	}
	return out
}

// packEntries returns, for each entry of the margin, the id of its full text, or "".
func packEntries(v *View) []string {
	var out []string
	for _, entries := range v.Margin {
		for _, i := range entries {
			switch e := &v.Entries[i]; e.Kind {
			case edition.NoteEntry:
				out = append(out, Name("note", e.Ref))
			case edition.ClaimEntry:
				out = append(out, Name("claim", e.Ref))
			default:
				out = append(out, "")
			}
		}
	}
	return out
}

// pack is what the file holds besides its HTML.
type pack struct {
	Drawings []string               `json:"drawings"` // of each figure the whole
	Entries  []string               `json:"entries"`  // of the margin, in the order of the page: the id of the full text of each, or ""
	Claims   map[string]string      `json:"claims"`   // what is known of them in further languages, by the id of the entry
	Back     string                 `json:"back"`
	More     map[string][2]string   `json:"more"`               // by language: the word that links to it, and the language of that
	Versions map[string]*packedText `json:"versions,omitempty"` // by language
	Style    string                 `json:"style"`              // of what a script opens
	Script   string                 `json:"script"`             // what the page does with all that
}

// json returns the pack before compression.
func (p *pack) json() []byte {
	var data bytes.Buffer
	enc := json.NewEncoder(&data)
	enc.SetEscapeHTML(false) // it will be compressed: nothing in it can end an element
	if err := enc.Encode(p); err != nil {
		panic("render: " + err.Error()) // it holds only strings
	}
	return data.Bytes()
}

// append begins the element that holds the pack, compressed, as text.
func (p *pack) append(b []byte) []byte {
	var small bytes.Buffer
	w, err := gzip.NewWriterLevel(&small, gzip.BestCompression)
	if err != nil {
		panic("render: " + err.Error()) // the level is a constant
	}
	w.Write(p.json()) // a Buffer never fails
	w.Close()
	b = strconv.AppendInt(append(b, `<script type="text/plain" id="pack" data-size="`...), int64(small.Len()), 10)
	return base93(append(b, `">`...), small.Bytes())
}
