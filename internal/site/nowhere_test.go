package site_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/site"
	"duizhao/templates"
)

// The page for addresses that lead nowhere links from the root of the host if that is
// known to be the site's. Else it links as other pages do: in an archive, which is
// opened from a disk, and on a site without an address, below any path.
func TestNowhereLinksSomewhere(t *testing.T) {
	for _, c := range []struct{ name, address, page, archive string }{
		{"no address", "", "./", "./"},
		{"at a root", "url: https://river.example/\n", "/", "./"},
		{"below a path", "url: https://river.example/a/b/\n", "/a/b/", "./"},
	} {
		content := maps.Clone(credited)
		content["content/site.yaml"] = &fstest.MapFile{Data: []byte("title: {en: On the River}\nlanguages: [en]\noutputs: {bundle: true}\n" + c.address)}
		files, problems := built(t, site.Options{FS: content, Templates: templates.FS, Static: plainStatic, Version: "0"})
		if problems != "" {
			t.Fatal(problems)
		}
		packed, err := zip.NewReader(bytes.NewReader(files["site.zip"]), int64(len(files["site.zip"])))
		if err != nil {
			t.Fatal(err)
		}
		var archived []byte
		for _, f := range packed.File {
			if strings.HasSuffix(f.Name, "/404.html") {
				r, err := f.Open()
				if err != nil {
					t.Fatal(err)
				}
				if archived, err = io.ReadAll(r); err != nil {
					t.Fatal(err)
				}
			}
		}
		for what, got := range map[string]struct {
			data []byte
			root string
		}{"404.html": {files["404.html"], c.page}, "404.html of the archive": {archived, c.archive}} {
			page, err := parse("404.html", got.data)
			if err != nil {
				t.Fatal(err)
			}
			links := 0
			for n := range elements(page.doc) {
				for _, key := range []string{"href", "src"} {
					to, ok := attr(n, key)
					if !ok || strings.HasPrefix(to, "#") {
						continue
					}
					links++
					if !strings.HasPrefix(to, got.root) || strings.HasPrefix(to, "//") {
						t.Errorf("%s: %s: %s leads to %s, not below %s", c.name, what, where(n), to, got.root)
					}
				}
			}
			if links < 4 {
				t.Errorf("%s: %s has %d links", c.name, what, links)
			}
		}
	}
}

// The contents of a printed edition without headings lead to its text.
func TestPrintedContentsHaveTheText(t *testing.T) {
	book, report, err := site.OpenPrint(t.Context(), site.Options{FS: credited, Templates: templates.FS, Static: plainStatic, Version: "0"}, site.PrintOptions{})
	if err != nil || report.Failed() {
		t.Fatal(err, written(report))
	}
	data, err := book.HTML("", nil, map[string]int{"p01": 7})
	if err != nil {
		t.Fatal(err)
	}
	_, toc, _ := strings.Cut(string(data), `<nav class="toc">`)
	toc, _, _ = strings.Cut(toc, "</nav>")
	if !strings.Contains(toc, `href="#p01"`) || !strings.Contains(toc, "A River") || !strings.Contains(toc, `<span class="pg">7</span>`) {
		t.Errorf("the contents are\n%s", toc)
	}
}
