package devserver

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/output"
)

// builder runs the builds, one at a time.
type builder struct {
	options Options
	server  *server
	watcher *watcher

	done    chan result
	running bool
	since   time.Time // of the change that the running build is for
	next    time.Time // of a change noticed since it began, or zero
	stop    context.CancelFunc
	heard   int         // the last event before it began
	stopped bool        // the running build was told to stop
	stops   int         // builds in a row that were, before this one
	ahead   atomic.Bool // the running build has served who waits
}

// mostStops is how many builds in a row are stopped that served ahead.
const mostStops = 20

// result is the outcome of one build.
type result struct {
	tree     *output.Memory
	problems []diag.Problem
	err      error
}

// run builds at once, and again after each change, until ctx ends.
//
// A change during a build stops it, since what it makes is out of date; but never two
// builds in a row, or a program that writes to the sources all the time would keep
// the site from ever being shown. Some more are stopped if who waits has been served
// already: that page the next build makes first, while the rest takes its time.
func (b *builder) run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	changed, trouble, watching := make(chan time.Time), make(chan error), make(chan struct{})
	go func() {
		b.watcher.run(ctx, changed, trouble)
		close(watching)
	}()
	defer func() {
		cancel()
		<-watching
	}()
	b.done = make(chan result)
	b.start(ctx, time.Now())
	for {
		select {
		case <-ctx.Done():
			if b.running {
				<-b.done
			}
			return
		case err := <-trouble:
			b.options.Log(Trouble{err})
		case at := <-changed:
			b.change(ctx, at)
		case r := <-b.done:
			b.finish(ctx, r)
		}
	}
}

func (b *builder) start(ctx context.Context, since time.Time) {
	ctx, b.stop = context.WithCancel(ctx)
	ahead := Ahead{server: b.server, served: &b.ahead}
	names, until, ok := b.watcher.list()
	if b.heard = until; ok {
		ahead.Touched = names
	}
	b.running, b.stopped, b.since, b.next = true, false, since, time.Time{}
	b.ahead.Store(false)
	go func() {
		tree, problems, err := b.options.Build(ctx, ahead)
		b.done <- result{tree, problems, err}
	}()
}

func (b *builder) change(ctx context.Context, at time.Time) {
	if !b.running {
		b.start(ctx, at)
		return
	}
	if b.next.IsZero() {
		b.next = at
	}
	if b.stops == 0 || b.stops < mostStops && b.ahead.Load() {
		b.stopped = true
		b.stop()
	}
}

func (b *builder) finish(ctx context.Context, r result) {
	b.stop()
	b.running = false
	if b.stops++; !b.stopped {
		b.stops = 0
	}
	since := b.since
	if !b.stopped && ctx.Err() == nil {
		b.publish(r)
		since = b.next
	}
	if !b.next.IsZero() && ctx.Err() == nil {
		b.start(ctx, since)
	}
}

// publish shows the outcome of a build in the browser and in the log.
func (b *builder) publish(r result) {
	if r.err != nil {
		r.problems = append(slices.Clip(r.problems), problem(r.err))
	}
	failed := slices.ContainsFunc(r.problems, func(p diag.Problem) bool { return p.Severity == diag.Error })
	if !failed && r.tree == nil {
		panic("devserver: Build returned neither a site nor an error")
	}
	if failed {
		b.server.fail(r.problems)
		b.options.Log(Failed{Duration: time.Since(b.since), Problems: r.problems})
		return
	}
	b.watcher.forget(b.heard)
	files, changed := b.server.publish(r.tree)
	b.options.Log(Rebuilt{Duration: time.Since(b.since), Files: files, Changed: changed, Warnings: r.problems})
}

// problem turns an error that is not about the content into a problem.
func problem(err error) diag.Problem {
	var e *diag.Fault
	if errors.As(err, &e) {
		return diag.Problem{Text: e.Text, Hint: e.Hint}
	}
	return diag.Problem{Text: err.Error()}
}
