package site

import (
	"context"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"duizhao/internal/check"
	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/source"
	"duizhao/internal/theme"
	"duizhao/internal/witness"
)

// Build makes the whole site of o and puts its files into sink. Problems in the
// content are in the report; the error is for the world failing: a full disk, a
// cancelled context. The caller may publish the sink only if there is neither.
func Build(ctx context.Context, o Options, sink output.Sink) (*Report, error) {
	return o.make(ctx, sink, nil)
}

// make is Build with what an earlier build left, or nil.
func (o Options) make(ctx context.Context, sink output.Sink, a *again) (*Report, error) {
	start := time.Now()
	r := a.reopen(o)
	if r == nil {
		a.open(&o)
		problems := &diag.List{}
		c := open(o, problems, sink != nil)
		if c == nil {
			return o.report(problems.Sorted()), o.fault(nil)
		}
		_, c.trial = sink.(nowhere)
		r = c.begin(problems)
	}
	c, problems := r.content, r.found.Problems
	r.again = a
	defer r.close()
	counts, texts, err := r.build(ctx, sink)
	if problem, ok := c.ofTemplate(err); ok {
		problems.Add(problem)
		err = nil
	}
	list, ignored := r.found.Ignore(Rules(), o.applied)
	report := o.report(list)
	report.Ignored, report.Choices, report.Counts, report.Texts = ignored, check.Sorted(r.found.Doubts), counts, texts
	report.Kept, report.Onward = a.taken(), c.onward()
	if !report.Failed() {
		report.Cards = c.cards.lacking()
	}
	report.Fontless, report.Took = slices.Sorted(maps.Keys(r.fontless)), time.Since(start)
	return report, o.fault(err)
}

// Check reads, joins and checks everything. It renders only if the site has templates
// of its own, which may fail at any page, and keeps nothing of that.
func Check(ctx context.Context, o Options) (*Report, error) {
	_, err := fs.Stat(o.FS, "templates")
	if _, themed := fs.Stat(o.FS, theme.Folder); err == nil || themed == nil {
		o.Draft = true // no archive, nothing compressed
		return Build(ctx, o, nowhere{})
	}
	return Build(ctx, o, nil)
}

// nowhere is a sink that keeps nothing.
type nowhere struct{}

func (nowhere) Put(path string, data []byte) error { return nil }

// report begins a report of problems, which are sorted. Those that are shown unasked get
// their lines; for the others see [Options.Excerpts].
func (o *Options) report(problems []diag.Problem) *Report {
	shown, _ := diag.Foremost(problems)
	list := make([]diag.Problem, len(shown))
	for k, i := range shown {
		list[k] = problems[i]
	}
	o.Excerpts(list)
	for k, i := range shown {
		problems[i] = list[k]
	}
	return &Report{Problems: problems}
}

// Excerpts gives problems of a report the lines that they are about, where they have none
// yet.
func (o *Options) Excerpts(problems []diag.Problem) {
	source.Excerpts(problems, o.FS, in{"templates/", o.Templates})
}

// in is a folder as a folder of another.
type in struct {
	prefix string
	fs.FS  // may be nil
}

func (f in) Open(name string) (fs.File, error) {
	rest, ok := strings.CutPrefix(name, f.prefix)
	if !ok || f.FS == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return f.FS.Open(rest)
}

// fault returns what in the world failed: the error, or that of the site's folder. A
// file that could not be read because of that is no problem of the content.
func (o *Options) fault(err error) error {
	if d, ok := o.FS.(interface{ Fault() error }); ok && err == nil {
		return d.Fault()
	}
	return err
}

// applied reports whether a rule is applied in a run: those about an author's text are
// when a copy of it is at hand.
func (o *Options) applied(rule string) bool {
	return !strings.HasPrefix(rule, "witness-") || len(o.Witnesses) > 0
}

// build makes the site or, without a sink, only checks it.
func (r *run) build(ctx context.Context, sink output.Sink) (counts Counts, texts []witness.Summary, err error) {
	if r.renderer == nil {
		r.renderer = r.newRenderer() // a template that does not parse is a problem of check, too
		r.again.opens(r)
	}
	if sink == nil {
		r.renderer = nil
	} else if r.outlet, err = r.content.outlet(sink); err != nil {
		return counts, nil, err
	}
	if err := r.openIndex(); err != nil {
		return counts, nil, err
	}
	r.again.begin(r)
	if err := r.again.others().start(ctx, r); err != nil {
		return counts, nil, err
	}
	if err := r.assetsAhead(); err != nil {
		return counts, nil, err
	}
	results, err := r.editions(ctx)
	if err != nil {
		return counts, nil, err
	}
	if r.again.others().sharing() {
		if counts = counted(r, results); !r.failed() {
			err = (&closing{run: r, results: results}).share(ctx)
		}
		return counts, nil, err
	}
	if !r.failed() { // a text that could not be read would make its notes look unused
		r.found.Unused()
		r.apparatus.Unmatched(&r.seen, r.found.Problems)
	}
	r.lost(results)
	noBooks(r, results)
	counts = counted(r, results)
	for _, res := range results {
		if res.text != nil {
			texts = append(texts, *res.text)
		}
	}
	if r.renderer == nil || r.failed() {
		return counts, texts, nil
	}
	r.renderer.pages.Frame.Fingerprint = r.fingerprint(results)
	if err := r.pages(ctx, results); err != nil {
		return counts, texts, err
	}
	counts.Pages += int(r.outlet.pages.Load())
	err = r.outlet.finish()
	if err == nil {
		r.again.end(r, results)
	}
	return counts, texts, err
}

// fingerprint is that of the whole site.
func (r *run) fingerprint(results []*result) string {
	var sums [][32]byte
	for _, res := range results {
		sums = append(sums, res.digest)
	}
	for _, n := range r.corpus.Notes {
		sums = append(sums, n.Digest)
	}
	for _, c := range r.corpus.Claims {
		sums = append(sums, c.Digest)
	}
	return fingerprint(digestOf(sums...))
}

// counted returns the numbers of what the site consists of.
func counted(r *run, results []*result) Counts {
	c := Counts{Notes: len(r.corpus.Notes), Claims: len(r.corpus.Claims), Explainers: len(r.corpus.Explainers), Figures: len(r.corpus.Figures),
		Drafts: r.corpus.Drafts.Len()}
	for _, res := range results {
		c.Editions++
		c.Versions += res.versions
		c.Blocks += res.blocks
		c.Segments += res.segments
		c.Mentions += res.named
		c.Pages += 1 + res.versions
	}
	if r.library != nil {
		c.Sources = len(r.library.Entries())
		for _, e := range r.library.Entries() {
			if len(r.found.Usage.Sources[e.ID]) > 0 {
				c.Cited++
			}
		}
	}
	return c
}
