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

// The page for addresses that lead nowhere links as other pages do, and says where
// from: a site without an address is taken to be at the root of its host. Its policy lets that count on a host only, not
// for an archive, which is opened from a disk. As that changes what # means, there is
// no link within the page then.
func TestNowhereLinksSomewhere(t *testing.T) {
	for _, c := range []struct{ name, address, base string }{
		{"no address", "", "/"},
		{"at a root", "url: https://river.example/\n", "/"},
		{"below a path", "url: https://river.example/a/b/\n", "/a/b/"},
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
		for what, data := range map[string][]byte{"404.html": files["404.html"], "404.html of the archive": archived} {
			page, err := parse("404.html", data)
			if err != nil {
				t.Fatal(err)
			}
			base := ""
			links := 0
			for n := range elements(page.doc) {
				for _, key := range []string{"href", "src"} {
					to, ok := attr(n, key)
					if n.Data == "base" && ok {
						base = to
						continue
					}
					if !ok || to == "#main" && c.base == "" {
						continue
					}
					links++
					if !strings.HasPrefix(to, "./") {
						t.Errorf("%s: %s: %s leads to %s, not below ./", c.name, what, where(n), to)
					}
				}
			}
			if links < 4 || base != c.base {
				t.Errorf("%s: %s has %d links and begins at %q, not %q", c.name, what, links, base, c.base)
			}
		}
	}
}

// The contents of a printed edition without headings lead to its text.
func TestPrintedContentsHaveTheText(t *testing.T) {
	book, report, err := site.OpenPrint(t.Context(), site.Options{FS: credited, Templates: templates.FS, Static: plainStatic, Version: "0"},
		site.PrintOptions{})
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
