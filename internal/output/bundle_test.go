package output

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// bundled puts a site through a bundle, in an order of its own, from several
// goroutines, and returns what comes out.
func bundled(t *testing.T, s site, seed uint64) (*Memory, []byte) {
	t.Helper()
	var memory Memory
	b, err := NewBundle(&memory)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	b.Instead("index.html", []byte("inside"))
	paths := slices.Collect(func(yield func(string) bool) {
		for p := range s {
			if !yield(p) {
				return
			}
		}
	})
	slices.Sort(paths)
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
	var wg sync.WaitGroup
	for part := range slices.Chunk(paths, 7) {
		wg.Go(func() {
			for _, p := range part {
				if err := b.Put(p, []byte(s[p])); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if err := b.Finish(&memory); err != nil {
		t.Fatal(err)
	}
	data, ok := memory.Get(BundleName)
	if !ok {
		t.Fatal("there is no archive")
	}
	return &memory, data
}

func TestBundle(t *testing.T) {
	s := files("text", "index.html", "a/index.html", "b/c/d.js", "圖.svg", "empty")
	s["empty"] = ""
	s["noise.png"] = string(noise(5000))
	for i := range 50 {
		s[fmt.Sprintf("e%d/index.html", i)] = strings.Repeat(fmt.Sprintf("<p>%d</p>\n", i), 500)
	}
	memory, data := bundled(t, s, 1)
	for seed := range uint64(5) {
		if _, again := bundled(t, s, seed); !bytes.Equal(data, again) {
			t.Fatal("the archive depends on the order of the files")
		}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) != len(s) {
		t.Errorf("%d files of %d", len(z.File), len(s))
	}
	if !slices.IsSortedFunc(z.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the files are not in order")
	}
	for _, f := range z.File {
		name, ok := strings.CutPrefix(f.Name, "site/")
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r) // checks the sum
		if err != nil {
			t.Error(f.Name, err)
		}
		want := s[name]
		if name == "index.html" {
			want = "inside"
		}
		if !ok || string(got) != want {
			t.Errorf("%s holds %.40q, want %.40q", f.Name, got, want)
		}
		if f.Flags&0x800 == 0 && !isASCII(f.Name) {
			t.Errorf("%s does not say that its name is UTF-8", f.Name)
		}
		if f.NonUTF8 || f.Modified.Year() != 1980 || len(f.Extra) > 0 {
			t.Errorf("%s: %v, %d bytes besides", f.Name, f.Modified, len(f.Extra))
		}
	}
	for p, text := range s {
		if got, _ := memory.Get(p); string(got) != text {
			t.Errorf("the site's own %s is %.20q", p, got)
		}
	}
}

func noise(n int) []byte {
	rng := rand.New(rand.NewPCG(3, 1))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(rng.Uint32())
	}
	return b
}

// A name that only some systems accept is an error with what to rename.
func TestBundleNames(t *testing.T) {
	long := strings.Repeat("x", 150) + "/index.html"
	for _, c := range []struct {
		paths []string
		is    error
		says  string
	}{
		{[]string{"Logo.png", "logo.png"}, ErrTwice, "Logo.png and logo.png are one file on macOS and on Windows; rename one of them"},
		{[]string{"notes/a", "Notes/a"}, ErrTwice, "Notes/a and notes/a are one file"},
		{[]string{long}, ErrName, "has 161 characters, and Windows may not unpack more than 154; shorten the name"},
		{[]string{"notes/con/index.html"}, ErrName, "con names a device on Windows"},
		{[]string{"site.zip"}, ErrTwice, "two pages or files of the site have the address site.zip"},
	} {
		var memory Memory
		b, err := NewBundle(&memory)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range c.paths {
			err = b.Put(p, []byte("x"))
		}
		if err == nil {
			err = b.Finish(&memory)
		}
		if !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v: %v", c.paths, err)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}
}

// Memory holds the names and not the site: 64 MB go through, and the heap does not
// grow by a tenth of that.
func TestBundleStreams(t *testing.T) {
	dir := t.TempDir()
	st, err := NewStage(filepath.Join(dir, "public"), StageOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Abort()
	b, err := NewBundle(st)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	page := noise(1 << 20)
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range 64 {
		copy(page, fmt.Sprint("page ", i))
		if err := b.Put(fmt.Sprintf("e%d/index.html", i), page); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Finish(st); err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&now)
	if grown := int64(now.HeapAlloc) - int64(before.HeapAlloc); grown > 6<<20 || int64(now.HeapSys)-int64(before.HeapSys) > 32<<20 {
		t.Errorf("the heap grew by %d bytes, what it took of the system by %d", grown, int64(now.HeapSys)-int64(before.HeapSys))
	}
	stats, err := st.Commit()
	if err != nil || stats.Written != 65 || stats.Bytes < 128<<20 {
		t.Errorf("%+v %v", stats, err)
	}
}

// A file that comes in pieces is published like any other: one that is the same stays
// the same file, and one that fails publishes nothing.
func TestStream(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build := func(text string, fails error) (Stats, error) {
		st := stage(t, dir, files("x", "index.html"))
		defer st.Abort()
		if err := Stream(st, "a/big", func(w io.Writer) error {
			for _, r := range text {
				if _, err := io.WriteString(w, string(r)); err != nil {
					return err
				}
			}
			return fails
		}); (err != nil) != (fails != nil) {
			t.Errorf("%v, want %v", err, fails)
		}
		return st.Commit()
	}
	if stats, err := build("one", nil); err != nil || stats.Written != 2 {
		t.Fatalf("%+v %v", stats, err)
	}
	first, err := os.Stat(filepath.Join(dir, "a/big"))
	if err != nil {
		t.Fatal(err)
	}
	if stats, err := build("one", nil); err != nil || stats.Written != 0 || stats.Unchanged != 2 {
		t.Errorf("%+v %v", stats, err)
	}
	if again, err := os.Stat(filepath.Join(dir, "a/big")); err != nil || !os.SameFile(first, again) {
		t.Error("an unchanged file is another one now", err)
	}
	if stats, err := build("two", nil); err != nil || stats.Written != 1 || stats.Unchanged != 1 {
		t.Errorf("%+v %v", stats, err)
	}
	broken := errors.New("no more")
	if _, err := build("three", broken); !errors.Is(err, broken) {
		t.Errorf("a failed file is published: %v", err)
	}
	if got := read(t, dir)["a/big"]; got != "two" {
		t.Errorf("%q is published", got)
	}
	st := stage(t, dir, files("x", "index.html"))
	defer st.Abort()
	if err := Stream(st, "index.html", func(io.Writer) error { return nil }); !errors.Is(err, ErrTwice) {
		t.Errorf("a path put twice: %v", err)
	}
}
