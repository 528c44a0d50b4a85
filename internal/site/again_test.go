package site_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"duizhao/internal/bench"
	"duizhao/internal/golden"
)

// large makes a site whose search index is in many files.
func large(t *testing.T, n int) *edited {
	t.Helper()
	e := emptyEdited(t, rand.New(rand.NewPCG(1, 1)))
	if err := bench.Generate(e.dir, n, 3); err != nil {
		t.Fatal(err)
	}
	return e
}

// expect builds after an edit, compares with a clean build, and holds how many editions
// were not made again.
func (e *edited) expect(t *testing.T, what string, kept int) {
	t.Helper()
	e.kept = 0
	if e.compare(t, what); e.kept != kept {
		t.Errorf("%s: %d editions were kept, and should be %d", what, e.kept, kept)
	}
}

// TestOneOfMany edits one edition of a site with a large index, and holds that no other
// is made again, and that all is as in a clean build.
func TestOneOfMany(t *testing.T) {
	const n = 30
	e := large(t, n)
	e.expect(t, "nothing", 0)
	text := func(k int) string { return "content/editions/" + bench.Slug(k) + "/en.md" }
	line := func(k int, old, with string) {
		s := e.read(t, text(k))
		if !strings.Contains(s, old) {
			t.Fatalf("there is no %q in %s", old, text(k))
		}
		e.write(t, text(k), []byte(strings.Replace(s, old, with, 1)))
	}
	line(20, "the", "zyxwv")
	e.expect(t, "a word", n-1)
	line(3, "the", "zyxwv")
	line(27, "the", "zyxwv")
	e.expect(t, "two words", n-2)
	for _, end := range []string{"en.md", "zh-Hant.md"} {
		name := "content/editions/" + bench.Slug(4) + "/" + end
		e.write(t, name, []byte(e.read(t, name)+"\nA 章.\n{#z1}\n"))
	}
	e.expect(t, "a paragraph more, which moves the documents of all later editions", n-1)
	first := "content/editions/" + bench.Slug(0) + "/edition.yaml"
	e.write(t, first, []byte(e.read(t, first)+"draft: true\n"))
	e.expect(t, "a draft, which is in the context of all", 0)
	if err := os.RemoveAll(e.at("content/editions/" + bench.Slug(n-1))); err != nil {
		t.Fatal(err)
	}
	e.expect(t, "one less at the end", n-2)
	for k := range n - 2 {
		if k > 2 {
			if err := os.RemoveAll(e.at("content/editions/" + bench.Slug(k))); err != nil {
				t.Fatal(err)
			}
		}
	}
	e.expect(t, "a small index now, which needs the texts", 0)
	line(1, "the", "uvwxy")
	e.expect(t, "a word in a small site", 2)
}

// together is a site of three editions that depend on each other.
func together(t *testing.T) *edited {
	t.Helper()
	return newEdited(t, golden.Open(t, "testdata/together.txtar"), rand.New(rand.NewPCG(1, 1)))
}

const seaText = "content/editions/sea/en.md"

// TestTwoFaults makes a fault in one edition and then one in another, which the build with
// the first fault had taken from the build before.
func TestTwoFaults(t *testing.T) {
	e := together(t)
	e.expect(t, "nothing", 0)
	lake := "content/editions/lake/en.md"
	was := e.read(t, lake)
	e.write(t, lake, []byte("Nothing.\n"))
	e.expect(t, "a fault", 2)
	e.write(t, seaText, []byte(strings.Replace(e.read(t, seaText), "gauge2024", "nobody", 1)))
	e.expect(t, "a second fault", 1)
	e.write(t, lake, []byte(was))
	e.expect(t, "the first is mended", 2)
}

// TestDamagedPacks damages, cuts and removes what is kept beside the record: it is
// noticed, and what it was is made again.
func TestDamagedPacks(t *testing.T) {
	e := together(t)
	e.expect(t, "nothing", 0)
	text := e.read(t, seaText)
	for i, c := range []struct {
		what string
		do   func(name string, data []byte) error
	}{
		{"cut", func(name string, data []byte) error { return os.WriteFile(name, data[:1], 0o600) }},
		{"changed", func(name string, data []byte) error { return os.WriteFile(name, make([]byte, len(data)), 0o600) }},
		{"removed", func(name string, _ []byte) error { return os.Remove(name) }},
		{"a folder", func(name string, _ []byte) error { return errors.Join(os.Remove(name), os.Mkdir(name, 0o700)) }},
	} {
		list, err := filepath.Glob(filepath.Join(e.cache, "build-*-*"))
		if err != nil || len(list) == 0 {
			t.Fatalf("%v, %v", list, err)
		}
		for _, name := range list {
			data, err := os.ReadFile(name)
			if err != nil {
				continue // the folder of before
			}
			if err := c.do(name, data); err != nil {
				t.Fatal(err)
			}
		}
		e.write(t, seaText, []byte(strings.Replace(text, "fish", "sharks"+strings.Repeat("!", i), 1)))
		e.expect(t, c.what, 2) // what cannot be read of them is made again
		e.write(t, seaText, []byte(text))
		e.expect(t, c.what+", and back", 0)
	}
}

// TestPacksDoNotGrow edits often, and holds that the cache does not grow with that.
func TestPacksDoNotGrow(t *testing.T) {
	e := together(t)
	text := e.read(t, seaText)
	size := func() (n int64) {
		list, _ := os.ReadDir(e.cache)
		if len(list) > 16 {
			t.Errorf("%d files are in the cache", len(list))
		}
		for _, d := range list {
			if info, err := d.Info(); err == nil {
				n += info.Size()
			}
		}
		return n
	}
	var first int64
	for i := range 40 {
		e.write(t, seaText, []byte(strings.Replace(text, "fish", strings.Repeat("x", i+1), 1)))
		if report, worked := e.rebuild(t); !worked || report.Kept != 2 && i > 0 {
			t.Fatalf("an edit is not seen, or %d editions were kept", report.Kept)
		}
		if now := size(); first == 0 {
			first = now
		} else if now > 3*first {
			t.Fatalf("after %d edits the cache has %d bytes; after the first it had %d", i+1, now, first)
		}
	}
	e.compare(t, "at the end")
}

// changing is a folder in which something happens when a file is read for the nth time.
type changing struct {
	fs.FS
	name string
	mu   sync.Mutex
	left int
	do   func()
}

func (f *changing) ReadFile(name string) ([]byte, error) {
	if name == f.name {
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.left--; f.left == 0 {
			f.do()
		}
	}
	return fs.ReadFile(f.FS, name)
}

func (f *changing) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.FS, name) }

// TestChangedMeanwhile changes a note, and the settings and the text of an edition, at
// each moment of a build after an edit of another edition. Whatever that build
// published, the next one is right.
func TestChangedMeanwhile(t *testing.T) {
	for _, name := range []string{"content/notes/ferry.md", "content/site.yaml", "content/editions/lake/edition.yaml", "content/editions/lake/en.md"} {
		for moment := 1; ; moment++ {
			e := together(t)
			if e.compare(t, "nothing"); t.Failed() {
				return
			}
			e.write(t, seaText, []byte(strings.Replace(e.read(t, seaText), "fish", "sharks", 1)))
			under := e.options.FS
			other := strings.NewReplacer("Ferryman", "Boatsman", "Who", "One", "Side by side", "Back to back").Replace(e.read(t, name))
			f := &changing{FS: under, name: name, left: moment, do: func() { e.write(t, name, []byte(other)) }}
			e.options.FS = f
			e.rebuild(t)
			e.options.FS = under
			e.compare(t, fmt.Sprintf("%s at its reading %d", name, moment))
			if f.left > 0 {
				break // there are no more moments
			}
		}
	}
}
