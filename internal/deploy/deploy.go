// Package deploy brings a built site to where it is read: a folder, a bucket of
// object storage, a host. It sends only what changed, and what is read there is
// whole at every moment.
//
// # What is promised
//
// A [Store] holds the site that is read. [Run] compares the built folder with the
// list of what it sent before, which is kept in the store itself, and decides by
// digest: no clock is asked, here or there. A file whose bytes, type, lifetime and
// encoding are those of the list, and that the store still lists as it was after
// it had been sent, is left alone.
//
// Files are sent in waves, each of which is complete before the next begins:
//
//  1. what no page of the site there knows yet: new styles, scripts, pictures;
//  2. what is not a page and changed;
//  3. new pages, to which nothing links yet;
//  4. changed pages, the front page last;
//  5. what lists pages: feeds, the site map;
//  6. deletions.
//
// So a run that is killed at any point leaves each page old or new, and all that
// it needs is there. Files named by their content (assets/NAME-DIGEST.css) that
// the new site lacks stay for one more deploy that changes something: somebody may
// have a page open that is about to ask for them.
//
// # What is in the store
//
// All that is not the site has a key below .duizhao/, which no product can have:
//
//	.duizhao/deploy.json      the list: of each file its size, digest, head, and the
//	                          tag that the store listed for it; and what a run is
//	                          about to send
//	.duizhao/lock-ID          there while a run works; see [lock]
//	.duizhao/tmp-ID           a file being written, in stores that are folders
//
// Before it sends anything a run writes into the list what it is going to send. The
// next one therefore knows the files of a killed run for its own, sends again
// those of which it cannot be sure, and ends the work.
//
// A store that holds other files is refused, unless [Options.Adopt] takes them over.
// Keys below .well-known/ are nobody's: those who issue certificates put files there.
package deploy

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
)

// Options say what to deploy, and how.
type Options struct {
	Folder      string // the built site
	Compression string // one of the Compression values, or "" for the store's own
	Keep        bool   // delete nothing
	MaxDeletes  int    // refuse to delete more files than this; -1 for any number
	Adopt       bool   // take over files that deploy did not send
	DryRun      bool   // change nothing
	Parallel    int    // requests at once; 0 means 16

	Host     string           // who deploys, for the message to somebody else who does
	Progress func(Progress)   // may be nil
	Waiting  func(who string) // called when another run seems to be at work; may be nil

	pace pace // a test's
}

// Progress is how far a run has come.
type Progress struct {
	Stage       string // read, sent, deleted; again, when a request failed and is repeated
	Done, Total int
}

// Kind says what a run does with a file.
type Kind int

// The kinds of changes, in the order of a report.
const (
	New Kind = iota
	Changed
	Deleted
)

// Change is what a run does, or would do, with one file.
type Change struct {
	Kind Kind
	Key  string
	Size int64
	Why  string // of Changed, where it is not the content: "type", "here", …
}

// Report is the outcome of a run.
type Report struct {
	Changes   []Change // sorted by kind and key
	Unchanged int
	Lingering int   // files of the old site that stay until the next change
	Kept      int   // files that would have been deleted but for Keep
	Bytes     int64 // sent
	Resumed   bool  // the last run had not ended
}

// Count returns how many changes there are of a kind.
func (r *Report) Count(k Kind) (n int) {
	for _, c := range r.Changes {
		if c.Kind == k {
			n++
		}
	}
	return n
}

// Run deploys a folder to a store. Errors that a user can act on are of type
// [*diag.Fault]. When it returns one, the site in the store is whole, and the next run
// continues.
func Run(ctx context.Context, s Store, o Options) (*Report, error) {
	if o.Parallel == 0 {
		o.Parallel = 16
	}
	if o.Progress == nil {
		o.Progress = func(Progress) {}
	}
	r := &run{store: &patient{Store: s, pace: o.pace.orUsual(), again: func() { o.Progress(Progress{Stage: "again"}) }}, o: o}
	site, err := read(ctx, o)
	if err != nil {
		return nil, Explain(ctx, s.Name(), err)
	}
	r.site = site
	report, err := r.do(ctx)
	return report, Explain(ctx, s.Name(), err)
}

// run is one deploy.
type run struct {
	store *patient
	o     Options
	site  []File // sorted by key
}

// do looks at the store, and works on it only if there is something to do; it looks
// again when it has the lock.
func (r *run) do(ctx context.Context) (*Report, error) {
	p, err := r.look(ctx)
	if err != nil {
		return nil, err
	}
	if r.o.DryRun || p.nothing() {
		return p.report(), nil
	}
	l, err := take(ctx, r.store, r.o)
	if err != nil {
		return nil, err
	}
	defer l.release()
	if l.first.state != p.stateID { // somebody else worked in the meantime
		if p, err = r.look(ctx); err != nil {
			return nil, err
		}
		if p.nothing() {
			return p.report(), nil
		}
	}
	if err := r.work(l.guard(ctx), p); err != nil {
		return nil, cmp.Or(l.lost(), err)
	}
	return p.report(), nil
}

// look lists the store, reads the list of what was sent, and plans. Without the lock
// another run may work between the two, and its files then seem to be a stranger's: so
// a store is refused only when two looks have seen the same list.
func (r *run) look(ctx context.Context) (*plan, error) {
	for before, again := "", false; ; again = true {
		p, err := r.see(ctx)
		if err == nil || p == nil || again && p.stateID == before {
			return p, err
		}
		before = p.stateID
	}
}

// see looks once. With an error it returns a plan only if the store is refused for what
// was seen there.
func (r *run) see(ctx context.Context) (*plan, error) {
	listed, err := r.store.List(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("cannot list %s: %w", r.store.Name(), err)
	}
	st, id, err := readState(ctx, r.store, has(listed, stateKey))
	if err != nil && !(r.o.Adopt && errors.Is(err, errDamaged)) {
		return nil, err
	}
	p := &plan{site: r.site, state: st, stateID: id, folder: r.o.Folder, keep: r.o.Keep, adopt: r.o.Adopt, name: r.store.Name()}
	if err := p.make(listed); err != nil {
		return p, err
	}
	if n := len(p.deletes); r.o.MaxDeletes >= 0 && n > r.o.MaxDeletes {
		return p, tooMany(n, r.o.MaxDeletes, p.deletes)
	}
	return p, nil
}

// work makes the changes of a plan.
func (r *run) work(ctx context.Context, p *plan) error {
	if err := writeState(ctx, r.store, p.begun()); err != nil {
		return err
	}
	for _, key := range p.litter { // of runs that were killed
		if err := r.store.Delete(ctx, key); err != nil {
			return fmt.Errorf("cannot delete %s: %w", key, err)
		}
	}
	done, total := 0, len(p.sends)
	for _, wave := range p.waves() {
		err := r.each(ctx, len(wave), func(ctx context.Context, i int) error {
			return r.send(ctx, p, wave[i])
		}, func() { done++; r.o.Progress(Progress{"sent", done, total}) })
		if err != nil {
			return err
		}
		if err := r.store.Flush(ctx); err != nil {
			return err
		}
	}
	if err := r.remove(ctx, p.deletes); err != nil {
		return err
	}
	if err := r.store.Flush(ctx); err != nil {
		return err
	}
	if err := r.tags(ctx, p); err != nil {
		return err
	}
	return writeState(ctx, r.store, p.ended())
}

func (r *run) remove(ctx context.Context, keys []string) error {
	done := 0
	return r.each(ctx, len(keys), func(ctx context.Context, i int) error {
		if err := r.store.Delete(ctx, keys[i]); err != nil {
			return fmt.Errorf("cannot delete %s: %w", keys[i], err)
		}
		return nil
	}, func() { done++; r.o.Progress(Progress{"deleted", done, len(keys)}) })
}

func (r *run) send(ctx context.Context, p *plan, w send) error {
	tag, err := r.store.Put(ctx, w.Key, w.content(r.o.Folder))
	if err != nil {
		return fmt.Errorf("cannot send %s: %w", w.Key, err)
	}
	p.sent(w.Key, tag)
	return nil
}

// tags lists the store once more if it did not give a tag for what was sent, so that
// the next run sees what others changed.
func (r *run) tags(ctx context.Context, p *plan) error {
	if !p.untagged() {
		return nil
	}
	listed, err := r.store.List(ctx, "")
	if err != nil {
		return fmt.Errorf("cannot list %s: %w", r.store.Name(), err)
	}
	p.note(listed)
	return nil
}

// has reports whether a sorted list has a key.
func has(listed []Object, key string) bool {
	_, ok := find(listed, key)
	return ok
}

func find(listed []Object, key string) (Object, bool) {
	i, ok := slices.BinarySearchFunc(listed, key, func(o Object, key string) int { return cmp.Compare(o.Key, key) })
	if !ok {
		return Object{}, false
	}
	return listed[i], true
}
