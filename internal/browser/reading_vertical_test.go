package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// wheel turns the mouse's wheel over a place, down if by is positive. A zero to the
// side would be left out of the message, which is then refused.
func (b *tab) wheel(at spot, by float64) {
	b.t.Helper()
	send(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseWheel, X: at.X, Y: at.Y, DeltaX: -.01, DeltaY: by})
	b.settle()
}

// A text in columns is whole in the window when its page opens, and nothing covers
// its numbers. The wheel scrolls it, and at its end the page.
func TestColumnsFitTheWindow(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, tablet} {
		t.Run(fmt.Sprint(s.width), func(t *testing.T) {
			t.Parallel()
			b := openShort(t, s)
			b.visit(b.site.edition(t) + "?layout=vertical&show=zh-Hant&ruby=1")
			type box struct{ Left, Top, Right, Bottom float64 }
			const boxOf = `(selector) => { const r = document.querySelector(selector).getBoundingClientRect(); return { Left: r.left, Top: r.top, Right: r.right, Bottom: r.bottom }; }`
			text := call[box](b, boxOf, ".text")
			if text.Top < 0 || text.Bottom > float64(s.height) {
				t.Errorf("the text stands from %.0f to %.0f in a window of %d", text.Top, text.Bottom, s.height)
			}
			for _, other := range []string{".opening", ".contents", ".notelang"} {
				if o := call[box](b, boxOf, other); o.Left < text.Right && text.Left < o.Right && o.Top < text.Bottom && text.Top < o.Bottom {
					t.Errorf("%s lies on the text: %v, %v", other, o, text)
				}
			}
			for _, struck := range eval[[]string](b, `[...document.querySelectorAll("#p01 rt, #p02 rt")].filter((rt) => {
				const a = rt.closest("a"), style = getComputedStyle(a), own = [...a.getClientRects()];
				const lines = own.flatMap((o) => [...(parseFloat(style.borderLeftWidth) ? [o.left] : []), ...(parseFloat(style.borderRightWidth) ? [o.right] : [])]);
				return [...rt.getClientRects()].some((r) => lines.some((x) => r.left < x && x < r.right));
			}).map((rt) => rt.textContent)`) {
				t.Errorf("a rule goes through %s", struck)
			}
			if n := eval[int](b, `document.querySelectorAll("#p01 rt, #p02 rt").length`); n < 2 {
				t.Errorf("there are %d readings", n)
			}
			left := func() float64 { return eval[float64](b, `document.querySelector(".text").scrollLeft`) }
			page := func() float64 { return eval[float64](b, `scrollY`) }
			middle := spot{(text.Left + text.Right) / 2, (text.Top + text.Bottom) / 2}
			b.wheel(middle, 200)
			if left() > -150 || page() != 0 {
				t.Errorf("after the wheel the text stands at %.0f, the page at %.0f", left(), page())
			}
			for range 4 { // what is laid out when it comes near moves the end
				b.js(`() => { const t = document.querySelector(".text"); t.scrollLeft = t.clientWidth - t.scrollWidth; }`)
				b.settle()
			}
			end := left()
			b.wheel(middle, 200)
			if page() < 100 {
				t.Errorf("at its end the wheel moves the page to %.0f only", page())
			}
			b.wheel(middle, -100) // the page scrolls back before the text
			if left() != end || page() > 150 {
				t.Errorf("on the way back the text stands at %.0f of %.0f, the page at %.0f", left(), end, page())
			}
		})
	}
}
