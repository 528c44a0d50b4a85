package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// Nothing moves while a page loads, in whatever view: what is stored or asked for is
// there from the first paint. A busy machine paints a page half a dozen times while it
// comes, and then a line or two may move: the limit is a fifth of what is good for a
// page by https://web.dev/articles/cls.
func TestNothingShifts(t *testing.T) {
	t.Parallel()
	const most = .02
	for _, s := range []screen{desk, phone} {
		t.Run(fmt.Sprint(s.width), func(t *testing.T) {
			t.Parallel()
			b := open(t, s)
			send(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watchShifts})
			edition := b.site.edition(t)
			for _, keys := range []string{"1", "2", "3", "4", "5", "6", "x", "l", "ll", "5ll", "nn", "r"} {
				b.visit(edition)
				b.forget()
				b.visit(edition)
				b.choose(keys)
				for _, hash := range []string{"", "#a03"} {
					b.visit(edition + hash)
					shifts := eval[[]shift](b, `shifts`)
					sum := 0.0
					for _, s := range shifts {
						sum += s.By
					}
					if sum > most {
						t.Errorf("after %s and a new visit at %q: shifts of %.4f: %v", keys, hash, sum, shifts)
					}
				}
			}
		})
	}
}

// shift is a layout shift as a browser reports it: how much of the window, by how much
// of its length, and what moved.
type shift struct {
	By   float64
	What []string
}

// watchShifts keeps the shifts of a page. What comes into the window from outside was
// not seen to move: the page went to a place.
const watchShifts = `
	globalThis.shifts = [];
	const seen = (e) => !e.sources.length || e.sources.some((s) => s.previousRect.width && s.previousRect.height);
	const named = ({ node, previousRect, currentRect }) => [node?.nodeName, node?.className, node?.textContent?.slice(0, 20),
		JSON.stringify(previousRect), JSON.stringify(currentRect)].join(" ");
	new PerformanceObserver((list) => {
		for (const e of list.getEntries().filter(seen)) shifts.push({ By: e.value, What: e.sources.map(named) });
	}).observe({ type: "layout-shift", buffered: true });`
