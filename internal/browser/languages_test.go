package browser

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// sitesInPairs are the sites of two languages, and one of three, that are held to what holds
// for the shipped one.
var sitesInPairs = [][]string{{"ja", "en"}, {"ko", "en"}, {"de", "en"}, {"fr", "zh-Hans"}, {"ar", "en"}, {"en", "ar"}, {"he", "zh-Hant"},
	{"zh-Hant", "en", "ja", "en-x-lee1998"}}

// TestEachLanguage holds the pages of a site in each pair of languages to what holds for
// all: nothing fails, nothing is too wide, axe finds nothing, light and dark, on a desk
// and on a phone; every element has the direction of its language; epubcheck has nothing
// to say about the book; those who made it are named for machines.
func TestEachLanguage(t *testing.T) {
	t.Parallel()
	for _, langs := range sitesInPairs {
		t.Run(strings.Join(langs, "+"), func(t *testing.T) {
			t.Parallel()
			p := bridged(t, langs...)
			b := open(t, desk)
			b.site = p
			for _, page := range p.oneOfEach() {
				b.show(desk)
				b.visit(page.path)
				for _, message := range b.complaints() {
					t.Errorf("%s: %s", page.path, message)
				}
				if wrong := eval[[]string](b, wrongDirection); len(wrong) > 0 {
					t.Errorf("%s: %q", page.path, wrong)
				}
				if page.kind == "alias" {
					continue
				}
				b.neverScrollsSideways(page)
				b.passesAxe(page)
			}
			b.visit("bridge/" + strings.ToLower(langs[1]) + "/")
			for name, want := range map[string]string{"citation_author": authors[langs[1]], "citation_title": titles[langs[1]],
				"citation_translator": "Tom Reed"} {
				got := eval[string](b, fmt.Sprintf(`[...document.querySelectorAll("meta[name=%s i]")].map((m) => m.content).join()`, name))
				if got != want {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
			if ld := eval[string](b, `document.querySelector("script[type='application/ld+json']").textContent`); !strings.Contains(ld, `"translator"`) ||
				!strings.Contains(ld, "Tom Reed") || !strings.Contains(ld, "creativecommons.org/licenses/by/4.0") {
				t.Errorf("JSON-LD lacks the translator or the licence: %s", ld)
			}
			books, err := filepath.Glob(filepath.Join(p.dir, "bridge", "*.epub"))
			if err != nil || len(books) != 1+len(langs)/3 {
				t.Errorf("the books are %q, %v", books, err)
			}
			for _, book := range books {
				epubcheck(t, book)
			}
		})
	}
}

// wrongDirection lists elements whose direction is not that of their language.
const wrongDirection = `[...document.querySelectorAll("[lang]")].filter((e) => !e.matches("head *, html *:not(body *)") && e.getClientRects().length &&
	getComputedStyle(e).direction !== (/^(ar|he)\b|Arab|Hebr/.test(e.lang || e.getAttribute("lang")) ? "rtl" : "ltr")).map((e) => e.outerHTML.slice(0, 80)).slice(0, 5)`

// mirrored is where things are on an edition's page, from the side on which it begins.
type mirrored struct {
	First, Second, Number, Notes, Mark [2]float64 // from its beginning to its end
	Stop, Letter                       float64    // the last character of a sentence and its first
	Wide                               float64    // by which the page is too wide
}

const readMirrored = `() => {
	const rtl = document.documentElement.dir === "rtl";
	const side = (e) => { const r = e?.getBoundingClientRect(); return !r?.width ? [0, 0] : rtl ? [innerWidth - r.right, innerWidth - r.left] : [r.left, r.right]; };
	const row = document.getElementById("p02");
	const s = row.querySelector(".one [data-s]");
	const at = (from, node) => { const r = document.createRange(); r.setStart(node, from < 0 ? node.length + from : from); r.setEnd(node, (from < 0 ? node.length + from : from) + 1); const b = r.getBoundingClientRect(); return rtl ? innerWidth - b.right : b.left; };
	const last = document.querySelector('#p01 .one [data-s="1"]').firstChild;
	return { First: side(row.querySelector(".one")), Second: side(row.querySelector(".two")), Number: side(row.querySelector(".no")),
		Notes: side(row.querySelector(".note")), Mark: side(s.querySelector("a")), Letter: at(0, last), Stop: at(-1, last),
		Wide: document.documentElement.scrollWidth - document.documentElement.clientWidth };
}`

// TestRightToLeft checks by boxes that a page whose first language is written from right
// to left is the mirror of another: its first column is at the right, its numbers beyond
// that and its margin at the left, in every layout; and that a sentence ends at the left.
func TestRightToLeft(t *testing.T) {
	t.Parallel()
	for _, langs := range [][]string{{"ar", "en"}, {"he", "zh-Hant"}, {"en", "ar"}} {
		p := bridged(t, langs...)
		b := open(t, desk)
		b.site = p
		for _, page := range []string{"bridge/", "bridge/bridge.html"} {
			for _, l := range layouts {
				if l.name == "vertical" {
					continue
				}
				b.forget()
				b.visit(page + "?layout=" + l.name)
				b.settle()
				m := call[mirrored](b, readMirrored)
				at := fmt.Sprintf("%s+%s, %s in %s: %+v", langs[0], langs[1], l.name, page, m)
				two := l.name == "side" || l.name == "sentence"
				switch {
				case m.Wide > 0:
					t.Errorf("%s: the page is too wide", at)
				case m.Number[1] > m.First[0] && l.name != "stacked":
					t.Errorf("%s: the number is not before the text", at)
				case two && m.First[1] > m.Second[0]:
					t.Errorf("%s: the columns are not in their order", at)
				case two && m.Notes[0] < m.Second[1], !two && m.Notes[0] < m.Mark[1]:
					t.Errorf("%s: the margin is not behind the text", at)
				case m.Letter > m.Stop && l.name == "single" && m.Stop > 0 && eval[float64](b, `document.querySelector('#p01 .one [data-s="1"]').getClientRects().length`) == 1:
					t.Errorf("%s: the sentence does not end where it should", at)
				}
			}
		}
		// An arrow goes where it points.
		b.forget()
		b.visit("bridge/")
		b.settle()
		b.press("j")
		first := eval[string](b, `document.activeElement.closest("[lang]").lang`)
		if b.press(kb.ArrowLeft); langs[0] == "en" {
			b.press(kb.ArrowRight)
			b.press(kb.ArrowRight)
		}
		if second := eval[string](b, `document.activeElement.closest("[lang]").lang`); first != langs[0] || second != langs[1] {
			t.Errorf("%s: the keys go from %s to %s", langs, first, second)
		}
	}
}
