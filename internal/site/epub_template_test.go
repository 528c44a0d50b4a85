package site_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/templates"
)

// TestTemplatesOfBooks holds that an EPUB is made with the site's own templates, that the
// program's are XML with what Markdown and a site's settings may have in them, and that a
// template which is not is refused with the book that it would have spoiled.
func TestTemplatesOfBooks(t *testing.T) {
	files := map[string]string{
		"content/site.yaml": "title: x\nlanguages: [en, zh-Hant]\nurl: https://example.org/a&b/\npublisher: \"Q & <R>\"\n" +
			"outputs: {epub: [view], no-search: true}\n",
		"content/editions/e/edition.yaml": "title: {en: \"A & <b>\", zh-Hant: 甲}\nsubtitle: {en: \"C's\", zh-Hant: 丙}\n" +
			"author: {en: \"D & E\", zh-Hant: 丁}\ndate: 2024\nbase: en\n" +
			"versions:\n  - {lang: en, licence: MIT}\n  - {lang: zh-Hant, translator: {en: \"F > G\", zh-Hant: 己}}\n",
		"content/editions/e/en.md": "A text.[^1]\n{#p01}\n\n[^1]: A note & more.\n", "content/editions/e/zh-Hant.md": "文字。\n{#p01}\n",
	}
	docs, said := bookOf(t, files)
	if docs == nil {
		t.Fatal(said)
	}
	for name, want := range map[string]string{
		"title":    `<h1 class="title v1" lang="en" xml:lang="en">A &amp; &lt;b&gt;</h1>`,
		"colophon": "https://example.org/a&amp;b/e/",
	} {
		if !strings.Contains(docs[name], want) {
			t.Errorf("%s lacks %s:\n%s", name, want, docs[name])
		}
	}
	chapter := docs["text-p01"]
	if !strings.Contains(chapter, `<section class="footnotes" epub:type="footnotes">`) || !strings.Contains(chapter, "A note &amp; more.") {
		t.Errorf("a chapter without its notes:\n%s", chapter)
	}

	files["templates/epub/title.html"] = `<h1>{{range .Titles}}{{.Text}}{{end}}</h1><p>for {{.Slug}} in {{len .Langs}}<br/>{{with index .Bylines 0}}{{.HTML}}{{end}}</p>`
	files["templates/epub/chapter.html"] = `<div class="mine">{{.Text}}</div>`
	docs, said = bookOf(t, files)
	if docs == nil {
		t.Fatal(said)
	}
	if want := "<h1>A &amp; &lt;b&gt;甲</h1><p>for e in 2<br/>By D &amp; E"; !strings.Contains(docs["title"], want) {
		t.Errorf("the title page lacks %s:\n%s", want, docs["title"])
	}
	if got := docs["text-p01"]; !strings.Contains(got, `<div class="mine">`) || strings.Contains(got, "footnotes") {
		t.Errorf("the chapter is not that of its template:\n%s", got)
	}

	files["templates/epub/chapter.html"] = `{{.Text}}{{if eq .Slug "e"}}<img src=x>{{end}}` // as no sample is called
	if docs, said = bookOf(t, files); !strings.Contains(said, "templates/epub/chapter.html:1:29: error: what it makes is not XML") {
		t.Errorf("a chapter that is not XML, %d documents: %s", len(docs), said)
	}
	for at, template := range map[string]string{ // of samples too, and where the element is that is not closed
		"3:2": "{{.Text}}\n<p>a</p>\n\t<br>\n<p>b</p>\n", "2:5": "{{.Text}}\n<p>é&nbsp;b</p>\n", "2:1": "{{.Text}}\n<div class=\"x\">{{.Slug}}\n",
	} {
		files["templates/epub/chapter.html"] = template
		if _, said = bookOf(t, files); !strings.Contains(said, "templates/epub/chapter.html:"+at+": error: what it makes is not XML") {
			t.Errorf("at %s is not XML: %s", at, said)
		}
	}
}

// bookOf builds a site and returns the documents of the book of its edition e, by name; or
// what is wrong.
func bookOf(t *testing.T, files map[string]string) (docs map[string]string, said string) {
	t.Helper()
	var out output.Memory
	report, err := site.Build(context.Background(), site.Options{Templates: templates.FS, Static: plainStatic, FS: tiny(files)}, &out)
	if err != nil {
		t.Fatal(err)
	}
	data, ok := out.Get("e/e.epub")
	if !ok {
		return nil, written(report)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	docs = map[string]string{}
	for _, f := range r.File {
		if name, ok := strings.CutSuffix(strings.TrimPrefix(f.Name, "EPUB/"), ".xhtml"); ok {
			doc, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(doc)
			if err != nil {
				t.Fatal(err)
			}
			docs[name] = string(text)
		}
	}
	return docs, written(report)
}
