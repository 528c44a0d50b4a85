package browser

import (
	"fmt"
	"math"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

// cutAt lists what the edges of the text's window cut and show: characters of a line, a
// figure that would fit.
const cutAt = `(() => {
	const text = document.querySelector(".text");
	const box = text.getBoundingClientRect();
	const { maskPosition, maskSize } = getComputedStyle(text);
	const left = parseFloat(maskPosition) || 0, right = (parseFloat(maskSize.match(/[\d.]+(?=px)/)) || 0) - left;
	const [from, to] = [box.left + left, box.left + text.clientWidth - right];
	const cut = (r) => [from, to].some((x) => r.left < x - 4 && r.right > x + 4) && r.right > from + 4 && r.left < to - 4;
	const out = [];
	for (const s of text.querySelectorAll(".row > .one [data-s]")) if ([...s.getClientRects()].some(cut)) out.push(s.closest(".row").id + "." + s.dataset.s);
	for (const f of text.querySelectorAll(".row.figure")) {
		const r = f.getBoundingClientRect();
		if (cut(r) && r.width <= text.clientWidth) out.push(f.firstElementChild.id);
	}
	return out;
})()`

// The keys turn whole pages from right to left and back; together they show each
// sentence, and no page cuts a column or a figure.
func TestColumnsAreTurnedLikePages(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, tablet, phone} {
		t.Run(fmt.Sprint(s.width), func(t *testing.T) {
			t.Parallel()
			b := openShort(t, s)
			b.visit(b.site.edition(t) + "?layout=vertical&show=zh-Hant")
			b.js(`() => document.querySelector(".text").scrollIntoView({ block: "nearest", behavior: "instant" })`)
			left := func() float64 { return eval[float64](b, `document.querySelector(".text").scrollLeft`) }
			seen := map[string]bool{}
			look := func(what string) {
				t.Helper()
				b.arrives(`document.querySelector(".text").style.maskSize !== ""`)
				if cut := eval[[]string](b, cutAt); len(cut) > 0 {
					t.Errorf("%s, at %.0f, the window cuts %v", what, left(), cut)
				}
				for _, id := range eval[[]string](b, `(() => {
					const r = document.querySelector(".text").getBoundingClientRect();
					return [...document.querySelectorAll(".row > .one [data-s]")].filter((s) => [...s.getClientRects()].some((q) => q.left >= r.left - 4 && q.right <= r.right + 4)).map((s) => s.closest(".row").id + "." + s.dataset.s);
				})()`) {
					seen[id] = true
				}
			}
			look("at the beginning")
			pages := []float64{left()}
			for range 60 {
				b.press(kb.PageDown)
				b.settle()
				now := left()
				if now == pages[len(pages)-1] {
					break
				}
				if now > pages[len(pages)-1] {
					t.Fatalf("the next page is at %.0f, right of %.0f", now, pages[len(pages)-1])
				}
				pages = append(pages, now)
				if end := eval[float64](b, `(() => { const t = document.querySelector(".text"); return t.scrollWidth - t.clientWidth; })()`); -now < end-4 {
					look(fmt.Sprint("page ", len(pages)))
				} else {
					look("at the end")
				}
			}
			if len(pages) < 3 {
				t.Fatalf("there are %d pages", len(pages))
			}
			for _, id := range eval[[]string](b, `[...document.querySelectorAll(".row > .one [data-s]")].map((s) => s.closest(".row").id + "." + s.dataset.s)`) {
				if !seen[id] {
					t.Errorf("no page shows %s", id)
				}
			}
			for range 60 {
				was, below := left(), eval[float64](b, `scrollY`)
				b.press(kb.PageUp)
				b.settle()
				if eval[float64](b, `scrollY`) < below { // the page came back from what is after the text
					continue
				}
				if left() <= was && was < -4 {
					t.Fatalf("the page before %.0f is at %.0f", was, left())
				}
				if left() == 0 {
					break
				}
			}
			if left() != 0 {
				t.Errorf("back at the beginning the text stands at %.0f", left())
			}
			// As a keyboard sends it: a key that is taken types no character.
			for _, is := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
				send(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: is, Key: " ", Code: "Space", Text: " ", WindowsVirtualKeyCode: 32})
			}
			b.settle()
			if far(left(), pages[1]) > 4 {
				t.Errorf("the space bar turns to %.0f, Page Down to %.0f", left(), pages[1])
			}
			was := left()
			b.press(kb.ArrowLeft)
			b.settle()
			if left() >= was {
				t.Errorf("the left arrow moves from %.0f to %.0f", was, left())
			}
			b.press(kb.Home)
			b.settle()
			middle := eval[spot](b, `(() => { const r = document.querySelector(".text").getBoundingClientRect(); return { X: r.left + r.width / 2, Y: (Math.max(0, r.top) + Math.min(innerHeight, r.bottom)) / 2 }; })()`)
			b.wheel(middle, 60)
			look("after the wheel")
			if now := left(); now > -60 || math.Abs(now) > 700 {
				t.Errorf("the wheel moves to %.0f", now)
			}
		})
	}
}
