package site

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/align"
	"duizhao/internal/annotate"
	"duizhao/internal/check"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/render"
	"duizhao/internal/render/web"
	"duizhao/internal/witness"
)

// checked is an edition that was read, joined, annotated and checked.
type checked struct {
	*edition.Annotated                   // nil for one that cannot be used
	author             *witness.Restored // the author's own text; nil without a copy
	found              *check.Findings
	seen               *annotate.Seen
	leads              map[string]bool // whether there is something at addresses below other editions
	old                []cell          // segments that were translated from an earlier wording
}

// read takes an edition from its files to its annotated text, and checks it.
func (c *content) read(slug string) *checked {
	t := &checked{leads: map[string]bool{}}
	t.found = c.rules.Asking(func(to string) bool {
		there := c.leads(to)
		t.leads[to] = there
		return there
	}).Begin(&diag.List{})
	problems := t.found.Problems
	e, doc := c.corpus.Edition(slug, problems)
	if e == nil {
		return t
	}
	t.found.Introduction(e, c.corpus.Introduction(e, problems))
	repairs := c.corpus.Emendations(e, problems)
	witness.CheckEmendations(e, repairs, problems)
	lock := witness.Open(c.corpus, slug, problems)
	if fits := lock == nil || lock.Fits(e, problems); fits && c.witnesses[slug] != nil {
		e, t.author = c.witnesses[slug].Add(e, repairs, c.converter, problems)
	}
	t.author.Carried(c.options.FS, c.library, problems)
	p := align.Join(e, problems)
	t.old = c.outOfDate(p, problems)
	t.Annotated, t.seen = c.apparatus.Annotate(p, problems)
	t.found.Edition(t.Annotated, doc)
	return t
}

// show returns an edition as readers see it.
func (c *content) show(t *checked) *edition.Shown {
	s := t.Show()
	for _, at := range t.old {
		s.Rows[at.row].Cells[at.column].Segments[at.segment].State = edition.Old
	}
	c.converter.Derive(s)
	t.author.Mark(s)
	align.FallBack(s)
	return s
}

// result is what the index keeps of an edition after its text is let go.
type result struct {
	summary  *web.Summary // nil for a check
	digest   [32]byte
	claims   []*edition.Claim
	mentions []keptMention // in the order of the text
	at       int64         // of their snippets, in the spool; of what this build made
	kept     *unit         // if an earlier build made it, or is to be made from this one; or nil
	before   bool          // an earlier build made it
	blocks   int
	named    int
	segments int
	versions int

	holdings *holdings

	apparatus web.Apparatus
	text      *witness.Summary // if the author's own was found
}

// editions reads every edition and, with a renderer, makes its pages, several at
// once. What remains of an edition is its result; those that cannot be used have none.
func (r *run) editions(ctx context.Context) ([]*result, error) {
	slugs := r.corpus.Slugs
	out := make([]*result, len(slugs))
	front := newFrontAhead(r)
	q := queue{slugs: slugs, asked: r.options.Asked, front: front, taken: make([]bool, len(slugs))}
	err := r.each(ctx, "editions", len(slugs), func(int) (err error) {
		i, asked := q.take()
		if out[i], err = r.edition(i); err == nil && asked && out[i] != nil && !out[i].before && r.renderer != nil && !r.failed() {
			r.options.Ahead()
		}
		return cmp.Or(err, front.done(i, out))
	})
	if err == nil && !r.again.others().sharing() {
		err = r.each(ctx, "drafts", len(r.corpus.Drafts.Slugs), func(i int) error {
			r.draft(r.corpus.Drafts.Slugs[i])
			return nil
		})
	}
	return slices.DeleteFunc(out, func(res *result) bool { return res == nil }), err
}

// queue hands out editions, each once: those first that somebody waits for.
type queue struct {
	slugs []string
	asked func() []string // or nil
	front *frontAhead     // or nil

	mu    sync.Mutex
	taken []bool
	next  int
}

// take returns the next edition, and whether somebody waits for it.
func (q *queue) take() (n int, asked bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.asked != nil {
		for _, at := range q.asked() {
			slug, _, _ := strings.Cut(at, "/")
			if i, ok := slices.BinarySearch(q.slugs, slug); ok && !q.taken[i] {
				q.taken[i] = true
				return i, true
			}
			if q.front.wanted(at) {
				for _, i := range q.front.list {
					if !q.taken[i] {
						q.taken[i] = true
						return i, false
					}
				}
			}
		}
	}
	for q.taken[q.next] {
		q.next++
	}
	q.taken[q.next] = true
	return q.next, false
}

// edition takes edition n all the way: read, join, annotate, check, derive, render. One
// that an earlier build has taken there is as it left it.
func (r *run) edition(n int) (*result, error) {
	slug := r.corpus.Slugs[n]
	if r.again.others().leaves(n, slug) {
		return nil, nil
	}
	if res, err := r.restore(n, slug); res != nil || err != nil {
		return res, err
	}
	t := r.read(slug)
	r.add(t)
	a := t.Annotated
	if a == nil {
		return nil, nil
	}
	res := r.result(t)
	if r.renderer == nil || r.failed() {
		return res, nil
	}
	res.kept = r.again.unit(t, r.volumes+n)
	var err error
	if res.mentions, res.at, err = r.snippets(a, res.kept); err != nil {
		return nil, err
	}
	shown := r.show(t)
	if err := r.indexEdition(n, shown); err != nil {
		return nil, err
	}
	m := &making{shown, r.renderer, fingerprint(r.digest(a)), res.kept.put(r.outlet.Put)}
	for i := range ofEdition {
		if p := &ofEdition[i]; p.text != nil && r.made(p, res.holdings) {
			if err := p.text(m); err != nil {
				return nil, err
			}
		}
	}
	return res, nil
}

// draft reads an edition that is left out, for what it uses: a note that it alone
// mentions is not unused. Problems in it are for when it is ready.
func (r *run) draft(slug string) {
	t := r.read(slug)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.found.DraftEdition(t.found)
	if t.seen != nil {
		r.seen.Add(t.seen)
	}
}

// result returns what remains of an edition.
func (r *run) result(t *checked) *result {
	e := t.Edition
	res := &result{digest: e.Digest, versions: len(t.Langs), named: len(t.Mentions), claims: render.ClaimsOf(t.Annotated, r.rules.Links.Claims),
		holdings:  r.holdingsOf(t.Annotated),
		apparatus: web.Apparatus{Emendations: e.Emendations, Lang: cmp.Or(e.Origin.Lang, e.Base), House: e.House}}
	res.holdings.langs, res.holdings.view = r.intern(t.Langs), r.intern(t.View)
	if t.author != nil {
		res.text, res.apparatus.Set, res.apparatus.Read = t.author.Summary(), t.author.Set, true
	}
	if r.renderer != nil {
		res.summary = r.renderer.pages.Summaries.Summarise(t.Annotated, res.holdings.langs)
	}
	for i := range t.Rows {
		if k := t.Rows[i].Kind; k != edition.Rule {
			res.blocks++
			res.segments += t.Rows[i].Segments()
		}
	}
	return res
}

// snippets puts the mentions of an edition into the spool, and into what is kept of it. at
// is where they begin in the spool.
func (r *run) snippets(a *edition.Annotated, u *unit) (out []keptMention, at int64, err error) {
	if len(a.Mentions) == 0 {
		return nil, 0, nil
	}
	var b []byte
	out = make([]keptMention, 0, len(a.Mentions))
	for _, m := range a.Mentions {
		from := len(b)
		b = r.renderer.pages.NotePages.Snippet(b, a, m, func(lang, text string, each func(from, to int)) {
			r.apparatus.Find(lang, text, m.Note, each)
		})
		out = append(out, keptMention{From: int32(from), Size: int32(len(b) - from), Note: int32(r.apparatus.Index(m.Note))})
	}
	r.again.mentions(u, b, out)
	at, err = r.spool.add(b)
	return out, at, err
}
