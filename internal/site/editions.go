package site

import (
	"cmp"
	"context"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"

	"duizhao/internal/address"
	"duizhao/internal/align"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/output"
	"duizhao/internal/render"

	"golang.org/x/sync/errgroup"
)

// result is what the index keeps of an edition after its text is let go.
type result struct {
	summary  render.Summary
	digest   [32]byte
	claims   []*edition.Claim
	mentions []chunk // in the order of the text
	blocks   int
	named    int
	segments int
	versions int

	holdings *holdings

	apparatus render.Apparatus
	text      *AuthorsText // if the author's own was found
}

// editions reads every edition and, with a renderer, makes its pages, several at
// once. What remains of an edition is its result; nil for one that could not be used.
func (l *loaded) editions(given context.Context, r *render.Renderer, sp *spool, sink output.Sink) ([]*result, error) {
	slugs := l.corpus.Slugs
	out := make([]*result, len(slugs))
	var done atomic.Int64
	group, ctx := errgroup.WithContext(given)
	group.SetLimit(l.options.workers())
	for i, slug := range slugs {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			res, err := l.edition(slug, r, sp, sink)
			out[i] = res
			l.progress("editions", int(done.Add(1)), len(slugs))
			return err
		})
	}
	return out, cmp.Or(group.Wait(), context.Cause(given))
}

func (l *loaded) progress(stage string, done, total int) {
	if l.options.Progress != nil {
		l.options.Progress(Progress{stage, done, total})
	}
}

// annotated reads an edition, joins its versions, annotates and checks it; it returns
// nil for one that cannot be read. The author is that of a witness, or nil.
func (l *loaded) annotated(slug string) (*edition.Annotated, *author) {
	e, doc := l.corpus.Edition(slug, l.problems)
	if e == nil {
		return nil, nil
	}
	l.introduction(e)
	author := l.addWitness(e)
	l.carried(e, author)
	parallel := align.Join(e, l.problems)
	l.outOfDate(parallel)
	a := l.apparatus.Annotate(parallel, l.problems)
	l.checkEdition(a)
	l.needEdition(a, doc)
	l.oldClaims(e)
	l.checkOverrides(a, doc)
	l.checkWords(doc, reflect.ValueOf(e.Info))
	return a, author
}

// edition takes one edition all the way: read, join, annotate, check, derive, render.
func (l *loaded) edition(slug string, r *render.Renderer, sp *spool, sink output.Sink) (*result, error) {
	a, author := l.annotated(slug)
	if a == nil {
		return nil, nil
	}
	e := a.Edition
	res := &result{digest: e.Digest, versions: len(a.Langs), apparatus: render.Apparatus{Emendations: e.Emendations, Lang: cmp.Or(e.Origin.Lang, e.Base), House: e.House}}
	if author != nil {
		res.text, res.apparatus.Set, res.apparatus.Read = author.report(e), author.set, true
	}
	if r != nil {
		res.summary = r.Summarise(a, l.intern(a.Langs))
	}
	for i := range a.Rows {
		if k := a.Rows[i].Kind; k != edition.Rule {
			res.blocks++
			res.segments += a.Rows[i].Segments()
		}
	}
	res.claims = render.ClaimsOf(a, l.links.Claims)
	res.holdings = l.holdingsOf(a)
	res.named = len(a.Mentions)
	for _, m := range a.Mentions {
		l.usage.note(m.Note)
	}
	if r == nil || l.problems.Failed() {
		return res, nil
	}
	var err error
	if res.mentions, err = l.snippets(a, r, sp); err != nil {
		return nil, err
	}
	l.converter.Derive(a)
	l.markEmendations(a, author)
	if err := l.indexEdition(a); err != nil {
		return nil, err
	}
	align.FallBack(a.Parallel)
	m := &making{a, r, fingerprint(l.digest(a)), sink.Put}
	for i := range ofEdition {
		if p := &ofEdition[i]; p.text != nil && l.made(p, res.holdings) {
			if err := p.text(m); err != nil {
				return nil, err
			}
		}
	}
	return res, nil
}

// checkEdition checks the links and citations of the versions as written.
func (l *loaded) checkEdition(a *edition.Annotated) {
	page := l.called(address.Edition(a.Slug), a.Title)
	ids := func(id string) bool { return l.apparatus.Resolves(a.Parallel, id) }
	for k, lang := range a.Langs {
		v := a.Version(lang)
		if v == nil || a.From[k] >= 0 {
			continue
		}
		use := l.use(page, "")
		l.links.Blocks(v.Path, v.Blocks, ids, true, l.problems, use)
		l.checkScript(v.Path, lang, v.Blocks)
		for _, f := range v.Footnotes {
			at := page
			for i := range a.Entries {
				if e := &a.Entries[i]; e.Kind == edition.FootnoteEntry && e.Ref == f.Label && e.Places[k].Row >= 0 {
					at = usedBy{address.Block(a.Slug, a.Rows[e.Places[k].Row].ID), a.Rows[e.Places[k].Row].ID, ""}
				}
			}
			l.links.Blocks(v.Path, f.Body, ids, false, l.problems, l.use(at, ""))
			l.checkScript(v.Path, lang, f.Body)
		}
	}
	for _, id := range l.figureIDs[a.Slug] {
		if f := l.figures[a.Slug+"/"+id]; f.After != "" && a.Row(f.After) < 0 {
			name := "content/editions/" + a.Slug + "/figures/" + id + ".yaml"
			if doc := l.corpus.Docs[name]; doc != nil {
				l.problems.Add(doc.Problem("figure-after", diag.DidYouMean(f.After, rowIDs(a)), "there is no block "+f.After+" in "+a.Slug, "after"))
			}
		}
	}
	if o := a.Origin.Source; o != "" {
		l.links.Source(o, diag.Pos{Path: a.Path}, l.problems)
		l.usage.source(o, render.Citing{Href: page.href, Text: page.name, Lang: page.lang})
	}
}

func rowIDs(a *edition.Annotated) []string {
	out := make([]string, len(a.Rows))
	for i := range a.Rows {
		out[i] = a.Rows[i].ID
	}
	return out
}

// snippets puts the mentions of an edition into the spool.
func (l *loaded) snippets(a *edition.Annotated, r *render.Renderer, sp *spool) ([]chunk, error) {
	if len(a.Mentions) == 0 {
		return nil, nil
	}
	var b []byte
	out := make([]chunk, 0, len(a.Mentions))
	for _, m := range a.Mentions {
		from := len(b)
		b = r.Snippet(b, a, m, func(lang, text string, each func(from, to int)) {
			l.apparatus.Find(lang, text, m.Note, each)
		})
		out = append(out, chunk{at: int64(from), size: int32(len(b) - from), note: int32(l.apparatus.Index(m.Note))})
	}
	at, err := sp.add(b)
	for i := range out {
		out[i].at += at
	}
	return out, err
}

// digest is over what an edition's pages are made from: its files, and the notes and
// claims in its margin.
func (l *loaded) digest(a *edition.Annotated) [32]byte {
	sums := [][32]byte{a.Digest}
	for i := range a.Entries {
		switch e := &a.Entries[i]; e.Kind {
		case edition.NoteEntry:
			if n := l.links.Notes[e.Ref]; n != nil {
				sums = append(sums, n.Digest)
			}
		case edition.ClaimEntry:
			if c := l.links.Claims[e.Ref]; c != nil {
				sums = append(sums, c.Digest)
			}
		}
	}
	return digestOf(sums...)
}

// intern shares one list of languages among all editions with the same list.
func (l *loaded) intern(langs []string) []string {
	got, _ := l.langs.LoadOrStore(strings.Join(langs, " "), slices.Clone(langs))
	return got.([]string)
}

// used drops the editions that could not be read.
func used(all []*result) []*result {
	return slices.DeleteFunc(slices.Clone(all), func(r *result) bool { return r == nil })
}
