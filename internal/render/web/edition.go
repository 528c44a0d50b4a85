package web

import (
	"html/template"
	"sync"

	"duizhao/internal/address"
	"duizhao/internal/cite"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/render"
)

var rowBuffers = sync.Pool{New: func() any { b := make([]byte, 0, 128<<10); return &b }}

// Editions makes the pages of editions.
type Editions struct {
	words      *render.Words
	texts      *render.Texts
	gallery    *render.Gallery
	works      *render.Works
	credits    *render.Credits
	states     *render.States
	templates  *render.Templates
	ownFields  *OwnFields
	head       *Head
	frame      *Frame
	references *References
	typesetter *Typesetter
	reader     *Reader
	terms      *Terms
	cards      *Cards
	corpus     *corpus.Corpus
	library    *cite.Library
	offers     func(a *edition.Annotated, root string, langs []string) []render.Link
}

// Edition makes the page of an edition: a pair of versions side by side, to which
// the reader can add the others. fingerprint is that of the edition's content.
func (r *Editions) Edition(a *edition.Shown, fingerprint string, put render.Put) error {
	return r.editionPage(a.Annotated, render.PairColumns(a.Annotated), "edition", fingerprint, put)
}

// Versions makes a page for each version of an edition.
func (r *Editions) Versions(a *edition.Shown, fingerprint string, put render.Put) error {
	for c := range a.Langs {
		if err := r.editionPage(a.Annotated, []int{c}, "version", fingerprint, put); err != nil {
			return err
		}
	}
	return nil
}

func (r *Editions) editionPage(a *edition.Annotated, columns []int, kind, fingerprint string, put render.Put) error {
	langs := make([]string, len(columns))
	for i, c := range columns {
		langs[i] = a.Langs[c]
	}
	path, root := address.Edition(a.Slug), "../"
	if kind == "version" {
		path, root = address.Version(a.Slug, langs[0]), "../../"
	}
	v := render.NewView(a, columns, root)
	v.Figures = r.gallery.Of(a)
	p := r.head.NewPage(kind, path, root, langs)
	p.Title, p.card = r.texts.In(a.Title, langs[0]), r.cards.Text(a)
	if len(langs) > 1 {
		if other := r.texts.In(a.Title, langs[1]); other != p.Title {
			p.Title += " · " + other
		}
	}
	p.Description = r.texts.In(a.Summary, langs[0])
	p.Contents = r.WithParts(v, render.Contents(v), func(part string) string { return root + address.Edition(a.Slug) + part + "/" })
	if err := r.reader.Reading(p, v, fingerprint); err != nil {
		return err
	}
	r.head.editionLinks(p, a, path, root, langs, kind)
	r.head.EditionMeta(p, a, path, langs, kind)
	p.Colophon = r.credits.Colophon(a, langs, fingerprint)
	if r.offers != nil {
		p.Colophon.Files = r.offers(a, root, langs)
	}
	p.Colophon.Readers = r.credits.Readers(a, langs)
	p.Colophon.Old, p.Colophon.Unread = r.states.OldCount(v), r.states.UnreadCount(v)
	var whole spliced
	data := r.EditionData(p, v, whole.add)
	header, body, err := r.templates.Fill(kind, langs, data)
	if err != nil {
		return render.OnPage(err, path+"index.html")
	}
	defer render.Buffers.Put(header)
	defer render.Buffers.Put(body)
	p.Header = template.HTML(header.Bytes())
	buf := rowBuffers.Get().(*[]byte)
	defer rowBuffers.Put(buf)
	if *buf, err = whole.into((*buf)[:0], body.Bytes(), kind+".html"); err != nil {
		return render.OnPage(err, path+"index.html")
	}
	return r.frame.Page(p, *buf, langs, path+"index.html", put)
}

func textBlocks(v *render.View) int {
	n := 0
	for i := range v.Rows {
		if v.Rows[i].Kind != edition.Heading && v.Rows[i].Kind != edition.Rule {
			n++
		}
	}
	return n
}
