package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// seen reports whether an element is painted, and whether it is in the window.
const seen = `(id) => {
	const e = document.getElementById(id), r = e.getBoundingClientRect();
	return {
		Shown: r.height > 0 && r.width > 0 && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
		Inside: r.top < innerHeight && r.bottom > 0 && r.left >= 0 && r.right <= innerWidth + .5,
	};
}`

type sight struct{ Shown, Inside bool }

// some returns entries to try on small screens: the first note, a claim, a footnote,
// and the last entry, far down in the interview.
const some = `(() => {
	const all = [...document.querySelectorAll(".note")];
	const pick = [all.find((e) => !e.matches(".claim, .fn")), all.find((e) => e.matches(".claim")), all.find((e) => e.matches(".fn")), all.at(-1)];
	return [...new Set(pick.filter(Boolean).map((e) => e.id))];
})()`

// Without a margin, an entry is hidden until its mark is activated; it is then in the
// window, Esc closes it, and the focus is back at the mark.
func TestNotesOpenInPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		screen
		open opener
	}{{phone, open}, {screen{width: 1199, height: 800}, openShort}, {phone.touched(), openShort}} {
		t.Run(fmt.Sprintf("%d %v", c.width, c.touch), func(t *testing.T) {
			t.Parallel()
			b := c.open(t, c.screen)
			b.visit(b.site.edition(t))
			if n := eval[int](b,
				`[...document.querySelectorAll(".note")].filter((e) => e.checkVisibility() && e.getBoundingClientRect().height).length`); n > 0 {
				t.Fatalf("%d entries are open from the start", n)
			}
			for _, id := range eval[[]string](b, some) {
				mark := markOf(id)
				if c.touch {
					b.tap(b.find(mark))
				} else {
					b.click(b.find(mark))
				}
				b.opened("a click on its mark", id, true)
				b.press(kb.Escape)
				b.closed("Esc", id, mark)
				if c.touch {
					continue
				}
				call[bool](b, `(s) => document.querySelector(s).focus() ?? true`, mark)
				b.press(kb.Enter)
				b.opened("Enter on its mark", id, true)
				if !call[bool](b, `(id) => document.getElementById(id).contains(document.activeElement)`, id) {
					t.Errorf("%s is open, but the focus is on %s", id, eval[string](b, `document.activeElement.outerHTML.slice(0, 80)`))
				}
				b.press(kb.Escape)
				b.closed("Esc after Enter", id, mark)
				b.click(b.find(mark))
				b.click(b.find(`[id="` + id + `"] a.m`))
				b.closed("a click on its own mark", id, mark)
				b.click(b.find(mark))
				b.click(b.find("h1"))
				b.opened("a click elsewhere", id, false)
			}
		})
	}
}

func (b *tab) opened(what, id string, want bool) {
	b.t.Helper()
	b.settle()
	got := call[sight](b, seen, id)
	if got.Shown != want || want && !got.Inside {
		b.t.Errorf("after %s, %s is %+v", what, id, got)
	}
}

func (b *tab) closed(what, id, mark string) {
	b.t.Helper()
	b.opened(what, id, false)
	if !call[bool](b, `(s) => document.activeElement === document.querySelector(s)`, mark) {
		b.t.Errorf("after %s, the focus is not at the mark of %s but on %s", what, id, eval[string](b, `document.activeElement.outerHTML.slice(0, 80)`))
	}
}

// The address of an entry opens it.
func TestAddressOfANote(t *testing.T) {
	t.Parallel()
	b := openShort(t, phone)
	b.visit(b.site.edition(t))
	id := eval[[]string](b, some)[1]
	b.visit(b.site.edition(t) + "#" + id)
	b.opened("opening its address", id, true)
}

// Without scripts all of the text can be seen, and every entry of the margin: beside
// the text if there is room, else by its mark, which is a link.
func TestWithoutScripts(t *testing.T) {
	t.Parallel()
	b := open(t, desk.withoutScripts())
	for _, page := range b.site.oneOfEach() {
		if page.kind != "edition" && name(page) != "version en" {
			continue
		}
		b.show(desk.withoutScripts())
		b.visit(page.path)
		if eval[bool](b, `document.documentElement.matches(".js, .ready")`) {
			t.Fatal("scripts run")
		}
		b.allSeen(page.path+" at 1440 px", "[data-s], .note, figure, h1, .colophon")
		for _, s := range []screen{tablet, phone} {
			b.show(s.withoutScripts())
			b.settle()
			b.allSeen(fmt.Sprintf("%s at %d px", page.path, s.width), "[data-s], figure, h1, .colophon")
		}
		for _, id := range eval[[]string](b, some) {
			b.opened("nothing", id, false)
			b.click(b.find(markOf(id)))
			b.opened("following its mark", id, true)
			b.click(b.find(`[id="` + id + `"] a.m`))
			b.opened("the way back", id, false)
		}
		b.visit(page.path + "#p17.2")
		b.inWindow("#p17\\.2")
	}
}

func (b *tab) allSeen(what, selector string) {
	b.t.Helper()
	hidden := call[[]string](b, `(selector) => {
		const all = [...document.querySelectorAll(selector)];
		if (all.length < 100) return ["there are only " + all.length];
		return all.filter((e) => {
			const r = e.getBoundingClientRect();
			return r.width < 1 || r.height < 1 || !e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
		}).map((e) => e.tagName + " " + e.id + " " + e.textContent.slice(0, 40)).slice(0, 5);
	}`, selector)
	for _, h := range hidden {
		b.t.Errorf("%s: it cannot be seen: %s", what, h)
	}
}

// Without scripts the entries in the margin cover nothing.
func TestWithoutScriptsMarginCoversNothing(t *testing.T) {
	t.Parallel()
	b := open(t, desk.withoutScripts())
	b.visit(b.site.edition(t))
	overlaps := eval[[]string](b, `(() => {
		const boxes = [...document.querySelectorAll(".note, .row > [lang]")].map((e) => ({ e, r: e.getBoundingClientRect() }));
		const out = [];
		for (const a of boxes) for (const b of boxes) {
			if (a === b || !a.e.matches(".note") || out.length > 5) continue;
			if (a.r.left < b.r.right - 1 && b.r.left < a.r.right - 1 && a.r.top < b.r.bottom - 1 && b.r.top < a.r.bottom - 1) out.push(a.e.id + " and " + (b.e.id || b.e.textContent.slice(0, 20)));
		}
		return out;
	})()`)
	for _, o := range overlaps {
		t.Errorf("one lies over the other: %s", o)
	}
}
