package site

import (
	"context"
	"time"

	"duizhao/internal/cache"
	"duizhao/internal/output"
	"duizhao/internal/search"
)

// Part is a share of the editions of a site: the Nth of Of, from 1. The zero Part is all of
// them.
type Part struct{ N, Of int }

// has reports whether edition n belongs to the part. Neighbours are in different parts, since
// they are often alike.
func (p Part) has(n int) bool { return p.Of == 0 || n%p.Of == p.N-1 }

// Shared is what a build had from other machines, and left to them.
type Shared struct {
	Taken int // editions
	Made  int // editions
	There int // editions of a part that were there before
	Sent  int // bytes
}

// Make makes a part of a site for other machines and publishes nothing: what it makes is in
// the pool then. The report has the problems of its editions, and those that are found
// before any.
func Make(ctx context.Context, o Options, program [32]byte, pool *cache.Pool, part Part) (*Report, error) {
	start := time.Now()
	folder, tree := cache.Held(), output.After(nil)
	defer folder.Close()
	defer tree.Close()
	a := &again{stage: tree, packs: folder.Packs("part"), last: &memory{}, key: o.key(program)}
	a.pooled = &pooled{pool: pool, part: part, from: o.from()}
	defer a.packs.Close()
	for i, from := range o.folders() {
		*from = a.reads.Of(i, *from)
	}
	report, err := o.make(ctx, tree, a)
	if err != nil || report.Failed() {
		return report, err
	}
	if err := a.pooled.send(a, o.sending()); err != nil {
		return report, err
	}
	report.Shared, report.Took = a.pooled.shared(a), time.Since(start)
	return report, nil
}

// sending shows how far sending has come.
func (o *Options) sending() func(done, of int) {
	if o.Progress == nil {
		return nil
	}
	return func(done, of int) { o.Progress(Progress{"shared cache", done, of}) }
}

// shared returns what was had from others and left to them.
func (p *pooled) shared(a *again) (s Shared) {
	if p == nil {
		return s
	}
	s.Taken, s.Sent = len(p.units), p.sent.size
	for _, there := range p.done {
		if there {
			s.There++
		}
	}
	for slug, u := range a.units {
		if u != p.units[slug] && u != a.last.Units[slug] {
			s.Made++
		}
	}
	return s
}

// others returns what a run has to do with other machines, or nil.
func (a *again) others() *pooled {
	if a == nil {
		return nil
	}
	return a.pooled
}

// sharing reports whether the run makes a part of the site for others.
func (p *pooled) sharing() bool { return p != nil && p.part.Of > 0 }

// leaves reports whether edition n is left to other machines, or was made by one.
func (p *pooled) leaves(n int, slug string) bool {
	return p.sharing() && (!p.part.has(n) || p.done[slug])
}

// share makes what the second pass would make of each edition by itself.
func (c *closing) share(ctx context.Context) error {
	c.put, c.digests = c.outlet.count, c.again.told(c.results)
	var jobs []job
	for _, res := range c.results {
		jobs = append(jobs, c.ofEdition(res)...)
		of := c.renderer.pages.Cards.Edition(res.summary)
		if path, _, _ := c.cards.picture(of); path == of.Path {
			jobs = append(jobs, func() error { return c.drawCard(of) })
		}
	}
	if err := c.each(ctx, "pages", len(jobs), func(i int) error { return jobs[i]() }); err != nil {
		return err
	}
	if err := search.Settle(c.index); err != nil {
		return err
	}
	c.again.end(c.run, c.results)
	return nil
}
