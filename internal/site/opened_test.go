package site

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/bench"
	"duizhao/internal/cache"
	"duizhao/internal/disk"
	"duizhao/internal/output"
	"duizhao/static"
	"duizhao/templates"
)

// TestOpened holds when a program that goes on takes a site as it was opened, and when it
// opens it anew. That the result is right is TestOracle's affair.
func TestOpened(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := bench.Generate(dir, 3, 1); err != nil {
		t.Fatal(err)
	}
	edit := func(name, old, with string) {
		t.Helper()
		at := filepath.Join(dir, "content", name)
		data, err := os.ReadFile(at)
		if err != nil || !strings.Contains(string(data), old) {
			t.Fatalf("%s: %v", name, err)
		}
		if err := os.WriteFile(at, []byte(strings.Replace(string(data), old, with, 1)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var last *output.Memory
	memory := Memory{Cache: cache.Held(), Opened: &Opened{}}
	build := func(what string, failed bool, uses int) {
		t.Helper()
		root, err := os.OpenRoot(dir) // each time, as serve does
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		tree := output.After(last)
		defer tree.Done()
		report, err := Rebuild(context.Background(),
			Options{FS: disk.FS(root), Templates: templates.FS, Static: static.FS, Draft: true, Drafts: true}, tree, memory)
		if err != nil {
			t.Fatal(err)
		}
		if report.Failed() != failed || memory.Opened.uses != uses {
			t.Errorf("%s: failed is %t, the site was taken as it was opened %d times and not %d\n%v",
				what, report.Failed(), memory.Opened.uses, uses, report.Problems)
		}
		if !failed {
			last = tree
		}
	}
	one, two := "editions/"+bench.Slug(0)+"/", "editions/"+bench.Slug(1)+"/"
	build("the first build", false, 0)
	edit(one+"en.md", "the", "zyxwv")
	build("a text", false, 1)
	edit(two+"zh-Hant.md", "。", "!。")
	build("another", false, 2)
	edit(two+"en.md", "{#", "{#x y")
	build("a fault", true, 3)
	edit(two+"en.md", "{#x y", "{#")
	build("mended", false, 3)
	edit(two+"en.md", "the", "zyxwv")
	build("a text", false, 4)
	edit(one+"edition.yaml", "title:", "draft: true\ntitle:")
	build("what is read before the first edition", false, 0)
	edit(one+"edition.yaml", "summary:", "image: /none.png\nsummary:")
	build("a fault in what only the edition reads", true, 1)
	edit(one+"edition.yaml", "image: /none.png\n", "editor: Somebody\n")
	build("what only the edition reads", false, 2)
	edit(one+"edition.yaml", "date: \"2", "date: \"1")
	build("what lists read", false, 0)
	edit(one+"en.md", "the", "vwxyz")
	build("a text", false, 1)
	edit("site.yaml", "languages:", "theme: none-such\nlanguages:")
	build("a fault of the site", true, 1)
	edit("site.yaml", "theme: none-such\n", "")
	build("mended", false, 1)
	if err := os.WriteFile(filepath.Join(dir, "content", one, "ar.md"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	build("a file in a folder that was listed", false, 0)
}

// TestQueue holds that editions come once each, those first that somebody waits for, also
// if they ask while others are made.
func TestQueue(t *testing.T) {
	var asked []string
	q := queue{slugs: []string{"a", "b", "c", "d", "e"}, taken: make([]bool, 5), asked: func() []string { return asked }}
	var got []int
	for n, ask := range [][]string{{"d/en/", "notes/x/", "", "b/"}, {"d/", "b/"}, {"d/"}, {"e/"}, nil} {
		asked = ask
		i, first := q.take()
		if first != slices.Contains([]int{0, 1, 3}, n) {
			t.Errorf("%d: asked for is %t", n, first)
		}
		got = append(got, i)
	}
	if !slices.Equal(got, []int{3, 1, 0, 4, 2}) {
		t.Errorf("%v", got)
	}
}
