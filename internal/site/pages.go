package site

import (
	"cmp"
	"context"
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/render/web"
)

// pages makes what is made once all editions have been read.
func (r *run) pages(ctx context.Context, results []*result) error {
	c := &closing{run: r, results: slices.Clone(results), cited: r.found.Usage.Cited(), put: r.outlet.count}
	slices.SortStableFunc(c.results, func(a, b *result) int { // the newest work first
		return cmp.Or(cmp.Compare(b.summary.Date, a.summary.Date), cmp.Compare(a.summary.Slug, b.summary.Slug))
	})
	c.summaries = make([]*web.Summary, len(c.results))
	c.bySlug = make(map[string]int, len(c.results))
	for i, res := range c.results {
		c.summaries[i] = res.summary
		c.bySlug[res.summary.Slug] = i
	}
	c.fronted = c.inFront()
	c.digests = r.again.told(c.results)
	c.mentions, c.listed = r.groupMentions(c.results), c.locations()
	var jobs []job
	for i := range ofSite {
		if p := &ofSite[i]; p.jobs != nil && c.due(p) && !(p.at == assetsAt && r.options.Asked != nil) {
			jobs = append(jobs, p.jobs(c)...)
		}
	}
	for _, res := range c.results {
		jobs = append(jobs, c.ofEdition(res)...)
	}
	return r.each(ctx, "pages", len(jobs), func(i int) error { return jobs[i]() })
}

// ofEdition returns what makes the products of an edition that are left.
func (c *closing) ofEdition(res *result) (jobs []job) {
	for i := range ofEdition {
		if p := &ofEdition[i]; p.index != nil && !res.before && c.made(p, res.holdings) {
			jobs = append(jobs, func() error {
				of := *c
				of.put = res.kept.page(c.put)
				return p.index(&of, res)
			})
		}
	}
	return jobs
}

// due reports whether a product is made of this site.
func (c *content) due(p *siteProduct) bool {
	return !(p.final && c.options.Draft) && !(p.public && len(c.private) > 0) && len(p.paths(c)) > 0
}

// front makes the front page. If there is an archive of the site, the page links to
// it; the one inside does not, since the link would lead nowhere.
func (c *closing) front() error {
	s := &c.content.lists.shelves[0]
	at := web.Place{Page: 1, Of: s.pages(), Things: s.things}
	var list []web.Summary
	for _, i := range c.fronted[:min(s.each, len(c.fronted))] {
		list = append(list, *c.summaries[i])
	}
	if c.outlet.zip == nil {
		return c.renderer.pages.Lists.Front(at, list, "", c.put)
	}
	if err := c.renderer.pages.Lists.Front(at, list, "", c.outlet.instead); err != nil {
		return err
	}
	return c.renderer.pages.Lists.Front(at, list, c.outlet.zip.Name, c.put)
}

// missing makes the page for addresses that lead nowhere.
func (c *closing) missing() error { return c.renderer.pages.Ways.Missing(c.put) }

// mention is a mention of a result, by its number there.
type mention struct{ result, nth int32 }

// mention returns what is known of a mention.
func (c *closing) mention(m mention) *keptMention { return &c.results[m.result].mentions[m.nth] }

// groupMentions sorts the mentions of all editions by note.
func (r *run) groupMentions(results []*result) [][]mention {
	counts := make([]int, len(r.corpus.Notes))
	each := func(do func(note int, m mention)) {
		for i, res := range results {
			for k := range res.mentions {
				if note := res.mentions[k].Note; note >= 0 {
					do(int(note), mention{int32(i), int32(k)})
				}
			}
		}
	}
	each(func(note int, _ mention) { counts[note]++ })
	out := make([][]mention, len(counts))
	for note, n := range counts {
		out[note] = make([]mention, 0, n)
	}
	each(func(note int, m mention) { out[note] = append(out[note], m) })
	return out
}

// note makes the page of a note, with its mentions, and further pages if these are many.
func (c *closing) note(n *edition.Note, list []mention) error {
	about := c.about(n)
	put, made, err := c.again.page(c, n.ID, list, about)
	if made || err != nil {
		return err
	}
	mentions, named := c.cutMentions(list), slices.Collect(slices.Chunk(about, c.corpus.Shelves().Entries()))
	at := web.Place{At: address.Note(n.ID), Of: max(len(mentions), len(named), 1)}
	for at.Page++; at.Page <= at.Of; at.Page++ {
		groups, err := c.groups(nth(mentions, at.Page))
		if err != nil {
			return err
		}
		if err := c.renderer.pages.NotePages.Note(n, at, groups, nth(named, at.Page), put); err != nil {
			return err
		}
	}
	return nil
}

// nth returns item n of a list, from 1, or nothing.
func nth[T any](list [][]T, n int) []T {
	if n > len(list) {
		return nil
	}
	return list[n-1]
}

// mentionBytes is how many bytes of HTML the mentions on a page may have.
const mentionBytes = 70_000

// cutMentions returns the mentions of a note page by page.
func (c *closing) cutMentions(list []mention) [][]mention {
	var out [][]mention
	from, size := 0, 0
	for i, m := range list {
		bytes := int(c.mention(m).Size)
		if i == from || list[i-1].result != m.result { // the title of the edition
			s := c.results[m.result].summary
			bytes += 100 + len(s.Slug)
			for _, title := range s.Title {
				bytes += 40 + len(title)
			}
		}
		if size += bytes; size > mentionBytes && i > from {
			out, from, size = append(out, list[from:i]), i, bytes
		}
	}
	if from < len(list) {
		out = append(out, list[from:])
	}
	return out
}

// groups returns mentions as snippets, edition by edition.
func (c *closing) groups(list []mention) ([]web.Group, error) {
	var groups []web.Group
	for i, m := range list {
		if i == 0 || list[i-1].result != m.result {
			groups = append(groups, web.Group{Edition: c.results[m.result].summary})
		}
		b, err := c.snippet(m)
		if err != nil {
			return nil, err
		}
		g := &groups[len(groups)-1]
		g.HTML = append(g.HTML, b)
	}
	return groups, nil
}

// about returns the editions that name a note under people.
func (c *closing) about(n *edition.Note) []*web.Summary {
	if t := c.corpus.Term(address.People, n.ID); t != nil {
		return c.members(t)
	}
	return nil
}

// snippet returns a mention as HTML.
func (c *closing) snippet(m mention) ([]byte, error) {
	res, k := c.results[m.result], c.mention(m)
	if !res.before {
		return c.spool.read(res.at+int64(k.From), k.Size)
	}
	if b, ok := c.again.packs.Part(res.kept.Snippets, int64(k.From), int64(k.Size), string(k.sum())); ok {
		return b, nil
	}
	list, at, err := c.snippets(c.read(res.summary.Slug).Annotated, nil) // what was kept is damaged
	if err != nil {
		return nil, err
	}
	res.kept.mu.Lock()
	res.kept.lost = true
	res.kept.mu.Unlock()
	return c.spool.read(at+int64(list[m.nth].From), list[m.nth].Size)
}

// locations returns the pages for search engines: the front page; the editions with
// their pages, the newest first; the rest by address.
func (c *closing) locations() []web.Location {
	var out, rest []web.Location
	for i := range ofSite {
		if p := &ofSite[i]; p.listed && c.due(p) {
			for _, at := range p.paths(c.content) {
				rest = append(rest, web.Location{Path: at})
			}
		}
	}
	slices.SortFunc(rest, func(a, b web.Location) int { return cmp.Compare(a.Path, b.Path) })
	if len(rest) > 0 && rest[0].Path == address.Front {
		out, rest = rest[:1:1], rest[1:]
	}
	for _, res := range c.results {
		s := res.summary
		for i := range ofEdition {
			p := &ofEdition[i]
			if !p.listed || !c.made(p, res.holdings) {
				continue
			}
			for _, at := range p.paths(c.corpus.Config, res.holdings) {
				loc := web.Location{Path: at}
				if p.dated {
					loc.Modified, loc.Slug = s.Updated, s.Slug
					if c.renderer.Addresses.HasVersionPages(s.Langs) {
						loc.Versions = s.Langs
					}
				}
				out = append(out, loc)
			}
		}
	}
	return append(out, rest...)
}
