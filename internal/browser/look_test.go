package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp/kb"
)

// firstPaint records how the first frame of a page looks that has a title.
const firstPaint = `requestAnimationFrame(function look() {
	if (!document.querySelector("h1")) return requestAnimationFrame(look);
	const style = getComputedStyle(document.documentElement);
	globalThis.atFirst = style.fontSize + " " + style.backgroundColor;
});`

const looks = `(() => { const s = getComputedStyle(document.documentElement); return s.fontSize + " " + s.backgroundColor; })()`

// What the reader chooses in the sheet of looks holds at once, on other pages from
// their first frame, and after a reset no more; the sentence at the top stays there.
func TestReadersLook(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desk, phone} {
		for _, disk := range []bool{false, true} {
			t.Run(fmt.Sprint(s.width, " from a disk ", disk), func(t *testing.T) {
				t.Parallel()
				b, address := editionFrom(t, disk, s)
				send(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: firstPaint})
				b.visit(address)
				plainly := eval[string](b, looks)
				if asked := strings.Join(b.requests(), " "); strings.Contains(asked, "/look-") || strings.Contains(asked, "/aloud-") {
					t.Errorf("the page loads what nobody has asked for: %s", asked)
				}
				b.bring("p16")
				was := b.top("p16")
				b.press("t")
				b.arrives(`document.querySelector("#look:popover-open")?.contains(document.activeElement)`)
				b.press(kb.ArrowRight + kb.ArrowRight) // from the system's colours to sepia
				b.press(kb.Tab + kb.ArrowRight + kb.ArrowRight)
				b.settle()
				chosen := eval[string](b, looks)
				if chosen != "21.25px rgb(243, 231, 207)" {
					t.Errorf("after the choice it looks like %s, and before %s", chosen, plainly)
				}
				if now := b.top("p16"); far(now, was) > 40 {
					t.Errorf("p16 stood at %.0f and is at %.0f", was, now)
				}
				if said := eval[string](b, `document.activeElement.name + " " + document.activeElement.ariaValueText`); said != "size 125%" {
					t.Errorf("the field in focus says %q", said)
				}
				b.press(kb.Escape)
				if eval[bool](b, `!!document.querySelector("#look:popover-open")`) {
					t.Error("Esc does not close the sheet")
				}
				other := strings.TrimSuffix(strings.TrimSuffix(address, "index.html"), "lan-xi-2024/")
				for _, to := range []string{address, other + "about/", other} {
					if disk && strings.HasSuffix(to, "/") {
						to += "index.html"
					}
					b.visit(to)
					if got := eval[string](b, `atFirst`); got != chosen {
						t.Errorf("the first frame of %s looks like %s, not %s", to, got, chosen)
					}
				}
				b.js(`() => { const d = document.querySelector(".site > details"); if (d) d.open = true; document.querySelector(".look button").click(); }`)
				b.arrives(`document.querySelector("#look:popover-open")?.contains(document.activeElement)`)
				b.js(`() => document.querySelector("#look > button").click()`)
				if got := eval[string](b, looks); got != plainly {
					t.Errorf("after the reset it looks like %s, not %s", got, plainly)
				}
				if kept := eval[bool](b, `localStorage.getItem("duizhao:look") !== null`); kept {
					t.Error("the reset is kept")
				}
				for _, c := range b.complaints() {
					t.Error(c)
				}
			})
		}
	}
}

// Without storage a look holds until the page is closed, and the sheet says so. What
// another window stores is followed; what makes no sense is nothing.
func TestLookWithoutStorage(t *testing.T) {
	t.Parallel()
	b := openShort(t, desk)
	b.visit(b.site.edition(t))
	plainly := eval[string](b, looks)
	for _, odd := range []string{"", "sepia", "pink 9 -1 x", "auto 1e3 1 1", "; :"} {
		b.js(`(odd) => { localStorage.setItem("duizhao:look", odd); }`, odd)
		b.visit(b.site.edition(t))
		if got := eval[string](b, looks); (got == plainly) == (odd == "sepia") {
			t.Errorf("kept %q looks like %s", odd, got)
		}
	}
	b.js(`() => { localStorage.clear(); dispatchEvent(new StorageEvent("storage", { key: "duizhao:look", newValue: "dark 1.25 1 1" })); }`)
	b.settle()
	if got := eval[string](b, looks); got != "21.25px rgb(25, 23, 20)" {
		t.Errorf("what another window chose looks like %s", got)
	}
	send(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: unkept})
	b.visit(b.site.edition(t))
	b.press("t")
	b.arrives(`document.querySelector("#look:popover-open")?.contains(document.activeElement)`)
	b.press(kb.ArrowRight)
	b.settle()
	type state struct {
		Colours string
		Said    bool
	}
	got := eval[state](b, `({ Colours: document.documentElement.dataset.colours ?? "", Said: document.querySelector("#look [role=status]").innerText.trim().length > 20 })`)
	if got != (state{"light", true}) {
		t.Errorf("without storage: %+v", got)
	}
	for _, c := range b.complaints() {
		t.Error(c)
	}
}
