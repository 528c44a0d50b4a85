package site_test

import (
	"context"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"duizhao/internal/bench"
	"duizhao/internal/cache"
	"duizhao/internal/output"
	"duizhao/internal/site"
)

// fingerprinted is the only part of the front page that hangs on the whole site.
var fingerprinted = regexp.MustCompile(` <span class="print">.*?</code></span>`)

// TestFrontAhead asks for the front page of a site that nobody has built yet: it is shown
// when the editions on it have been read, and is the page of the site that comes out.
func TestFrontAhead(t *testing.T) {
	const n = 70
	e := large(t, n)
	pinned := bench.Slug(66)
	e.write(t, "content/site.yaml", []byte(e.read(t, "content/site.yaml")+"pinned: ["+pinned+"]\n"))
	held, tree := cache.Held(), output.After(nil)
	defer held.Close()
	defer tree.Close()
	o := e.options
	o.Draft, o.Workers = true, 1
	o.Asked = func() []string { return []string{""} }
	o.Ahead = func() {}
	o.Preview = func([]output.File) {}
	var read atomic.Int64
	o.Progress = func(p site.Progress) {
		if p.Stage == "editions" {
			read.Store(int64(p.Done))
		}
	}
	var shown []output.File
	var when int64
	o.Front = func(files []output.File) { shown, when = append(shown, files...), read.Load() }
	report, err := site.Rebuild(context.Background(), o, tree, site.Memory{Cache: held, Name: "a site"})
	if err != nil || report.Failed() {
		t.Fatal(err, written(report))
	}
	if len(shown) != 1 || shown[0].Path != "index.html" {
		t.Fatalf("%d files were shown", len(shown))
	}
	if when >= n-1 {
		t.Errorf("it was shown after %d of %d editions", when, n)
	}
	page, whole := string(shown[0].Data), string(fileOf(t, tree, "index.html"))
	if want := fingerprinted.ReplaceAllString(whole, ""); page != want || want == whole {
		t.Errorf("it is not the page of the site:\n%s\nand should be\n%s", page, want)
	}
	if !strings.Contains(page, pinned) {
		t.Error("what is pinned is not on it")
	}
	shown = nil
	after := output.After(tree)
	defer after.Close()
	name := "content/editions/" + bench.Slug(1) + "/en.md"
	e.write(t, name, []byte(strings.Replace(e.read(t, name), "the", "zyxwv", 1)))
	if _, err := site.Rebuild(context.Background(), o, after, site.Memory{Cache: held, Name: "a site"}); err != nil || len(shown) > 0 {
		t.Errorf("%v; after an edit the page is there, and %d files were shown", err, len(shown))
	}
}

func fileOf(t *testing.T, tree *output.Memory, name string) []byte {
	t.Helper()
	data, ok := tree.Get(name)
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	return data
}
