package render

import (
	"html/template"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/cite"
)

// Elsewhere is an entry of a register that is on another of its pages: the first page has
// its anchor, so that a link from before there were several still finds it.
type Elsewhere struct {
	ID   string // that links name
	Href string // of the entry itself
	Lang string // of the text
	Text string // what it is called in short
}

// mostElsewhere is how many entries the first page of a register names of its others.
const mostElsewhere = 500

// sourceAt returns the address of a work.
func (r *Renderer) sourceAt(id string) string {
	return address.Numbered(address.Bibliography, max(r.SourcePages[id], 1)) + "#" + id
}

// paged returns an address of the site as it is now: entries of registers may be on another
// page than the first.
func (r *Renderer) paged(to string) string {
	page, id, ok := strings.Cut(to, "#")
	if c := r.ClaimByID[id]; ok && c != nil && page == address.Claims(c.Edition) {
		return r.Corpus.Claim(c.Edition, id)
	}
	if ok && page == address.Bibliography {
		return r.sourceAt(id)
	}
	return to
}

// citedBytes is how many bytes the places that cite its works may take on a page of the
// bibliography whose entries take so many.
func citedBytes(entries int) int { return max(92_000-entries, 10_000) }

// Bibliography makes the list of all sources with the places that cite them, on as many
// pages as that needs.
func (r *Renderer) Bibliography(cited map[string][]cite.Citing, put Put) error {
	var pages [][]ListedWork
	for _, e := range r.Library.Entries(r.Langs()...) {
		n := max(r.SourcePages[e.ID], 1)
		for len(pages) < n {
			pages = append(pages, nil)
		}
		pages[n-1] = append(pages[n-1], ListedWork{Reference: r.reference(e, r.Langs()), COinS: template.HTML(cite.COinS(e))})
	}
	for i, works := range pages {
		at := Place{At: address.Bibliography, Page: i + 1, Of: len(pages), Things: len(r.SourcePages)}
		if err := r.bibliographyPage(at, works, cited, put); err != nil {
			return err
		}
	}
	return nil
}

func (r *Renderer) bibliographyPage(at Place, works []ListedWork, cited map[string][]cite.Citing, put Put) error {
	root := at.root()
	return r.sitePage("bibliography", at.path(), root, r.word("nav-bibliography"), func(p *Page) any {
		p.Title += at.number()
		data := &BibliographyPage{Page: p, AnyCited: len(cited) > 0, Works: works, Pager: at.pager(root)}
		r.citedPlaces(data.Works, cited, root)
		if at.Page == 1 && at.Of > 1 && at.Things <= mostElsewhere {
			data.Elsewhere = r.sourcesElsewhere(root)
		}
		return data
	}, put)
}

// citedPlaces fills in the places that cite works: all of them, or so many of each that the
// page does not become too long.
func (r *Renderer) citedPlaces(works []ListedWork, cited map[string][]cite.Citing, root string) {
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
			w.Cited = append(w.Cited, Link{Href: root + c.Href, Lang: c.Lang, Text: c.Text})
		}
		w.More = len(list) - len(w.Cited)
	}
}

// sourcesElsewhere returns the works that are not on the first page, as texts cite them.
func (r *Renderer) sourcesElsewhere(root string) (out []Elsewhere) {
	tag := r.Langs()[0]
	for _, e := range r.Library.Entries(r.Langs()...) {
		if r.SourcePages[e.ID] < 2 {
			continue
		}
		text := cite.Text(r.Library.Cite([]cite.Item{{Key: e.ID}}, cite.Options{Lang: tag, Bare: true}))
		out = append(out, Elsewhere{ID: e.ID, Href: root + r.sourceAt(e.ID), Lang: tag, Text: text})
	}
	return out
}
