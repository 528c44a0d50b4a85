package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// openNow lists the entries that are open over the page, in the order they opened.
const openNow = `[...document.querySelectorAll(".note:popover-open")].map((e) => e.id)`

func (b *tab) openEntries(what string, want ...string) {
	b.t.Helper()
	b.settle()
	got := eval[[]string](b, openNow)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		b.t.Errorf("%s: open are %q, want %q", what, got, want)
	}
}

// overPage checks an open entry: whole or scrolling, inside of the window, not
// over its own mark, and on top.
func (b *tab) overPage(what, id string) {
	b.t.Helper()
	why := call[string](b, `(id) => {
		const e = document.getElementById(id), r = e.getBoundingClientRect(), s = getComputedStyle(e);
		if (r.left < 0 || r.right > innerWidth + .5 || r.top < 0 || r.top > innerHeight) return "it stands at " + [r.left, r.top, r.right, r.bottom].map(Math.round);
		if (r.bottom > innerHeight + .5 && r.height > innerHeight * .6 + 2) return "it ends below the window, at " + r.bottom;
		if (e.scrollHeight > e.clientHeight + 1 && !/auto|scroll/.test(s.overflowY)) return "it is cut";
		const margin = innerWidth >= 1200 && document.documentElement.dataset.layout !== "vertical";
		const mark = [...document.querySelectorAll('.text a[data-m][href="#' + CSS.escape(id) + '"]')].find((m) => m.getClientRects().length).getClientRects()[0];
		if (!margin && mark.left < r.right && mark.right > r.left && mark.top < r.bottom && mark.bottom > r.top) return "it covers its mark";
		const at = [r.left + r.width / 2, r.top + 6];
		if (!e.contains(document.elementFromPoint(...at))) return "it is covered";
		if (e.getAttribute("role") !== "dialog" || !e.ariaLabel) return "it has no role or name";
		return "";
	}`, id)
	if why != "" {
		b.t.Errorf("%s: %s: %s", what, id, why)
	}
}

// One entry is open at a time; a click outside, Esc, its mark or its own button
// closes it and returns the focus; a pinned one stays. In the margin's place and at
// the mark.
func TestNotesOneAtATime(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, tablet} {
		t.Run(fmt.Sprint(s.width), func(t *testing.T) {
			t.Parallel()
			b := openShort(t, s)
			b.visit(b.site.edition(t) + "#p17")
			notes, claims := b.marksIn(`#p17 > .one`)
			one, two := notes[len(notes)/2], claims[0]
			mark := func(id string) string { return `#p17 > .one a[href="#` + id + `"]` }
			focusAt := func(what, selector string) {
				t.Helper()
				if !call[bool](b, `(s) => document.activeElement === document.querySelector(s)`, selector) {
					t.Errorf("%s, the focus is on %s", what, eval[string](b, `document.activeElement.outerHTML.slice(0, 80)`))
				}
			}
			b.click(b.find(mark(one)))
			b.openEntries("a click", one)
			b.overPage("a click", one)
			if got := call[string](b, `(s) => document.querySelector(s).ariaExpanded`, mark(one)); got != "true" {
				t.Errorf("its mark is said to be expanded: %s", got)
			}
			b.press(kb.Escape)
			b.openEntries("Esc")
			focusAt("after Esc", mark(one))

			b.click(b.find(mark(one)))
			b.settle()
			b.click(b.find(mark(two)))
			b.openEntries("a second click", two)
			b.overPage("a second click", two)
			b.click(spot{4, float64(s.height) - 4})
			b.openEntries("a click outside")

			b.click(b.find(mark(two)))
			b.settle()
			b.click(b.find(`[id="` + two + `"] .shut`))
			b.openEntries("its button")
			focusAt("after its button", mark(two))
			b.click(b.find(mark(two)))
			b.settle()
			b.click(b.find(mark(two)))
			b.openEntries("its mark again")

			// Pinned it stays while another opens and closes.
			b.click(b.find(mark(one)))
			b.settle()
			b.click(b.find(`[id="` + one + `"] .pin`))
			b.settle()
			if !call[bool](b, `(id) => document.querySelector('[id="' + id + '"] .pin').ariaPressed === "true"`, one) {
				t.Error("the pin is not said to be pressed")
			}
			b.click(spot{4, float64(s.height) - 4})
			b.openEntries("pinned, and a click outside", one)
			b.js(`(s) => document.querySelector(s).click()`, mark(two))
			b.openEntries("pinned, and a second one", one, two)
			b.press(kb.Escape)
			b.openEntries("pinned, and Esc closes the second", one)
			b.js(`(id) => document.querySelector('[id="' + id + '"] .pin').focus()`, one)
			b.press(kb.Escape)
			b.openEntries("pinned, and Esc in it")

			// A change of layout leaves none behind.
			b.click(b.find(mark(one)))
			b.settle()
			b.choose("3")
			b.openEntries("another layout")
		})
	}
}

// By keyboard: Tab comes to a mark, Enter opens, Tab goes through the links inside,
// Esc leads back. A click on a link in it goes there.
func TestNotesByKeyboard(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{laptop, tablet} {
		t.Run(fmt.Sprint(s.width), func(t *testing.T) {
			t.Parallel()
			b := openShort(t, s)
			b.visit(b.site.edition(t) + "#p17")
			b.js(`() => document.querySelector("#p17 > a.no").focus()`)
			b.press(kb.Tab)
			const here = `document.activeElement.getAttribute("href") ?? document.activeElement.className`
			notes, _ := b.marksIn(`#p17 > .one`)
			if got := eval[string](b, here); got != "#"+notes[0] {
				t.Fatalf("Tab leads to %s", got)
			}
			b.press(kb.Enter)
			b.openEntries("Enter", notes[0])
			b.overPage("Enter", notes[0])
			var stops []string
			for range 3 {
				b.press(kb.Tab)
				stops = append(stops, eval[string](b, here))
			}
			if want := []string{"../notes/microsoft/", "pin", "shut"}; !slices.Equal(stops, want) {
				t.Errorf("in it Tab leads to %q, want %q", stops, want)
			}
			b.press(kb.Escape)
			b.openEntries("Esc")
			if got := eval[string](b, here); got != "#"+notes[0] {
				t.Errorf("after Esc the focus is on %s", got)
			}
			// Lists and links inside work as anywhere.
			long := longest(b)
			b.click(b.find(long.Mark))
			b.openEntries("a click", long.ID)
			b.overPage("the longest", long.ID)
			work := eval[string](b, `document.querySelector('[id="`+long.ID+`"] a.cite').href`)
			page, id, _ := strings.Cut(work, "#")
			if !strings.HasPrefix(page, b.site.home+"bibliography/") {
				t.Fatalf("the work is at %s", work)
			}
			b.click(b.find(`[id="` + long.ID + `"] a.cite`))
			b.arrived(page)
			if !eval[bool](b, `document.getElementById("`+id+`")?.matches(".bib > li") ?? false`) {
				t.Errorf("%s is not on the page that the link leads to, %s", id, page)
			}
		})
	}
}

// In every layout a mark opens its entry where it can be read: with the mouse, and on
// a phone with a finger.
func TestNotesInEveryLayout(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, tablet, phone.touched()} {
		t.Run(fmt.Sprint(s.width), func(t *testing.T) {
			t.Parallel()
			b := openShort(t, s)
			use := b.click
			if s.touch {
				use = b.tap
			}
			for _, l := range layouts {
				b.visit(b.site.edition(t) + (reading{l.name, "zh-Hant", "en"}).query() + "#p17")
				notes, claims := b.marksIn(`#p17 > .one`)
				ids := []string{notes[0], claims[0], notes[len(notes)-1]}
				for _, id := range ids {
					use(b.find(`#p17 > .one a[href="#` + id + `"]`))
					b.openEntries(l.name, id)
					b.overPage(l.name, id)
					if mode := call[string](b, `(id) => getComputedStyle(document.getElementById(id)).writingMode`, id); mode != "horizontal-tb" {
						t.Errorf("%s: %s is set %s", l.name, id, mode)
					}
					b.press(kb.Escape)
					b.openEntries(l.name + ", Esc")
				}
			}
		})
	}
}

// Fingers: everything that can be tapped on a phone is 24 px high and wide, with its
// padding, or has as much space around it (WCAG 2.2, 2.5.8).
func TestTouchTargets(t *testing.T) {
	t.Parallel()
	b := open(t, phone.touched())
	b.visit(b.site.edition(t) + "#p17")
	b.press(kb.ArrowUp + kb.ArrowUp) // a little way back brings the bar
	b.settle()
	b.tap(b.find(".view > summary"))
	b.settle()
	b.small("the menu open", ".view summary, .view label, .view button, .notelang label:not([hidden]), .top a")
	b.tap(b.find(".view > summary"))
	b.tap(b.find(b.claimMark("p17")))
	b.settle()
	b.small("an entry open", ".note:popover-open a.more, .note:popover-open button, .note:popover-open a.m")
	b.press(kb.Escape)
	b.tap(b.find(sentence("p07", 1, 1)))
	b.tap(b.find(".handle"))
	b.settle()
	b.small("a sentence's menu open", ".handle, #sentence button")
	b.press(kb.Escape)
	b.choose("?")
	b.small("the sheet open", "#keys button, #keys label")
	b.press(kb.Escape)
	b.settle()
	b.small("the text", ".row > [lang] a[data-m]")
}

// small reports targets that are too small.
func (b *tab) small(what, selector string) {
	b.t.Helper()
	type target struct {
		What string
		W, H float64
	}
	all := call[[]target](b,
		`(selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility({ visibilityProperty: true })).flatMap((e) => {
		const boxes = [...e.getClientRects()].filter((r) => r.width && r.height);
		if (!boxes.length) return [];
		// A link that is broken at the end of a line counts whole.
		const width = boxes.reduce((sum, r) => sum + r.width, 0);
		return [{ What: e.outerHTML.slice(0, 90), W: width, H: Math.max(...boxes.map((r) => r.height)) }];
	})`, selector)
	if len(all) < 2 {
		b.t.Fatalf("%s: %d targets", what, len(all))
	}
	told := 0
	for _, x := range all {
		if (x.W < 24 || x.H < 24) && told < 5 {
			told++
			b.t.Errorf("%s: %.0f by %.0f px: %s", what, x.W, x.H, x.What)
		}
	}
}

// What hangs out of a paragraph's lines comes in the order of reading, on paper and
// for a screen reader: the number, the text, its counterpart, the notes.
func TestNotesFollowTheirText(t *testing.T) {
	t.Parallel()
	b := open(t, laptop)
	b.visit(b.site.edition(t))
	for _, keys := range []string{"", "x", "l", "3", "1"} {
		b.choose(keys)
		wrong := eval[[]string](b, `[...document.querySelectorAll(".row")].filter((row) => {
			const order = [...row.children].filter((e) => !e.hidden && !e.matches("a.no")).map((e) => e.matches(".one") ? 1 : e.matches(".two") ? 2 : e.matches(".notes") ? 3 : 0).filter(Boolean);
			return order.join() !== [...order].sort().join();
		}).map((row) => row.id).slice(0, 4)`)
		if len(wrong) > 0 {
			t.Errorf("after %q: out of order are %q", keys, wrong)
		}
	}
}
