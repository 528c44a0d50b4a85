package browser

import (
	"testing"
)

// The bar begins and ends at the same place on every kind of page, however narrow the
// page below it.
func TestBarIsOnOneGrid(t *testing.T) {
	t.Parallel()
	b := openShort(t, desk)
	edition := b.site.edition(t)
	var first [2]float64
	for _, path := range []string{"", edition, edition + "?layout=stacked", edition + "en/", edition + "claims/", "notes/", "notes/deepseek/",
		"bibliography/", "about/", "search/", "explainers/"} {
		b.visit(path)
		b.settle()
		at := eval[[2]float64](b, `(() => { const r = document.querySelector(".top").getBoundingClientRect(); return [r.left, r.right]; })()`)
		if path == "" {
			first = at
		} else if far(at[0], first[0]) > 1 || far(at[1], first[1]) > 1 {
			t.Errorf("%s: the bar goes from %.0f to %.0f, on the front page from %.0f to %.0f", path, at[0], at[1], first[0], first[1])
		}
	}
}

// What leads on from the front page is in a tablet's window, and what the bar of a
// phone says it says in both languages of the page.
func TestFirstScreens(t *testing.T) {
	t.Parallel()
	b := openShort(t, tablet)
	b.visit("")
	b.settle()
	if bottom := eval[float64](b, `document.querySelector(".read > a").getBoundingClientRect().bottom`); bottom > float64(tablet.height) {
		t.Errorf("on a tablet the way to the text ends at %.0f px of %d", bottom, tablet.height)
	}
	b.show(phone)
	for _, path := range []string{"", b.site.edition(t)} {
		b.visit(path)
		b.settle()
		for _, word := range eval[[]string](b, `[...document.querySelectorAll(".top summary")].filter((s) =>
			[...s.querySelectorAll("[lang]")].some((e) => !e.getClientRects().length)).map((s) => s.textContent)`) {
			t.Errorf("%q: of %q a phone shows a part", path, word)
		}
		for _, word := range eval[[]string](b, `[...document.querySelectorAll(".top a, .top summary")].filter((a) => getComputedStyle(a).display === "grid" &&
			getComputedStyle(a).textDecorationLine !== "none").map((a) => a.textContent)`) {
			t.Errorf("%q: the line under the first word of %q is on the second", path, word)
		}
		if wide := eval[float64](b, `document.documentElement.scrollWidth`); wide > float64(phone.width) {
			t.Errorf("%q is %.0f px wide", path, wide)
		}
	}
}

// The place of a hit stands within the page, beside its sentences.
func TestPlacesOfHitsAreWithinThePage(t *testing.T) {
	t.Parallel()
	b := openShort(t, desk)
	if r := ask(b, "search/", "DeepSeek"); len(r.Links) == 0 {
		t.Fatal("DeepSeek is not found")
	}
	if out := eval[[]string](b, `(() => {
		const main = document.querySelector("main").getBoundingClientRect();
		return [...document.querySelectorAll(".hit > .where")].filter((e) => {
			const box = e.getBoundingClientRect();
			return box.width && (box.left < main.left - 1 || box.right > main.right + 1);
		}).map((e) => e.textContent);
	})()`); len(out) > 0 {
		t.Errorf("outside of the page: %q", out)
	}
}
