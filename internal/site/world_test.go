package site_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/templates"
)

func tiny(more map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range map[string]string{
		"content/site.yaml":               "title: x\nlanguages: [en]\n",
		"content/editions/e/edition.yaml": "title: x\nauthor: y\ndate: 2024\nbase: en\nversions: [{lang: en}]\n",
		"content/editions/e/en.md":        "Text.\n{#p01}\n",
	} {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range more {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// full is a disk that takes some files and then no more.
type full struct{ left atomic.Int64 }

var errFull = errors.New("no space left on device")

func (f *full) Put(string, []byte) error {
	if f.left.Add(-1) < 0 {
		return errFull
	}
	return nil
}

// TestFullDisk holds that a build stops at an error of the sink, wherever it comes,
// and returns it as an error and not as a problem of the content.
func TestFullDisk(t *testing.T) {
	for n := range int64(40) {
		sink := &full{}
		sink.left.Store(n)
		report, err := site.Build(context.Background(), site.Options{FS: tiny(nil), Templates: templates.FS, Static: plainStatic}, sink)
		if sink.left.Load() >= 0 && n > 0 {
			if err != nil {
				t.Fatal(err)
			}
			return // the disk was large enough
		}
		if !errors.Is(err, errFull) || report.Failed() {
			t.Errorf("after %d files: %v, problems %v", n, err, report.Problems)
		}
	}
	t.Error("forty files are not enough")
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	report, err := site.Build(ctx, site.Options{FS: tiny(nil), Templates: templates.FS, Static: plainStatic}, &output.Memory{})
	if !errors.Is(err, context.Canceled) || report == nil {
		t.Errorf("%v %v", report, err)
	}
}

func TestProgress(t *testing.T) {
	var editions, done atomic.Int64
	_, err := site.Build(context.Background(), site.Options{FS: tiny(nil), Templates: templates.FS, Static: plainStatic, Progress: func(p site.Progress) {
		if p.Done < 1 || p.Done > p.Total || p.Stage == "" {
			t.Errorf("%+v", p)
		}
		if p.Stage == "editions" {
			editions.Add(1)
		}
		done.Add(1)
	}}, &output.Memory{})
	if err != nil || editions.Load() != 1 || done.Load() < 5 {
		t.Errorf("%v, %d editions, %d calls", err, editions.Load(), done.Load())
	}
}

// TestTemplateMistakes holds that a mistake in one of the site's own templates is a
// problem with its place.
func TestTemplateMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"{{.Body}}\n{{if}}":         "templates/base.html:2:3: error: if has no value [template]",
		"{{.Body}}\n  {{.Nothing}}": "templates/base.html:2:5: error: a value of type Page has no field Nothing [template]",
		"no body":                   "templates/base.html:1: error: it does not print {{.Body}}, the text of the page [template]",
	} {
		report, err := site.Build(context.Background(), site.Options{FS: tiny(map[string]string{"templates/base.html": text}),
			Templates: templates.FS, Static: plainStatic}, &output.Memory{})
		if err != nil {
			t.Fatal(err)
		}
		if got, _, _ := strings.Cut(written(report), "\n"); got != want {
			t.Errorf("%q\n%s\nand should be\n%s", text, got, want)
		}
	}
}

// TestCounts holds that the numbers of a report are those of the content.
func TestCounts(t *testing.T) {
	o := site.Options{FS: tiny(map[string]string{
		"content/editions/e/en.md": "# A text\n{#h1}\n\nOne,\ntwo.\n{#p01}\n\n***\n\nA text again.\n{#p02}\n",
		"content/notes/text.md":    "---\nkind: term\nname: text\nforms: {en: [text]}\n---\n--- en\nA text.\n",
		"content/claims/c.md":      "---\nedition: e\nsegments: [p01]\nverdict: opinion\nchecked: 2025\n---\n--- en\nWords.\n",
	}), Templates: templates.FS, Static: plainStatic}
	report, err := site.Build(context.Background(), o, &output.Memory{})
	if err != nil {
		t.Fatal(err)
	}
	got := report.Counts
	if got.Pages < 8 {
		t.Errorf("%d pages", got.Pages)
	}
	got.Pages = 0
	want := site.Counts{Editions: 1, Versions: 1, Blocks: 3, Segments: 4, Notes: 1, Mentions: 2, Claims: 1}
	if got != want {
		t.Errorf("%+v\nand should be\n%+v", got, want)
	}
	checked, err := site.Check(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	checked.Counts.Pages = 0
	if checked.Counts != want {
		t.Errorf("check counts\n%+v\nand should count\n%+v", checked.Counts, want)
	}
}
