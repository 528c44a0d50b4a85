package web

import (
	"html/template"

	"duizhao/internal/address"
	"duizhao/internal/cite"
	"duizhao/internal/render"
)

// mostElsewhere is how many entries the first page of a register names of its others.
const mostElsewhere = 500

// citedBytes is how many bytes the places that cite its works may take on a page of the
// bibliography whose entries take so many.
func citedBytes(entries int) int { return max(92_000-entries, 10_000) }

// Bibliography makes the list of all sources with the places that cite them, on as many
// pages as that needs.
func (r *Registers) Bibliography(cited map[string][]cite.Citing, put render.Put) error {
	var pages [][]ListedWork
	for _, e := range r.library.Entries(r.texts.Langs()...) {
		n := max(r.anchors.sources[e.ID], 1)
		for len(pages) < n {
			pages = append(pages, nil)
		}
		pages[n-1] = append(pages[n-1], ListedWork{Reference: r.references.reference(e, r.texts.Langs()), COinS: template.HTML(cite.COinS(e))})
	}
	for i, works := range pages {
		at := Place{At: address.Bibliography, Page: i + 1, Of: len(pages), Things: len(r.anchors.sources)}
		if err := r.bibliographyPage(at, works, cited, put); err != nil {
			return err
		}
	}
	return nil
}

func (r *Registers) bibliographyPage(at Place, works []ListedWork, cited map[string][]cite.Citing, put render.Put) error {
	root := at.root()
	return r.frame.sitePage("bibliography", at.path(), root, r.texts.OfWord("nav-bibliography"), func(p *Page) any {
		p.Title += at.number()
		data := &BibliographyPage{Page: p, AnyCited: len(cited) > 0, Works: works, Pager: at.pager(root)}
		citedPlaces(data.Works, cited, root)
		if at.Page == 1 && at.Of > 1 && at.Things <= mostElsewhere {
			data.Elsewhere = r.sourcesElsewhere(root)
		}
		return data
	}, put)
}

// citedPlaces fills in the places that cite works: all of them, or so many of each that the
// page does not become too long.
func citedPlaces(works []ListedWork, cited map[string][]cite.Citing, root string) {
	entries, most := 0, 0
	for i := range works {
		entries += len(works[i].Text) + len(works[i].COinS) + 200
		most = max(most, len(cited[works[i].ID]))
	}
	size := func(most int) (n int) {
		for i := range works {
			for _, c := range cited[works[i].ID][:min(most, len(cited[works[i].ID]))] {
				n += len(root) + len(c.Href) + len(c.Text) + 32
			}
		}
		return n
	}
	for most > 1 && size(most) > citedBytes(entries) {
		most = most * 3 / 4
	}
	for i := range works {
		w := &works[i]
		list := cited[w.ID]
		for _, c := range list[:min(most, len(list))] {
			w.Cited = append(w.Cited, render.Link{Href: root + c.Href, Lang: c.Lang, Text: c.Text})
		}
		w.More = len(list) - len(w.Cited)
	}
}

// sourcesElsewhere returns the works that are not on the first page, as texts cite them.
func (r *Registers) sourcesElsewhere(root string) (out []Elsewhere) {
	tag := r.texts.Langs()[0]
	for _, e := range r.library.Entries(r.texts.Langs()...) {
		if r.anchors.sources[e.ID] < 2 {
			continue
		}
		text := cite.Text(r.library.Cite([]cite.Item{{Key: e.ID}}, cite.Options{Lang: tag, Bare: true}))
		out = append(out, Elsewhere{ID: e.ID, Href: root + r.anchors.source(e.ID), Lang: tag, Text: text})
	}
	return out
}
