package site

import (
	"context"
	"io/fs"
	"runtime"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/render"
)

// Build makes the whole site of o and puts its files into sink. Problems in the
// content are in the report; the error is for the world failing: a full disk, a
// cancelled context. The caller may publish the sink only if there is neither.
func Build(ctx context.Context, o Options, sink output.Sink) (*Report, error) {
	return run(ctx, o, sink)
}

// Check reads, joins and checks everything. It renders only if the site has templates
// of its own, which may fail at any page, and keeps nothing of that.
func Check(ctx context.Context, o Options) (*Report, error) {
	if _, err := fs.Stat(o.FS, "templates"); err == nil {
		o.Draft = true // no archive, nothing compressed
		return run(ctx, o, nowhere{})
	}
	return run(ctx, o, nil)
}

// nowhere is a sink that keeps nothing.
type nowhere struct{}

func (nowhere) Put(path string, data []byte) error { return nil }

func (o *Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// run is Build and Check: without a sink it only checks.
func run(ctx context.Context, o Options, sink output.Sink) (*Report, error) {
	start := time.Now()
	problems := &diag.List{}
	report := &Report{}
	var l *loaded
	finish := func(err error) (*Report, error) {
		if problem, ok := ofTemplate(err); ok {
			problems.Add(problem)
			err = nil
		}
		if l != nil {
			l.ignores(report)
		} else {
			report.Problems = problems.Sorted()
		}
		excerpts(o, report.Problems)
		report.Took = time.Since(start)
		if d, ok := o.FS.(interface{ Fault() error }); ok && err == nil {
			err = d.Fault() // a file that could not be read because of it is no problem of the content
		}
		return report, err
	}
	l = load(o, problems, sink != nil)
	if l == nil {
		return finish(nil)
	}
	var r *render.Renderer
	if sink != nil {
		r = l.renderer("")
		last := sink
		if l.corpus.Config.Outputs.Compress && !o.Draft {
			sink = output.Compress(sink, output.CompressOptions{})
		}
		if (l.corpus.Config.Outputs.Bundle || o.Bundle) && !o.Draft {
			var err error
			if l.zip, err = output.NewBundle(sink); err != nil {
				return finish(err)
			}
			defer l.zip.Close()
			if len(l.private()) > 0 {
				l.zip.Name = output.PrivateName
			}
			sink, l.last = l.zip, last
		}
	} else {
		l.renderer("") // a template that does not parse is a problem of check, too
	}
	sp := &spool{}
	defer sp.close()
	if err := l.openIndex(sink); err != nil {
		return finish(err)
	}
	defer l.index.Close()
	results, err := l.editions(ctx, r, sp, sink)
	if err != nil {
		return finish(err)
	}
	if !problems.Failed() { // a text that could not be read would make its notes look unused
		l.unused()
	}
	l.count(report, results)
	report.Choices = l.choices.sorted()
	for _, res := range used(results) {
		if res.text != nil {
			report.Texts = append(report.Texts, *res.text)
		}
	}
	if sink == nil || problems.Failed() || r == nil {
		return finish(nil)
	}
	sums := make([][32]byte, 0, len(results))
	for _, res := range used(results) {
		sums = append(sums, res.digest)
	}
	for _, n := range l.corpus.Notes {
		sums = append(sums, n.Digest)
	}
	for _, c := range l.corpus.Claims {
		sums = append(sums, c.Digest)
	}
	report.Fontless = l.fontless.sorted()
	r.Fingerprint = fingerprint(digestOf(sums...))
	counting := &counter{sink: sink}
	if err := l.pages(ctx, r, results, sp, counting); err != nil {
		return finish(err)
	}
	report.Counts.Pages += int(counting.pages.Load())
	if l.zip != nil {
		return finish(l.zip.Finish(l.last))
	}
	return finish(nil)
}

// count fills the report with the numbers of what the site consists of.
func (l *loaded) count(report *Report, results []*result) {
	c := &report.Counts
	for _, res := range used(results) {
		c.Editions++
		c.Versions += res.versions
		c.Blocks += res.blocks
		c.Segments += res.segments
		c.Mentions += res.named
		c.Pages += 1 + res.versions
	}
	c.Notes, c.Claims, c.Explainers, c.Figures = len(l.corpus.Notes), len(l.corpus.Claims), len(l.corpus.Explainers), len(l.figures)
	if l.library != nil {
		c.Sources = len(l.library.Entries())
		for _, e := range l.library.Entries() {
			if len(l.usage.sources[e.ID]) > 0 {
				c.Cited++
			}
		}
	}
}
