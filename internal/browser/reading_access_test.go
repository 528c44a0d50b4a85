package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// axe finds nothing in any layout, light and dark, on a desk and on a phone, and
// nothing while the menu, an entry, a sentence's menu or the sheet is open.
func TestAxeInEveryLayout(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile(fetched(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := openShort(t, desk)
	b.visit(b.site.edition(t))
	b.do(chromedp.Evaluate[chromedp.Void](string(script) + ";undefined"))
	// What a layout changes; TestEveryKindOfPage runs all rules on the whole page.
	check := func(what string) {
		t.Helper()
		on := strings.Replace(runAxe, "document,",
			`{ include: [[".top"], [".notelang"], ["#p01"], ["#p17"], ["#s3"], ["#q03"], ["dialog"], [".sheet"]].filter(([s]) => document.querySelector(s)) },`, 1)
		for _, v := range call[[]string](b, on, json.RawMessage(`{"rules": {"target-size": {"enabled": true}, "region": {"enabled": false}}}`)) {
			t.Errorf("%s: %s", what, v)
		}
	}
	for i, l := range layouts {
		for k, scheme := range []string{"light", "dark"} {
			s := []screen{desk, phone}[(i+k)%2]
			b.show(s.with("prefers-color-scheme: "+scheme, "prefers-reduced-motion: reduce"))
			b.choose(l.key)
			b.bring("p17")
			if l.name == "reveal" {
				b.js(`() => document.querySelector('#p17 > .one [data-s="2"]').click()`)
				b.settle()
			}
			// The closed page light and the open entry dark; in the first layout each
			// in both: what a layout changes has one set of colours.
			if i == 0 || k == 0 {
				check(fmt.Sprintf("%s, %s, at %d px", l.name, scheme, s.width))
			}
			if i > 0 && k == 0 {
				continue
			}
			b.click(b.find(b.claimMark("p17")))
			b.settle()
			check(fmt.Sprintf("%s, %s, at %d px, an entry open", l.name, scheme, s.width))
			b.press(kb.Escape)
			b.settle()
		}
	}
	b.choose("1?")
	check("the sheet of the keys")
	b.press(kb.Escape)
	b.js(`() => scrollTo({ top: 0, behavior: "instant" })`)
	b.click(b.find(".view summary"))
	b.settle()
	check("the menu")
	b.press(kb.Escape)
	b.choose("jc")
	check("a sentence's menu")
}

// By keyboard alone: the menu opens, its choices change the page, Esc closes it and
// the focus is where it was; the same for the sheet and the line about a link.
// Wherever the focus goes, it is visible.
func TestKeyboardAlone(t *testing.T) {
	t.Parallel()
	b := openShort(t, laptop)
	edition := b.site.edition(t)
	b.visit(edition)
	const ring = `(() => {
		const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e.matches("input") ? e.closest("label") : e);
		if (e === document.body) return "the focus is lost";
		if (r.bottom < 0 || r.top > innerHeight) return "it is not in the window";
		return s.outlineStyle === "none" && !e.matches("main") ? "it has no ring" : "";
	})()`
	reached := map[string]bool{}
	for i := range 40 {
		b.press(kb.Tab)
		if why := eval[string](b, ring); why != "" {
			t.Errorf("stop %d, %s: %s", i+1, eval[string](b, `document.activeElement.outerHTML.slice(0, 80)`), why)
		}
		reached[eval[string](b,
			`(() => { const e = document.activeElement; return e.closest(".skip, .view, .versions, .site, .contents, .notelang, .text, .home")?.className ?? e.tagName; })()`)] = true
	}
	for _, want := range []string{"skip", "home", "versions", "view", "site", "contents", "notelang", "text pair"} {
		if !reached[want] {
			t.Errorf("40 times Tab do not reach %q, but %v", want, reached)
		}
	}
	b.js(`() => document.querySelector(".view > summary").focus()`)
	b.press(kb.Enter)
	b.press(kb.Tab) // to the layout that is chosen
	b.press(kb.ArrowDown)
	b.settle()
	if got := eval[string](b, `document.documentElement.dataset.layout`); got != "sentence" {
		t.Errorf("the arrow key in the menu leads to %s", got)
	}
	if got := eval[string](b, `document.activeElement.value`); got != "sentence" {
		t.Errorf("then the focus is on %q", got)
	}
	b.press(kb.Escape)
	if eval[bool](b, `document.querySelector(".view").open`) || !eval[bool](b, `document.activeElement.matches(".view > summary")`) {
		t.Error("Esc does not close the menu, or the focus does not return")
	}
	b.choose("j")
	was := eval[string](b, focused)
	b.choose("?")
	for range 6 { // the focus stays in the sheet, or is with the browser
		b.press(kb.Tab)
		if at := eval[string](b, `document.activeElement.closest("dialog, body").tagName + document.activeElement.tagName`); !strings.HasPrefix(at,
			"DIALOG") && at != "BODYBODY" {
			t.Errorf("from the sheet Tab leads to %s", at)
		}
	}
	b.press(kb.Escape)
	if now := eval[string](b, focused); now != was {
		t.Errorf("after the sheet the focus is on %s, and was on %s", now, was)
	}
}

// With forced colours nothing disappears: what marks the pair, what is chosen
// in the menu, the edge of an open entry, the marks.
func TestForcedColours(t *testing.T) {
	t.Parallel()
	b := openShort(t, tablet.with("forced-colors: active"))
	b.visit(b.site.edition(t))
	for _, l := range layouts {
		b.choose(l.key)
		b.bring("p17")
		b.click(b.find(b.claimMark("p17")))
		b.settle()
		for _, wrong := range eval[[]string](b, `(() => {
			const out = [], of = (e, p) => getComputedStyle(e, p), paper = of(document.body).backgroundColor === "rgba(0, 0, 0, 0)" ? of(document.documentElement).backgroundColor : of(document.body).backgroundColor;
			const note = document.querySelector(".note:popover-open");
			if (!note || of(note).borderTopStyle === "none" || of(note).borderTopColor === paper) out.push("the open entry has no edge");
			if (of(note).backgroundColor === "rgba(0, 0, 0, 0)") out.push("the text shows through the open entry");
			for (const e of document.querySelectorAll("#p17 > .one, #p17 a[data-m], .note:popover-open p, .view summary")) if (of(e).color === paper) out.push(e.outerHTML.slice(0, 60) + " is of the paper's colour");
			for (const e of document.querySelectorAll("#p17 > .one a[data-m]")) if (of(e, "::after").color === paper) out.push("a mark is of the paper's colour");
			return out;
		})()`) {
			t.Errorf("%s: %s", l.name, wrong)
		}
		b.press(kb.Escape)
		b.settle()
	}
	b.js(`() => scrollTo({ top: 0, behavior: "instant" })`)
	b.click(b.find(".view summary"))
	b.settle()
	if eval[bool](b,
		`(() => { const [a, b] = [":checked", ":not(:checked)"].map((s) => document.querySelector(".view [name=layout]" + s)); const s = getComputedStyle(a); return s.opacity === "0" || s.appearance === "none"; })()`) {
		t.Error("the menu does not show what is chosen")
	}
	dark, light, _ := tones(b.picture())
	if light-dark < .6 {
		t.Errorf("there is nothing to read between %.2f and %.2f", dark, light)
	}
}

// Text twice as large, and a window of 320 px, which is 400 % of 1280 (WCAG 1.4.4,
// 1.4.10): nothing is cut, nothing scrolls sideways, in any layout, with everything
// open that opens.
func TestLargeTextAndZoom(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		what string
		screen
		size string
		open opener
	}{
		{"400 %", screen{width: 320, height: 256}, "", openShort}, {"320 px", screen{width: 320, height: 640}, "", open},
		{"200 %, desk", desk, "212.5%", openShort}, {"200 %, phone", phone, "212.5%", openShort},
	} {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			b := c.open(t, c.screen)
			b.visit(b.site.edition(t))
			b.js(`(size) => { document.documentElement.style.fontSize = size; }`, c.size)
			b.settle()
			for _, l := range layouts {
				b.choose(l.key)
				check := func(what string) {
					t.Helper()
					for _, wide := range eval[[]string](b, tooWide) {
						t.Errorf("%s, %s: %s", l.name, what, wide)
					}
				}
				b.bring("p17")
				check("the text")
				for _, wrong := range eval[[]string](b,
					`[...document.querySelectorAll("#p17 > .one, #p17 > .two, .top, .top summary, .notelang label, .contents")].filter((e) => e.getClientRects().length && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline" && e.clientWidth > 0 && !e.closest("[data-layout=vertical] .text"))).map((e) => e.className + " is cut: " + e.scrollWidth + " in " + e.clientWidth)`) {
					t.Errorf("%s: %s", l.name, wrong)
				}
				b.js(`(s) => document.querySelector(s).click()`, b.claimMark("p17"))
				b.settle()
				check("an entry open")
				if wrong := eval[string](b,
					`(() => { const e = document.querySelector(".note:popover-open"), r = e?.getBoundingClientRect(); return !e ? "no entry is open" : r.left < 0 || r.right > innerWidth + .5 ? "the entry stands from " + r.left + " to " + r.right : e.scrollWidth > e.clientWidth + 1 ? "the entry is cut" : ""; })()`); wrong != "" {
					t.Errorf("%s: %s", l.name, wrong)
				}
				b.press(kb.Escape)
				b.settle()
			}
			b.choose("1")
			b.js(`() => { scrollTo({ top: 0, behavior: "instant" }); document.querySelector(".view").open = true; }`)
			b.settle()
			for _, wide := range eval[[]string](b, tooWide) {
				t.Errorf("the menu: %s", wide)
			}
			b.js(`() => { document.querySelector(".view").open = false; document.getElementById("keys").showModal(); }`)
			b.settle()
			for _, wide := range eval[[]string](b, tooWide) {
				t.Errorf("the sheet: %s", wide)
			}
		})
	}
}

// A screen reader gets the page in the order of reading, with names: the bar, the
// title, then block by block its number, its first version, its second, its notes; in
// a layout of one version only that.
func TestScreenReader(t *testing.T) {
	t.Parallel()
	b := openShort(t, whole(1280))
	b.visit(b.site.edition(t))
	const own = `(l) => document.querySelector('#p07 > [lang="' + l + '"] [data-s="1"]').firstChild.data.trim().slice(0, 6)`
	zh, en := call[string](b, own, "zh-Hant"), call[string](b, own, "en")
	for _, c := range []struct {
		keys string
		want []string
		not  string
	}{
		{"", []string{"banner", "navigation", "DisclosureTriangle", "main", "heading", "link 段落 7", zh, en, "complementary 旁註 7", "contentinfo"}, ""},
		{"x", []string{"main", "link 段落 7", en, zh, "complementary 旁註 7"}, ""},
		{"3", []string{"main", "link 段落 7", en, zh, "complementary 旁註 7"}, ""},
		{"5", []string{"main", "link 段落 7", en, "complementary 旁註 7"}, zh},
		{"6", []string{"main", "link 段落 7", zh}, en},
	} {
		b.choose(c.keys)
		heard := b.heard()
		at := 0
		for _, want := range c.want {
			from := at
			for at < len(heard) && !strings.Contains(heard[at], want) {
				at++
			}
			if at == len(heard) {
				t.Errorf("after %q nothing says %q after line %d of %d", c.keys, want, from, len(heard))
				break
			}
		}
		for _, line := range heard {
			if c.not != "" && strings.Contains(line, c.not) {
				t.Errorf("after %q a screen reader says %q", c.keys, line)
			}
			for _, role := range []string{"link", "button", "radio", "checkbox", "DisclosureTriangle", "heading", "navigation", "complementary"} {
				if line == role+" " {
					t.Errorf("after %q a %s has no name", c.keys, role)
				}
			}
		}
	}
}
