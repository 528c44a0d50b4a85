package site_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"duizhao/internal/bench"
	"duizhao/internal/cache"
	"duizhao/internal/golden"
	"duizhao/internal/output"
	"duizhao/internal/site"
)

// poolOf opens the cache that the machines of a test share.
func poolOf(t *testing.T, e *edited) *cache.Pool {
	t.Helper()
	dir, err := cache.OpenDir(filepath.Join(filepath.Dir(e.dir), "shared"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := cache.OpenPool(context.Background(), dir, func(s string) { e.notices = append(e.notices, s) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { dir.Close() })
	return p
}

// share makes a share of the site on a machine of its own.
func share(t *testing.T, e *edited, n, of int) *site.Report {
	t.Helper()
	p := poolOf(t, e)
	defer p.Close()
	report, err := site.Make(context.Background(), e.options, [32]byte{}, p, site.Part{N: n, Of: of})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// join builds the site on a machine that has nothing but the shared cache, and compares
// with a clean build.
func join(t *testing.T, e *edited) *site.Report {
	t.Helper()
	var sink output.Memory
	o := e.options
	o.Before = nil
	clean, err := site.Build(context.Background(), o, &sink)
	if err != nil {
		t.Fatal(err)
	}
	report, tree := builtElsewhere(t, e)
	defer tree.Close()
	sameReport(t, report, clean)
	if clean.Failed() {
		return report
	}
	files := tree.Files()
	if n := len(sink.Files()); n != len(files) {
		t.Errorf("there are %d files, and a clean build makes %d", len(files), n)
	}
	for _, f := range files {
		if want, ok := sink.Get(f.Path); !ok || !bytes.Equal(f.Data, want) {
			t.Errorf("%s is not what a clean build makes", f.Path)
		}
	}
	return report
}

// elsewhere builds the site as it is now on a machine of its own, which has what others
// have found of the site as it was, and leaves its own to them.
func elsewhere(t *testing.T, e *edited) { e.taken += join(t, e).Shared.Taken }

func builtElsewhere(t *testing.T, e *edited) (*site.Report, *output.Memory) {
	t.Helper()
	held, tree, p := cache.Held(), output.After(nil), poolOf(t, e)
	defer held.Close()
	defer p.Close()
	o := e.options
	o.Before = nil
	report, err := site.Rebuild(context.Background(), o, tree, site.Memory{Cache: held, Name: "another machine", Pool: p})
	if err != nil {
		t.Fatal(err)
	}
	return report, tree
}

// shares holds what a build had from other machines, and how many editions it made.
func shares(t *testing.T, what string, r *site.Report, taken, made int) {
	t.Helper()
	if r.Failed() || r.Shared.Taken != taken || r.Shared.Made != made {
		t.Fatalf("%s: %+v, and should be %d taken and %d made\n%s", what, r.Shared, taken, made, written(r))
	}
}

// unused holds how many entries the last build that published had no use for; every build
// since those were there leaves a list.
func unused(t *testing.T, what string, e *edited, lists, entries int) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(filepath.Dir(e.dir), "shared", "*", "u", "*"))
	if err != nil || len(names) != lists {
		t.Fatalf("%s: %d lists of what is not used, and should be %d; %v", what, len(names), lists, err)
	}
	if lists == 0 {
		return
	}
	data, err := os.ReadFile(names[lists-1])
	_, keys, ok := bytes.Cut(data, []byte("\n"))
	if n := (len(keys) - 32) / 16; err != nil || !ok || n != entries {
		t.Errorf("%s: %d entries are not used, and should be %d; %v", what, n, entries, err)
	}
}

// TestParts makes a site in three shares on three machines. A fourth joins them, makes no
// edition itself, and has what one machine makes.
func TestParts(t *testing.T) {
	const n = 31
	e := large(t, n)
	for k, want := range []int{11, 10, 10} {
		shares(t, "a share", share(t, e, k+1, 3), 0, want)
	}
	shares(t, "joined", join(t, e), n, 0)
	unused(t, "joined", e, 0, 0)
	again := share(t, e, 2, 3)
	if shares(t, "a share again", again, 0, 0); again.Shared.There != 10 || again.Shared.Sent != 0 {
		t.Errorf("a share that is there was made again: %+v", again.Shared)
	}
	name := "content/editions/" + bench.Slug(7) + "/en.md"
	e.write(t, name, []byte(strings.Replace(e.read(t, name), "the", "zyxwv", 1)))
	shares(t, "a word", join(t, e), n-1, 1)
	unused(t, "a word", e, 1, 1)
	shares(t, "a word, elsewhere", join(t, e), n, 0)
	unused(t, "a word, elsewhere", e, 2, 1)
	e.write(t, "content/site.yaml", []byte(strings.Replace(e.read(t, "content/site.yaml"), "Benchmark", "Great", 1)))
	shares(t, "another name", join(t, e), 0, n)
	if len(e.notices) > 0 {
		t.Errorf("said %q", e.notices)
	}
}

// TestPartsOfAll joins two shares of each of the sites that other tests have, and of one
// with all that is made of a site: an archive, compressed copies and cards.
func TestPartsOfAll(t *testing.T) {
	sites, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(sites) < 10 {
		t.Fatal(sites, err)
	}
	several := 0
	for _, name := range sites {
		e := newEdited(t, golden.Open(t, name), nil)
		if share(t, e, 1, 2).Failed() || share(t, e, 2, 2).Failed() {
			join(t, e)
			continue
		}
		r := join(t, e)
		if r.Failed() { // of what no share can see
			continue
		}
		if shares(t, name, r, r.Counts.Editions, 0); r.Counts.Editions > 1 {
			several++
		}
	}
	if several < 3 {
		t.Errorf("%d sites of more than one edition were joined", several)
	}
	e := large(t, 20)
	e.write(t, "content/site.yaml", []byte(e.read(t, "content/site.yaml")+"outputs: {bundle: true, compress: true, epub: [en], cards: [editions]}\n"))
	shares(t, "a share with everything", share(t, e, 1, 2), 0, 10)
	shares(t, "a share with everything", share(t, e, 2, 2), 0, 10)
	shares(t, "joined with everything", join(t, e), 20, 0)
}

// TestDamagedPool cuts, changes, swaps and empties what is shared: each is noticed, thrown
// away, and made again.
func TestDamagedPool(t *testing.T) {
	e := together(t)
	shares(t, "the first", join(t, e), 0, 3)
	entries := func() []string {
		list, err := filepath.Glob(filepath.Join(filepath.Dir(e.dir), "shared", "*", "e", "*"))
		if err != nil || len(list) < 3 {
			t.Fatal(list, err)
		}
		return list
	}
	for what, do := range map[string]func(data, other []byte) []byte{
		"cut":              func(data, _ []byte) []byte { return data[:len(data)-1] },
		"cut at the head":  func(data, _ []byte) []byte { return data[:20] },
		"changed":          func(data, _ []byte) []byte { data[len(data)/2] ^= 1; return data },
		"of another key":   func(_, other []byte) []byte { return other },
		"of others":        func(_, _ []byte) []byte { return []byte("<html>Log in</html>") },
		"of a later build": func(data, _ []byte) []byte { return bytes.Replace(data, []byte("Duizhao 1"), []byte("Duizhao 2"), 1) },
	} {
		list := entries()
		var was [][]byte
		for _, name := range list {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			was = append(was, data)
		}
		for i, name := range list {
			if err := os.WriteFile(name, do(bytes.Clone(was[i]), was[(i+1)%len(was)]), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		e.notices = nil
		r := join(t, e)
		if shares(t, what, r, 0, 3); len(e.notices) != 1 || !strings.Contains(e.notices[0], "thrown away") {
			t.Errorf("%s: said %q", what, e.notices)
		}
		shares(t, what+", mended", join(t, e), 3, 0)
	}
}
