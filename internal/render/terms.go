package render

import (
	"cmp"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/lang"

	"golang.org/x/text/collate"
)

// TermsIndex makes the list of the tags, the series or the people of a site, each with the
// number of its editions, in the order of their names in the site's first language.
func (r *Renderer) TermsIndex(kind string, put Put) error {
	return r.sitePage("terms", kind, "../", r.word(address.Word(kind)), func(p *Page) any {
		data := &TermsPage{Page: p}
		for _, t := range r.sortedTerms(kind) {
			var row []TermName
			href := t.ID + "/"
			if kind == address.People {
				href = p.Root + address.Term(kind, t.ID)
			}
			for _, l := range r.Langs() {
				name := r.In(t.Name, l)
				gloss := r.Count(l, "editions", len(t.Members))
				if s := r.In(t.Summary, l); s != "" {
					gloss += r.Word(l, "separator") + s
				}
				row = append(row, TermName{Lang: l, Href: href, Name: Tagged{lang.OfName(name, l), name}, Gloss: gloss})
			}
			data.Terms = append(data.Terms, row)
		}
		return data
	}, put)
}

func (r *Renderer) sortedTerms(kind string) []*corpus.Term {
	first := r.Langs()[0]
	order := collate.New(lang.Order(first), collate.IgnoreCase)
	key := func(t *corpus.Term) string {
		if lang.Of(first).Reading != "" {
			return reading(r.In(t.Name, first))
		}
		return r.In(t.Name, first)
	}
	return slices.SortedStableFunc(slices.Values(r.Corpus.TermsIn(kind)), func(x, y *corpus.Term) int {
		return cmp.Or(order.CompareString(key(x), key(y)), strings.Compare(x.ID, y.ID))
	})
}

// Term makes the page of a tag or a series: its editions, which are among all, in its
// order.
func (r *Renderer) Term(t *corpus.Term, all []Summary, put Put) error {
	path, root := address.Term(t.Kind, t.ID), "../../"
	return r.sitePage("term", path, root, t.Name, func(p *Page) any {
		if s := r.In(t.Summary, p.Lang); s != "" {
			p.Description = s
		}
		p.FeedPath = path
		data := &TermPage{Page: p, Leads: r.present(t.Summary), Counts: r.editionCounts(t)}
		for _, s := range Members(t, all) {
			data.Editions = append(data.Editions, r.entryOf(s, root))
		}
		return data
	}, put)
}

// editionCounts returns how many editions a term has, in each language of the interface.
func (r *Renderer) editionCounts(t *corpus.Term) []Tagged {
	var out []Tagged
	for _, l := range r.Voices(r.Langs()) {
		out = append(out, Tagged{l, r.Count(l, "editions", len(t.Members))})
	}
	return out
}

// TermFeeds makes the feeds of a tag, a series or a person.
func (r *Renderer) TermFeeds(t *corpus.Term, all []Summary, put Put) error {
	var list []Summary
	for _, s := range Members(t, all) {
		list = append(list, *s)
	}
	title := edition.Text{}
	for _, l := range r.Langs() {
		title[l] = r.In(t.Name, l) + " · " + r.In(r.Config.Title, l)
	}
	return r.feeds(&channel{address.Term(t.Kind, t.ID), title, t.Summary}, list, put)
}

// Members returns the summaries of the editions of a term, in its order.
func Members(t *corpus.Term, all []Summary) []*Summary {
	bySlug := make(map[string]*Summary, len(t.Members))
	for i := range all {
		if t.Find(all[i].Slug) >= 0 {
			bySlug[all[i].Slug] = &all[i]
		}
	}
	var out []*Summary
	for _, m := range t.Members {
		if s := bySlug[m.Slug]; s != nil {
			out = append(out, s)
		}
	}
	return out
}
