package site

import (
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"
	"sync"

	"duizhao/internal/annotate"
	"duizhao/internal/cache"
	"duizhao/internal/check"
	"duizhao/internal/cite"
	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/render"
	"duizhao/internal/render/web"
	"duizhao/internal/search"
)

// unit is what is kept of an edition: all that the second pass needs of it, and the
// files that were made of it, whose bytes are in the published site.
type unit struct {
	Context [32]byte        // of what the site had for it besides what was read
	Leads   map[string]bool // whether there was something at addresses below other editions
	Files   []output.Known
	Pages   int      // made of it in the second pass
	Shared  [32]byte // its key among what several machines share; or zero

	Problems []diag.Held
	Notes    []string
	Sources  map[string][]cite.Citing
	Doubts   []check.Choice
	Forms    []int32
	Whole    []string

	Summary                           *web.Summary
	Told                              told
	Digest                            [32]byte
	Blocks, Named, Segments, Versions int
	Langs, View                       []string
	Has                               [4]bool // introduction, questions, claims, emendations

	Mentions []keptMention
	Snippets cache.Blob
	Search   *search.Volume // nil if the site has no search
	Postings cache.Blob

	mu     sync.Mutex
	paths  []string // of the files, while they are made
	volume int      // of the index
	lost   bool     // something of it could not be read
	again  []byte   // its postings, if those that were kept could not be read
}

// keptMention is a mention of a note: a part of the snippets. There are a great many.
type keptMention struct {
	From, Size, Note int32
	Sum              [2]uint64 // the beginning of its SHA-256, if it is kept
}

// sum returns the beginning of the digest as bytes.
func (m *keptMention) sum() []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, m.Sum[0]), m.Sum[1])
}

// keep begins to keep what was found in an edition.
func (u *unit) keep(t *checked) {
	u.Leads, u.Sources, u.Doubts = t.leads, t.found.Usage.Sources, t.found.Doubts
	u.Problems, u.Notes = t.found.Problems.Held(), slices.Sorted(maps.Keys(t.found.Usage.Notes))
	u.Forms, u.Whole = t.seen.Lists()
}

// found returns what was found in an edition.
func (u *unit) found(c *content) *checked {
	t := &checked{found: c.rules.Begin(&diag.List{}), seen: annotate.SeenOf(u.Forms, u.Whole)}
	t.found.Problems.Take(u.Problems)
	for _, id := range u.Notes {
		t.found.Usage.Notes[id] = true
	}
	t.found.Doubts = u.Doubts
	if u.Sources != nil {
		t.found.Usage.Sources = u.Sources
	}
	return t
}

// of keeps the result of an edition.
func (u *unit) of(res *result) {
	h := res.holdings
	u.Summary, u.Digest, u.Langs, u.View = res.summary, res.digest, h.langs, h.view
	u.Blocks, u.Named, u.Segments, u.Versions = res.blocks, res.named, res.segments, res.versions
	u.Has = [...]bool{h.introduced, h.asked, h.claimed, h.emended}
}

// restored returns the result of an edition.
func (u *unit) restored(r *run) *result {
	summary := *u.Summary
	res := &result{summary: &summary, digest: u.Digest, blocks: u.Blocks, named: u.Named, segments: u.Segments, versions: u.Versions, kept: u, before: true,
		holdings: &holdings{slug: u.Summary.Slug, introduced: u.Has[0], asked: u.Has[1], claimed: u.Has[2], emended: u.Has[3]}}
	res.holdings.langs, res.holdings.view = r.intern(u.Langs), r.intern(u.View)
	res.summary.Langs = res.holdings.langs
	res.mentions = u.Mentions
	return res
}

// put returns a way for files of the edition. It notes their paths; that of a nil unit
// does not.
func (u *unit) put(to render.Put) render.Put {
	if u == nil {
		return to
	}
	return func(path string, data []byte) error {
		u.mu.Lock()
		u.paths = append(u.paths, path)
		u.mu.Unlock()
		return to(path, data)
	}
}

// page is put for what the second pass makes.
func (u *unit) page(to render.Put) render.Put {
	put := u.put(to)
	if u == nil {
		return put
	}
	return func(path string, data []byte) error {
		u.mu.Lock()
		u.Pages++
		u.mu.Unlock()
		return put(path, data)
	}
}

// mentions keeps the mentions of an edition, the parts of b.
func (a *again) mentions(u *unit, b []byte, list []keptMention) {
	if u == nil {
		return
	}
	for i := range list {
		m := &list[i]
		sum := sha256.Sum256(b[m.From : m.From+m.Size])
		m.Sum = [...]uint64{binary.BigEndian.Uint64(sum[:]), binary.BigEndian.Uint64(sum[8:])}
	}
	u.Mentions, u.Snippets = list, a.packs.Add(b)
}
