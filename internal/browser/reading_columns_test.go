package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// In columns the text runs from right to left in a box of its own, which the wheel
// and the keys scroll; short numbers are upright, marks are at the right of their
// words, and leaving it changes nothing.
func TestVertical(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, phone} {
		t.Run(fmt.Sprint(s.width), func(t *testing.T) {
			t.Parallel()
			b := open(t, s)
			b.visit(b.site.edition(t))
			before := eval[string](b, `document.querySelector(".text").innerHTML.length + document.querySelector(".text").textContent`)
			b.choose("v")
			for _, wide := range eval[[]string](b, tooWide) {
				t.Error(wide)
			}
			b.bring("p17")
			got := eval[struct {
				Mode, Lone  string
				Follows     bool
				Square, Two float64
				Mark        string
				High        float64
			}](b, `(() => {
				const p = document.querySelector("#p17 > .one"), box = document.querySelector(".text").getBoundingClientRect();
				const short = [...document.querySelectorAll(".tcy")].find((e) => e.getClientRects().length && /^\d\d$/.test(e.textContent));
				const size = parseFloat(getComputedStyle(short).fontSize), r = short.getBoundingClientRect();
				return {
					Mode: getComputedStyle(p).writingMode,
					Lone: [...document.querySelectorAll(".row > .two")].some((e) => e.getClientRects().length) ? "the second version is seen" : "",
					Follows: document.querySelector("#p16").getBoundingClientRect().left >= p.getBoundingClientRect().right,
					Square: r.height / size,
					Two: [...document.querySelectorAll(".tcy")].filter((e) => !/^(\d\d?|%|[A-Z][A-Z]?)$/.test(e.textContent)).length,
					Mark: getComputedStyle(document.querySelector("#p17 a[data-m]"), "::after").textCombineUpright,
					High: box.height / innerHeight,
				};
			})()`)
			if got.Mode != "vertical-rl" || got.Lone != "" || !got.Follows || got.Square > 1.3 || got.Two != 0 || got.Mark != "all" || got.High > 1 {
				t.Errorf("%+v", got)
			}
			// The wheel scrolls it, and so do the arrow keys by sentence.
			at := eval[float64](b, `document.querySelector(".text").scrollLeft`)
			box := eval[spot](b,
				`(() => { const r = document.querySelector(".text").getBoundingClientRect(); return { X: r.left + r.width / 2, Y: r.top + r.height / 2 }; })()`)
			send(b, input.SynthesizeScrollGesture, input.SynthesizeScrollGestureParams{X: box.X, Y: box.Y, YDistance: -300,
				GestureSourceType: input.GestureSourceTypeMouse, Speed: 3000})
			b.settle()
			if now := eval[float64](b, `document.querySelector(".text").scrollLeft`); now > at-100 {
				t.Errorf("the wheel moves the text from %.0f to %.0f", at, now)
			}
			b.bring("p17")
			b.press("j")
			b.press(kb.ArrowLeft)
			was := eval[string](b, focused)
			b.press(kb.ArrowLeft)
			now := eval[string](b, focused)
			b.press(kb.ArrowRight)
			if back := eval[string](b, focused); back != was || now == was || !strings.HasSuffix(now, "zh-Hant") {
				t.Errorf("the arrows lead from %s to %s and back to %s", was, now, back)
			}
			// Every mark of a block in the window can be hit.
			notes, _ := b.marksIn(`#p17 > .one`)
			last := notes[len(notes)-1]
			b.click(b.find(`#p17 > .one a[href="#` + last + `"]`))
			b.openEntries("a mark", last)
			b.overPage("a mark", last)
			b.press(kb.Escape)
			b.choose("v")
			for range 2 { // what was near the window in columns is near it again
				b.js(`() => { document.querySelectorAll(".row").forEach((r) => r.querySelector("[tabindex]")?.removeAttribute("tabindex")); scrollTo({ top: 0, behavior: "instant" }); }`)
				b.settle()
			}
			b.show(whole(s.width))
			b.settle()
			if n := eval[int](b, `document.querySelectorAll(".tcy").length`); n != 0 {
				t.Errorf("leaving the columns leaves %d upright numbers", n)
			}
			after := eval[string](b, `document.querySelector(".text").innerHTML.length + document.querySelector(".text").textContent`)
			if after[strings.IndexByte(after, '\n'):] != before[strings.IndexByte(before, '\n'):] {
				t.Error("leaving the columns changes the text")
			}
		})
	}
}

// Readings are over names while the reader wants them, and only then.
func TestRuby(t *testing.T) {
	t.Parallel()
	b := open(t, whole(1280))
	b.visit(b.site.edition(t))
	const words = `[...document.querySelectorAll(".row > [lang]")].map((c) => c.textContent).join("\n")`
	before := eval[string](b, words)
	for range 2 {
		b.choose("r")
		n := eval[int](b,
			`[...document.querySelectorAll(":lang(zh) rt")].filter((r) => r.getClientRects().length && /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/i.test(r.textContent) && r.lang === "zh-Latn").length`)
		if n < 10 {
			t.Errorf("%d readings are shown", n)
		}
		b.js(`() => document.querySelector("[name=ruby]").click()`) // the menu removes them
		b.settle()
		if eval[string](b, words) != before || eval[int](b, `document.querySelectorAll("rt").length`) != 0 {
			t.Error("the readings leave something behind")
		}
	}
}

// From each layout paper shows the text that the reader chose, whole, with its notes,
// however little of it was in the window.
func TestPrintFromEachLayout(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		what    string
		open    opener
		layouts []layout
		least   int // sentences
	}{{"whole", open, []layout{layouts[0], layouts[len(layouts)-1]}, 200}, {"short", openShort, layouts[1 : len(layouts)-1], 60}} {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			printsEach(t, c.open(t, laptop), c.layouts, c.least)
		})
	}
}

// printsEach prints an edition from some layouts.
func printsEach(t *testing.T, b *tab, layouts []layout, least int) {
	pdftotext := program(t, "pdftotext")
	for _, l := range layouts {
		r := reading{l.name, "en", "zh-Hant"}
		if l.name == "vertical" {
			r = reading{l.name, "zh-Hant", "en"}
		}
		b.visit(b.site.edition(t) + r.query())
		pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
		if err != nil {
			t.Fatal(err)
		}
		paper := plain(string(run(t, pdf, pdftotext, "-raw", "-", "-")))
		b.show(laptop.with("print"))
		sentences := eval[struct{ Sentences []string }](b, expected).Sentences
		langs := eval[[]string](b, `[...document.querySelectorAll("[data-s]")].filter((e) => !e.closest("details")).map((e) => e.closest("[lang]").lang)`)
		b.show(laptop)
		if len(sentences) != len(langs) || len(langs) < least {
			t.Fatalf("%d sentences in %d languages", len(sentences), len(langs))
		}
		seen := map[string]int{}
		for i, text := range sentences {
			if shown := langs[i] == r.one || !r.lone(); !shown {
				if len([]rune(text)) > 20 && holds(paper, plain(text)) {
					t.Errorf("%s: paper shows in %s: %s", l.name, langs[i], text)
				}
			} else if seen[langs[i]]++; !holds(paper, plain(text)) {
				t.Errorf("%s: paper does not show in %s: %s", l.name, langs[i], text)
			}
		}
		t.Logf("%s: %v sentences", l.name, seen)
		if n := eval[int](b, `document.querySelectorAll("#p17 .note:not(.absent)").length`); n < 10 {
			t.Errorf("%s: %d entries", l.name, n)
		}
	}
}
