package site

import (
	"crypto/rand"
	"slices"
	"strings"

	"duizhao/internal/cache"
	"duizhao/internal/output"
)

// end completes what is kept of each edition, when all files have been put.
func (a *again) end(r *run, results []*result) {
	if a == nil {
		return
	}
	known := a.stage.Known()
	find := func(paths []string) (out []output.Known) {
		for _, path := range paths {
			for _, end := range []string{"", ".br", ".gz"} {
				if i, ok := slices.BinarySearchFunc(known, path+end, func(f output.Known, path string) int { return strings.Compare(f.Path, path) }); ok {
					out = append(out, known[i])
				}
			}
		}
		return out
	}
	a.endCards(find)
	if a.context == nil {
		return
	}
	for _, res := range results {
		u := res.kept
		if u == nil {
			continue
		}
		if !res.before {
			u.of(res)
		}
		written := u.paths
		u.paths = nil
		if r.index != nil {
			had := u.Search
			if u.Search = r.index.Volume(u.number()); u.Search.Texts == nil && (had == nil || had.Texts != nil) {
				written = append(written, u.Search.Files()...)
			}
		}
		u.Files = append(u.Files, find(written)...)
	}
	a.made = a.buckets(r.index, find)
	for _, p := range a.notes {
		p.Files, p.paths = append(p.Files, find(p.paths)...), nil
	}
}

// number returns the volume of the index that an edition is.
func (u *unit) number() int {
	if u.Search != nil {
		return u.Search.Number
	}
	return u.volume
}

// asked returns what this build was made from: what it asked, and of the editions that it
// took from the last one what was asked then. ok is false if that does not describe it,
// since something has changed while it ran.
func (a *again) asked() (list []cache.Read, ok bool) {
	if a.taken() > 0 && a.differs() {
		return nil, false
	}
	taken := a.taken() > 0
	for i := range a.last.Reads {
		slug, ok := group(&a.last.Reads[i])
		if ok && slug == "" && taken { // as the words of a language that only editions of then have
			a.reads.Assume(a.last.Reads[i : i+1])
		}
		if ok && slug != "" && a.units[slug] != nil && a.units[slug] == a.last.Units[slug] {
			a.reads.Assume(a.last.Reads[i : i+1])
		}
	}
	return a.reads.List()
}

// save keeps what this build found out.
func (a *again) save(to *Memory, now *memory) {
	now.parts = parts{ID: rand.Text(), Units: map[string]*unit{}, Notes: a.notes, Index: a.made, Cards: a.cards}
	now.Parts = now.ID
	var blobs []*cache.Blob
	for slug, u := range a.units {
		if u.lost || u.Search != nil && u.Postings.Pack == "" || len(u.Mentions) > 0 && u.Snippets.Pack == "" {
			continue
		}
		now.Units[slug] = u
		blobs = append(blobs, &u.Snippets, &u.Postings)
	}
	a.packs.Gather(blobs)
	used := map[string]bool{}
	for _, b := range blobs {
		used[b.Pack] = true
	}
	var steady bool
	if now.Reads, steady = a.asked(); steady && to.Cache.Save(to.parts(), &now.parts) && to.Cache.Save(to.file(), now) {
		a.packs.Sweep(used)
		a.keepOpened(now.Parts)
	}
}
