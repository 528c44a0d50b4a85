// Package devserver serves a site to the browser of the person who writes it, and keeps
// the browser up to date.
//
// [Serve] listens on loopback, builds the site, watches its sources, and on
// each save builds again and notifies the open pages. Between the save and the
// page lie 15 ms of waiting for quiet (an editor's save is several events),
// the making of that page, and a millisecond or two: a build serves pages that somebody
// looks at, or has asked for, before it ends ([Ahead]).
//
// # What the browser does
//
// The server adds a script to every page it serves, /.duizhao/reload.js,
// which listens to /.duizhao/events (Server-Sent Events, HTML Living
// Standard, section 9.2). After each build the server compares the page as it
// was with the page as it is and sends what to do:
//
//   - nothing, when nothing that the page shows has changed;
//   - "main": fetch the page and replace the contents of its main element, its
//     footer and its title, keep the reading position, and dispatch
//     duizhao:reload on document, for scripts that had enhanced the old text;
//   - "page": load the page anew, when its frame, a style sheet, a font, or a
//     script or picture that it names has changed.
//
// When a build fails the pages stay as they were, and an overlay shows each
// problem with its place, the source line and the hint. It goes away with the
// next good build. Before the first good build every address answers 500, with a
// page that shows the problems and waits for one.
//
// The pages' own Content-Security-Policy stays in force, widened by what the
// script needs: 'self' for scripts, styles and connections.
//
// # Who may ask
//
// What is served may be a private edition. The server listens on loopback
// only; it answers only requests that name it by a loopback Host, so that no
// foreign name can be bound to it (DNS rebinding), others with 421; it tells
// browsers to give its answers to no other origin; and it looks paths up in
// the files that a build has made, so that no path leads to the disk.
package devserver

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/output"
)

// Options are what to serve, where, and whom to notify.
type Options struct {
	// Addr is the address to listen on, 127.0.0.1:4080 if empty. The host must be a
	// loopback address, localhost, or empty for 127.0.0.1. If the port is taken the
	// next twenty are tried; port 0 takes any.
	Addr string
	// Watch are the files and folders that the site is made from. A folder is watched
	// with everything below it. One that does not exist yet is waited for.
	Watch []string
	// Build makes the site. It fails with an error, or with problems of which one is
	// a [diag.Error]; other problems are warnings. Builds do not overlap. The context
	// ends when a source changes meanwhile or the server ends; Build should then
	// return soon, with any error. It may serve pages that somebody waits for before it
	// ends; those must be as it will return them.
	Build func(ctx context.Context, ahead Ahead) (*output.Memory, []diag.Problem, error)
	// Onward returns where an address, the path of a request as it was sent, leads on to as a server
	// that hosts the site would have it; "" if it does not. It may be nil, and is called
	// from any goroutine.
	Onward func(path string) string
	// Log is called for each event, one at a time; it may be nil.
	Log func(Event)
}

// Event is what happened: [Ready], [Rebuilt], [Failed] or [Trouble].
type Event interface{ event() }

// Ready means that the server listens. The first build begins now; requests wait for
// it.
type Ready struct {
	URL   string // to open, with a slash at its end
	Taken string // the address asked for, if another program has it
}

// Rebuilt means that a build succeeded, possibly the first.
type Rebuilt struct {
	Duration time.Duration // from the first change noticed until browsers are notified
	Files    int           // of the site
	Changed  int           // files that are new, different or gone
	Warnings []diag.Problem
}

// Failed means that a build failed; what was served before is still served.
type Failed struct {
	Duration time.Duration
	Problems []diag.Problem // at least one is an error
}

// Trouble means that something went wrong that the server survives, such as a folder
// that cannot be watched.
type Trouble struct{ Err error }

func (Ready) event()   {}
func (Rebuilt) event() {}
func (Failed) event()  {}
func (Trouble) event() {}

// Serve serves the site until ctx ends, and then returns nil. It returns a [*diag.Fault]
// when it cannot listen on the address or watch the sources.
func Serve(ctx context.Context, o Options) error {
	if o.Log == nil {
		o.Log = func(Event) {}
	}
	l, ready, err := listen(ctx, o.Addr)
	if err != nil {
		return err
	}
	defer l.Close()
	w, err := newWatcher(o.Watch)
	if err != nil {
		return err
	}
	defer w.close()

	asked := ctx
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	s := newServer(l.Addr())
	s.onward = o.Onward
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ErrorLog:          log.New(io.Discard, "", 0), // browsers that hang up
	}
	o.Log(ready)
	go func() { cancel(server.Serve(l)) }() // returns early only if the listener breaks
	(&builder{options: o, server: s, watcher: w}).run(ctx)

	// Streams of events end with ctx; other requests get a moment.
	grace, stop := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer stop()
	if server.Shutdown(grace) != nil {
		server.Close()
	}
	if asked.Err() == nil {
		err := context.Cause(ctx)
		return &diag.Fault{Text: fmt.Sprintf("cannot go on serving: %v", err), Hint: "start again", Err: err}
	}
	return nil
}
