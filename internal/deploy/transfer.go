package deploy

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

// each calls do for the numbers below n, several at once, and after after each, one
// at a time. It stops at the first error.
func (r *run) each(ctx context.Context, n int, do func(context.Context, int) error, after func()) error {
	g, within := errgroup.WithContext(ctx)
	g.SetLimit(r.o.Parallel)
	var mu sync.Mutex
	for i := range n {
		if within.Err() != nil {
			break
		}
		g.Go(func() error {
			if err := do(within, i); err != nil {
				return err
			}
			mu.Lock()
			defer mu.Unlock()
			after()
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return context.Cause(ctx)
}

// pace is how often and how long a run tries, waits and watches.
type pace struct {
	tries  int
	first  time.Duration // the wait before the second try; doubled each time
	most   time.Duration // the longest wait
	beat   time.Duration // how often the lock is renewed
	silent time.Duration // how long a lock is watched that nobody renews
}

var usual = pace{tries: 8, first: 250 * time.Millisecond, most: 8 * time.Second, beat: 5 * time.Second, silent: 25 * time.Second}

func (p pace) orUsual() pace {
	if p == (pace{}) {
		return usual
	}
	return p
}

// patient is a store that tries again what may pass: with the usual pace 8 times
// within half a minute. The waits differ by chance, so that requests that failed
// together do not come back together.
type patient struct {
	Store
	pace  pace
	again func() // called before each repetition
}

// Patient returns a store that tries again what may pass.
func Patient(s Store) Store { return &patient{s, usual, func() {}} }

func (p *patient) List(ctx context.Context, prefix string) (out []Object, err error) {
	err = p.until(ctx, func() error { out, err = p.Store.List(ctx, prefix); return err })
	return out, err
}

func (p *patient) Get(ctx context.Context, key string) (out []byte, err error) {
	err = p.until(ctx, func() error { out, err = p.Store.Get(ctx, key); return err })
	return out, err
}

func (p *patient) Put(ctx context.Context, key string, c Content) (tag string, err error) {
	err = p.until(ctx, func() error { tag, err = p.Store.Put(ctx, key, c); return err })
	return tag, err
}

func (p *patient) Delete(ctx context.Context, key string) error {
	return p.until(ctx, func() error { return p.Store.Delete(ctx, key) })
}

func (p *patient) until(ctx context.Context, do func() error) error {
	wait := p.pace.first
	for try := 1; ; try++ {
		err := do()
		if err == nil || !is(err, Passing) || try == p.pace.tries {
			return err
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(wait/2 + rand.N(wait)):
		}
		wait = min(2*wait, p.pace.most)
		p.again()
	}
}
