package browser

import (
	"os"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// Of a reader whose processor is six times slower than this one.
const (
	slowest     = 6
	mostToPaint = 200 * time.Millisecond // from an event to the frame that answers it, which is good by https://web.dev/articles/inp
	mostShifted = .02                    // over the whole page
)

// watchEvents keeps how long the browser took to answer what the reader did, in
// milliseconds by eights, as the Event Timing API tells it, and what shifted.
const watchEvents = watchShifts + `
	globalThis.took = [];
	new PerformanceObserver((list) => {
		for (const e of list.getEntries()) if (e.interactionId) took.push(e.duration);
	}).observe({ type: "event", durationThreshold: 16 });`

// What a reader does on a slow processor is answered in time, and nothing moves while
// the page is scrolled from end to end. These are figures for a quiet machine: make
// speed measures them. Elsewhere another program at work spoils them.
func TestSlowReader(t *testing.T) {
	if os.Getenv("DUIZHAO_CAMPAIGN") == "" {
		t.Skip("figures for a quiet machine; make speed measures them")
	}
	b := open(t, screen{width: 412, height: 823, touch: true})
	send(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watchEvents})
	slow := func(by float64) {
		send(b, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: by})
	}
	defer slow(1)
	took := func(what string, does func()) {
		t.Helper()
		b.js(`() => { took.length = 0; }`)
		does()
		time.Sleep(3 * time.Second) // the entry comes after the frame
		longest := time.Duration(eval[float64](b, `Math.max(0, ...took)`)) * time.Millisecond
		if t.Logf("%s: %v", what, longest); longest > mostToPaint {
			t.Errorf("%s is answered after %v, not within %v", what, longest, mostToPaint)
		}
	}
	edition := b.site.edition(t)
	b.visit(edition)
	b.settle()
	at := b.find("#p02 .one a.n")
	slow(slowest)
	took("a note", func() { b.tap(at) })
	slow(1)
	for _, row := range []string{"p01", "a02"} {
		b.visit(edition + "#" + row)
		b.settle()
		slow(slowest)
		for _, key := range []string{"2", "3", "4", "5", "6", "1", "x", "a", "a", "a"} {
			took("key "+key+" at "+row, func() { b.press(key) })
		}
		slow(1)
	}
	b.visit("search/")
	b.settle()
	b.js(`() => document.querySelector("form.search input").focus()`)
	slow(slowest)
	took("the first key of a search", func() { b.press("w") })
	took("the next one", func() { b.press("h") })
	slow(1)

	b.visit(edition)
	b.settle()
	slow(slowest)
	for end := false; !end; {
		end = eval[bool](b, `(() => { scrollBy({ top: innerHeight * .8, behavior: "instant" }); return scrollY + innerHeight >= document.documentElement.scrollHeight - 2; })()`)
		time.Sleep(150 * time.Millisecond)
	}
	sum := 0.0
	for _, s := range eval[[]shift](b, `shifts`) {
		sum += s.By
	}
	if t.Logf("shifts from end to end: %.4f", sum); sum > mostShifted {
		t.Errorf("while it is scrolled the page shifts by %.4f, more than %v", sum, mostShifted)
	}
}
