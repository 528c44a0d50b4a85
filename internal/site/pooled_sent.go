package site

import (
	"crypto/sha256"
	"errors"
	"maps"
	"slices"

	"duizhao/internal/cache"
	"duizhao/internal/output"
)

// entry makes the entry of an edition. own and more are what was asked of its folder, and
// of the site.
func (p *pooled) entry(a *again, u *unit, own, more []cache.Read) (any, bool) {
	e := &pooledEdition{Own: own, More: more, Unit: &unit{Context: u.Context, Leads: u.Leads, Pages: u.Pages, Problems: u.Problems, Notes: u.Notes,
		Sources: u.Sources, Doubts: u.Doubts, Forms: u.Forms, Whole: u.Whole, Summary: u.Summary, Told: u.Told, Digest: u.Digest, Blocks: u.Blocks,
		Named: u.Named, Segments: u.Segments, Versions: u.Versions, Langs: u.Langs, View: u.View, Has: u.Has, Mentions: u.Mentions, Search: u.Search}}
	for i := range u.Files {
		data, ok := a.stage.Get(u.Files[i].Path)
		if !ok || string(sumOf(data)) != u.Files[i].Sum {
			return nil, false
		}
		e.Files = append(e.Files, output.File{Path: u.Files[i].Path, Data: data})
	}
	ok := true
	if len(u.Mentions) > 0 {
		e.Snippets, ok = a.packs.Read(u.Snippets)
	}
	if u.Search != nil && ok {
		e.Postings, ok = a.packs.Read(u.Postings)
	}
	return e, ok
}

func sumOf(data []byte) []byte {
	sum := sha256.Sum256(data)
	return sum[:]
}

// send leaves to other machines what this one has made.
func (p *pooled) send(a *again, progress func(done, of int)) error {
	if p == nil || a.context == nil {
		return nil
	}
	if list, steady := a.asked(); !steady || len(list) == 0 {
		return errUnsteady
	}
	own, more := map[string][]cache.Read{}, []cache.Read(nil)
	a.reads.All(func(r *cache.Read) {
		q := *r
		q.Mark = cache.Read{}.Mark // of this machine
		switch slug, ok := group(r); {
		case !ok:
		case slug != "":
			own[slug] = append(own[slug], q)
		case !p.early[askedOf(r)]:
			more = append(more, q)
		}
	})
	slices.SortFunc(more, func(a, b cache.Read) int { return a.Compare(&b) })
	var list []cache.Entry
	for _, slug := range slices.Sorted(maps.Keys(a.units)) {
		u := a.units[slug]
		key, ok := p.keys[slug]
		if !ok || u.lost || u == p.units[slug] || u == a.last.Units[slug] {
			continue
		}
		list = append(list, cache.Entry{Key: key, Make: func() (any, bool) { return p.entry(a, u, own[slug], more) }})
	}
	for _, at := range slices.Sorted(maps.Keys(p.cards)) {
		list = append(list, cache.Entry{Key: p.cards[at], Make: func() (any, bool) {
			data, ok := a.stage.Get(at)
			return &pooledCard{data}, ok
		}})
	}
	n, size, err := p.pool.Save(p.ctx, list, progress)
	p.sent.n, p.sent.size = n, int(size)
	return err
}

var errUnsteady = errors.New("files of the site changed during the build")

// keyOf returns the key of an edition, or zero. The keys are known before the first edition
// is made.
func (p *pooled) keyOf(slug string) [32]byte {
	if p == nil {
		return [32]byte{}
	}
	return p.keys[slug]
}

// fetchCards brings cards, for [pooled.card].
func (p *pooled) fetchCards(keys [][32]byte) error {
	if p == nil || p.keys == nil {
		return nil
	}
	for i := range keys {
		keys[i] = cardKey(keys[i])
	}
	return p.pool.Fetch(p.ctx, keys, nil)
}

// cardKey returns the key of an entry for what a card is drawn from.
func cardKey(of [32]byte) [32]byte { return sha256.Sum256(append([]byte("card "), of[:]...)) }

// card returns a card that another machine has drawn, or notes that this one draws it. there
// is whether nothing has to be done, since this build only leaves cards to others.
func (p *pooled) card(at string, of [32]byte) (data []byte, there bool) {
	if p == nil || p.keys == nil {
		return nil, false
	}
	key := cardKey(of)
	if p.part.Of > 0 && p.pool.Has(key) {
		return nil, true
	}
	var e pooledCard
	if p.pool.Load(key, &e) && len(e.Data) > 0 {
		return e.Data, false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cards[at] = key
	return nil, false
}
