package web

import (
	"html/template"

	"duizhao/internal/address"
	"duizhao/internal/cite"
	"duizhao/internal/render"
)

// mostAnchors is how many works a bibliography may have whose first page keeps the anchors
// of those on its others.
const mostAnchors = 500

// citedBytes is how many bytes the places that cite its works may take on a page of the
// bibliography whose entries take so many.
func citedBytes(entries int) int { return max(92_000-entries, 10_000) }

// Bibliography makes the list of all sources with the places that cite them, on as many
// pages as that needs.
func (r *Registers) Bibliography(cited map[string][]cite.Citing, put render.Put) error {
	var pages [][]ListedWork
	var listed [][]listing
	for _, e := range r.library.Entries(r.texts.Langs()...) {
		n := max(r.anchors.sources[e.ID], 1)
		for len(pages) < n {
			pages, listed = append(pages, nil), append(listed, nil)
		}
		pages[n-1] = append(pages[n-1], ListedWork{Reference: r.references.reference(e, r.texts.Langs()), COinS: template.HTML(cite.COinS(e))})
		listed[n-1] = append(listed[n-1], listing{id: e.ID, mark: r.library.Initial(e, r.texts.Langs()...)})
	}
	for i, works := range pages {
		at := Place{At: address.Bibliography, Page: i + 1, Of: len(pages), Things: len(r.anchors.sources)}
		if err := r.bibliographyPage(at, works, listed, cited, put); err != nil {
			return err
		}
	}
	return nil
}

func (r *Registers) bibliographyPage(at Place, works []ListedWork, listed [][]listing, cited map[string][]cite.Citing, put render.Put) error {
	root := at.root()
	return r.frame.sitePage("bibliography", at.path(), root, r.texts.OfWord("nav-bibliography"), func(p *Page) any {
		p.Title += at.number()
		data := &BibliographyPage{Page: p, AnyCited: len(cited) > 0, Works: works, Pager: at.pager(root)}
		citedPlaces(data.Works, cited, root)
		data.Pager.tell(listed, at.Page == 1 && at.Things <= mostAnchors)
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
				n += len(root) + len(c.Href) + 15
				for _, name := range c.Names {
					n += len(name.Text) + 34
				}
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
			place := CitingPlace{Href: root + c.Href}
			for _, name := range c.Names {
				place.Names = append(place.Names, render.Tagged(name))
			}
			w.Cited = append(w.Cited, place)
		}
		w.More = len(list) - len(w.Cited)
	}
}
