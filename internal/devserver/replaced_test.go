package devserver

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"duizhao/internal/output"
)

// TestReplacedFolder replaces the site's whole folder by another, as a checkout or a
// move does, and then saves a file in the new one.
func TestReplacedFolder(t *testing.T) {
	b := serve(t, map[string]string{"index.html": "<main>one</main>"})
	next[Rebuilt](b)
	site := filepath.Dir(b.dir)
	if err := os.Rename(site, site+"-old"); err != nil {
		t.Fatal(err)
	}
	shows := func(text string) {
		t.Helper()
		for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
			if _, body := b.get("/"); strings.Contains(body, text) {
				return
			}
		}
		t.Fatalf("the page does not show %s", text)
	}
	b.save("index.html", "<main>two</main>")
	shows("two")
	b.save("index.html", "<main>three</main>")
	shows("three")
}

// TestManyListeners holds that a build waits for no open page, and that pages at one
// address are compared once.
func TestManyListeners(t *testing.T) {
	s := newServer(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 4080})
	tree := func(text string) *output.Memory {
		m := &output.Memory{}
		for i := range 10 {
			if err := m.Put(fmt.Sprintf("%d/index.html", i), []byte("<main>"+text+"</main>")); err != nil {
				t.Fatal(err)
			}
		}
		return m
	}
	s.publish(tree("one"))
	clients := make([]*client, 1000)
	for i := range clients {
		clients[i] = s.join(fmt.Sprintf("/%d/", i%10), s.state().build)
		s.tell(clients[i])
	}
	compared := func(d *difference) (n int) {
		d.actions.Range(func(any, any) bool { n++; return true })
		return n
	}
	s.publish(tree("two"))
	d := clients[0].unseen[0]
	if n := compared(d); n != 0 {
		t.Errorf("%d pages were compared before they were told", n)
	}
	for _, c := range clients {
		if m := s.tell(c); m.Action != "main" {
			t.Fatalf("%s is told %q", c.page, m.Action)
		}
	}
	if n := compared(d); n != 10 {
		t.Errorf("%d pages were compared, of 10 addresses", n)
	}
	for i := range mostUnseen + 1 {
		s.publish(tree(fmt.Sprint(i)))
	}
	if c := clients[0]; c.unseen != nil || s.tell(c).Action != "page" {
		t.Errorf("a page that missed %d builds keeps %d sites", mostUnseen+1, len(c.unseen))
	}
	if m := s.tell(clients[0]); m.Action != "" {
		t.Errorf("told twice: %q", m.Action)
	}
}
