package browser

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"

	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
)

// lettered builds a small site with the fonts of make fonts, and returns the files of
// its edition by name. The fonts lack one character of its style sheet.
func lettered(t *testing.T, workers int) map[string][]byte {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"content/site.yaml": "title: {zh-Hant: 站, en: Site}\nlanguages: [zh-Hant, en]\noutputs: {epub: [view, en, " +
			"zh-Hant/vertical], single: true}\n",
		"content/editions/e/edition.yaml": "title: {zh-Hant: 河水, en: River}\nauthor: {zh-Hant: 甲, en: A}\ndate: 2024\nbase: " +
			"zh-Hant\nversions: [{lang: zh-Hant}, {lang: en}, {lang: zh-Hans, derived: zh-Hant}]\n",
		"content/editions/e/zh-Hant.md": "## 一\n{#s1}\n\n錶“Clock”走得慢，*很慢*；**鐘**與[名](note:a)。\n{#p01}\n\n二〇二四年  學。`x := 7`\n{#p02}\n",
		"content/editions/e/en.md": "## One\n{#s1}\n\nThe “clock” was slow, *very* slow; a **bell** and a [name](note:a).\n{#p01}\n\nThe " +
			"year 2024  taught. `x := 7`\n{#p02}\n",
		"content/notes/a.md": "---\nkind: person\nname: {zh-Hant: 名, en: Name}\n---\n--- zh-Hant\n釋義。\n--- en\nGloss.\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var memory output.Memory
	report, err := site.Build(t.Context(), site.Options{FS: files, Templates: templates.FS, Static: static.FS, Version: "test", Workers: workers,
		Fonts: bookFonts(t)}, &memory)
	if err != nil || report.Failed() {
		t.Fatal(err, report.Problems)
	}
	if !slices.Contains(report.Fontless, '▾') || slices.ContainsFunc(report.Fontless, func(c rune) bool { return unicode.In(c, unicode.Han, unicode.Latin) }) {
		t.Errorf("the fonts are said to lack %q", string(report.Fontless))
	}
	out := map[string][]byte{}
	for _, f := range memory.Files() {
		if dir, name := filepath.Split(f.Path); dir == "e/" {
			out[name] = f.Data
		}
	}
	return out
}

// faces returns the families in which Chromium draws the elements of a selector, and
// whether each came with the page.
func (b *tab) faces(selector string) map[string]bool {
	b.t.Helper()
	send(b, dom.Enable, dom.EnableParams{})
	send(b, css.Enable, struct{}{})
	root := send(b, dom.GetDocument, dom.GetDocumentParams{}).Root
	found := map[string]bool{}
	for _, id := range send(b, dom.QuerySelectorAll, dom.QuerySelectorAllParams{NodeID: root.NodeID, Selector: selector}).NodeIDs {
		for _, f := range send(b, css.GetPlatformFontsForNode, css.GetPlatformFontsForNodeParams{NodeID: id}).Fonts {
			found[f.FamilyName] = f.IsCustomFont
		}
	}
	return found
}

// drawnIn holds that elements are drawn in embedded fonts of these families and in no
// others.
func (b *tab) drawnIn(selector string, want ...string) {
	b.t.Helper()
	got := b.faces(selector)
	for family, embedded := range got {
		if !embedded || !slices.ContainsFunc(want, func(w string) bool { return strings.HasPrefix(family, w) }) {
			b.t.Errorf("%s is drawn in %v, want embedded %v", selector, got, want)
		}
	}
	for _, w := range want {
		if !got[w] {
			b.t.Errorf("%s is drawn in %v, want embedded %v", selector, got, want)
		}
	}
}

// Books are set in fonts that they carry: the manifest has them, other programs read
// them, they have every character of the text and no others, and Chromium draws with
// them.
func TestFontsInBooks(t *testing.T) {
	t.Parallel()
	scan := program(t, "fc-scan")
	files := lettered(t, 1)
	again := lettered(t, 8)
	b := open(t, tablet)
	for _, c := range []struct {
		name string
		want []string // fonts
	}{
		{"e.epub", []string{"hant-400", "hant-600", "latin-400", "latin-400-italic", "latin-600", "mono-400", "quotes-400"}},
		{"e.en.epub", []string{"hant-400", "hant-600", "latin-400", "latin-400-italic", "latin-600", "mono-400"}},
		{"e.zh-hant-vertical.epub", []string{"hant-400", "hant-600", "latin-400", "latin-400-italic", "latin-600", "mono-400", "quotes-400"}},
	} {
		if len(files[c.name]) == 0 || !bytes.Equal(files[c.name], again[c.name]) {
			t.Errorf("%s has %d bytes, and then %d others", c.name, len(files[c.name]), len(again[c.name]))
			continue
		}
		dir := t.TempDir()
		archive := filepath.Join(dir, c.name)
		if err := os.WriteFile(archive, files[c.name], 0o666); err != nil {
			t.Fatal(err)
		}
		epubcheck(t, archive)
		opf, chapter, has, shown := "", "", map[rune]bool{}, map[rune]bool{}
		var fonts []string
		for _, n := range unpack(t, archive, dir) {
			data, err := os.ReadFile(filepath.Join(dir, n))
			if err != nil {
				t.Fatal(err)
			}
			switch filepath.Ext(n) {
			case ".opf":
				opf = string(data)
			case ".ttf":
				fonts = append(fonts, strings.TrimSuffix(filepath.Base(n), ".ttf"))
				for _, r := range strings.Fields(string(run(t, nil, scan, "--format", "%{charset}", filepath.Join(dir, n)))) {
					var first, last rune
					if k, _ := fmt.Sscanf(r, "%x-%x", &first, &last); k == 1 {
						last = first
					}
					for ; first <= last; first++ {
						has[first] = true
					}
				}
			case ".xhtml":
				if bytes.Contains(data, []byte(`id="p01"`)) {
					chapter = n
				}
				for d := xml.NewDecoder(bytes.NewReader(data)); ; {
					token, err := d.Token()
					if err == io.EOF {
						break
					}
					if text, ok := token.(xml.CharData); ok {
						for _, r := range string(text) {
							shown[r] = true
						}
					}
				}
			}
		}
		for _, f := range fonts {
			if !strings.Contains(opf, `href="fonts/`+f+`.ttf" media-type="font/ttf"`) {
				t.Errorf("%s: the manifest has no %s", c.name, f)
			}
		}
		if slices.Sort(fonts); !slices.Equal(fonts, c.want) {
			t.Errorf("%s has the fonts %v, want %v", c.name, fonts, c.want)
		}
		for r := range shown {
			if unicode.IsGraphic(r) && !has[r] {
				t.Errorf("%s: no font has %q", c.name, r)
			}
		}
		for r := range has {
			if unicode.In(r, unicode.Han, unicode.Latin) && !shown[r] {
				t.Errorf("%s: a font has %q, which is not in the text", c.name, r)
			}
		}
		b.visit((&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, chapter))}).String())
		if c.name != "e.en.epub" {
			b.drawnIn("p[lang=zh-Hant], p[lang=zh-Hant] span, html[lang=zh-Hant] p:not([lang])", "Noto Serif TC", "EB Garamond", "Source Code Pro")
		}
		if c.name != "e.zh-hant-vertical.epub" {
			b.drawnIn("p[lang=en], p[lang=en] span, html[lang=en] p:not([lang]), em:lang(en)", "EB Garamond", "Source Code Pro")
		}
		b.drawnIn("code", "Source Code Pro")
	}
}

// An edition in one file is drawn in fonts that it carries, under its policy and
// without a network, including the version that it derives.
func TestFontsInOneFile(t *testing.T) {
	t.Parallel()
	data := lettered(t, 1)["e.html"]
	if !bytes.Equal(data, lettered(t, 8)["e.html"]) {
		t.Error("it differs between two builds")
	}
	b := open(t, desk)
	b.offline()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mailed.html"), data, 0o666); err != nil {
		t.Fatal(err)
	}
	address := (&published{dir: dir}).onDisk("mailed.html")
	b.visit(address)
	b.unpacked()
	b.drawnIn(".row p[lang=zh-Hant] [data-s]", "Noto Serif TC", "EB Garamond", "Source Code Pro")
	b.drawnIn(".row p[lang=en] [data-s], .row p[lang=en] em", "EB Garamond", "Source Code Pro")
	b.drawnIn("code", "Source Code Pro")
	if !eval[bool](b, `document.fonts.check('16px "book hant"', "錶") && [...document.fonts].length > 5`) {
		t.Error("the family is not there")
	}
	for _, a := range b.requests() {
		if a != address && !strings.HasPrefix(a, "data:font/woff;base64,") {
			t.Errorf("it asks for %.60s", a)
		}
	}
	b.visit(address + "?layout=single&show=zh-Hans")
	b.unpacked()
	b.drawnIn(".row p[lang=zh-Hans] [data-s]", "Noto Serif SC", "Source Code Pro")
	for _, c := range b.complaints() {
		t.Errorf("%.200s", c)
	}
	if plain, err := os.ReadFile(filepath.Join(b.site.dir, filepath.FromSlash(b.site.edition(t)), strings.TrimSuffix(b.site.edition(t), "/")+
		".html")); err != nil || bytes.Count(plain, []byte("@font-face")) != 2 || bytes.Contains(plain, []byte(`@font-face{font-family:"book`)) {
		t.Errorf("a file that is given no fonts has others than the one for quotation marks and its stand-in: %v", err)
	}
}
