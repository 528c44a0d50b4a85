package browser

import (
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// point moves the mouse.
func (b *tab) point(at spot) {
	b.t.Helper()
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at.X, at.Y))
}

func (b *tab) click(at spot) {
	b.t.Helper()
	b.point(at)
	b.do(chromedp.MouseClickXY(at.X, at.Y))
}

func (b *tab) tap(at spot) {
	b.t.Helper()
	b.do(chromedp.TapXY(at.X, at.Y))
}

func (b *tab) press(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// spot is a place in the window.
type spot struct{ X, Y float64 }

// find scrolls an element to the middle of the window, waits until the rows there are
// laid out, and returns the place nearest to its middle where a pointer hits it, and
// not a link in it unless it is one itself.
func (b *tab) find(selector string) spot {
	b.t.Helper()
	type found struct {
		spot
		Why string
	}
	const centre = `(selector, again) => {
		const e = document.querySelector(selector);
		const r = e?.getBoundingClientRect();
		const seen = r && r.top > 0 && r.bottom < innerHeight && r.left >= 0 && r.right <= innerWidth;
		if (!seen || again) e?.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
		return !!e;
	}`
	const hit = `(selector) => {
		const e = document.querySelector(selector);
		for (const r of e.getClientRects()) {
			for (let d = 0; d < r.width / 2 - 1; d += 2) {
				for (const x of [r.left + r.width / 2 + d, r.left + r.width / 2 - d]) {
					const y = r.top + r.height / 2;
					const hit = document.elementFromPoint(x, y);
					if (hit && e.contains(hit) && hit.closest("a") === e.closest("a")) return { X: x, Y: y };
				}
			}
		}
		return { Why: "no pointer can hit it" };
	}`
	var f found
	for i := range 4 { // a row that comes near for the first time may move what is below it
		if !call[bool](b, centre, selector, i > 0) {
			b.t.Fatalf("%s: there is no such element", selector)
		}
		b.settle()
		if f = call[found](b, hit, selector); f.Why == "" {
			return f.spot
		}
	}
	b.t.Fatalf("%s: %s", selector, f.Why)
	return spot{}
}
