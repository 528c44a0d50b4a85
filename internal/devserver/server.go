package devserver

import (
	"crypto/rand"
	"fmt"
	"net"
	"strconv"
	"strings"
	"sync"

	"duizhao/internal/diag"
	"duizhao/internal/output"
)

// server holds what is served now and the pages that are open.
type server struct {
	hosts map[string]bool // what a request may name as its host
	run   string          // distinguishes this server's builds from another's
	built chan struct{}   // closed after the first build

	onward func(path string) string // see [Options]; or nil

	mu      sync.RWMutex
	now     state
	count   int
	clients map[*client]struct{}
	asked   []string      // addresses that were asked for, the last first
	news    chan struct{} // closed when there is more of the next site
}

// state is what is served. It is replaced as a whole.
type state struct {
	shown                   // the tree is that of the last good build; nil if there was none
	build    string         // names what is shown; empty if there is nothing
	problems []diag.Problem // of the last build, if it failed
	steps    []step         // that led here, the last ones
}

// client is an open page that listens to events.
type client struct {
	page   string
	action action        // what the page has to do and has not been sent
	unseen []*difference // builds that it has not been sent
	wake   chan struct{} // has room for one
}

func newServer(addr net.Addr) *server {
	s := &server{
		hosts:   map[string]bool{},
		run:     strings.ToLower(rand.Text()[:8]),
		built:   make(chan struct{}),
		clients: map[*client]struct{}{},
		news:    make(chan struct{}),
	}
	tcp := addr.(*net.TCPAddr)
	for _, host := range []string{"localhost", "127.0.0.1", "::1", tcp.IP.String()} {
		s.hosts[net.JoinHostPort(host, strconv.Itoa(tcp.Port))] = true
		if tcp.Port == 80 {
			s.hosts[strings.TrimSuffix(net.JoinHostPort(host, ""), ":")] = true
		}
	}
	return s
}

// state returns what is served now.
func (s *server) state() state {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.now
}

// publish serves tree from now on and notifies the open pages. It returns how many
// files the tree has, and how many paths changed.
func (s *server) publish(tree *output.Memory) (files, changed int) {
	now := shown{tree: tree}
	d := compare(s.state().shown, now) // what it means for a page is found when that is notified
	s.mu.Lock()
	defer s.mu.Unlock()
	s.show(state{shown: now}, d)
	s.end()
	return d.files, len(d.changed)
}

// name names a build by its number.
func (s *server) name() string { return fmt.Sprintf("%s-%d", s.run, s.count) }

// fail keeps what the last good build made, and shows problems on top of it.
func (s *server) fail(problems []diag.Problem) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.now.ahead != nil {
		back := shown{tree: s.now.tree}
		s.show(state{shown: back}, &difference{old: s.now.shown, new: back})
	}
	s.now.problems = problems
	if s.now.tree == nil {
		for c := range s.clients {
			c.action = reload // the page that shows the problems
		}
	}
	s.end()
}

// end wakes the open pages, and those who wait for the end of the first build; s.mu must
// be held.
func (s *server) end() {
	s.wake()
	select {
	case <-s.built:
	default:
		close(s.built)
	}
}

// wake wakes the open pages, to be notified; s.mu must be held.
func (s *server) wake() {
	for c := range s.clients {
		select {
		case c.wake <- struct{}{}:
		default:
		}
	}
}

// join adds an open page that was made from build. It is sent the present state at
// once.
func (s *server) join(page, build string) *client {
	c := &client{page: page, wake: make(chan struct{}, 1)}
	c.wake <- struct{}{}
	s.mu.Lock()
	defer s.mu.Unlock()
	if list, ok := s.now.since(build); ok {
		c.unseen = list
	} else {
		c.action = reload
	}
	s.clients[c] = struct{}{}
	return c
}

func (s *server) leave(c *client) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.clients, c)
}

// mostUnseen is how many builds are kept for a page that has not seen them: each
// keeps a site in memory.
const mostUnseen = 4

// tell returns what c has to be sent now. When many pages are open, comparing them
// takes longer than a build, so it is done here, for each page by itself, and nothing
// waits for it.
func (s *server) tell(c *client) message {
	s.mu.Lock()
	a, unseen := c.action, c.unseen
	m := message{Build: s.now.build, Problems: views(s.now.problems)}
	c.action, c.unseen = nothing, nil
	s.mu.Unlock()
	for _, d := range unseen {
		if a != reload {
			a = max(a, d.action(c.page))
		}
	}
	m.Action = a.String()
	return m
}
