package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// sentences measures the sentences of a row that can be seen, as they follow
// one another on the page: language, number, where the first line begins, and
// the baseline of that line.
const sentencesOf = `(row) => [...document.querySelectorAll("#" + row + " [data-s]")].filter((s) => s.getClientRects().length).map((s) => {
	const probe = document.createElement("span");
	probe.style.cssText = "display: inline-block; width: 0; height: 0";
	s.prepend(probe);
	const r = s.getBoundingClientRect(), at = probe.getBoundingClientRect();
	probe.remove();
	return { Lang: s.closest("[lang]").lang, N: +s.dataset.s, Left: r.left, Right: r.right, Top: r.top, Bottom: r.bottom, Base: at.bottom };
})`

type seenSentence struct {
	Lang                           string
	N                              int
	Left, Right, Top, Bottom, Base float64
}

func (b *tab) sentences(row string) []seenSentence {
	b.t.Helper()
	return call[[]seenSentence](b, sentencesOf, row)
}

// order is the languages and numbers of sentences from the top of the page.
func order(s []seenSentence) string {
	s = slices.Clone(s)
	slices.SortStableFunc(s, func(a, c seenSentence) int { return int(a.Top - c.Top) })
	var out []string
	for _, x := range s {
		out = append(out, fmt.Sprintf("%s%d", x.Lang, x.N))
	}
	return strings.Join(out, " ")
}

// view is what a page shows of itself in its address.
func (b *tab) query() string {
	b.t.Helper()
	return eval[string](b, `location.search`)
}

// By sentence, each stands on a line with its counterpart; stacked, under it.
func TestLayoutsLineUp(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	edition := b.site.edition(t)
	for _, base := range []string{b.site.home + edition, b.site.onDisk(edition)} {
		b.visit(base + "#p17")
		b.press("2")
		b.settle()
		for _, s := range []screen{desk, tablet} {
			b.show(s)
			b.settle()
			for _, row := range []string{"p01", "p17", "q03", "a03"} {
				all := b.sentences(row)
				if len(all) < 4 {
					t.Fatalf("%s shows %d sentences", row, len(all))
				}
				for i, a := range all[:len(all)/2] {
					c := all[len(all)/2+i]
					if a.N != c.N || a.Lang == c.Lang || far(a.Base, c.Base) > 1 || a.Right > c.Left {
						t.Errorf("at %d px: %s.%d stands at %.1f in %s and at %.1f in %s", s.width, row, a.N, a.Base, a.Lang, c.Base, c.Lang)
					}
				}
			}
		}
		b.show(desk)
		b.press("3")
		b.settle()
		if got, want := order(b.sentences("p17")), "zh-Hant1 en1 zh-Hant2 en2 zh-Hant3 en3"; got != want {
			t.Errorf("stacked, p17 reads %s, want %s", got, want)
		}
		b.press("x")
		b.settle()
		if got, want := order(b.sentences("p17")), "en1 zh-Hant1 en2 zh-Hant2 en3 zh-Hant3"; got != want {
			t.Errorf("stacked and swapped, p17 reads %s, want %s", got, want)
		}
		b.press("x5")
		b.settle()
		if got, want := order(b.sentences("p17")), "zh-Hant1 zh-Hant2 zh-Hant3"; !sameSet(got, want) {
			t.Errorf("alone, p17 reads %s, want %s", got, want)
		}
		b.press("l")
		b.settle()
		if got := order(b.sentences("p17")); !strings.Contains(got, "en1") || strings.Contains(got, "zh") {
			t.Errorf("the next version of p17 reads %s", got)
		}
		eval[bool](b, `localStorage.clear() ?? true`)
	}
}

func sameSet(a, c string) bool {
	x, y := strings.Fields(a), strings.Fields(c)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// The address says what is shown, and shows it again to somebody else; the
// reader's own view is there at the next visit.
func TestViewIsInTheAddress(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	edition := b.site.edition(t)
	b.visit(edition)
	if q := b.query(); q != "" {
		t.Errorf("at first the address has %s", q)
	}
	state := `document.documentElement.dataset.layout + " " + document.documentElement.dataset.show + " " + document.documentElement.dataset.notes`
	for keys, want := range map[string]string{
		"3":   "?layout=stacked&show=zh-Hant+en",
		"2x":  "?layout=sentence&show=en+zh-Hant",
		"4n":  "?layout=reveal&show=zh-Hant+en&notes=en",
		"1l":  "?layout=side&show=zh-Hant+zh-Hans",
		"1ll": "?layout=side&show=en+zh-Hans",
		"5r":  "?layout=single&show=zh-Hant&ruby=1",
		"v":   "?layout=vertical&show=zh-Hant",
	} {
		eval[bool](b, `localStorage.clear() ?? true`)
		b.visit(edition)
		b.press(keys)
		b.settle()
		if got := b.query(); got != want {
			t.Errorf("after %s the address has %s, want %s", keys, got, want)
		}
		shown := eval[string](b, state)
		b.visit(edition) // remembered
		if got := eval[string](b, state); got != shown || b.query() != want {
			t.Errorf("after %s and a new visit: %s, %s; before it %s", keys, got, b.query(), shown)
		}
		eval[bool](b, `localStorage.clear() ?? true`)
		b.visit(b.site.onDisk(edition) + want) // sent to somebody
		if got := eval[string](b, state); got != shown {
			t.Errorf("%s shows %s, want %s", want, got, shown)
		}
		if eval[bool](b, `document.querySelector(".differs").checkVisibility()`) {
			t.Errorf("%s is announced to a reader without a setting of their own", want)
		}
	}
	for _, q := range []string{"?layout=none&show=xx", "?show=", "?layout=vertical&show=en", "?show=en+en+en&notes=q"} {
		b.visit(edition + q)
		if len(b.sentences("p17")) < 3 {
			t.Errorf("%s shows nothing", q)
		}
	}
}

// A link that shows the page otherwise than its reader likes says so, and
// offers both.
func TestLinkThatDiffers(t *testing.T) {
	t.Parallel()
	b := open(t, laptop)
	edition := b.site.edition(t)
	b.visit(edition)
	b.press("3")
	const line = `document.querySelector(".differs").checkVisibility()`
	for _, c := range []struct{ button, query string }{{"mine", "?layout=stacked&show=zh-Hant+en"}, {"theirs", "?layout=single&show=en"}} {
		b.visit(edition + "?layout=single&show=en#p17.2")
		if !eval[bool](b, line) {
			t.Fatal("nothing says that the link differs")
		}
		if got := order(b.sentences("p17")); strings.Contains(got, "zh") {
			t.Errorf("the link shows %s", got)
		}
		b.click(b.find(`.differs [value="` + c.button + `"]`))
		b.settle()
		if eval[bool](b, line) || b.query() != c.query {
			t.Errorf("after %s the address has %s", c.button, b.query())
		}
		b.visit(edition)
		if b.query() != c.query {
			t.Errorf("after %s the page is remembered as %s", c.button, b.query())
		}
	}
}

// The sentence at the top of the window stays there whatever the reader chooses.
func TestPlaceIsKept(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	edition := b.site.edition(t)
	b.visit(edition)
	for _, s := range []screen{desk, phone} {
		b.show(s)
		const at = "a03"
		eval[bool](b, `localStorage.clear() ?? true`)
		b.visit(edition)
		call[bool](b, `(id) => document.getElementById(id).scrollIntoView({ behavior: "instant" }) && true`, at)
		b.settle()
		for _, key := range []string{"2", "3", "x", "4", "5", "l", "v", "1", "n", "r", "l", "s"} {
			b.press(key)
			b.settle()
			where := call[sight](b, `(id) => {
				const s = [...document.querySelectorAll("#" + id + " [data-s='1']")].find((s) => s.getClientRects().length).getClientRects()[0];
				return { Shown: true, Inside: s.top > -30 && s.top < innerHeight * .6 && s.left >= -1 && s.right <= innerWidth + 30 };
			}`, at)
			if !where.Inside {
				t.Errorf("at %d px: after %s, %s is not at the top any more", s.width, key, at)
			}
		}
	}
	// And from page to page.
	b.show(desk)
	b.visit(edition + "?layout=single&show=en#a03.1")
	b.inWindowOf("a03")
	call[bool](b, `(s) => document.querySelector(s).click() ?? true`, `.top .versions a[lang="zh-Hans"]`)
	if at := b.arrived(b.site.home + edition + "zh-hans/"); !strings.Contains(at, "#a03") && !strings.Contains(at, "#q03") {
		t.Errorf("reading a03, the Simplified version opens at %s", at)
	}
}

func (b *tab) inWindowOf(row string) {
	b.t.Helper()
	if !call[bool](b, `(id) => [...document.querySelectorAll("#" + id + " [data-s]")].some((s) => { const r = s.getClientRects()[0]; return r && r.top >= 0 && r.bottom <= innerHeight; })`, row) {
		b.t.Errorf("no sentence of %s is in the window", row)
	}
}

// In the reveal layout a click, a tap or Enter shows the counterpart below the
// sentence, and takes it away again.
func TestReveal(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{laptop, phone.touched()} {
		b := open(t, s)
		b.visit(b.site.edition(t) + "?layout=reveal&show=en+zh-Hant#q03")
		const sentence = `#q03 .v2 [data-s="1"]` // no link in it
		const shown = `[...document.querySelectorAll(".shown")].map((e) => e.lang + " " + e.textContent).join("|")`
		want := "zh-Hant " + eval[string](b, `document.querySelector('#q03 .v1 [data-s="1"]').textContent`)
		for _, on := range []bool{true, false} {
			if s.touch {
				b.tap(b.find(sentence))
				time.Sleep(400 * time.Millisecond) // two at once would select a word
			} else {
				b.click(b.find(sentence))
			}
			b.settle()
			if got := eval[string](b, shown); on && got != want || !on && got != "" {
				t.Errorf("touch %v: %q is shown, want %q", s.touch, got, want)
			}
		}
		if s.touch {
			continue
		}
		call[bool](b, `() => { document.activeElement.blur(); document.getElementById("q03").scrollIntoView({ behavior: "instant" }); return true; }`)
		b.press("j")
		b.press(kb.Enter)
		b.settle()
		if got := eval[string](b, shown); got != want {
			t.Errorf("Enter shows %q, want %q", got, want)
		}
	}
}

// The keys walk from sentence to sentence; a sentence's menu copies.
func TestSentenceByKeys(t *testing.T) {
	t.Parallel()
	b := open(t, laptop)
	b.visit(b.site.edition(t) + "#p17")
	const at = `(() => { const s = document.activeElement.closest("[data-s]"); return s ? s.closest(".row").id + "." + s.dataset.s + " " + s.closest("[lang]").lang : ""; })()`
	for _, step := range []struct{ key, want string }{
		{"j", "p17.1 zh-Hant"}, {"j", "p17.2 zh-Hant"}, {kb.ArrowDown, "p17.3 zh-Hant"}, {"k", "p17.2 zh-Hant"},
		{kb.ArrowRight, "p17.2 en"}, {kb.ArrowUp, "p17.1 en"}, {kb.ArrowLeft, "p17.1 zh-Hant"}, {"j", "p17.2 zh-Hant"},
	} {
		b.press(step.key)
		if got := eval[string](b, at); got != step.want {
			t.Errorf("%q leads to %q, want %q", step.key, got, step.want)
		}
	}
	b.marked("walking", both("p17", 2)...)
	if n := eval[int](b, `document.querySelectorAll("[data-s][tabindex]").length`); n != 1 {
		t.Errorf("%d sentences are tab stops", n)
	}
	eval[bool](b, `(navigator.clipboard.writeText = async (t) => { window.copied = t; }) && true`)
	words := func(lang string) string {
		return call[string](b, `(l) => document.querySelector('#p17 > [lang="' + l + '"] [data-s="2"]').textContent`, lang)
	}
	address := eval[string](b, `location.href.split("#")[0]`) + "#p17.2"
	for what, want := range map[string]string{"link": address, "text": words("zh-Hant"), "pair": words("zh-Hant") + "\n" + words("en"), "cite": "p17.2"} {
		b.press("c")
		b.settle()
		b.click(b.find(`#sentence [value="` + what + `"]`))
		got := eval[string](b, `new Promise((r) => setTimeout(() => r(window.copied), 50))`)
		if got != want && (what != "cite" || !strings.Contains(got, want) || !strings.Contains(got, address)) {
			t.Errorf("%s copies %q, want %q", what, got, want)
		}
		b.press(kb.Escape)
		b.settle()
		if got := eval[string](b, at); got != "p17.2 zh-Hant" {
			t.Errorf("after the menu the focus is on %q", got)
		}
	}
	// Without keys: a click on the sentence gives it a handle.
	b.click(b.find(sentence("p03", 1, 1)))
	b.click(b.find(".handle"))
	if !eval[bool](b, `document.querySelector("#sentence").matches(":popover-open")`) {
		t.Error("the handle opens nothing")
	}
}

// A selection that begins in one column copies that column only, without marks.
func TestSelectionKeepsToItsColumn(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	for _, layout := range []string{"side", "sentence", "stacked"} {
		b.visit(b.site.edition(t) + "?layout=" + layout + "&show=zh-Hant+en#p07")
		for column, other := range map[string]string{"zh-Hant": "en", "en": "zh-Hant"} {
			b.drag(b.word(fmt.Sprintf(`#p07 > [lang=%q] [data-s="1"]`, column)), b.word(fmt.Sprintf(`#p07 > [lang=%q] [data-s="2"]`, column)))
			got := eval[string](b, `getSelection().toString()`)
			if len(got) < 20 {
				t.Errorf("%s: nothing is selected in %s: %q", layout, column, got)
			}
			strange := call[string](b, `(l, got) => [...document.querySelectorAll('#p07 > [lang="' + l + '"] [data-s]')].map((s) => s.textContent.slice(0, 12)).find((s) => got.includes(s)) ?? ""`, other, got)
			if strange != "" {
				t.Errorf("%s: selecting in %s copies %q too", layout, column, strange)
			}
			b.click(spot{5, 5})
		}
	}
}

// word is the beginning of a character of a sentence that is in no link.
func (b *tab) word(selector string) spot {
	b.t.Helper()
	return call[spot](b, `(selector) => {
		const node = [...document.querySelector(selector).childNodes].find((n) => n.nodeType === Node.TEXT_NODE && n.length > 5);
		const range = document.createRange();
		range.setStart(node, 2);
		range.setEnd(node, 3);
		const r = range.getBoundingClientRect();
		return { X: Math.ceil(r.left + 1), Y: Math.ceil(r.top + r.height / 2) };
	}`, selector)
}

func (b *tab) drag(from, to spot) {
	b.t.Helper()
	b.point(from)
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, from.X, from.Y, chromedp.ButtonType("left"), chromedp.ClickCount(1)))
	for i := range 4 {
		f := float64(i+1) / 4
		held := func(p *input.DispatchMouseEventParams) { p.Buttons = 1 }
		b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, from.X+(to.X-from.X)*f, from.Y+(to.Y-from.Y)*f, chromedp.ButtonType("left"), held))
	}
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, to.X, to.Y, chromedp.ButtonType("left"), chromedp.ClickCount(1)))
}

// In columns the text runs from right to left in its own box; short numbers
// stand upright; a note opens at its paragraph.
func TestVertical(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, phone} {
		b := open(t, s)
		b.visit(b.site.edition(t))
		b.press("v")
		b.settle()
		if got := eval[string](b, `getComputedStyle(document.querySelector("#p01 .v1")).writingMode`); got != "vertical-rl" {
			t.Fatalf("the text is set %s", got)
		}
		if !eval[bool](b, `document.querySelector("#p01").getBoundingClientRect().left > document.querySelector("#p02").getBoundingClientRect().left`) {
			t.Error("the second paragraph is not on the left of the first")
		}
		for _, wide := range eval[[]string](b, tooWide) {
			t.Errorf("at %d px: %s", s.width, wide)
		}
		if !eval[bool](b, `(() => { const n = [...document.querySelectorAll(".tcy")].find((e) => e.getClientRects().length && e.textContent.length === 2); const r = n.getBoundingClientRect(); return r.height < parseFloat(getComputedStyle(n).fontSize) * 1.3; })()`) {
			t.Error("a number of two digits does not share a square")
		}
		before := eval[string](b, `document.querySelector("#p17 .v1").textContent`)
		id := eval[[]string](b, some)[1]
		b.click(b.find(markOf(id)))
		b.opened("a click on its mark", id, true)
		b.press(kb.Escape)
		b.opened("Esc", id, false)
		b.press("v")
		b.settle()
		if eval[string](b, `document.querySelector("#p17 .v1").textContent`) != before || eval[int](b, `document.querySelectorAll(".tcy, .up").length`) != 0 {
			t.Error("leaving the columns changes the text")
		}
	}
}

// Readings stand over names while the reader wants them, and only then.
func TestRuby(t *testing.T) {
	t.Parallel()
	b := open(t, laptop)
	b.visit(b.site.edition(t))
	before := eval[string](b, `document.querySelector(".text").textContent`)
	b.press("r")
	b.settle()
	if n := eval[int](b, `[...document.querySelectorAll("rt")].filter((r) => r.getClientRects().length && /[āáǎàēéěèīíǐìōóǒòūúǔù]/.test(r.textContent)).length`); n < 5 {
		t.Errorf("%d readings are shown", n)
	}
	b.press("r")
	b.settle()
	if eval[string](b, `document.querySelector(".text").textContent`) != before {
		t.Error("the readings leave something behind")
	}
}

// The help sheet opens and closes; keys can be turned off, as WCAG 2.1.4 asks.
func TestKeysCanBeTurnedOff(t *testing.T) {
	t.Parallel()
	b := open(t, laptop)
	b.visit(b.site.edition(t))
	const sheet = `document.querySelector("#keys").open`
	b.press("?")
	if !eval[bool](b, sheet) {
		t.Fatal("? opens nothing")
	}
	b.click(b.find("[name=onekey]"))
	b.press(kb.Escape)
	b.press("3")
	if eval[bool](b, sheet) || b.query() != "" {
		t.Error("the keys still do something")
	}
	// The menu does all of it without keys.
	b.click(b.find(".view summary"))
	b.click(b.find(`.view label:has([value="stacked"])`))
	b.settle()
	if b.query() != "?layout=stacked&show=zh-Hant+en" {
		t.Errorf("the menu leads to %s", b.query())
	}
}

// axe finds nothing in any layout, with the menu or the sheet open.
func TestAxeInEveryLayout(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile(fetched(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, desk)
	b.visit(b.site.edition(t))
	b.do(chromedp.Evaluate[chromedp.Void](string(script) + ";undefined"))
	check := func(what string) { // what a layout changes; TestAxe runs all rules on the page
		for _, v := range call[[]string](b, strings.Replace(runAxe, "document,", `{ include: [[".top"], [".notelang"], ["#p01"], ["#p17"], ["#p03"], ["#q03"], ["dialog"], [".sheet"]] },`, 1), json.RawMessage(`{"rules": {"target-size": {"enabled": true}, "region": {"enabled": false}}}`)) {
			t.Errorf("%s: %s", what, v)
		}
	}
	for i, key := range []string{"2", "3", "4", "5", "v"} {
		s, scheme := []screen{desk, phone}[i%2], []string{"dark", "light"}[i/2%2]
		b.show(s.with("prefers-color-scheme: "+scheme, "prefers-reduced-motion: reduce"))
		b.press(key)
		if key == "4" {
			b.click(b.find(`#p17 .v1 [data-s="2"]`))
		}
		b.settle()
		check(fmt.Sprintf("%s, %s, at %d px", key, scheme, s.width))
	}
	b.press("1?")
	b.settle()
	check("the sheet of the keys")
	b.press(kb.Escape)
	b.click(b.find(".view summary"))
	b.settle()
	check("the menu")
}
