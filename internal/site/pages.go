package site

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/output"
	"duizhao/internal/render"
)

// pages makes the site's own pages once all editions are read.
func (l *loaded) pages(ctx context.Context, r *render.Renderer, all []*result, sp *spool, sink output.Sink) error {
	results := used(all)
	slices.SortStableFunc(results, func(a, b *result) int { // the newest work first
		return cmp.Or(cmp.Compare(b.summary.Date, a.summary.Date), cmp.Compare(a.summary.Slug, b.summary.Slug))
	})
	summaries := make([]render.Summary, len(results))
	for i, res := range results {
		summaries[i] = res.summary
	}
	put := render.Put(sink.Put)
	cited := l.usage.sorted()
	jobs := []func() error{
		l.index.Finish,
		func() error { return r.Search(put) },
		func() error { return l.front(r, summaries, put) },
		func() error { return r.About(put) },
		func() error { return l.missing(r, put) },
		func() error { return r.Feeds(summaries, put) },
		func() error { return r.Sitemap(l.locations(results), put) },
		func() error { return r.Manifest(put) },
		func() error { return r.MarkPrivate(put) },
	}
	if len(l.corpus.Notes) > 0 {
		jobs = append(jobs, func() error { return r.NotesIndex(put) })
	}
	if len(l.corpus.Explainers) > 0 {
		jobs = append(jobs, func() error { return r.ExplainersIndex(put) })
	}
	if l.library != nil && len(l.library.Entries()) > 0 {
		jobs = append(jobs, func() error { return r.Bibliography(cited, put) })
	}
	for _, a := range l.corpus.Explainers {
		jobs = append(jobs, func() error { return r.Explainer(a, put) })
	}
	for _, res := range results {
		if len(res.claims) > 0 {
			jobs = append(jobs, func() error { return r.Claims(&res.summary, res.claims, put) })
		}
		if len(res.apparatus.Emendations) > 0 {
			jobs = append(jobs, func() error { return r.Emendations(&res.summary, res.apparatus, put) })
		}
	}
	groups := l.groupMentions(results)
	for i, n := range l.corpus.Notes {
		jobs = append(jobs, func() error { return l.notePage(r, n, groups[i], results, sp, put) })
	}
	for _, f := range l.bundle.Files {
		jobs = append(jobs, func() error { return put(f.Path, f.Data) })
	}
	return l.run(ctx, jobs)
}

// front makes the front page. Where there is an archive of the site, the page
// leads to it; the one inside does not, since there it would lead nowhere.
func (l *loaded) front(r *render.Renderer, summaries []render.Summary, put render.Put) error {
	if l.zip == nil {
		return r.Front(summaries, "", put)
	}
	if err := r.Front(summaries, "", l.instead); err != nil {
		return err
	}
	return r.Front(summaries, l.zip.Name, put)
}

// missing makes the page for addresses that lead nowhere, and the one of the
// archive.
func (l *loaded) missing(r *render.Renderer, put render.Put) error {
	if l.zip != nil {
		if err := r.Missing(true, l.instead); err != nil {
			return err
		}
	}
	return r.Missing(false, put)
}

// instead takes what the archive holds in the place of another file.
func (l *loaded) instead(path string, data []byte) error {
	l.zip.Instead(path, data)
	return nil
}

// run does jobs on all processors and returns the first error.
func (l *loaded) run(ctx context.Context, jobs []func() error) error {
	var mu sync.Mutex
	var failure error
	next := 0
	var wg sync.WaitGroup
	for range l.options.workers() {
		wg.Go(func() {
			for {
				mu.Lock()
				i := next
				next++
				stop := failure != nil || ctx.Err() != nil || i >= len(jobs)
				mu.Unlock()
				if stop {
					return
				}
				if err := jobs[i](); err != nil {
					mu.Lock()
					failure = cmp.Or(failure, err)
					mu.Unlock()
					return
				}
				l.progress("pages", i+1, len(jobs))
			}
		})
	}
	wg.Wait()
	return cmp.Or(failure, ctx.Err())
}

// mention is a chunk of the spool with the result that it comes from.
type mention struct {
	result int32
	chunk
}

// groupMentions sorts the mentions of all editions by note.
func (l *loaded) groupMentions(results []*result) [][]mention {
	out := make([][]mention, len(l.corpus.Notes))
	for i, res := range results {
		for _, c := range res.mentions {
			if c.note >= 0 {
				out[c.note] = append(out[c.note], mention{int32(i), c})
			}
		}
		res.mentions = nil
	}
	return out
}

func (l *loaded) notePage(r *render.Renderer, n *edition.Note, list []mention, results []*result, sp *spool, put render.Put) error {
	var groups []render.Group
	for i, m := range list {
		if i == 0 || list[i-1].result != m.result {
			groups = append(groups, render.Group{Edition: &results[m.result].summary})
		}
		b, err := sp.read(m.chunk)
		if err != nil {
			return err
		}
		g := &groups[len(groups)-1]
		g.HTML = append(g.HTML, b)
	}
	return r.Note(n, groups, put)
}

// locations are the pages for search engines.
func (l *loaded) locations(results []*result) []render.Location {
	out := []render.Location{{Path: ""}}
	for _, res := range results {
		s := &res.summary
		base := render.Location{Path: address.Edition(s.Slug), Modified: s.Updated, Slug: s.Slug}
		if !l.corpus.Config.Outputs.NoPages {
			base.Versions = s.Langs
		}
		out = append(out, base)
		for _, lang := range base.Versions {
			v := base
			v.Path = address.Version(s.Slug, lang)
			out = append(out, v)
		}
		if res.introduced {
			out = append(out, render.Location{Path: address.Introduction(s.Slug)})
		}
		if res.asked {
			out = append(out, render.Location{Path: address.Questions(s.Slug)})
		}
		if len(res.claims) > 0 {
			out = append(out, render.Location{Path: address.Claims(s.Slug)})
		}
		if len(res.apparatus.Emendations) > 0 {
			out = append(out, render.Location{Path: address.Emendations(s.Slug)})
		}
	}
	for _, p := range keys(l.links.Pages) {
		if strings.HasPrefix(p, address.Notes) || strings.HasPrefix(p, address.Explainers) || p == address.About || p == address.Bibliography {
			out = append(out, render.Location{Path: p})
		}
	}
	return out
}
