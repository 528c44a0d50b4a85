package render

import (
	"html/template"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/address"
	"duizhao/internal/edition"
)

var rowBuffers = sync.Pool{New: func() any { b := make([]byte, 0, 128<<10); return &b }}

// PairColumns returns the columns that an edition shows side by side at first: those
// of its view, or else the first two.
func PairColumns(a *edition.Annotated) []int { return Pair(a.Langs, a.View) }

// Pair returns the columns that versions in langs are shown in at first.
func Pair(langs, view []string) []int {
	var out []int
	for _, l := range view {
		if c := slices.Index(langs, l); c >= 0 && len(out) < 2 {
			out = append(out, c)
		}
	}
	for c := 0; len(view) == 0 && c < min(len(langs), 2); c++ {
		out = append(out, c)
	}
	if len(out) == 0 {
		out = append(out, 0)
	}
	return out
}

// Edition makes the page of an edition: a pair of versions side by side, to which
// the reader can add the others. fingerprint is that of the edition's content.
func (r *Renderer) Edition(a *edition.Shown, fingerprint string, put Put) error {
	return r.editionPage(a.Annotated, PairColumns(a.Annotated), "edition", fingerprint, put)
}

// Versions makes a page for each version of an edition.
func (r *Renderer) Versions(a *edition.Shown, fingerprint string, put Put) error {
	for c := range a.Langs {
		if err := r.editionPage(a.Annotated, []int{c}, "version", fingerprint, put); err != nil {
			return err
		}
	}
	return nil
}

// Additions makes the scripts that add the versions beyond the pair to the
// page of an edition.
func (r *Renderer) Additions(a *edition.Shown, put Put) error {
	pair := PairColumns(a.Annotated)
	for i, c := range others(a.Annotated, pair) {
		if err := r.addition(a.Annotated, c, len(pair)+1+i, put); err != nil {
			return err
		}
	}
	return nil
}

func (r *Renderer) editionPage(a *edition.Annotated, columns []int, kind, fingerprint string, put Put) error {
	langs := make([]string, len(columns))
	for i, c := range columns {
		langs[i] = a.Langs[c]
	}
	path, root := address.Edition(a.Slug), "../"
	if kind == "version" {
		path, root = address.Version(a.Slug, langs[0]), "../../"
	}
	v := r.NewView(a, columns, root)
	v.Figures = r.FiguresOf(a)
	p := r.newPage(kind, path, root, langs)
	p.Title, p.card = r.In(a.Title, langs[0]), r.infoCard(a)
	if len(langs) > 1 {
		if other := r.In(a.Title, langs[1]); other != p.Title {
			p.Title += " · " + other
		}
	}
	p.Description = r.In(a.Summary, langs[0])
	p.Contents = r.withParts(v, r.Contents(v), func(part string) string { return root + address.Edition(a.Slug) + part + "/" })
	if err := r.reading(p, v, fingerprint); err != nil {
		return err
	}
	r.editionLinks(p, a, path, root, langs, kind)
	r.editionMeta(p, a, path, langs, kind)
	p.Colophon = r.Colophon(a, langs, fingerprint)
	if r.Offers != nil {
		p.Colophon.Files = r.Offers(r, a, root, langs)
	}
	p.Colophon.Old, p.Colophon.Unread = r.OldCount(v), r.UnreadCount(v)
	var whole spliced
	data := r.editionData(p, v, whole.add)
	header, body, err := r.fill(kind, langs, data)
	if err != nil {
		return onPage(err, path+"index.html")
	}
	defer buffers.Put(header)
	defer buffers.Put(body)
	p.Header = template.HTML(header.Bytes())
	buf := rowBuffers.Get().(*[]byte)
	defer rowBuffers.Put(buf)
	if *buf, err = whole.into((*buf)[:0], body.Bytes(), kind+".html"); err != nil {
		return onPage(err, path+"index.html")
	}
	return r.page(p, *buf, langs, path+"index.html", put)
}

func textBlocks(v *View) int {
	n := 0
	for i := range v.Rows {
		if v.Rows[i].Kind != edition.Heading && v.Rows[i].Kind != edition.Rule {
			n++
		}
	}
	return n
}

func (r *Renderer) Contents(v *View) []Entry {
	var out []Entry
	for i := range v.Rows {
		row := &v.Rows[i]
		if row.Kind != edition.Heading {
			continue
		}
		e := Entry{ID: row.ID, Level: 2}
		for _, c := range v.Columns {
			if cell := row.Cells[c]; cell != nil {
				e.Level = max(cell.Level, 2)
				if v.Borrowed(cell, 0) {
					continue
				}
				var text strings.Builder
				for s := range cell.Segments {
					if s > 0 {
						text.WriteString(Glue(v.Langs[c], &cell.Segments[s-1], &cell.Segments[s]))
					}
					text.WriteString(cell.Segments[s].Text())
				}
				lang := v.Langs[c]
				if len(cell.Segments) > 0 {
					lang = v.Lang(c, &cell.Segments[0])
				}
				e.Text = append(e.Text, Tagged{lang, text.String()})
			}
		}
		out = append(out, e)
	}
	return out
}
