package devserver

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/output"
)

func siteOf(t *testing.T, files ...string) *output.Memory {
	t.Helper()
	m := output.After(nil)
	for i := 0; i < len(files); i += 2 {
		if err := m.Put(files[i], []byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func ask(s *server, at string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "http://localhost:4080"+at, nil)
	s.ServeHTTP(w, r)
	return w
}

func paged(text string) string { return fmt.Sprintf(page, text) }

// TestAhead holds that a page is served before its build has ended, that who looks at it
// is told once, and that it goes away if the build fails.
func TestAhead(t *testing.T) {
	s := newServer(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 4080})
	early := make(chan *httptest.ResponseRecorder)
	go func() { early <- ask(s, "/sea/") }()
	for !slices.Contains(s.wanted(), "sea/") {
		time.Sleep(time.Millisecond)
	}
	one := siteOf(t, "a.css", "p{}", "sea/index.html", paged("one"))
	Ahead{server: s, served: new(atomic.Bool)}.Serve(one)
	if w := <-early; w.Code != 200 || !strings.Contains(w.Body.String(), "<p>one</p>") {
		t.Errorf("before the first build has ended: %d %s", w.Code, w.Body)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, ok := s.await(ctx, "/river/"); ok {
		t.Error("what is not made yet is not waited for")
	}
	c := s.join("/sea/", s.state().build)
	s.tell(c)
	if err := one.Put("river/index.html", []byte(paged("r"))); err != nil {
		t.Fatal(err)
	}
	if files, _ := s.publish(one); files != 3 {
		t.Errorf("%d files", files)
	}
	if m := s.tell(c); m.Action != "page" { // there was no style sheet to compare with
		t.Errorf("after the first build the page is told %q", m.Action)
	}

	was := s.state().build
	two := siteOf(t, "a.css", "p{}", "sea/index.html", paged("two"))
	s.ahead(two)
	if m := s.tell(c); m.Action != "main" || m.Build == was {
		t.Errorf("of a page made ahead it is told %+v", m)
	}
	if w := ask(s, "/river/"); !strings.Contains(w.Body.String(), "<p>r</p>") {
		t.Errorf("what is not made yet is served as %s", w.Body)
	}
	ahead := buildOf(t, ask(s, "/sea/").Body.String())
	if err := two.Put("river/index.html", []byte(paged("r2"))); err != nil {
		t.Fatal(err)
	}
	s.publish(two)
	if m := s.tell(c); m.Action != "" || m.Build == ahead {
		t.Errorf("of the same page it is told %+v again", m)
	}
	if m := s.tell(s.join("/sea/", ahead)); m.Action != "" {
		t.Errorf("who joins with what was ahead is told %q", m.Action)
	}
	if m := s.tell(s.join("/sea/", was)); m.Action != "main" {
		t.Errorf("who joins with the build before is told %q", m.Action)
	}

	s.ahead(siteOf(t, "sea/index.html", paged("three")))
	if m := s.tell(c); m.Action != "main" {
		t.Errorf("told %+v", m)
	}
	s.fail([]diag.Problem{{Text: "broken"}})
	if m := s.tell(c); m.Action != "main" || len(m.Problems) != 1 {
		t.Errorf("when its build fails it is told %+v", m)
	}
	if w := ask(s, "/sea/"); !strings.Contains(w.Body.String(), "<p>two</p>") {
		t.Errorf("after a build that failed, %s is served", w.Body)
	}
}

// TestAsked holds that the last few pages that were asked for are known, and those that
// are open, and nothing that is no page.
func TestAsked(t *testing.T) {
	s := newServer(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 4080})
	s.publish(siteOf(t, "index.html", "x"))
	for i := range mostAsked + 3 {
		ask(s, fmt.Sprintf("/%d/", i))
	}
	ask(s, "/a.css")
	ask(s, "/5/")
	s.join("/open/", "")
	if got := strings.Join(s.wanted(), " "); got != "5/ 10/ 9/ 8/ 7/ 6/ 4/ 3/ open/" {
		t.Errorf("%s", got)
	}
}

// TestFront serves a front page ahead of a first build: it is there when its site is not,
// gives way to that of the site, and is gone if the build fails.
func TestFront(t *testing.T) {
	s := newServer(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 4080})
	var served atomic.Bool
	a := Ahead{server: s, served: &served}
	tree := siteOf(t, "a.css", "p{}")
	a.Front(siteOf(t, "index.html", paged("soon")), tree)
	if w := ask(s, "/"); !strings.Contains(w.Body.String(), "<p>soon</p>") || !served.Load() {
		t.Errorf("the page made ahead is served as %s", w.Body)
	}
	if w := ask(s, "/a.css"); w.Body.String() != "p{}" {
		t.Errorf("its style sheet is served as %s", w.Body)
	}
	a.Serve(tree) // a page of an edition
	if w := ask(s, "/"); !strings.Contains(w.Body.String(), "<p>soon</p>") {
		t.Errorf("after another page it is served as %s", w.Body)
	}
	if err := tree.Put("index.html", []byte(paged("whole"))); err != nil {
		t.Fatal(err)
	}
	s.publish(tree)
	if w := ask(s, "/"); !strings.Contains(w.Body.String(), "<p>whole</p>") {
		t.Errorf("the page of the site is served as %s", w.Body)
	}

	s = newServer(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 4080})
	a.server = s
	a.Front(siteOf(t, "index.html", paged("soon")), siteOf(t, "a.css", "p{}"))
	s.fail([]diag.Problem{{Text: "broken"}})
	if w := ask(s, "/"); strings.Contains(w.Body.String(), "<p>soon</p>") || !strings.Contains(w.Body.String(), "broken") {
		t.Errorf("after a build that failed, %s is served", w.Body)
	}
}
