package site

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"duizhao/internal/annotate"
	"duizhao/internal/check"
	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/output"
	"duizhao/internal/render"
	"duizhao/internal/search"

	"golang.org/x/sync/errgroup"
)

// run is one build or check of a site: the site, and what is collected on the way.
// Editions are taken several at once; each has its own findings, which are merged.
type run struct {
	*content
	renderer *rendering      // nil when nothing is rendered
	outlet   *outlet         // nil when nothing is written
	spool    spool           // mentions of notes, until their pages are made
	index    *search.Builder // nil if the site has no search
	volumes  int             // of the index, before the first edition's
	again    *again          // what an earlier build left; nil if nothing is kept

	mu       sync.Mutex // guards what editions add to
	found    *check.Findings
	seen     annotate.Seen
	fontless map[rune]bool       // characters that no font has
	lists    map[string][]string // lists of languages, each kept once
}

func (c *content) run() *run {
	return &run{content: c, fontless: map[rune]bool{}, lists: map[string][]string{}}
}

// begin starts a run and checks what the site has once. problems are those of opening
// it.
func (c *content) begin(problems *diag.List) *run {
	r := c.run()
	r.found = c.rules.Begin(problems)
	check.Templates(c.layouts.own(), c.options.Templates, render.WordsOf, c.corpus.Config.Languages, c.corpus.Docs[config.File], problems)
	r.found.Apparatus()
	return r
}

// failed reports whether a problem is an error: then nothing is rendered any more.
func (r *run) failed() bool { return r.found.Problems.Failed() }

// add adds what was found in an edition.
func (r *run) add(t *checked) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.found.Merge(t.found)
	if t.seen != nil {
		r.seen.Add(t.seen)
	}
}

// lacks records characters that no font has.
func (r *run) lacks(chars []rune) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, c := range chars {
		r.fontless[c] = true
	}
}

// intern shares one list of languages among all editions with the same list.
func (r *run) intern(langs []string) []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := strings.Join(langs, " ")
	if r.lists[key] == nil {
		r.lists[key] = slices.Clone(langs)
	}
	return r.lists[key]
}

// each does n jobs, several at once, until one fails, and returns its error.
func (r *run) each(given context.Context, stage string, n int, do func(i int) error) error {
	var done atomic.Int64
	group, ctx := errgroup.WithContext(given)
	group.SetLimit(r.options.workers())
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			err := do(i)
			if r.options.Progress != nil {
				r.options.Progress(Progress{stage, int(done.Add(1)), n})
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return context.Cause(given)
}

// outlet is where the files of a build go: through compression and into the archive
// of the site, if it has one.
type outlet struct {
	output.Sink
	zip   *output.Bundle // or nil
	last  output.Sink    // where zip goes: past the sink that compresses
	pages atomic.Int64   // put after the first pass
}

func (c *content) outlet(sink output.Sink) (*outlet, error) {
	o := &outlet{Sink: sink, last: sink}
	if c.options.Draft {
		return o, nil
	}
	if c.corpus.Config.Outputs.Compress {
		o.Sink = output.Compress(sink, output.CompressOptions{})
	}
	if c.corpus.Config.Outputs.Bundle || c.options.Bundle {
		zip, err := output.NewBundle(o.Sink)
		if err != nil {
			return nil, err
		}
		if len(c.private) > 0 {
			zip.Name = output.PrivateName
		}
		o.zip, o.Sink = zip, zip
	}
	return o, nil
}

// count puts a file and counts pages.
func (o *outlet) count(path string, data []byte) error {
	if strings.HasSuffix(path, ".html") {
		o.pages.Add(1)
	}
	return o.Put(path, data)
}

// instead gives the archive a file of its own in the place of another.
func (o *outlet) instead(path string, data []byte) error {
	o.zip.Instead(path, data)
	return nil
}

// finish writes the archive.
func (o *outlet) finish() error {
	if o.zip == nil {
		return nil
	}
	return o.zip.Finish(o.last)
}

// close lets go of what a run kept on the disk.
func (r *run) close() {
	r.spool.close()
	r.index.Close()
	if r.outlet != nil && r.outlet.zip != nil {
		r.outlet.zip.Close()
	}
}

// digest is over what an edition's pages are made from: its files, and the notes and
// claims in its margin.
func (c *content) digest(a *edition.Annotated) [32]byte {
	sums := [][32]byte{a.Digest}
	for i := range a.Entries {
		switch e := &a.Entries[i]; e.Kind {
		case edition.NoteEntry:
			if n := c.rules.Links.Notes[e.Ref]; n != nil {
				sums = append(sums, n.Digest)
			}
		case edition.ClaimEntry:
			if cl := c.rules.Links.Claims[e.Ref]; cl != nil {
				sums = append(sums, cl.Digest)
			}
		}
	}
	return digestOf(sums...)
}

// fingerprint shortens a digest for people, to twelve hexadecimal digits.
func fingerprint(sum [32]byte) string { return hex.EncodeToString(sum[:6]) }

// digestOf combines digests in order.
func digestOf(sums ...[32]byte) [32]byte {
	h := sha256.New()
	for _, s := range sums {
		h.Write(s[:])
	}
	return [32]byte(h.Sum(nil))
}
