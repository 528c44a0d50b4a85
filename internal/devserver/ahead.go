package devserver

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"duizhao/internal/output"
)

// Ahead is how a build serves pages before it ends to those who wait for them.
type Ahead struct {
	server *server
	served *atomic.Bool // whether it did

	// Touched are the files and folders of which something has been heard since the last
	// build that published; nil if anything may have changed.
	Touched []string
}

// Asked returns the paths of addresses that somebody looks at or has asked for lately,
// without the slash at their beginning.
func (a Ahead) Asked() []string { return a.server.wanted() }

// Serve serves what is in tree already in the place of what the last build made, and
// notifies the open pages of it. If the build fails, that of the last one is served again.
func (a Ahead) Serve(tree *output.Memory) {
	a.server.ahead(tree)
	a.served.Store(true)
}

// Front serves a front page that was made ahead of its site, with what is in tree already.
// As soon as tree has one of its own, that is served.
func (a Ahead) Front(page, tree *output.Memory) {
	a.server.front(page)
	a.Serve(tree)
}

// shown is what is served: a site, and in the place of its files those of the next one
// that are made already, with a front page for the time until that is among them. Each may
// be nil.
type shown struct{ ahead, front, tree *output.Memory }

func (v shown) none() bool { return v.ahead == nil && v.tree == nil }

func (v shown) get(path string) ([]byte, bool) {
	for _, m := range []*output.Memory{v.ahead, v.front, v.tree} {
		if m != nil {
			if data, ok := m.Get(path); ok {
				return data, true
			}
		}
	}
	return nil, false
}

// step is what led from a build to the next.
type step struct {
	build string
	*difference
}

// mostSteps is how many steps are kept for who comes late, and so for how many the sites
// between which they lead: those of one save.
const mostSteps = 3

// mostAsked is how many addresses that were asked for are remembered.
const mostAsked = 8

// ask notes that somebody asks for a page.
func (s *server) ask(address string) {
	at := strings.TrimPrefix(address, "/")
	if at != "" && !strings.HasSuffix(at, "/") && !strings.HasSuffix(at, ".html") {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := slices.Index(s.asked, at); i >= 0 {
		s.asked = slices.Delete(s.asked, i, i+1)
	}
	s.asked = slices.Insert(s.asked, 0, at)
	s.asked = s.asked[:min(len(s.asked), mostAsked)]
}

// wanted returns the addresses of the open pages and those asked for.
func (s *server) wanted() []string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	out := slices.Clone(s.asked)
	for c := range s.clients {
		out = append(out, strings.TrimPrefix(c.page, "/"))
	}
	return out
}

// await returns what is served when there is something for an address, or when the first
// build has ended.
func (s *server) await(ctx context.Context, address string) (now state, ok bool) {
	s.ask(address)
	for {
		s.mu.RLock()
		now, news := s.now, s.news
		s.mu.RUnlock()
		if now.tree != nil {
			return now, true
		}
		if !now.none() {
			if f := find(now.shown, address); f.redirect || f.data != nil && !f.missing {
				return now, true
			}
		}
		select {
		case <-s.built:
			return s.state(), true
		case <-news:
		case <-ctx.Done():
			return now, false
		}
	}
}

// front keeps a front page for [server.ahead].
func (s *server) front(page *output.Memory) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now.front = page
}

// ahead serves what there is of the next site.
func (s *server) ahead(tree *output.Memory) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := shown{tree, s.now.front, s.now.tree}
	s.show(state{shown: now, problems: s.now.problems}, &difference{old: s.now.shown, new: now})
	s.wake()
	close(s.news)
	s.news = make(chan struct{})
}

// show replaces what is served; s.mu must be held.
func (s *server) show(to state, d *difference) {
	s.count++
	to.build = s.name()
	if to.steps = append(slices.Clip(s.now.steps), step{s.now.build, d}); len(to.steps) > mostSteps {
		to.steps = to.steps[1:]
	}
	s.now = to
	for c := range s.clients {
		if c.unseen = append(c.unseen, d); len(c.unseen) > mostUnseen {
			c.action, c.unseen = reload, nil
		}
	}
}

// since returns what has changed since a build; ok is false if that is not known.
func (s *state) since(build string) (list []*difference, ok bool) {
	if build == s.build {
		return nil, true
	}
	for i := range s.steps {
		if ok = ok || s.steps[i].build == build; ok {
			list = append(list, s.steps[i].difference)
		}
	}
	return list, ok
}
