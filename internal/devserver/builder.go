package devserver

import (
	"context"
	"slices"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/output"
)

// builder runs the builds, one at a time.
type builder struct {
	options Options
	server  *server
	watcher *watcher
}

// result is what one build came to.
type result struct {
	tree     *output.Memory
	problems []diag.Problem
	err      error
}

// run builds once, and again after each change, until ctx ends.
//
// A change during a build ends it, since its result would be out of date;
// but never two builds in a row, or a program that writes into the sources
// all the time would keep the site from ever being shown.
func (b *builder) run(ctx context.Context) {
	changed, trouble, done := make(chan time.Time), make(chan error), make(chan result)
	ctx, cancel := context.WithCancel(ctx)
	watching := make(chan struct{})
	go func() { b.watcher.run(ctx, changed, trouble); close(watching) }()
	defer func() { cancel(); <-watching }()

	stop := func() {}
	start := func() {
		var building context.Context
		building, stop = context.WithCancel(ctx)
		go func() {
			tree, problems, err := b.options.Build(building)
			done <- result{tree, problems, err}
		}()
	}
	since, running, stopped := time.Now(), true, false
	var waiting time.Time // the change that the next build is for
	start()
	for {
		select {
		case <-ctx.Done():
			stop()
			if running {
				<-done
			}
			return
		case err := <-trouble:
			b.options.Log(Trouble{err})
		case at := <-changed:
			switch {
			case !running:
				since, running = at, true
				start()
			case waiting.IsZero():
				waiting = at
				if !stopped {
					stopped = true
					stop()
				}
			}
		case r := <-done:
			stop()
			if ctx.Err() != nil {
				return
			}
			if waiting.IsZero() || !stopped {
				stopped = false
				b.publish(r, since)
			}
			...
		}
	}
}
