package browser

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// frames records, before anything else runs on a page, what each painted frame shows
// of p18: how far from the top, or nothing while it is not seen.
const frames = `globalThis.seenAt = [];
requestAnimationFrame(function look() {
	const s = document.querySelector("#p18 [data-s]");
	if (s?.checkVisibility({ visibilityProperty: true })) seenAt.push(s.getBoundingClientRect().top);
	else if (document.querySelector("h1")?.checkVisibility({ visibilityProperty: true })) seenAt.push(-1);
	requestAnimationFrame(look);
});`

// unkept makes a page whose reader does not allow anything to be stored.
const unkept = `Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });`

// A reader who comes back is where they were: after a reload, by back and forward
// without the page cache, at the next visit. Before that, no other place of the text
// is seen. The first two work without storage.
func TestReaderComesBack(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, phone} {
		for _, stored := range []bool{true, false} {
			t.Run(fmt.Sprint(s.width, " stored ", stored), func(t *testing.T) {
				t.Parallel()
				b := open(t, s)
				script := frames
				if !stored {
					script += unkept
				}
				send(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
				edition := b.site.edition(t)
				b.visit(edition)
				b.bring("p18")
				b.js(`() => scrollBy({ top: document.querySelector("#p18 [data-s]").getBoundingClientRect().top - 300, behavior: "instant" })`)
				b.settle()
				was := eval[float64](b, `document.querySelector("#p18 [data-s]").getBoundingClientRect().top`)
				if far(was, 300) > 2 {
					t.Fatalf("p18 stands at %.0f and not at 300", was)
				}
				stays := func(how string) {
					t.Helper()
					b.settle()
					if got := eval[float64](b, `document.querySelector("#p18 [data-s]").getBoundingClientRect().top`); far(got, was) > 4 {
						t.Errorf("%s, p18 stands at %.0f, and stood at %.0f", how, got, was)
					}
					for _, at := range eval[[]float64](b, `seenAt`) {
						if far(at, was) > 4 {
							t.Errorf("%s, a frame shows p18 at %.0f, or the title", how, at)
							break
						}
					}
				}
				time.Sleep(300 * time.Millisecond) // a reader rests
				b.do(chromedp.Reload())
				stays("after a reload")
				b.visit("notes/")
				b.do(chromedp.NavigateBack())
				stays("by the way back")
				b.do(chromedp.NavigateForward(), chromedp.NavigateBack())
				stays("by the way forward and back")
				if stored {
					b.visit(edition)
					stays("at the next visit")
				}
				b.visit(edition + "#p05")
				if top := b.top("p05"); top < -5 || top > 60 {
					t.Errorf("the address of p05 shows p05 at %.0f", top)
				}
			})
		}
	}
}
