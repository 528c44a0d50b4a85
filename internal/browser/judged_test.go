package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// A note of a text in columns opens beside them, and no other is seen with it.
func TestNotesBesideColumns(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, tablet} {
		t.Run(fmt.Sprint(s.width), func(t *testing.T) {
			t.Parallel()
			b := open(t, s)
			b.visit(b.site.edition(t) + "?layout=vertical&show=zh-Hant")
			for _, mark := range []string{"#p02 .one a.n", "#p02 .one a.c"} {
				b.js(`(mark) => document.querySelector(mark).click()`, mark)
				b.settle()
				if fault := eval[string](b, `(() => {
					const open = [...document.querySelectorAll(".note")].filter((n) => n.checkVisibility());
					if (open.length !== 1) return open.length + " notes are seen";
					const n = open[0].getBoundingClientRect(), t = document.querySelector(".text").getBoundingClientRect();
					if (n.left < t.right && t.left < n.right) return "it reaches from " + n.left + " to " + n.right + " over a text from " + t.left + " to " + t.right;
					if (n.top < 0 || n.bottom > innerHeight || n.right > innerWidth) return "it is not whole in the window";
					return "";
				})()`); fault != "" {
					t.Errorf("%s: %s", mark, fault)
				}
				b.press(kb.Escape)
			}
		})
	}
}

// The bar of a version's page takes one line of a phone, and no word of it is cut.
func TestBarOfAVersion(t *testing.T) {
	t.Parallel()
	b := open(t, phone)
	versions := 0
	for _, p := range b.site.oneOfEach() {
		if p.kind != "version" {
			continue
		}
		versions++
		b.visit(p.path)
		for _, width := range []int{320, 360, 390, 430} {
			b.show(screen{width: width, height: 800})
			b.settle()
			if fault := eval[string](b, `(() => {
				const bar = document.querySelector(".top"), home = bar.querySelector(".home");
				if (bar.offsetHeight > 50) return "is " + bar.offsetHeight + " px high";
				return home.scrollWidth > home.clientWidth + 1 ? "cuts " + home.textContent : "";
			})()`); fault != "" {
				t.Errorf("%s: at %d px the bar %s", p.path, width, fault)
			}
		}
	}
	if versions < 2 {
		t.Fatalf("there are %d versions", versions)
	}
}

// Where fingers point, what is round a marked word is of whole pixels: else the word is
// drawn beside its line.
func TestMarksForFingers(t *testing.T) {
	t.Parallel()
	b := open(t, screen{width: 390, height: 844, touch: true})
	b.visit(b.site.edition(t))
	if n := eval[int](b, `[...document.querySelectorAll(".text a[data-m]")].filter((a) => { const p = parseFloat(getComputedStyle(a).paddingTop); return p > 0 && p % 1 === 0; }).length`); n < 100 {
		t.Errorf("%d marked words have whole pixels above them", n)
	}
}

// Long contents are folded and hold up no text, and a long heading takes one line at the
// head of the window.
func TestLongContents(t *testing.T) {
	t.Parallel()
	var zh, en strings.Builder
	for i := range 30 {
		fmt.Fprintf(&zh, "## 第%d節，一個手機一行容不下的長標題，說的是船與河\n{#s%d}\n\n河不寬。\n{#p%d}\n\n", i, i, i)
		fmt.Fprintf(&en, "## Part %d, with a heading too long for a line of a phone\n{#s%d}\n\nThe river is not wide.\n{#p%d}\n\n", i, i, i)
	}
	p := small(t, map[string]string{
		"site.yaml": "title: {zh-Hant: 對照, en: Side by side}\nlanguages: [zh-Hant, en]\n",
		"editions/river/edition.yaml": "title: {zh-Hant: 河, en: The River}\nauthor: {zh-Hant: 甲, en: A. Author}\ndate: 2024\n" +
			"base: zh-Hant\nversions: [{lang: zh-Hant}, {lang: en}]\n",
		"editions/river/zh-Hant.md": zh.String(),
		"editions/river/en.md":      en.String(),
	})
	b := open(t, desk)
	b.site = p
	for _, s := range []screen{desk, laptop, tablet} {
		b.show(s)
		b.visit("river/")
		if top := eval[float64](b, `document.querySelector("#p0").getBoundingClientRect().top`); top > 560 {
			t.Errorf("at %d px the text begins %.0f px down", s.width, top)
		}
	}
	b.show(phone)
	b.visit("river/")
	b.js(`() => scrollTo({ top: 3000, behavior: "instant" })`)
	b.settle()
	if high := eval[float64](b, `Math.max(...[...document.querySelectorAll(".running > *")].map((e) => e.offsetHeight), document.querySelector(".running") ? 0 : 99)`); high > 30 {
		t.Errorf("the head of the window is %.0f px high", high)
	}
}

// In no layout, and wherever the page is gone to, does an entry of the margin lie on
// another: rows that no window has shown are of a height that is guessed.
func TestMarginAfterALeap(t *testing.T) {
	t.Parallel()
	for _, layout := range []string{"side", "sentence", "stacked", "single"} {
		t.Run(layout, func(t *testing.T) {
			t.Parallel()
			b := open(t, desk)
			b.visit(b.site.edition(t) + "?layout=" + layout + "&show=zh-Hant+en")
			for y := 3000; y < 15000; y += 3000 {
				b.js(`(y) => scrollTo({ top: y, behavior: "instant" })`, y)
				b.settle()
				for _, fault := range eval[[]string](b, `(() => {
					const all = [...document.querySelectorAll(".note")].filter((n) => n.checkVisibility({ visibilityProperty: true }))
						.map((n) => ({ id: n.id, r: n.getBoundingClientRect() })).filter(({ r }) => r.bottom > 0 && r.top < innerHeight);
					return all.flatMap((a, i) => all.slice(i + 1).filter((c) => a.r.left < c.r.right - 1 && c.r.left < a.r.right - 1 &&
						a.r.top < c.r.bottom - 3 && c.r.top < a.r.bottom - 3).map((c) => a.id + " on " + c.id));
				})()`) {
					t.Errorf("at %d px: %s", y, fault)
				}
			}
		})
	}
}

// The register of emendations is whole on a phone: where, before, after, and of what class.
func TestEmendationsOnAPhone(t *testing.T) {
	t.Parallel()
	b := open(t, phone)
	b.visit(b.site.edition(t) + "emendations/")
	for _, width := range []int{320, 390} {
		b.show(screen{width: width, height: 800})
		b.settle()
		if n := eval[int](b, `[...document.querySelectorAll(".emendations td")].filter((e) => { const r = e.getBoundingClientRect(); return r.width && r.right <= innerWidth; }).length`); n != 4*49 {
			t.Errorf("at %d px %d cells are whole in the window, of 49 emendations", width, n)
		}
	}
}
