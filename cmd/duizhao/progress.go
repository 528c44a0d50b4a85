package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"duizhao/internal/site"
)

// progress is a line on a terminal that shows how far long work has come:
//
//	editions 420/1,000
//
// Work that ends sooner than patience shows nothing, and the line changes at most
// once per interval. A nil progress is that of a pipe: it shows nothing.
type progress struct {
	w     io.Writer
	mu    sync.Mutex
	begun time.Time
	last  time.Time
	shown bool
}

const (
	patience = 300 * time.Millisecond
	interval = 100 * time.Millisecond
)

// show shows how far work has come. It is safe for concurrent use.
func (p *progress) show(at site.Progress) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if p.begun.IsZero() {
		p.begun = now
	}
	if now.Sub(p.begun) < patience || now.Sub(p.last) < interval {
		return
	}
	p.last, p.shown = now, true
	line := at.Stage
	if at.Total > 0 {
		line = fmt.Sprintf("%s %s/%s", stageNoun(at.Stage), number(at.Done), number(at.Total))
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", line)
}

// during shows that work is going on that cannot report how far it has come, and for
// how long, until ended is called.
func (p *progress) during(what string) (ended func()) {
	if p == nil {
		return func() {}
	}
	start, done := time.Now(), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			p.show(site.Progress{Stage: fmt.Sprintf("%s, %d s", what, int(time.Since(start).Seconds()))})
			select {
			case <-done:
				return
			case <-tick.C:
			}
		}
	})
	return func() {
		close(done)
		wg.Wait()
		p.wipe()
	}
}

// wipe removes the line, to make room for other text.
func (p *progress) wipe() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	p.shown, p.begun = false, time.Time{}
}

// stageNoun returns what a stage counts.
func stageNoun(stage string) string {
	switch stage {
	case "read":
		return "files"
	case "edition":
		return "editions"
	case "page":
		return "pages"
	}
	return stage
}
