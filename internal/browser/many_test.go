package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// manyOf says which versions a row shows, in the order of their boxes: across where they
// stand side by side, else down.
const manyOf = `(id) => {
	const cells = [...document.querySelectorAll("#" + id + " > [lang]")].filter((c) => !c.hidden);
	const box = (c) => (c.querySelector("[data-s]") ?? c).getBoundingClientRect();
	const seen = cells.filter((c) => box(c).width).map((c) => [c.lang, box(c)]);
	const beside = seen.every(([, r]) => Math.abs(r.top - seen[0][1].top) < 12);
	return (beside ? "across " : "down ") + seen.sort((a, b) => beside ? a[1].left - b[1].left : a[1].top - b[1].top).map(([l]) => l).join(" ");
}`

// TestManyVersions shows three and four versions at once: in the order of the address, in
// columns where there is room and one under the other where there is not, on lines of
// their own; the menu and the keys change that and the address keeps it.
func TestManyVersions(t *testing.T) {
	t.Parallel()
	p := bridged(t, "zh-Hant", "en", "ja", "en-x-lee1998")
	b := open(t, desk)
	b.site = p
	shows := func(what, row, want string) {
		t.Helper()
		if got := call[string](b, manyOf, row); got != want {
			t.Errorf("%s, %s shows %s, want %s", what, row, got, want)
		}
	}
	for _, page := range []string{"bridge/", p.onDisk("bridge/"), "bridge/bridge.html"} {
		for _, c := range []struct {
			width       int
			query, want string
		}{
			{1440, "?show=zh-Hant+en+ja", "across zh-Hant en ja"},
			{1440, "?show=ja+zh-Hant+en", "across ja zh-Hant en"},
			{1000, "?show=en+ja+zh-Hant&layout=sentence", "across en ja zh-Hant"},
			{1440, "?show=en+en-x-lee1998+ja+zh-Hant", "across en en-x-lee1998 ja zh-Hant"},
			{1000, "?show=en+en-x-lee1998+ja+zh-Hant", "down en en-x-lee1998 ja zh-Hant"},
			{390, "?show=ja+zh-Hant+en", "down ja zh-Hant en"},
			{1440, "?show=ja+en+zh-Hant&layout=stacked", "down ja en zh-Hant"},
			{390, "?show=en+ja+zh-Hant&layout=stacked", "down en ja zh-Hant"},
			{1440, "?show=ja+en+zh-Hant&layout=single", "across ja"},
		} {
			b.show(screen{width: c.width, height: 900})
			b.forget()
			b.visit(page + c.query)
			b.settle()
			for _, row := range []string{"p01", "p04"} {
				shows(fmt.Sprintf("%s%s at %d px", page, c.query, c.width), row, c.want)
			}
			if n := eval[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); n > 0 {
				t.Errorf("%s%s at %d px is %d px too wide", page, c.query, c.width, n)
			}
			for _, message := range b.complaints() {
				t.Error(message)
			}
		}
	}

	// Sentences of all versions begin on one line, and each next row below all of them.
	b.show(whole(1440))
	b.visit("bridge/?layout=sentence&show=zh-Hant+en+ja")
	b.settle()
	end := 0.0
	for _, r := range call[[]row](b, rowsOf) {
		for _, c := range r.Cells {
			if len(r.Cells) != 3 || far(c.Baseline, r.Cells[0].Baseline) > 1 || c.Top < end-.5 {
				t.Errorf("%s does not line up: %+v", r.ID, r.Cells)
			}
		}
		for _, c := range r.Cells {
			end = max(end, c.Bottom)
		}
	}

	// A sentence is marked in each, and arrows go across all.
	b.press("j")
	if on := eval[[]string](b, `[...document.querySelectorAll(".on")].map((s) => s.closest("[lang]").lang)`); !slices.Equal(on, []string{"zh-Hant", "en", "ja"}) {
		t.Errorf("marked is %q", on)
	}
	var across []string
	for range 3 {
		b.press(kb.ArrowRight)
		across = append(across, eval[string](b, `document.activeElement.closest("[lang]").lang`))
	}
	if !slices.Equal(across, []string{"en", "ja", "zh-Hant"}) {
		t.Errorf("the arrow goes to %q", across)
	}

	// The menu adds one and takes it away; a key comes to all; the address and the next
	// visit have what is shown.
	b.show(desk)
	b.forget()
	b.visit("bridge/")
	tick := func(tag string) {
		t.Helper()
		b.js(`(tag) => document.querySelector('[name=also][value="' + tag + '"]').click()`, tag)
		b.settle()
	}
	b.js(`() => { document.querySelector(".view").open = true; }`)
	offered := eval[[]string](b, `[...document.querySelectorAll("[name=also]")].filter((i) => i.parentElement.getClientRects().length).map((i) => i.value)`)
	if !slices.Equal(offered, []string{"ja", "en-x-lee1998"}) {
		t.Errorf("further versions are %q", offered)
	}
	b.js(`() => { document.querySelector(".view").open = false; }`)
	tick("ja")
	shows("with ja ticked", "p01", "across zh-Hant en ja")
	b.choose("x")
	if q := eval[string](b, `location.search`); q != "?layout=side&show=ja+en+zh-Hant" {
		t.Errorf("the address has %s", q)
	}
	b.visit("bridge/")
	b.settle()
	shows("at the next visit", "p01", "across ja en zh-Hant")
	b.choose("3")
	shows("stacked", "p01", "down ja en zh-Hant")
	b.choose("1")
	tick("zh-Hant")
	shows("with zh-Hant taken away", "p01", "across ja en")
	b.forget()
	b.visit("bridge/?show=ja+en-x-lee1998")
	b.settle()
	b.choose("l")
	if q := eval[string](b, `location.search`); !strings.Contains(q, "show=zh-Hant+en+ja+en-x-lee1998") {
		t.Errorf("after the last pair the address has %s", q)
	}
	b.choose("l")
	shows("after all", "p01", "across zh-Hant en")

	// Shown on request, all the others are.
	b.visit("bridge/?layout=reveal&show=zh-Hant+en+ja")
	b.settle()
	b.js(`() => document.querySelector('#p01 .one [data-s="1"]').click()`)
	if said := eval[[]string](b, `[...document.querySelectorAll("#p01 .shown")].map((s) => s.lang)`); !slices.Equal(said, []string{"en", "ja"}) {
		t.Errorf("on request it shows %q", said)
	}
}

// TestCompare looks at the page that compares two versions in one language: what differs
// is underlined in both, with scripts and without, and printed.
func TestCompare(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	b.site = bridged(t, "zh-Hant", "en", "ja", "en-x-lee1998")
	for _, s := range []screen{desk, desk.withoutScripts(), phone} {
		b.show(s)
		b.visit("bridge/")
		b.visit(eval[string](b, `new URL(document.querySelector(".terms.compared a").getAttribute("href"), location.href).href`))
		got := eval[[]string](b, `[...document.querySelectorAll("#p01 mark.unlike")].filter((m) => getComputedStyle(m).textDecorationLine === "underline").map((m) => m.textContent)`)
		if want := []string{"was built", "of", "went up", "with"}; !slices.Equal(got, want) {
			t.Errorf("underlined is %q, want %q", got, want)
		}
		for _, message := range b.complaints() {
			t.Error(message)
		}
	}
}
