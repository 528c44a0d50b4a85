package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestSixVersions shows five and six versions at once, one of them from right to left:
// in columns where the window holds them, one under the other where it does not. A
// seventh is refused, and the bar of a phone keeps its line.
func TestSixVersions(t *testing.T) {
	t.Parallel()
	const six = "zh-Hant en ja en-x-lee1998 ar fr"
	p := bridged(t, strings.Fields(six+" ko")...)
	b := open(t, desk)
	b.site = p
	for _, page := range []string{"bridge/", "bridge/bridge.html"} {
		for _, c := range []struct {
			width      int
			show, want string
			layout     string
		}{
			{1920, six, "across " + six, "side"},
			{1920, "fr ar ja en zh-Hant", "across fr ar ja en zh-Hant", "sentence"},
			{1920, six + " ko", "across " + six, "side"}, // no more than six
			{1920, six, "down " + six, "stacked"},
			{1440, six, "down " + six, "side"},
			{1440, "fr ar ja en zh-Hant", "down fr ar ja en zh-Hant", "side"},
			{1024, six, "down " + six, "sentence"},
			{390, six, "down " + six, "side"},
			{390, six, "down " + six, "stacked"},
		} {
			b.show(screen{width: c.width, height: 900})
			b.forget()
			at := fmt.Sprintf("%s?layout=%s&show=%s", page, c.layout, strings.ReplaceAll(c.show, " ", "+"))
			b.visit(at)
			b.settle()
			for _, row := range []string{"p01", "p04"} {
				if got := call[string](b, manyOf, row); got != c.want {
					t.Errorf("%s at %d px, %s shows %s, want %s", at, c.width, row, got, c.want)
				}
			}
			if n := eval[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); n > 0 {
				t.Errorf("%s at %d px is %d px too wide", at, c.width, n)
			}
			if n := eval[float64](b, `Math.max(0, ...[...document.querySelectorAll(".versions a")].map((a) => a.getBoundingClientRect().height))`); n > 50 {
				t.Errorf("%s at %d px: the names of versions are %g px high", at, c.width, n)
			}
			for _, message := range b.complaints() {
				t.Error(message)
			}
		}
	}

	// Nothing lies over anything, and sentences begin on one line.
	for _, layout := range []string{"side", "sentence", "stacked"} {
		b.show(whole(1920))
		b.visit("bridge/?layout=" + layout + "&show=" + strings.ReplaceAll(six, " ", "+"))
		b.settle()
		if over := eval[[]string](b, `[...document.querySelectorAll(".text > .row[id]")].flatMap((row) => {
			const all = [...row.querySelectorAll("[data-slot] [data-s]")].filter((s) => s.getClientRects().length).flatMap((s) =>
				[...s.getClientRects()].map((r) => [s, r]));
			return all.flatMap(([s, a], i) => all.slice(i + 1).filter(([o, b]) => o !== s && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
				Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4).map(([o]) => row.id + " " + s.textContent + " / " + o.textContent));
		})`); len(over) > 0 {
			t.Errorf("%s: text lies over text: %q", layout, over)
		}
		if layout == "stacked" {
			continue
		}
		for _, r := range call[[]row](b, rowsOf) {
			for _, c := range r.Cells {
				if len(r.Cells) != 6 || far(c.Baseline, r.Cells[0].Baseline) > 1 {
					t.Errorf("%s: %s does not line up: %+v", layout, r.ID, r.Cells)
				}
			}
		}
	}

	// Arrows go across all; the seventh can be had for one of the six.
	b.show(screen{width: 1920, height: 900})
	b.visit("bridge/?layout=side&show=" + strings.ReplaceAll(six, " ", "+"))
	b.settle()
	b.press("j")
	var across []string
	for range 6 {
		b.press(kb.ArrowRight)
		across = append(across, eval[string](b, `document.activeElement.closest("[lang]").lang`))
	}
	if want := strings.Fields("en ja en-x-lee1998 ar fr zh-Hant"); !slices.Equal(across, want) {
		t.Errorf("the arrow goes to %q, want %q", across, want)
	}
	also := func(tag, what string) bool {
		return eval[bool](b, `document.querySelector('[name=also][value="`+tag+`"]').`+what)
	}
	if !also("ko", "disabled") || also("fr", "disabled") {
		t.Error("with six versions shown a seventh is offered, or none can be taken away")
	}
	for _, tag := range []string{"fr", "ko"} {
		b.js(`(tag) => document.querySelector('[name=also][value="' + tag + '"]').click()`, tag)
		b.settle()
	}
	if q := eval[string](b, `location.search`); q != "?layout=side&show=zh-Hant+en+ja+en-x-lee1998+ar+ko" {
		t.Errorf("with ko for fr the address has %s", q)
	}
}

// TestDerivedVersionToo offers a version that the program has derived beside the two of
// the page, on the site.
func TestDerivedVersionToo(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	b.site = built(t)
	page := b.site.edition(t)
	b.visit(page)
	b.settle()
	b.js(`() => document.querySelector('[name=also][value="zh-Hans"]').click()`)
	b.settle()
	if q := eval[string](b, `location.search`); q != "?layout=side&show=zh-Hant+en+zh-Hans" {
		t.Errorf("the address has %s", q)
	}
	row := eval[string](b, `document.querySelector(".text > .row[id]:not(.head, .figure)").id`)
	if got := call[string](b, manyOf, row); got != "across zh-Hant en zh-Hans" {
		t.Errorf("%s shows %s", row, got)
	}
}
