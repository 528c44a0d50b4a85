package site

import (
	"cmp"
	"slices"
	"sync/atomic"

	"duizhao/internal/address"
	"duizhao/internal/output"
	"duizhao/internal/render/web"
)

// frontAhead makes the front page for who waits for it as soon as the editions on it have
// been read, and so long before the site is built. What it shows of the whole site, its
// fingerprint, comes with the end.
type frontAhead struct {
	run  *run
	list []int // editions on the page, in its order
	left atomic.Int64
}

// newFrontAhead returns nil if nobody may wait, or if editions are taken as they were: then
// the page is there already.
func newFrontAhead(r *run) *frontAhead {
	if r.options.Asked == nil || r.options.Front == nil || r.renderer == nil || r.again == nil || r.again.usable != nil {
		return nil
	}
	f := &frontAhead{run: r, list: fromHeads(r.content)}
	f.list = f.list[:min(len(f.list), r.content.lists.shelves[0].each)]
	f.left.Store(int64(len(f.list)))
	return f
}

// fromHeads returns the editions in the order of the front page, as far as that is known
// from the heads of their settings.
func fromHeads(c *content) []int {
	dates := map[string]string{}
	for _, t := range c.corpus.TermsIn(address.Years) {
		for _, m := range t.Members {
			dates[m.Slug] = m.Date
		}
	}
	out := make([]int, len(c.corpus.Slugs))
	for i := range out {
		out[i] = i
	}
	pin := func(i int) int {
		if n := slices.Index(c.corpus.Config.Pinned, c.corpus.Slugs[i]); n >= 0 {
			return n
		}
		return len(c.corpus.Config.Pinned)
	}
	slices.SortStableFunc(out, func(a, b int) int { // by slug already
		return cmp.Or(cmp.Compare(pin(a), pin(b)), cmp.Compare(dates[c.corpus.Slugs[b]], dates[c.corpus.Slugs[a]]))
	})
	return out
}

// wanted reports whether an address that somebody has asked for is that of the front page.
func (f *frontAhead) wanted(at string) bool { return f != nil && (at == "" || at == "index.html") }

// done notes that an edition has been read, and makes the page after the last. results are
// those of all editions, of which the others may be unfinished.
func (f *frontAhead) done(n int, results []*result) error {
	if f == nil || !slices.Contains(f.list, n) || f.left.Add(-1) > 0 || f.run.failed() {
		return nil
	}
	var on []web.Summary
	for _, i := range f.list {
		if results[i] == nil {
			return nil
		}
		on = append(on, *results[i].summary)
	}
	s := &f.run.content.lists.shelves[0]
	var files []output.File
	err := f.run.renderer.pages.Lists.Front(web.Place{Page: 1, Of: s.pages(), Things: s.things}, on, "", func(path string, data []byte) error {
		files = append(files, output.File{Path: path, Data: slices.Clone(data)})
		return nil
	})
	if err == nil {
		f.run.options.Front(files)
	}
	return err
}
