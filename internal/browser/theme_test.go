package browser

import (
	"sync"
	"testing"
)

// plainly is the site with the short edition in the theme plain, which is built once.
var plainly = sync.OnceValues(func() (*published, error) { return publishShort("theme: plain\n") })

// TestPlain holds the pages of the other theme that comes with the program to what holds
// for all: nothing fails, nothing is too wide, axe finds nothing, light and dark, on a
// desk and on a phone. They have no margin, and no script but the search's and the one for
// links from a disk.
func TestPlain(t *testing.T) {
	t.Parallel()
	p, err := plainly()
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, desk)
	b.site = p
	for _, page := range p.oneOfEach() {
		t.Run(name(page), func(t *testing.T) {
			whole := b.t
			b.t = t
			defer func() { b.t = whole }()
			b.show(desk)
			b.visit(page.path)
			for _, message := range b.complaints() {
				t.Error(message)
			}
			if n := eval[int](b, `document.querySelectorAll("script[src]").length`); n > 1 && page.kind != "search" {
				t.Errorf("it has %d scripts", n)
			}
			if eval[bool](b, `!!document.querySelector("aside.notes")`) {
				t.Error("it has a margin")
			}
			b.neverScrollsSideways(page)
			b.passesAxe(page)
		})
	}

	// A mark leads to its entry after the text, and the entry back.
	b.t = t
	b.show(desk)
	b.visit(p.edition(t))
	b.js(`() => document.querySelector("a.n[data-m]").click()`)
	const at = `(() => { const e = document.querySelector(":target"); return e ? e.className + " " + e.closest("section")?.className : "nothing"; })()`
	if got := eval[string](b, at); got != "note entries" {
		t.Errorf("the first mark leads to %s", got)
	}
	b.js(`() => document.querySelector(":target > .m").click()`)
	if !eval[bool](b, `!!document.querySelector(":target")?.matches(".row [data-s]")`) {
		t.Error("its entry does not lead back to the sentence")
	}
	if n := eval[int](b, `document.querySelectorAll(".text a[data-m]").length`); n < 20 ||
		!eval[bool](b, `[...document.querySelectorAll(".text a[data-m]")].every((a) => document.getElementById(a.hash.slice(1)))`) {
		t.Errorf("of %d marks some lead nowhere", n)
	}
}
