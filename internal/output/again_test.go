package output

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestKeep publishes two files and keeps them, unless somebody did something to them,
// even with their size and their time as before.
func TestKeep(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	begin := func() *Stage {
		t.Helper()
		s, err := NewStage(dir, StageOptions{Sums: true})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := begin()
	if err := s.Put("a/x.html", []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := Stream(s, "big.zip", func(w io.Writer) error { _, err := io.WriteString(w, "two"); return err }); err != nil {
		t.Fatal(err)
	}
	known := s.Known()
	if _, err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	if len(known) != 2 || known[0].Path != "a/x.html" || known[1].Size != 3 || known[0].Sum == known[1].Sum {
		t.Fatalf("%v", known)
	}
	page := filepath.Join(dir, "a", "x.html")
	past := time.Unix(1e9, 0)
	for _, c := range []struct {
		what string
		do   func() error
		keep bool
	}{
		{"nothing", func() error { return nil }, true},
		{"another time", func() error { return os.Chtimes(page, past, past) }, true},
		{"other bytes", func() error { os.WriteFile(page, []byte("eno"), 0o666); return os.Chtimes(page, past, past) }, false},
		{"the bytes again", func() error { return os.WriteFile(page, []byte("one"), 0o666) }, true},
		{"gone", func() error { return os.Remove(page) }, false},
	} {
		if err := c.do(); err != nil {
			t.Fatal(err)
		}
		s := begin()
		marked, _, ok := s.Keep(known)
		if ok != c.keep || ok && len(marked) != 2 {
			t.Errorf("%s: kept is %v", c.what, ok)
		}
		if ok {
			if stats, err := s.Commit(); err != nil || stats != (Stats{Unchanged: 2, Bytes: 6}) {
				t.Errorf("%s: %+v, %v", c.what, stats, err)
			}
		}
		s.Abort()
	}
	os.WriteFile(page, []byte("one"), 0o666)
	s = begin()
	defer s.Abort()
	if _, _, ok := s.Keep(known[:1]); ok {
		t.Error("a site that lacks a published file is kept")
	}
	if _, _, ok := s.Keep(append(slices.Clone(known), Known{Path: "z"})); ok {
		t.Error("a site with a file that is not published is kept")
	}
	if marked, _, ok := s.Keep(known); !ok || marked[0].Mark != (Mark{}) {
		t.Errorf("kept is %v; a file that has just been written has the mark %v", ok, marked)
	}
}
