package site

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/cache"
	"duizhao/internal/corpus"
	"duizhao/internal/output"
)

// pooled is a build that takes editions from other machines, and leaves its own to them. One
// that is nil does neither.
//
// The key of an edition is the digest of all that it is made from: the program and the
// options, all that was asked of the site before its first edition was read, the context of
// the edition ([run.contexts]), its number in the index, and its folder. What a text asks of
// the site beyond that, such as the words of a language that only some editions have, is in
// its entry, and is asked again.
type pooled struct {
	pool *cache.Pool
	part Part
	ctx  context.Context

	from []fs.FS  // as they are, without a record of what is asked
	base [32]byte // of the key: the same for all editions
	keys map[string][32]byte
	done map[string]bool // editions that are there, and which a share need not make

	mu    sync.Mutex
	early map[asked]bool        // before the first edition
	again map[asked]bool        // questions of entries that were asked again: whether the answer is the same
	units map[string]*unit      // that came from there
	cards map[string][32]byte   // keys of cards that were drawn, by address
	sent  struct{ n, size int } // entries, and their bytes
	used  [][32]byte            // keys of all that the site is made of
	blind bool                  // these are not known of all of it
}

// asked is a question with its answer.
type asked struct {
	spot
	kind cache.Kind
	sum  string
	size int64
}

func askedOf(r *cache.Read) asked { return asked{spot{r.FS, r.Path}, r.Kind, r.Sum, r.Size} }

// pooledEdition is an edition as another machine left it.
type pooledEdition struct {
	Unit               *unit
	Own, More          []cache.Read // what was asked of its folder, and of the site beyond what is in the key
	Snippets, Postings []byte
	Files              []output.File
}

// pooledCard is a card.
type pooledCard struct{ Data []byte }

// start finds out what other machines have of this build, and brings it.
func (p *pooled) start(ctx context.Context, r *run) error {
	a := r.again
	if p == nil || a.context == nil {
		return nil
	}
	p.ctx = ctx
	p.keys, p.done, p.again = map[string][32]byte{}, map[string]bool{}, map[asked]bool{}
	p.units, p.cards, p.early = map[string]*unit{}, map[string][32]byte{}, map[asked]bool{}
	p.base = p.site(a)
	var sums [][32]byte
	err := r.each(ctx, "shared cache", len(r.corpus.Slugs), func(n int) error {
		slug := r.corpus.Slugs[n]
		if u := a.usable[slug]; u != nil {
			p.uses(u.Shared)
			return nil
		}
		if !p.part.has(n) {
			return nil
		}
		key, ok := p.key(r, n, slug)
		if !ok {
			return nil
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.keys[slug] = key; p.part.Of > 0 {
			p.done[slug] = p.pool.Has(key)
		} else {
			sums = append(sums, key)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return p.pool.Fetch(ctx, sums, p.progress(r))
}

// uses notes the key of an entry that the site is made of, if it is known.
func (p *pooled) uses(key [32]byte) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.used, p.blind = append(p.used, key), p.blind || key == [32]byte{}
}

// sweep removes what no site has used for long, when this one is published.
func (p *pooled) sweep() {
	if p == nil || p.keys == nil || p.blind {
		return
	}
	for _, key := range p.keys {
		p.used = append(p.used, key)
	}
	if _, err := p.pool.Sweep(p.ctx, p.used); err != nil && p.ctx.Err() == nil {
		p.pool.Unswept(err)
	}
}

func (p *pooled) progress(r *run) func(done, of int) {
	if r.options.Progress == nil {
		return nil
	}
	return func(done, of int) { r.options.Progress(Progress{"shared cache", done, of}) }
}

// site returns the digest of what was asked of the site so far, and of the options.
func (p *pooled) site(a *again) [32]byte {
	var list []cache.Read
	a.reads.All(func(r *cache.Read) {
		if isOfSite(r) {
			list = append(list, *r)
			p.early[askedOf(r)] = true
		}
	})
	slices.SortFunc(list, func(a, b cache.Read) int { return a.Compare(&b) })
	h := sha256.New()
	h.Write(a.key[:])
	for i := range list {
		r := &list[i]
		fmt.Fprintf(h, "%d %d %q %d %x\n", r.FS, r.Kind, r.Path, r.Size, r.Sum)
	}
	return [32]byte(h.Sum(nil))
}

// key returns the key of edition n; ok is false if its folder holds what is no file. The
// folder is read like everything else: if a file in it is another when the edition is read,
// the build knows that it has read what there never was, and sends nothing.
func (p *pooled) key(r *run, n int, slug string) (key [32]byte, ok bool) {
	h := sha256.New()
	context := r.again.context[slug]
	fmt.Fprintf(h, "edition %x %x %q %d %t\n", p.base, context, slug, r.volumes+n, r.index != nil)
	top := corpus.Folder(slug)
	err := fs.WalkDir(r.options.FS, top, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			fmt.Fprintf(h, "folder %q\n", name)
			return err
		}
		if !d.Type().IsRegular() {
			return fs.ErrInvalid
		}
		fmt.Fprintf(h, "file %q ", name)
		if strings.HasPrefix(name, top+"/figures/") { // any text may show them: they are the site's
			return nil
		}
		data, err := fs.ReadFile(r.options.FS, name)
		sum := sha256.Sum256(data)
		h.Write(sum[:])
		return err
	})
	return [32]byte(h.Sum(nil)), err == nil
}
