// Package golden is for tests: it has what they share for files of input and
// expected output.
//
// A test is a txtar archive in testdata. Its files are the input, a small site or
// a few texts; the expected output is beside them in files whose names begin with
// want/ or end in .want. Run
//
//	go test ./internal/PACKAGE -update
//
// to write what comes out now, and read the diff: it is the review. Only what
// an archive has a want for is compared, so that a test of footnotes does not
// break when the front page changes. Programs never import this package.
package golden

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what comes out into testdata; then read the diff")

// Archive is one txtar file of a test.
type Archive struct {
	path    string
	archive *txtar.Archive
	t       *testing.T
	changed bool
}

// Open reads an archive. When the test ends, what changed is written back if
// -update says so.
func Open(t *testing.T, path string) *Archive {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := &Archive{path: path, archive: a, t: t}
	t.Cleanup(func() {
		if out.changed && *update {
			if err := os.WriteFile(path, txtar.Format(a), 0o666); err != nil {
				t.Error(err)
			}
		}
	})
	return out
}

// Run opens every archive that the pattern names as a test of its own.
func Run(t *testing.T, pattern string, f func(t *testing.T, a *Archive)) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	for _, p := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(p), ".txtar"), func(t *testing.T) { f(t, Open(t, p)) })
	}
}

// FS returns the input: all files but those of expected output.
func (a *Archive) FS() fstest.MapFS {
	out := fstest.MapFS{}
	for _, f := range a.archive.Files {
		if !isWant(f.Name) {
			out[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o444}
		}
	}
	return out
}

// Wants lists the names that begin with want/, without it.
func (a *Archive) Wants() []string {
	var out []string
	for _, f := range a.archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "want/"); ok {
			out = append(out, name)
		}
	}
	return out
}

// Compare compares got with the file want/NAME. An archive without that file
// wants nothing: got must be empty.
func (a *Archive) Compare(name, got string) {
	a.t.Helper()
	a.compare(a.t, "want/"+name, got)
}

// Each calls f with each file that ends in ext, as a test of its own, and
// compares what it returns with the file NAME.want.
func (a *Archive) Each(ext string, f func(t *testing.T, data []byte) string) {
	a.t.Helper()
	for _, in := range append([]txtar.File(nil), a.archive.Files...) {
		if !strings.HasSuffix(in.Name, ext) {
			continue
		}
		a.t.Run(in.Name, func(t *testing.T) { a.compare(t, in.Name+".want", f(t, in.Data)) })
	}
}

func (a *Archive) compare(t *testing.T, name, got string) {
	t.Helper()
	if got != "" && !strings.HasSuffix(got, "\n") {
		got += "\n"
	}
	at := -1
	for i, f := range a.archive.Files {
		if f.Name == name {
			at = i
		}
	}
	want := ""
	if at >= 0 {
		want = string(a.archive.Files[at].Data)
	}
	if got == want {
		return
	}
	if !*update {
		t.Errorf("%s: %s is not as it should be\n%s", a.path, name, difference(got, want))
		return
	}
	a.changed = true
	if at < 0 {
		at = a.place(name)
		a.archive.Files = append(a.archive.Files[:at], append([]txtar.File{{Name: name}}, a.archive.Files[at:]...)...)
	}
	a.archive.Files[at].Data = []byte(got)
}

// place returns where a new file belongs: NAME.want after the file NAME, others
// last.
func (a *Archive) place(name string) int {
	for i, f := range a.archive.Files {
		if f.Name+".want" == name {
			return i + 1
		}
	}
	return len(a.archive.Files)
}

// difference shows where two texts begin to differ, with the lines before.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	at := 0
	for at < len(g) && at < len(w) && g[at] == w[at] {
		at++
	}
	lines := func(sign string, list []string, from, to int) string {
		var b strings.Builder
		for _, l := range list[max(from, 0):min(to, len(list))] {
			b.WriteString(sign + l + "\n")
		}
		return b.String()
	}
	return fmt.Sprintf("from line %d:\n%s%s%s(- is what should come out, + what does)", at+1,
		lines("  ", g, at-3, at), lines("- ", w, at, at+6), lines("+ ", g, at, at+6))
}

// Inputs returns the files of all archives that the pattern names, without those
// of expected output: seeds for fuzzing.
func Inputs(t testing.TB, pattern string) [][]byte {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	var out [][]byte
	for _, p := range paths {
		a, err := txtar.ParseFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if !isWant(f.Name) {
				out = append(out, f.Data)
			}
		}
	}
	return out
}

func isWant(name string) bool {
	return strings.HasPrefix(name, "want/") || strings.HasSuffix(name, ".want")
}
