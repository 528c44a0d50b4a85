package browser

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"

	"github.com/chromedp/chromedp"
)

// books returns the EPUBs of the shipped site on the disk.
func books(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(built(t).dir, "*", "*.epub"))
	if err != nil || len(found) < 3 {
		t.Fatalf("the site has %d books: %v", len(found), err)
	}
	return found
}

func TestEPUBCheck(t *testing.T) {
	t.Parallel()
	for _, name := range books(t) {
		epubcheck(t, name)
	}
}

// TestStrangeEPUB does the same for a book with everything that a text can have, and
// with ids and keys and raw HTML that XML would not accept.
func TestStrangeEPUB(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"content/site.yaml": "title: {zh-Hant: 站, en: Site}\nlanguages: [zh-Hant, en]\nhtml: true\noutputs: {epub: [view, en, zh-Hant/vertical, fr]}\n",
		"content/editions/e/edition.yaml": `title: {zh-Hant: "<河> & “水”", en: River}
author: A & B
date: 2024
base: zh-Hant
versions: [{lang: zh-Hant}, {lang: en}, {lang: zh-Hans, derived: zh-Hant}]
speakers: {x: {name: X, role: interviewer}}
`,
		"content/editions/e/zh-Hant.md": "前言[說](explainer:why)，見[下](#p02)、[站](/about/)。[^註]\n{#p01}\n\n## " +
			"一\n{#s1}\n\n甲<b>粗</b>[名](note:01-a)[斷](claim:c-1)[@odd:key/1, p. 3]。\n**乙**&#1;*點*。\\\n換行`碼`。\n{#p02}\n\n### " +
			"小\n{#s1a}\n\n問？\n{#q01 speaker=x}\n\n> 引。\n{#p03}\n\n## 二\n{#s2}\n\n- 條<br>壞<i>\n{#p04}\n\n3. 數\n{#p05}\n\n```go\nx := " +
			"\"<&>\"\n```\n{#p06}\n\n![圖](/pic.png)\n{#p07}\n\n***\n\n末。\n{#p08}\n\n[^註]: 註腳[@odd:key/1]。\n",
		"content/editions/e/en.md": "Preface [says](explainer:why), see [below](#p02) and [here](/about/).[^註]\n{#p01}\n\n## " +
			"One\n{#s1}\n\nA <b>bold</b> [name](note:01-a) [claim](claim:c-1) [@odd:key/1, p. 3].\n**B**&#1; *dot*.\\\nBreak " +
			"`code`.\n{#p02}\n\n### Small\n{#s1a}\n\nAsk?\n{#q01 speaker=x}\n\n> Quote.\n{#p03}\n\n## Two\n{#s2}\n\n- " +
			"Item<br>broken<i>\n{#p04}\n\n3. Number\n{#p05}\n\n```go\nx := " +
			"\"<&>\"\n```\n{#p06}\n\n![picture](/pic.png)\n{#p07}\n\n***\n\nEnd.\n{#p08}\n\n[^註]: Footnote [@odd:key/1].\n",
		"content/notes/01-a.md": "---\nkind: person\nname: {zh-Hant: 名, en: Name}\nsources: [\"odd:key/1, p. 2\"]\n---\n--- " +
			"zh-Hant\n條。\n\n全文，見[斷](claim:c-1)、[他](note:other)。\n--- en\nGloss.\n\nThe rest; see [it](claim:c-1) and [him](note:other).\n",
		"content/notes/other.md": "---\nkind: person\nname: {zh-Hant: 無此, en: Nobody}\nsources: [\"odd:key/1\"]\n---\n--- " +
			"zh-Hant\n無。\n--- en\nNone.\n",
		"content/claims/c-1.md": "---\nedition: e\nsegments: [p02.1, p05]\nverdict: wrong\nchecked: 2025-01-02\nsources: " +
			"[\"odd:key/1\"]\n---\n--- zh-Hant\n說。\n\n- 一\n- 二\n--- en\nSaid.\n\n1. One\n2. Two\n",
		"content/explainers/why/zh-Hant.md": "---\ntitle: 何以\n---\n表：\n\n| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |\n\n腳[^a]。\n\n[^a]: 註。\n",
		"content/explainers/why/en.md":      "---\ntitle: Why\n---\nTable:\n\n| A | B |\n|---|--:|\n| 1 | 2 |\n\nFoot[^a].\n\n[^a]: Note.\n",
		"content/about.md":                  "---\ntitle: {zh-Hant: 關於, en: About}\n---\n--- zh-Hant\n甲。\n--- en\nA.\n",
		"content/bibliography.json":         `[{"id": "odd:key/1", "type": "book", "title": "Gauges & <more>", "author": [{"family": "Gauge"}], "issued": {"date-parts": [[2001]]}, "language": "en", "URL": "https://a.example/?a=1&b=2"}]`,
		"static/pic.png":                    "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x03\x00\x08\xfc\x02\xfe\xa7\x9a\xa0\xa0\x00\x00\x00\x00IEND\xaeB`\x82",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var memory output.Memory
	report, err := site.Build(context.Background(), site.Options{FS: files, Templates: templates.FS, Static: static.FS, Version: "test"}, &memory)
	if err != nil {
		t.Fatal(err)
	}
	if report.Failed() {
		t.Fatalf("%v", report.Problems)
	}
	dir := t.TempDir()
	for file, holds := range map[string]string{
		"e/e.epub":                  "epub:type=\"footnote\"",
		"e/e.en.epub":               "<b>bold</b>",
		"e/e.zh-hant-vertical.epub": "class=\"vertical\"",
	} {
		data, ok := memory.Get(file)
		if !ok {
			t.Errorf("there is no %s", file)
			continue
		}
		name := filepath.Join(dir, filepath.Base(file))
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
		epubcheck(t, name)
		if !strings.Contains(contentOf(t, data), holds) {
			t.Errorf("%s has no %s", file, holds)
		}
	}
	if _, ok := memory.Get("e/e.fr.epub"); ok {
		t.Error("there is a book in a language that the edition lacks")
	}
}

// contentOf returns the text of all files of a book.
func contentOf(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return all.String()
}

// unpack puts the files of an archive below dir.
func unpack(t *testing.T, archive, dir string) []string {
	t.Helper()
	z, err := zip.OpenReader(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	return names
}

// The book in pairs opens in Chromium as XHTML: every document is well-formed and
// without complaints, every link within the book arrives, every mark leads to a
// footnote in its own document, which leads back, and every sentence has its address.
func TestEPUBInBrowser(t *testing.T) {
	t.Parallel()
	b := open(t, tablet)
	all := books(t)
	i := slices.IndexFunc(all, func(n string) bool { return strings.Count(filepath.Base(n), ".") == 1 })
	dir := t.TempDir()
	var docs []string
	for _, n := range unpack(t, all[i], dir) {
		if strings.HasSuffix(n, ".xhtml") {
			docs = append(docs, n)
		}
	}
	ids := map[string]bool{}
	var links []string
	marks, segments := 0, 0
	for _, n := range docs {
		at := (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, n))}).String()
		b.visit(at)
		got := eval[struct {
			Errors, Marks, Segments int
			IDs, Links, Lost        []string
		}](b, `(() => {
	const all = [...document.querySelectorAll("*")];
	const marks = [...document.querySelectorAll("[role=doc-noteref]")];
	return {
		Errors: document.getElementsByTagName("parsererror").length,
		IDs: all.map((e) => e.id).filter(Boolean),
		Links: all.map((e) => e.getAttribute("href")).filter((h) => h && !/^[a-z]+:/.test(h)),
		Marks: marks.length,
		Lost: marks.filter((m) => { const note = document.getElementById(m.getAttribute("href").slice(1));
			return !note?.matches("aside[role=doc-footnote]") || note.textContent.length < 8 ||
				!document.getElementById(note.querySelector("[role=doc-backlink]")?.getAttribute("href").slice(1)); }).map((m) => m.outerHTML),
		Segments: all.filter((e) => /^[pqa]\d+\.\d+$/.test(e.id)).length,
	};
})()`)
		if got.Errors > 0 || len(got.Lost) > 0 {
			t.Errorf("%s: %d errors, marks that lead nowhere and back: %v", n, got.Errors, got.Lost)
		}
		for _, c := range b.complaints() {
			t.Errorf("%s: %s", n, c)
		}
		marks, segments = marks+got.Marks, segments+got.Segments
		for _, id := range got.IDs {
			if ids[n+"#"+id] {
				t.Errorf("%s has the id %s twice", n, id)
			}
			ids[n+"#"+id] = true
		}
		ids[n] = true
		for _, l := range got.Links {
			if l[0] == '#' {
				l = filepath.Base(n) + l
			}
			links = append(links, "EPUB/"+l)
		}
	}
	ids["EPUB/style.css"] = true
	if _, err := os.Stat(filepath.Join(dir, "EPUB/faces.css")); err == nil {
		ids["EPUB/faces.css"] = true
	}
	for _, l := range links {
		if !ids[l] {
			t.Errorf("a link leads to %s, which does not exist", l)
		}
	}
	if marks < 100 || segments < 100 {
		t.Errorf("the book has %d marks and %d sentences", marks, segments)
	}
}

// TestEPUBAccess holds every document of every book against the rules of axe for
// the criteria that the book certifies: WCAG 2.2, levels A and AA.
func TestEPUBAccess(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile(fetched(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	options := json.RawMessage(`{"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "rules": {"target-size": {"enabled": true}}}`)
	for _, book := range books(t) {
		t.Run(filepath.Base(book), func(t *testing.T) {
			t.Parallel()
			b := open(t, tablet)
			dir := t.TempDir()
			for _, n := range unpack(t, book, dir) {
				if !strings.HasSuffix(n, ".xhtml") {
					continue
				}
				b.visit((&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, n))}).String())
				b.do(chromedp.Evaluate[chromedp.Void](string(script) + ";undefined"))
				for _, v := range call[[]string](b, runAxe, options) {
					t.Errorf("%s: %s", n, v)
				}
			}
		})
	}
}
