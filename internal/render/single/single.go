// Package single makes an edition as one HTML file, SLUG/SLUG.html, that loads nothing: the
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
package single

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/render"
	"duizhao/internal/render/web"
)

// Files makes editions as one file each.
type Files struct {
	words      *render.Words
	texts      *render.Texts
	addresses  *render.Addresses
	gallery    *render.Gallery
	credits    *render.Credits
	states     *render.States
	enclosures *render.Enclosures
	templates  *render.Templates
	menus      *web.Menus
	head       *web.Head
	frame      *web.Frame
	typesetter *web.Typesetter
	reader     *web.Reader
	editions   *web.Editions
	packer     *Packer
	back       *Back
	fonts      render.Fonts
	contents   Inline
	private    []string
}

// New prepares editions in one file each, with what makes the pages of the site.
func New(r *render.Renderer, p *web.Pages, inline Inline) *Files {
	packer := &Packer{glossary: r.Glossary, typesetter: p.Typesetter, added: p.Added, claims: r.ClaimByID}
	back := &Back{words: r.Words, writers: r.Writers, texts: r.Texts, works: r.Works, kit: r.Kit, interviews: r.Interviews}
	return &Files{words: r.Words, texts: r.Texts, addresses: r.Addresses, gallery: r.Gallery, credits: r.Credits, states: r.States,
		enclosures: r.Enclosures, templates: r.Templates, menus: p.Menus, head: p.Head, frame: p.Frame, typesetter: p.Typesetter, reader: p.Reader,
		editions: p.Editions, packer: packer, back: back, fonts: r.Fonts, contents: inline, private: r.Private}
}

// Inline is what a page that is one file contains instead of linking to it.
type Inline struct {
	CSS, First []byte
	Boot       []byte // unpacks JS, Controls and the rest
	JS         []byte
	Many       []byte // before JS where three versions or more can be shown at once
	Controls   []byte // the style sheet of what a script opens
	Faces      []byte // the style sheet for its fonts
}

// Make makes the file of an edition, with a fingerprint of its content.
func (r *Files) Make(shown *edition.Shown, fingerprint string, put render.Put) error {
	a := shown.Annotated
	register := registerOf(a)
	columns := render.PairColumns(a)
	langs := make([]string, len(columns))
	for i, c := range columns {
		langs[i] = a.Langs[c]
	}
	v := render.NewView(a, columns, "")
	v.Figures = r.gallery.Of(a)
	k := &inFile{Enclosed: r.enclosures.Enclose(v, render.Docs{Text: map[string]string{}, Source: "s"})}
	v.File, v.Packs = k, k.packsClaim
	for i := range v.Rows {
		k.Docs.Text[v.Rows[i].ID] = ""
	}
	k.Explainers = nil
	b := r.back.finder(nil, langs)
	b = r.back.foldedIntroduction(b, v)
	text := r.typesetter.RowsOn(b, v)
	text.All()
	b = text.Bytes()
	js := r.contents.JS
	if web.Many(a) {
		js = slices.Concat(r.contents.Many, js)
	}
	p := r.head.NewPage("single", address.Edition(a.Slug), root, langs)
	web.Enclose(p, placed(k.Enclosed))
	if err := r.header(p, v, langs); err != nil {
		return err
	}
	packed := pack{More: map[string][2]string{}, Claims: r.packer.packClaims(v), Entries: packEntries(v), Back: string(r.back.inFull(v)),
		Drawings: k.drawings, Versions: r.packer.packVersions(v), Script: string(js), Style: string(r.contents.Controls)}
	for _, l := range langs {
		more := r.words.Say(l, "more")
		packed.More[l] = [2]string{more.Text, more.Lang}
	}
	b = append(b, `<div id="back"></div>`+"\n"...)
	b = r.back.workList(b, v, langs)
	b = r.back.register(b, register, langs)
	b = append(packed.append(b), "</script>\n<script type=\"module\">"...)
	b = append(append(b, r.contents.Boot...), "</script>\n"...)
	p.Title = r.texts.Titles(a.Title, langs)
	p.Description = r.texts.In(a.Summary, langs[0])
	p.Contents = r.editions.WithParts(v, render.Contents(v), func(part string) string { return "#" + part })
	p.Inline = r.inline(nil, js)
	if err := r.reader.Reading(p, v, fingerprint); err != nil {
		return err
	}
	p.Reading.More = nil
	p.Robots = "noindex" // the pages are for search engines
	p.Canonical = r.addresses.Public(address.Edition(a.Slug))
	p.Foot = nil // its links lead to the site
	p.Nav = r.nav(langs, len(k.Notes) > 0, len(k.Claims) > 0, len(k.Cited) > 0, len(register.Emendations) > 0)
	r.head.EditionMeta(p, a, address.Edition(a.Slug), langs, "edition")
	p.Meta = slices.DeleteFunc(p.Meta, func(m web.Meta) bool { return m.Property != "" }) // those are for pages on the web
	p.JSONLD, p.Feeds = "", false
	p.Colophon = r.credits.Colophon(a, langs, fingerprint)
	p.Colophon.Old, p.Colophon.Unread = r.states.OldCount(v), r.states.UnreadCount(v)
	if r.fonts != nil {
		var whole []byte
		if err := r.frame.Page(p, b, langs, "", func(_ string, data []byte) error { whole = bytes.Clone(data); return nil }); err != nil {
			return err
		}
		faces, err := r.faces(a, whole, packed.json())
		if err != nil {
			return err
		}
		p.Inline = r.inline(faces, js)
	}
	return r.frame.Page(p, b, langs, r.path(a), func(path string, data []byte) error {
		return put(path, withoutEnds(shorten(data)))
	})
}

// header makes the title block, with the template of the edition's page.
func (r *Files) header(p *web.Page, v *render.View, langs []string) error {
	header := render.Buffers.Get().(*bytes.Buffer)
	defer render.Buffers.Put(header)
	header.Reset()
	data := r.editions.EditionData(p, v, func(func([]byte) []byte) template.HTML { return "" }) // the header alone
	if err := r.templates.Executing("edition", langs, func(x *render.Execution) error { return x.Run(header, "opening", data) }); err != nil {
		return err
	}
	p.Header = template.HTML(header.Bytes())
	return nil
}

// Links returns the link to an edition in one file, for a page in langs.
func (r *Files) Links(a *edition.Annotated, root string, langs []string) []render.Link {
	return []render.Link{r.menus.NamedLink(root+r.path(a), langs, "one-file", false)}
}

func (r *Files) path(a *edition.Annotated) string {
	return address.File(a.Slug, slices.Contains(r.private, a.Slug), "html")
}

// inline returns the head of a page that is one file: the policy first, since it
// applies to what comes after it. faces are rules with fonts in them, or nil; js is the
// script in its pack.
func (r *Files) inline(faces, js []byte) template.HTML {
	hash := func(b []byte) string {
		sum := sha256.Sum256(b)
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	in := &r.contents
	css := slices.Concat(faces, in.CSS)
	return template.HTML(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ` + hash(css) + `; script-src ` +
		hash(in.First) + ` ` + hash(in.Boot) + ` ` + hash(js) +
		`; img-src data:; font-src data:; base-uri 'none'; form-action 'none'">
<style>` + string(css) + `</style>
<script>` + string(in.First) + `</script>`)
}

// nav returns links to the parts of the file.
func (r *Files) nav(langs []string, notes, claims, works, register bool) []render.Link {
	var out []render.Link
	add := func(at, word string, there bool) {
		if there {
			out = append(out, r.menus.NamedLink(at, langs, word, false))
		}
	}
	add("#claims", "nav-claims", claims)
	add("#notes", "nav-notes", notes)
	add("#works", "works-cited", works)
	add("#emendations", "nav-emendations", register)
	add("#search", "nav-search", true)
	return out
}
