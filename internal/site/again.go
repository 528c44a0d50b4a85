package site

import (
	"strings"
	"sync"

	"duizhao/internal/cache"
	"duizhao/internal/output"
	"duizhao/internal/search"
)

// again is a build that remembers: what the last one left, and what this one leaves.
// One that is nil remembers nothing.
type again struct {
	stage   output.Keeper
	packs   *cache.Packs
	reads   cache.Reads // of this build
	last    *memory
	key     [32]byte // of the options and the program
	pooled  *pooled  // what other machines make; or nil
	changed []int    // questions of the last build that have another answer now
	opened  *Opened  // for a program that goes on; or nil
	fresh   *Opened  // what this build has opened for the next; or nil

	context map[string][32]byte // of each edition, if this build keeps any
	places  [32]byte            // what is the same in all of these
	usable  map[string]*unit    // editions of the last build that are what they were

	mu    sync.Mutex
	units map[string]*unit // of this build
	byNo  map[int]*unit    // by volume of the index
	notes map[string]*keptPage
	index map[int]*keptBucket  // that stay
	made  []*keptBucket        // of this build
	cards map[string]*keptPage // of this build, by address
}

// group returns the edition that a question is about: its settings, its texts, what is
// in its folder. "" is the rest of the site, with the figures of all editions, which any
// article may show. ok is false for the list of all editions: that one is new or gone
// says nothing of the others.
func group(r *cache.Read) (slug string, ok bool) {
	const all = "content/editions"
	rest, below := strings.CutPrefix(r.Path, all)
	if r.FS != 0 || !below || rest != "" && rest[0] != '/' {
		return "", true
	}
	if rest == "" {
		return "", r.Kind != cache.Names
	}
	slug, rest, _ = strings.Cut(rest[1:], "/")
	if strings.HasPrefix(rest, "figures/") {
		return "", true
	}
	return slug, true
}

// begin finds out which editions of the last build can be used. What depends on the
// site as a whole is known now: r has read all but the editions.
func (a *again) begin(r *run) {
	if a == nil || r.renderer == nil || len(r.options.Witnesses) > 0 || r.options.Fonts != nil || r.outlet == nil || r.outlet.zip != nil && a.pooled == nil {
		return
	}
	if r.outlet.zip != nil { // which needs the bytes of what is published
		a.last.parts = parts{Cards: a.last.Cards}
	}
	a.context, a.places = r.contexts()
	a.units, a.byNo, a.notes = map[string]*unit{}, map[int]*unit{}, map[string]*keptPage{}
	a.index = map[int]*keptBucket{}
	dirty := map[string]bool{}
	for _, i := range a.changed {
		if slug, ok := group(&a.last.Reads[i]); ok {
			dirty[slug] = true
		}
	}
	if dirty[""] || len(a.last.Units) == 0 || a.differs() {
		return
	}
	usable := map[string]*unit{}
	size := 0
	for n, slug := range r.corpus.Slugs {
		u := a.last.Units[slug]
		if u == nil || u.Summary == nil || dirty[slug] || u.Context != a.context[slug] || !u.leads(r.content) || (u.Search != nil) != (r.index != nil) {
			continue
		}
		if u.Search != nil {
			if u.Search.Number != r.volumes+n {
				continue
			}
			size += u.Search.Size
		}
		usable[slug] = u
	}
	if size <= search.Small { // texts may be in one file, so that they are needed
		for slug, u := range usable {
			if u.Search != nil && u.Search.Texts == nil {
				delete(usable, slug)
			}
		}
	}
	a.usable = usable
}

// differs reports whether this build has got answers about the site besides its editions
// that the last one did not get: it has asked for more, or something has changed since
// the questions were asked again.
func (a *again) differs() bool {
	type question struct {
		fs   int
		kind cache.Kind
		path string
	}
	asked := map[question]*cache.Read{}
	for i := range a.last.Reads {
		if r := &a.last.Reads[i]; isOfSite(r) {
			asked[question{r.FS, r.Kind, r.Path}] = r
		}
	}
	other := false
	a.reads.All(func(r *cache.Read) {
		if !isOfSite(r) {
			return
		}
		was := asked[question{r.FS, r.Kind, r.Path}]
		if was == nil && r.Kind == cache.Stat { // a file that was read says as much
			f := asked[question{r.FS, cache.File, r.Path}]
			other = other || f == nil || f.Size != r.Size
			return
		}
		other = other || was == nil || !was.Same(r)
	})
	return other
}

func isOfSite(r *cache.Read) bool {
	slug, ok := group(r)
	return ok && slug == ""
}

// leads reports whether the addresses below other editions that a text leads to are
// there as they were.
func (u *unit) leads(c *content) bool {
	for to, was := range u.Leads {
		if c.leads(to) != was {
			return false
		}
	}
	return true
}

// restore returns the result of an edition as an earlier build left it, with its files
// in their place. It is nil if there is none, or none that can be used.
func (r *run) restore(n int, slug string) (*result, error) {
	if r.again == nil {
		return nil, nil
	}
	if r.again.usable[slug] == nil {
		return r.again.pooled.restore(r, n, slug)
	}
	a, u := r.again, r.again.usable[slug]
	if _, ok := a.stage.Has(u.Files); !ok {
		return nil, nil
	}
	if u.Search != nil {
		if err := r.index.AddKept(u.Search, r.kept(u)); err != nil {
			return nil, err
		}
	}
	for i := range u.Files {
		if err := a.stage.Stay(&u.Files[i]); err != nil {
			return nil, err
		}
	}
	r.add(u.found(r.content))
	r.outlet.pages.Add(int64(u.Pages))
	a.mu.Lock()
	defer a.mu.Unlock()
	a.units[slug] = u
	return u.restored(r), nil
}

// taken returns how many editions were restored.
func (a *again) taken() int {
	if a == nil {
		return 0
	}
	n := 0
	for slug, u := range a.units {
		if u == a.last.Units[slug] {
			n++
		}
	}
	return n
}

// unit begins to keep an edition, which is volume n of the index. It returns nil if
// nothing is kept.
func (a *again) unit(t *checked, n int) *unit {
	if a == nil || a.context == nil {
		return nil
	}
	u := &unit{Context: a.context[t.Slug], Shared: a.others().keyOf(t.Slug), volume: n}
	u.keep(t)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.units[t.Slug], a.byNo[n] = u, u
	return u
}
