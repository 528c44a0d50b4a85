package output

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"duizhao/internal/disk"
)

// TestKeep publishes two files and keeps them, unless somebody did something to them,
// even with their size and their time as before.
func TestKeep(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	begin := func() *Stage { return withSums(t, dir) }
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
		_, ok := s.Keep(slices.Clone(known))
		if ok != c.keep || ok && len(s.Known()) != 2 {
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
	if _, ok := s.Keep(known[:1]); ok {
		t.Error("a site that lacks a published file is kept")
	}
	if _, ok := s.Keep(append(slices.Clone(known), Known{Path: "z"})); ok {
		t.Error("a site with a file that is not published is kept")
	}
	if _, ok := s.Keep(known); !ok || known[0].Mark != (disk.Mark{}) {
		t.Errorf("kept is %v; a file that has just been written has the mark %v", ok, known)
	}
}

// TestStay puts one file anew and lets another stay, unless it is not what it was.
func TestStay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	begin := func() *Stage { return withSums(t, dir) }
	s := begin()
	for _, name := range []string{"a/x.html", "b.html"} {
		if err := s.Put(name, []byte("one")); err != nil {
			t.Fatal(err)
		}
	}
	known := s.Known()
	if _, ok := s.Has(known); ok {
		t.Error("nothing is published, and the files are there")
	}
	if _, err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	s = begin()
	if _, ok := s.Has(known[:1]); !ok {
		t.Fatal("what is published is not there")
	}
	if err := s.Stay(&known[0]); err != nil {
		t.Fatal(err)
	}
	if err := s.Put("b.html", []byte("two")); err != nil {
		t.Fatal(err)
	}
	if err := s.Put("a/x.html", nil); err == nil {
		t.Error("a file that stays is put")
	}
	s.Abort()
	s = begin()
	s.Stay(&known[0])
	s.Put("b.html", []byte("two"))
	if now := s.Known(); len(now) != 2 || now[0].Sum != known[0].Sum || now[1].Sum == known[1].Sum {
		t.Errorf("known: %v", now)
	}
	if stats, err := s.Commit(); err != nil || stats.Unchanged != 1 || stats.Written != 1 {
		t.Errorf("%+v, %v", stats, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a", "x.html"), []byte("eno"), 0o666); err != nil {
		t.Fatal(err)
	}
	s = begin()
	defer s.Abort()
	if _, ok := s.Has(known[:1]); ok {
		t.Error("a file with other bytes is taken for what it was")
	}
}

// withSums begins a build that gives sums.
func withSums(t *testing.T, dir string) *Stage {
	t.Helper()
	s, err := NewStage(dir, StageOptions{Sums: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
