package web

import (
	"html/template"
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/differ"
	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// Compare makes a page for each two versions of an edition in one language: side by side
// as on the edition's page, and the words marked by which they differ.
func (r *Editions) Compare(shown *edition.Shown, put render.Put) error {
	for _, pair := range address.Compared(shown.Langs) {
		if err := r.comparePage(shown.Annotated, pair, put); err != nil {
			return err
		}
	}
	return nil
}

func (r *Editions) comparePage(a *edition.Annotated, pair [2]string, put render.Put) error {
	const root, way = "../../../../", "../../../"
	first, second := slices.Index(a.Langs, pair[0]), slices.Index(a.Langs, pair[1])
	path := address.Compare(a.Slug, pair)
	return r.frame.sitePage("compare", path, root, r.texts.OfWord("nav-compare"), func(p *Page) any {
		p.card = r.cards.Text(a)
		p.Robots = "noindex" // the text is on pages of its own
		p.Params = r.ownFields.params(a.Params, root, p.Langs)
		data := &ComparePage{Page: p, Edition: r.texts.Columns(r.texts.Each(a.Title)), Way: way}
		for _, tag := range pair {
			name := r.credits.VersionTitle(&a.Info, tag)
			data.Versions = append(data.Versions, render.Link{Href: root + address.Version(a.Slug, tag), Lang: tag, Text: name.Text,
				Names: []render.Tagged{name}})
		}
		rows, marked := *a.Parallel, *a // of its own, as what is made after this page has no marks
		rows.Rows = slices.Clone(a.Rows)
		marked.Parallel = &rows
		for i := range marked.Rows {
			marked.Rows[i].Cells = slices.Clone(a.Rows[i].Cells)
			cells := marked.Rows[i].Cells
			cells[first], cells[second], data.Differences = markedBlocks(cells[first], cells[second], data.Differences)
		}
		t := r.typesetter.RowsOn(nil, render.NewView(&marked, []int{first, second}, root))
		t.parts = parts{rows: true}
		t.All()
		data.Text = template.HTML(t.Bytes())
		return data
	}, put)
}

// markedBlocks returns copies of two blocks with what differs marked, and how many such
// places there are in all, after those that were before.
func markedBlocks(a, b *edition.Block, before int) (x, y *edition.Block, places int) {
	if a == nil || b == nil || a.Kind == edition.Code || a.Kind == edition.HTML || b.Kind == edition.Code || b.Kind == edition.HTML {
		return a, b, before
	}
	copied := func(b *edition.Block) *edition.Block {
		c := *b
		c.Segments = slices.Clone(b.Segments)
		return &c
	}
	x, y, places = copied(a), copied(b), before
	for s := range max(len(x.Segments), len(y.Segments)) {
		var left, right []edition.Run // none where a version has no such sentence
		if s < len(x.Segments) {
			left = x.Segments[s].Runs
		}
		if s < len(y.Segments) {
			right = y.Segments[s].Runs
		}
		left, right, n := differ.Segments(left, right)
		if s < len(x.Segments) {
			x.Segments[s].Runs = left
		}
		if s < len(y.Segments) {
			y.Segments[s].Runs = right
		}
		places += n
	}
	return x, y, places
}

// compared returns links to the pages that compare versions of an edition.
func (r *Editions) compared(v *render.View) []render.Link {
	var out []render.Link
	for _, pair := range address.Compared(v.Langs) {
		l := render.Link{Href: v.Root + address.Compare(v.Slug, pair)}
		for _, tag := range pair {
			l.Names = append(l.Names, r.credits.VersionTitle(&v.Info, tag))
		}
		l.Lang, l.Text = l.Names[0].Lang, l.Names[0].Text
		out = append(out, l)
	}
	return out
}
