package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// reading is what a reader chose: a layout, and the versions of its two slots.
type reading struct{ layout, one, two string }

func (r reading) query() string {
	if showsOne[r.layout] {
		return "?layout=" + r.layout + "&show=" + r.one
	}
	return "?layout=" + r.layout + "&show=" + r.one + "+" + r.two
}

// lone reports whether one version is shown at a time.
func (r reading) lone() bool {
	return r.layout == "reveal" || showsOne[r.layout]
}

// sample are rows of each kind: a heading, paragraphs, a question, an answer.
var sample = []string{"s3", "p01", "p17", "q03", "a03"}

// phrase is a sentence that can be seen on the page: its place, the baseline of its
// first line, and whether a pointer would hit its beginning.
type phrase struct {
	Lang, Text                     string
	N                              int
	Left, Right, Top, Bottom, Base float64
	Mode                           string // writing mode
	Hit                            bool   // true also if it begins outside of the window
}

// phrasesOf returns the sentences of a row that can be seen, in the order of the
// document.
const phrasesOf = `(row) => [...document.querySelectorAll("#" + row + " [data-s]")].filter((s) => s.checkVisibility({ visibilityProperty: true }) && s.getClientRects().length).map((s) => {
	const probe = document.createElement("span");
	probe.style.cssText = "display: inline-block; width: 0; height: 0";
	s.prepend(probe);
	const base = probe.getBoundingClientRect().bottom;
	probe.remove();
	const r = s.getBoundingClientRect();
	const range = document.createRange();
	const words = document.createTreeWalker(s, NodeFilter.SHOW_TEXT).nextNode();
	range.setStart(words, 0);
	range.setEnd(words, 1);
	const c = range.getBoundingClientRect();
	const x = c.left + c.width / 2, y = c.top + c.height / 2;
	const outside = x < 0 || y < 0 || x > innerWidth || y > innerHeight;
	return {
		Lang: s.closest("[lang]").lang, Text: s.textContent, N: +s.dataset.s, Left: r.left, Right: r.right, Top: r.top, Bottom: r.bottom, Base: base,
		Mode: getComputedStyle(s).writingMode, Hit: outside || s.contains(document.elementFromPoint(x, y)),
	};
})`

func (b *tab) phrases(row string) []phrase {
	b.t.Helper()
	return call[[]phrase](b, phrasesOf, row)
}

// words returns the sentences of some rows in each version, by row and language.
func (b *tab) words() map[string]map[string][]string {
	b.t.Helper()
	return call[map[string]map[string][]string](b, `(rows) => Object.fromEntries(rows.map((id) => [id, Object.fromEntries(
		[...document.querySelectorAll("#" + id + " > [lang]")].map((c) => [c.lang, [...c.querySelectorAll("[data-s]")].map((s) => s.textContent)]))]))`, sample)
}

// bring puts a row at the top of the window and waits until it is laid out.
func (b *tab) bring(row string) {
	b.t.Helper()
	for range 2 {
		b.js(`(id) => document.getElementById(id).scrollIntoView({ behavior: "instant", inline: "start" })`, row)
		b.settle()
	}
}

// choose presses keys and waits until the page has followed.
func (b *tab) choose(keys string) {
	b.t.Helper()
	for _, k := range keys {
		b.press(string(k))
		b.settle()
	}
}

// forget leaves the page and clears what it remembers of the reader.
func (b *tab) forget() {
	b.t.Helper()
	elsewhere := b.site.home + "robots.txt"
	if strings.HasPrefix(eval[string](b, `location.href`), "file:") {
		elsewhere = b.site.onDisk("robots.txt")
	}
	b.do(chromedp.Navigate(elsewhere))
	b.js(`() => localStorage.clear()`)
}

// reads checks what is seen of some rows in a reader's view: the sentences of the
// versions wanted, whole, and their places relative to one another. words may be nil.
func (b *tab) reads(what string, r reading, words map[string]map[string][]string) {
	b.t.Helper()
	broad := eval[float64](b, `innerWidth / parseFloat(getComputedStyle(document.documentElement).fontSize)`) >= 44*16/17.
	for _, row := range sample {
		b.bring(row)
		all := b.phrases(row)
		fail := func(format string, args ...any) {
			b.t.Helper()
			b.t.Errorf("%s: %s: %s", what, row, fmt.Sprintf(format, args...))
		}
		var one, two []phrase
		for _, p := range all {
			switch {
			case p.Lang == r.one && len(two) == 0:
				one = append(one, p)
			case p.Lang == r.two && !r.lone():
				two = append(two, p)
			default:
				fail("a sentence in %s is seen, or seen too early: %s", p.Lang, p.Text)
			}
			if upright := r.layout == "vertical"; upright != (p.Mode == "vertical-rl") {
				fail("sentence %d is set %s", p.N, p.Mode)
			}
			if !p.Hit {
				fail("sentence %d in %s is covered", p.N, p.Lang)
			}
		}
		for lang, list := range map[string][]phrase{r.one: one, r.two: two} {
			if lang == r.two && r.lone() || words == nil {
				continue
			}
			if want, got := words[row][lang], texts(list); !slices.Equal(got, want) {
				fail("in %s it reads %q, want %q", lang, got, want)
			}
		}
		if len(one) == 0 || !r.lone() && len(one) != len(two) {
			fail("%d sentences are seen in %s and %d in %s", len(one), r.one, len(two), r.two)
			continue
		}
		if top := b.top(row); r.layout != "vertical" && (one[0].Top < top || one[0].Top > top+72) {
			fail("the row begins at %.0f, its text at %.0f", top, one[0].Top)
		}
		if r.lone() {
			continue
		}
		b.stands(r, broad, one, two, fail)
	}
}

// top returns where a row begins in the window.
func (b *tab) top(row string) float64 {
	b.t.Helper()
	return call[float64](b, `(id) => document.getElementById(id).getBoundingClientRect().top`, row)
}

// stands checks the places of the sentences of two versions relative to one another.
func (b *tab) stands(r reading, broad bool, one, two []phrase, fail func(string, ...any)) {
	b.t.Helper()
	beside := broad && r.layout != "stacked"
	end := 0.0
	for i, a := range one {
		c := two[i]
		if a.N != c.N || a.N != i+1 {
			fail("sentence %d stands against %d", a.N, c.N)
		}
		if beside && a.Right > c.Left+.5 {
			fail("sentence %d reaches to %.1f, its counterpart begins at %.1f", a.N, a.Right, c.Left)
		}
		if beside && (i == 0 || r.layout == "sentence") && far(a.Base, c.Base) > 1 {
			fail("sentence %d stands on a line at %.1f, its counterpart at %.1f", a.N, a.Base, c.Base)
		}
		if r.layout == "stacked" && (i > 0 && a.Top < end-1 || c.Top < a.Bottom-1) {
			fail("sentence %d begins at %.1f after %.1f, its counterpart at %.1f after %.1f", a.N, a.Top, end, c.Top, a.Bottom)
		}
		end = c.Bottom
	}
	if last := one[len(one)-1]; !beside && r.layout != "stacked" && two[0].Top < last.Bottom-1 {
		fail("the second version begins at %.1f, the first ends at %.1f", two[0].Top, last.Bottom)
	}
}

func texts(list []phrase) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.Text)
	}
	return out
}

// By key, each layout shows its versions where they belong, on every screen.
func TestLayoutsByKey(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, tablet, phone} {
		t.Run(fmt.Sprint(s.width), func(t *testing.T) {
			t.Parallel()
			b := open(t, s)
			b.visit(b.site.edition(t))
			words := b.words()
			for _, l := range layouts {
				b.choose(l.key)
				r := reading{l.name, "zh-Hant", "en"}
				b.reads("by the key "+l.key, r, words)
				if got := eval[string](b, `location.search`); got != r.query() {
					t.Errorf("after the key %s the address has %s, want %s", l.key, got, r.query())
				}
				for _, wide := range eval[[]string](b, tooWide) {
					t.Errorf("%s: %s", l.name, wide)
				}
				if l.name == "vertical" {
					continue
				}
				b.choose("x")
				b.reads("swapped, "+l.name, reading{l.name, "en", "zh-Hant"}, words)
				b.choose("x")
			}
		})
	}
}

// By the menu, with the mouse on a laptop and with a finger on a phone.
func TestLayoutsByMenu(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{laptop, phone.touched()} {
		t.Run(fmt.Sprint(s.width), func(t *testing.T) {
			t.Parallel()
			b := open(t, s)
			b.visit(b.site.edition(t))
			words := b.words()
			use := b.click
			if s.touch {
				use = b.tap
			}
			pick := func(name, value string) {
				b.js(`() => scrollTo({ top: 0, behavior: "instant" })`)
				b.settle()
				if !eval[bool](b, `document.querySelector(".view").open`) {
					use(b.find(".view > summary"))
				}
				use(b.find(fmt.Sprintf(".view label:has([name=%s][value=%q])", name, value)))
				b.settle()
			}
			for _, l := range slices.Backward(layouts) {
				pick("layout", l.name)
				use(b.find(".view > summary"))
				b.reads("by the menu, "+l.name, reading{l.name, "zh-Hant", "en"}, words)
			}
			pick("one", "en")
			pick("two", "zh-Hans")
			use(spot{3, float64(s.height) - 3}) // outside
			if eval[bool](b, `document.querySelector(".view").open`) {
				t.Error("the menu stays open")
			}
			b.reads("by the menu", reading{"side", "en", "zh-Hans"}, nil)
		})
	}
}

// By address, from a server and from the disk, and remembered there.
func TestLayoutsByAddress(t *testing.T) {
	t.Parallel()
	for _, disk := range []bool{false, true} {
		t.Run(fmt.Sprintf("disk %v", disk), func(t *testing.T) {
			t.Parallel()
			b, address := editionFrom(t, disk, desk)
			b.visit(address)
			words := b.words()
			for _, l := range layouts {
				r := reading{l.name, "zh-Hant", "en"}
				b.visit(address + r.query() + "#p17")
				b.reads("by the address "+r.query(), r, words)
				if trouble := b.complaints(); len(trouble) > 0 {
					t.Errorf("%s: %s", r.query(), strings.Join(trouble, "; "))
				}
			}
			for _, odd := range []struct {
				query string
				reading
			}{
				{"?layout=none&show=xx", reading{"side", "zh-Hant", "en"}},
				{"?show=", reading{"side", "zh-Hant", "en"}},
				{"?show=en", reading{"single", "en", ""}},
				{"?layout=vertical&show=en", reading{"vertical", "zh-Hant", ""}},
				{"?show=en+en+en&notes=q", reading{"side", "en", "zh-Hant"}},
			} {
				b.visit(address + odd.query)
				b.reads("by the odd address "+odd.query, odd.reading, words)
			}
		})
	}
}
