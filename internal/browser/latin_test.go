package browser

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"
)

// mark is a curly quotation mark on a page: its width relative to the size of its
// letters, and the distance of the next letter from its end.
type mark struct {
	Char, Lang, Around string
	Width, Gap         float64
}

// marks finds the marks that are laid out in horizontal lines.
const marks = `(() => {
	const out = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const box = (node, i) => {
		const range = document.createRange();
		range.setStart(node, i);
		range.setEnd(node, i + 1);
		return range.getBoundingClientRect();
	};
	for (let node; (node = walker.nextNode());) {
		if (!/[‘’“”]/.test(node.data) || !node.parentElement.checkVisibility()) continue;
		const style = getComputedStyle(node.parentElement);
		const size = parseFloat(style.fontSize) * (node.parentElement.getScreenCTM?.().a ?? 1); // a drawing is scaled to its column
		if (style.writingMode !== "horizontal-tb" || size === 0) continue;
		for (const { 0: char, index: i } of node.data.matchAll(/[‘’“”]/g)) {
			const own = box(node, i);
			if (own.width === 0) continue;
			const next = /\p{L}/u.test(node.data[i + 1] ?? "") ? box(node, i + 1) : own;
			out.push({ Char: char, Lang: node.parentElement.closest("[lang]").lang, Around: node.data.slice(Math.max(0, i - 12), i + 12),
				Width: own.width / size, Gap: next !== own && next.top === own.top ? (next.left - own.right) / size : 0 });
		}
	}
	return out;
})()`

// setsMarks holds that quotation marks of Latin text, and of Traditional Chinese
// around Latin words, are as narrow as such marks are, and close to their letters; a
// page with fewer than least of them would prove nothing. Those of Simplified Chinese
// are as wide as its characters.
func (b *tab) setsMarks(where string, least int) {
	b.t.Helper()
	narrow, wide, told := 0, 0, 0
	for _, m := range eval[[]mark](b, marks) {
		if strings.HasPrefix(m.Lang, "zh-Hans") {
			wide++
			if m.Width > .95 {
				continue // others are cut where two marks meet, or a line begins
			}
			if m.Width > .45 && m.Width < .55 {
				continue
			}
		} else {
			narrow++
			if m.Width > .1 && m.Width < .6 && m.Gap > -.2 && m.Gap < .2 {
				continue
			}
		}
		if told++; told <= 3 {
			b.t.Errorf("%s: %s in %q (%s) is %.2f em wide, and the next letter %.2f em away", where, m.Char, m.Around, m.Lang, m.Width, m.Gap)
		}
	}
	if narrow < least {
		b.t.Errorf("%s shows %d narrow marks and %d wide ones", where, narrow, wide)
	}
}

// foreign is text in other languages, put into a page of Chinese.
const foreign = `() => {
	const p = (lang, text) => Object.assign(document.createElement("p"), { lang, className: "foreign", innerHTML: text });
	document.querySelector("main, body").append(p("fr", "L’été, l’“œuvre” de l’école, <em>c’est-à-dire ça</em>"), p("el", "Ο “λόγος” του Ομήρου, <em>ὦ ξεῖν’</em>"), p("ru", "Том “Мёртвых душ” и д’Артаньян, <em>объём</em>"),
		p("vi", "Tiếng “Việt” của người đọc, <em>nghĩa</em>"), p("zh-Latn", "nǚ’ér, Xī’ān “lǜ”"));
}`

// English, French, Greek, Russian and pinyin are set in a serif of their own on any
// machine: in the reader's if there is one, and then the site's is not even fetched;
// else in the site's.
func TestLatinOnAnyMachine(t *testing.T) {
	t.Parallel()
	for _, m := range []*machine{furnished, bare} {
		for _, s := range []screen{desk, phone} {
			t.Run(m.name+"/"+s.String(), func(t *testing.T) {
				t.Parallel()
				b := openOn(t, m, s)
				fetched := func(where string) {
					t.Helper()
					n := len(slices.DeleteFunc(b.requests(), func(a string) bool { return !strings.HasSuffix(a, ".woff") }))
					if m == furnished && n > 0 || m == bare && n == 0 {
						t.Errorf("%s fetches %d fonts: %v", where, n, b.requests())
					}
					for _, c := range b.complaints() {
						t.Errorf("%s: %s", where, c)
					}
				}
				serif, embedded := "Liberation Serif", false
				if m == bare {
					serif, embedded = "Duizhao Serif", true
				}
				in := func(where, selector string) {
					t.Helper()
					got := b.faces(selector)
					if custom, ok := got[serif]; !ok || custom != embedded || len(got) != 1 {
						t.Errorf("%s: %s is drawn in %v, want %s", where, selector, got, serif)
					}
				}
				for _, p := range b.site.oneOfEach() {
					switch n := name(p); n {
					case "edition", "version en", "note", "bibliography":
						b.visit(p.path)
						b.setsMarks(n, 8)
						if n == "version en" {
							in(n, "[id='p01.1'], h1")
						}
						fetched(n)
					}
				}
				b.visit(b.site.edition(t) + "zh-hans/")
				b.js(foreign)
				b.settle()
				b.setsMarks("zh-Hans", 12)
				in("zh-Hans", ".foreign, .foreign em")
				b.visit(b.site.onDisk(b.site.edition(t)))
				b.setsMarks("on the disk", 8)
				fetched("on the disk")
			})
		}
	}
}

// The same holds for the other products of an edition: the single file, the EPUB and
// the book to be printed.
func TestLatinOfProductsOnABareMachine(t *testing.T) {
	t.Parallel()
	b := openOn(t, bare, desk)
	slug := strings.TrimSuffix(b.site.edition(t), "/")

	b.visit(b.site.onDisk(slug + "/" + slug + ".html"))
	b.unpacked()
	b.js(foreign)
	b.settle()
	b.setsMarks("the single file", 8)
	for _, c := range b.complaints() {
		t.Error(c)
	}

	dir := t.TempDir()
	chapters := 0
	for _, n := range unpack(t, filepath.Join(b.site.dir, slug, slug+".epub"), dir) {
		if data, err := os.ReadFile(filepath.Join(dir, n)); err == nil && strings.HasSuffix(n, ".xhtml") && strings.Contains(string(data), "’") &&
			chapters < 3 {
			chapters++
			b.visit((&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, n))}).String())
			b.js(foreign)
			b.setsMarks(n, 8)
		}
	}
	if chapters == 0 {
		t.Error("no chapter of the EPUB has an apostrophe")
	}

	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	book, report, err := site.OpenPrint(t.Context(), site.Options{FS: root.FS(), Templates: templates.FS, Static: static.FS, Version: "test"},
		site.PrintOptions{})
	if err != nil || book == nil {
		t.Fatal(err, report.Problems)
	}
	html, err := book.HTML("", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := site.SerifRules(site.Characters(html))
	if err != nil {
		t.Fatal(err)
	}
	if html, err = book.HTML(rules, nil, nil); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "print.html"), html, 0o666); err != nil {
		t.Fatal(err)
	}
	b.show(desk.with("print"))
	b.visit((&published{dir: dir}).onDisk("print.html"))
	b.setsMarks("the book", 100)
	if got := b.faces("p[lang=en]"); !got["Duizhao Serif"] {
		t.Errorf("the book's English is drawn in %v", got)
	}
	b.js(foreign)
	b.setsMarks("the book with other languages", 110)
}
