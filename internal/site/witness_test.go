package site_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/diag"
	"duizhao/internal/golden"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/internal/witness"
	"duizhao/templates"
)

// TestWitness builds each small site of testdata/witness with copy.txt, a reader's copy
// of the text. The edition lights has a lock of that text, made from text.md. Wants are
// those of TestSmallSites, and
//
//	want/said           what the build reports of the text, and all problems
//	want/public/PAGE    a page as it is without the copy
//
// What is built without the copy must have nothing of the text in it.
func TestWitness(t *testing.T) {
	golden.Run(t, "testdata/witness/*.txtar", func(t *testing.T, a *golden.Archive) {
		o := lockedSite(t, a.FS())
		public, problems := built(t, o)
		if problems != "" {
			t.Fatalf("without a copy:\n%s", problems)
		}
		o.Witnesses = []witness.Copy{{Path: "copy.txt", Data: a.FS()["copy.txt"].Data}}
		files, said := builtFrom(t, o)
		for _, name := range a.Wants() {
			from, rest := files, name
			if p, ok := strings.CutPrefix(name, "public/"); ok {
				from, rest = public, p
			}
			if name == "said" {
				a.Compare(name, said)
				continue
			}
			got, err := part(from, rest)
			if err != nil {
				t.Errorf("%v", err)
			}
			a.Compare(name, got)
		}
		holdsNothing(t, public, string(a.FS()["text.md"].Data))
		again, _ := builtFrom(t, o)
		same(t, files, again)
	})
}

// TestOpenWitness holds that a text whose rights allow it is published like any
// other.
func TestOpenWitness(t *testing.T) {
	fsys := golden.Open(t, "testdata/witness/harbour.txtar").FS()
	info := fsys["content/editions/lights/edition.yaml"]
	opened := strings.Replace(string(info.Data), "witness: private", "witness: open", 1)
	if opened == string(info.Data) {
		t.Fatal("the rights are not there")
	}
	fsys["content/editions/lights/edition.yaml"] = &fstest.MapFile{Data: []byte(opened)}
	o := lockedSite(t, fsys)
	o.Witnesses = []witness.Copy{{Path: "copy.txt", Data: fsys["copy.txt"].Data}}
	files, said := builtFrom(t, o)
	if !strings.Contains(said, `"private":false`) || files["private.json"] != nil || strings.Contains(string(files["robots.txt"]), "Disallow") {
		t.Errorf("it is marked private:\n%s", said)
	}
	if !strings.Contains(string(files["sitemap.xml"]), "/lights/witness/</loc>") {
		t.Error("the sitemap does not have the author's text")
	}
	page := string(files["lights/witness/index.html"])
	if strings.Contains(page, `class="private"`) || strings.Contains(page, "noindex") || !strings.Contains(page, `rel="canonical"`) {
		t.Error("the page says that it may not be published")
	}
}

// lockedSite is a small site with a lock for its edition, made from text.md.
func lockedSite(t *testing.T, fsys fstest.MapFS) site.Options {
	t.Helper()
	o := site.Options{FS: fsys, Templates: templates.FS, Static: plainStatic, Version: "0", Workers: 2}
	lock, report, err := site.MakeLock(t.Context(), o, "lights", witness.Copy{Path: "text.md", Data: fsys["text.md"].Data})
	if err != nil || lock == nil {
		t.Fatalf("no lock: %v, %v", report, err)
	}
	fsys["content/editions/lights/"+witness.File] = &fstest.MapFile{Data: lock.Format()}
	return o
}

// builtFrom builds, and returns what was reported of the copies.
func builtFrom(t *testing.T, o site.Options) (map[string][]byte, string) {
	t.Helper()
	var sink output.Memory
	report, err := site.Build(context.Background(), o, &sink)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, text := range report.Texts {
		data, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(data, '\n'))
	}
	diag.WriteText(&b, report.Problems)
	if report.Failed() {
		return nil, b.String()
	}
	files := map[string][]byte{}
	for _, f := range sink.Files() {
		files[f.Path] = f.Data
	}
	return files, b.String()
}

// holdsNothing searches all files for runs of 12 Han characters of a text, and for
// marks of a private site.
func holdsNothing(t *testing.T, files map[string][]byte, text string) {
	t.Helper()
	const run = 12
	folded := []rune(witness.Fold(text))
	known := map[string]bool{}
	for i := 0; i+run <= len(folded); i++ {
		if s := folded[i : i+run]; !slices.ContainsFunc(s, func(r rune) bool { return r < 0x3400 }) {
			known[string(s)] = true
		}
	}
	if len(known) < 20 {
		t.Fatalf("there is no text to look for")
	}
	for name, data := range files {
		page := []rune(witness.Fold(string(data)))
		for i := 0; i+run <= len(page); i++ {
			if s := string(page[i : i+run]); known[s] {
				t.Errorf("%s holds %q of the text", name, s)
				break
			}
		}
		if strings.Contains(string(data), "x-witness") {
			t.Errorf("%s knows of a version that is not there", name)
		}
	}
	if files["private.json"] != nil || strings.Contains(string(files["robots.txt"]), "Disallow: /\n") {
		t.Error("a public site is marked private")
	}
}
