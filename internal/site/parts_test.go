package site_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/golden"
	"duizhao/internal/site"
	"duizhao/templates"
)

// TestPartsInEveryProduct holds that the introduction of an edition and the index of
// its questions are in the pages, in the EPUB, in the single file and in the printed
// book, and that the contents list each.
func TestPartsInEveryProduct(t *testing.T) {
	fsys := golden.Open(t, "testdata/interview.txtar").FS()
	settings := string(fsys["content/site.yaml"].Data)
	fsys["content/site.yaml"] = &fstest.MapFile{Data: []byte(settings + "url: https://example.org/\noutputs: {epub: [view, en], single: true}\n")}
	o := site.Options{FS: fsys, Templates: templates.FS, Static: plainStatic, Version: "0"}
	files, problems := built(t, o)
	if problems != "" {
		t.Fatal(problems)
	}
	has := func(where, text string, parts ...string) {
		t.Helper()
		for _, p := range parts {
			if !strings.Contains(text, p) {
				t.Errorf("%s lacks %s", where, p)
			}
		}
	}
	has("the edition's page", string(files["river/index.html"]), `href="../river/introduction/"`, `href="../river/questions/"`)
	has("the sitemap", string(files["sitemap.xml"]), "/river/introduction/</loc>", "/river/questions/</loc>")
	has("the single file", string(files["river/river.html"]), `href=#introduction`, `id=introduction`, "Look at the questions first", `href=#questions`)
	for _, book := range []string{"river/river.epub", "river/river.en.epub"} {
		docs := unzip(t, files[book])
		has(book, docs["EPUB/introduction.xhtml"], "Look at the questions first", "See the index")
		has(book, docs["EPUB/questions.xhtml"], "who poles the ferry?", "a day of it. …", ".xhtml#q02")
		has(book, docs["EPUB/nav.xhtml"], "introduction.xhtml", "questions.xhtml")
	}
	book, report, err := site.OpenPrint(context.Background(), o, site.PrintOptions{Slug: "river"})
	if err != nil || book == nil {
		t.Fatal(err, report)
	}
	html, err := book.HTML("", nil, map[string]int{"q02": 7, "questions": 9, "introduction": 3})
	if err != nil {
		t.Fatal(err)
	}
	has("the printed book", string(html), `<h2 id="introduction">`, "Look at the questions first", `<h2 id="questions">`, `<p class="pg">7</p>`,
		`href="#questions"`, `<span class="pg">9</span>`, `<span class="pg">3</span>`)
}

func unzip(t *testing.T, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(rc)
		rc.Close()
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
	}
	return out
}
