package web

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"

	"golang.org/x/text/collate"
)

// Terms knows the names and the order of tags, series, people, authors, years and languages.
type Terms struct {
	words  *render.Words
	texts  *render.Texts
	corpus *corpus.Corpus
}

// TermsIndex makes the pages of the list of the tags, the series, the people, the authors,
// the years or the languages of a site, each with the number of its editions: years from
// the last, others in the order of their names in the site's first language.
func (r *Lists) TermsIndex(kind string, each int, put render.Put) error {
	all := r.terms.sortedTerms(kind)
	at := Place{At: kind, Of: corpus.Pages(len(all), each), Things: len(all)}
	for terms := range slices.Chunk(all, each) {
		at.Page++
		if err := r.termsIndex(at, terms, put); err != nil {
			return err
		}
	}
	return nil
}

func (r *Lists) termsIndex(at Place, terms []*corpus.Term, put render.Put) error {
	return r.frame.sitePage("terms", at.path(), at.root(), r.texts.OfWord(address.Word(at.At)), func(p *Page) any {
		p.Title += at.number()
		data := &TermsPage{Page: p, Pager: at.pager(p.Root)}
		for _, t := range terms {
			var row []TermName
			href := t.ID + "/"
			if at.At == address.People || at.Page > 1 {
				href = p.Root + address.Term(t.Kind, t.ID)
			}
			for _, l := range r.texts.Langs() {
				name := r.terms.termName(t, l)
				gloss := r.words.Count(l, "editions", len(t.Members))
				if s := r.texts.In(t.Summary, l); s != "" {
					gloss += r.words.Word(l, "separator") + s
				}
				row = append(row, TermName{Lang: l, Href: href, Name: name, Gloss: gloss})
			}
			data.Terms = append(data.Terms, row)
		}
		return data
	}, put)
}

// termName returns what a term is called in a language.
func (r *Terms) termName(t *corpus.Term, tag string) render.Tagged {
	switch t.Kind {
	case address.Years:
		return render.Tagged{Lang: tag, Text: lang.Date(tag, t.ID)}
	case address.Languages:
		return r.words.VersionName(t.Name[""])
	}
	name := r.texts.In(t.Name, tag)
	return render.Tagged{Lang: lang.OfName(name, tag), Text: name}
}

// termTitle returns the title of the page of a term.
func (r *Terms) termTitle(t *corpus.Term) edition.Text {
	switch t.Kind {
	case address.Languages:
		name := r.termName(t, r.texts.Langs()[0])
		return edition.Text{"": name.Text, name.Lang: name.Text}
	case address.Years:
		out := edition.Text{}
		for _, l := range r.texts.Langs() {
			out[l] = lang.Date(l, t.ID)
		}
		return out
	}
	return t.Name
}

func (r *Terms) sortedTerms(kind string) []*corpus.Term {
	terms := r.corpus.TermsIn(kind)
	if kind == address.Years {
		slices.Reverse(terms)
		return terms
	}
	first := r.texts.Langs()[0]
	order, buffer := collate.New(lang.Order(first), collate.IgnoreCase), &collate.Buffer{}
	keys := make(map[*corpus.Term][]byte, len(terms))
	for _, t := range terms {
		name := r.termName(t, first).Text
		if lang.Of(first).Reading != "" {
			name = reading(name)
		}
		keys[t] = bytes.Clone(order.KeyFromString(buffer, name))
		buffer.Reset()
	}
	slices.SortStableFunc(terms, func(x, y *corpus.Term) int {
		return cmp.Or(bytes.Compare(keys[x], keys[y]), strings.Compare(x.ID, y.ID))
	})
	return terms
}

// Term makes a page of the list of the editions of a term, those on it given in its order:
// with their beginnings, or where the list is long and only leads on, in a line each.
func (r *Lists) Term(t *corpus.Term, at Place, editions []*Summary, put render.Put) error {
	if corpus.InLines(t.Kind) {
		return r.shelf(t, at, editions, put)
	}
	return r.frame.sitePage("term", at.path(), at.root(), t.Name, func(p *Page) any {
		p.Title += at.number()
		if s := r.texts.In(t.Summary, p.Lang); s != "" {
			p.Description = s
		}
		data := &TermPage{Page: p, Leads: r.texts.Present(t.Summary), Counts: r.listing.placeCounts(at), Pager: at.pager(p.Root)}
		if t.Kind == address.Authors {
			data.Up = r.up(p, t)
		} else {
			p.FeedPath = at.At
		}
		for _, s := range editions {
			data.Editions = append(data.Editions, r.listing.entryOf(s, p.Root))
		}
		var in []string
		data.Choices, in = r.listing.choices(editions)
		for i := range in {
			data.Editions[i].In = in[i]
		}
		return data
	}, put)
}

func (r *Lists) shelf(t *corpus.Term, at Place, editions []*Summary, put render.Put) error {
	return r.frame.sitePage("shelf", at.path(), at.root(), r.terms.termTitle(t), func(p *Page) any {
		p.Title += at.number()
		data := &ShelfPage{Page: p, Counts: r.listing.placeCounts(at), Editions: r.listing.lines(editions, p.Root), Pager: at.pager(p.Root), Up: r.up(p, t)}
		var in []string
		data.Choices, in = r.listing.choices(editions)
		for i := range in {
			data.Editions[i].In = in[i]
		}
		return data
	}, put)
}

// up returns the link from the page of a term to the list of its kind.
func (r *Lists) up(p *Page, t *corpus.Term) *render.Link {
	l := r.menus.NamedLink(p.Root+t.Kind, p.Langs, address.Word(t.Kind), false)
	return &l
}

// lines returns editions as a list has them that only names them.
func (r *Listing) lines(editions []*Summary, root string) []EditionLine {
	out := make([]EditionLine, len(editions))
	for k, s := range editions {
		for i, l := range r.texts.Langs() {
			title := render.Tagged{Lang: lang.OfName(s.Title[i], l), Text: s.Title[i]}
			out[k].Names = append(out[k].Names, EditionName{l, root + address.Edition(s.Slug), title, r.entryBy(s, i, l)})
		}
	}
	return out
}

// placeCounts returns how many editions a list has, which is said on its first page: the
// others must not be made anew for one more.
func (r *Listing) placeCounts(at Place) []render.Tagged {
	if at.Page > 1 {
		return nil
	}
	return r.editionCounts(at.Things)
}

// editionCounts returns a number of editions, in each language of the interface.
func (r *Listing) editionCounts(n int) []render.Tagged {
	var out []render.Tagged
	for _, l := range r.words.Voices(r.texts.Langs()) {
		out = append(out, render.Tagged{Lang: l, Text: r.words.Count(l, "editions", n)})
	}
	return out
}

// Term makes the feeds of a tag, a series or a person.
func (r *Feeds) Term(t *corpus.Term, editions []*Summary, put render.Put) error {
	title := edition.Text{}
	for _, l := range r.texts.Langs() {
		title[l] = r.texts.In(t.Name, l) + " · " + r.texts.In(r.config.Title, l)
	}
	return r.feeds(&channel{address.Term(t.Kind, t.ID), title, t.Summary}, editions, put)
}
