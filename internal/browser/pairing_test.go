package browser

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// markedNow lists the sentences of a page with a background, as row.number language.
const markedNow = `[...document.querySelectorAll("[data-s]")]
	.filter((s) => getComputedStyle(s).backgroundColor !== "rgba(0, 0, 0, 0)")
	.map((s) => s.closest(".row").id + "." + s.dataset.s + " " + s.closest("[lang]").lang)`

// marked waits until just these sentences are marked.
func (b *tab) marked(what string, want ...string) {
	b.t.Helper()
	b.settle()
	if got := eval[[]string](b, markedNow); !slices.Equal(got, want) {
		b.t.Errorf("%s: marked are %q, want %q", what, got, want)
	}
}

// pairs are sentences to try: of a paragraph, a heading, a question and an answer,
// pointed at in either version.
var pairs = []struct {
	row    string
	number int
	column int
}{{"p17", 2, 0}, {"p17", 2, 1}, {"p03", 1, 1}, {"q02", 1, 0}, {"a03", 2, 1}}

func sentence(row string, number, column int) string {
	return fmt.Sprintf("#%s > [lang]:nth-child(%d of [lang]) [data-s=\"%d\"]", row, column+1, number)
}

func both(row string, number int) []string {
	return []string{fmt.Sprintf("%s.%d zh-Hant", row, number), fmt.Sprintf("%s.%d en", row, number)}
}

func TestPointingMarksThePair(t *testing.T) {
	t.Parallel()
	b := openShort(t, laptop)
	b.visit(b.site.edition(t))
	b.marked("at first")
	for _, p := range pairs {
		b.point(b.find(sentence(p.row, p.number, p.column)))
		b.marked(fmt.Sprintf("pointing at %s.%d in column %d", p.row, p.number, p.column+1), both(p.row, p.number)...)
	}
	b.point(spot{3, 3})
	b.marked("pointing at nothing")

	// The keyboard does so as well. From the block's number, which comes before its
	// text, the next stop is the first link of the text.
	at := eval[string](b, `(() => {
		const row = [...document.querySelectorAll(".row[id]")].find((r) => r.querySelector("a.no") && r.querySelector("[data-s] a"));
		row.querySelector("a.no").focus();
		return row.id;
	})()`)
	b.press(kb.Tab)
	number := eval[int](b, `+(document.activeElement.closest("[data-s]")?.dataset.s ?? 0)`)
	if number == 0 {
		t.Fatalf("after the number of %s the Tab key reaches %s", at, eval[string](b, `document.activeElement.outerHTML.slice(0, 80)`))
	}
	b.marked("a link reached with the keyboard", both(at, number)...)
	eval[bool](b, `document.activeElement.blur() ?? true`)
	b.marked("the link left")
}

func TestTappingMarksThePair(t *testing.T) {
	t.Parallel()
	b := openShort(t, phone.touched())
	b.visit(b.site.edition(t))
	for _, p := range pairs {
		what := fmt.Sprintf("%s.%d in column %d", p.row, p.number, p.column+1)
		b.tap(b.find(sentence(p.row, p.number, p.column)))
		b.marked("a tap on "+what, both(p.row, p.number)...)
		b.tap(b.find(sentence(p.row, p.number, p.column)))
		b.marked("a second tap on " + what)
	}
}

// An address of a sentence brings it into the window and marks the pair, from a
// server and from the disk.
func TestAddressOfASentence(t *testing.T) {
	t.Parallel()
	b := openShort(t, laptop)
	edition := b.site.edition(t)
	for _, address := range []string{b.site.home + edition, b.site.onDisk(edition)} {
		b.visit(address + "#p17.2")
		b.marked(address, both("p17", 2)...)
		b.inWindow("#p17\\.2")
	}
	// And so does a link to another one, without loading anything.
	eval[bool](b, `(() => { location.hash = "#a03.1"; return true; })()`)
	b.marked("another address", both("a03", 1)...)
	b.inWindow("#a03\\.1")
	// On the page of one version there is no counterpart, but the place is marked.
	b.visit(edition + "en/#p17.2")
	b.marked("a version", "p17.2 en")
	b.inWindow("#p17\\.2")
}

// inWindow checks that the beginning of an element can be seen.
func (b *tab) inWindow(selector string) {
	b.t.Helper()
	top := call[float64](b, `(s) => document.querySelector(s).getClientRects()[0].top`, selector)
	height := eval[float64](b, `innerHeight`)
	if top < 0 || top > height*.8 {
		b.t.Errorf("%s stands at %.0f px of a window of %.0f", selector, top, height)
	}
}
