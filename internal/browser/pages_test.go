package browser

import (
	"testing"

	"github.com/chromedp/cdproto/page"
)

// Every kind of page must pass everything that holds for any page, in one tab.
func TestEveryKindOfPage(t *testing.T) {
	t.Parallel()
	for _, p := range built(t).oneOfEach() {
		t.Run(name(p), func(t *testing.T) {
			t.Parallel()
			b := open(t, desk)
			b.visit(p.path)
			part := func(name string, test func(*tab, webPage)) {
				t.Run(name, func(t *testing.T) {
					whole := b.t
					b.t = t
					defer func() { b.t = whole }()
					b.show(desk)
					test(b, p)
				})
			}
			part("fails nowhere", (*tab).failsNowhere)
			part("never scrolls sideways", (*tab).neverScrollsSideways)
			part("moves for nobody who minds", (*tab).movesNothing)
			part("axe", (*tab).passesAxe)
			if p.kind != "missing" {
				part("prints", (*tab).prints)
				part("fails nowhere below a path", (*tab).failsNowhereBelowAPath)
				part("fails nowhere on the disk", (*tab).failsNowhereOnTheDisk)
			}
		})
	}
}

// name returns the name of a page for a test.
func name(p webPage) string {
	if p.kind == "version" {
		return p.kind + " " + p.lang
	}
	return p.kind
}

// Nothing on a page fails: no error, no warning, no request that is refused,
// none to another host.
func (b *tab) failsNowhere(webPage) {
	b.t.Helper()
	// A browser with a window loads it unasked, to offer to install the site.
	send(b, page.GetAppManifest, page.GetAppManifestParams{})
	for _, message := range b.complaints() {
		b.t.Error(message)
	}
	if eval[string](b, `getComputedStyle(document.documentElement).backgroundColor`) == "rgba(0, 0, 0, 0)" {
		b.t.Error("it has no style")
	}
	if !eval[bool](b, `document.documentElement.matches(".ready")`) {
		b.t.Error("its script did not run")
	}
}

func (b *tab) failsNowhereBelowAPath(p webPage) {
	b.t.Helper()
	b.visit(b.site.home + "a/b/" + p.path)
	b.failsNowhere(p)
}

func (b *tab) failsNowhereOnTheDisk(p webPage) {
	b.t.Helper()
	b.visit(b.site.onDisk(p.path))
	b.failsNowhere(p)
}

// No page is wider than the window, with everything unfolded. 320 px is what WCAG
// 1.4.10 requires.
func (b *tab) neverScrollsSideways(webPage) {
	b.t.Helper()
	b.unfold(true)
	for _, width := range []int{320, 360, 390, 720, 1024, 1200, 1440} {
		b.show(screen{width: width, height: 800})
		b.settle()
		for _, wide := range eval[[]string](b, tooWide) {
			b.t.Errorf("at %d px: %s", width, wide)
		}
	}
	b.unfold(false)
}

// unfold opens or closes everything on a page that unfolds.
func (b *tab) unfold(open bool) {
	b.t.Helper()
	call[bool](b, `(open) => document.querySelectorAll("details").forEach((d) => { d.open = open; }) ?? true`, open)
}

// tooWide lists what is outside of the window, and not in a box that scrolls by
// itself.
const tooWide = `(() => {
	const root = document.documentElement, out = [];
	if (root.scrollWidth > innerWidth) out.push("the page is " + root.scrollWidth + " px wide");
	const scrolls = (e) => e && e !== root && (["auto", "scroll"].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
	for (const e of document.body.querySelectorAll("*")) {
		const r = e.getBoundingClientRect();
		if (!r.width || !r.height || !e.checkVisibility({ contentVisibilityAuto: true }) || r.right <= innerWidth + .5 && r.left >= -.5 || e.closest(".skip") || scrolls(e.parentElement)) continue;
		if (out.length < 6) out.push(e.tagName.toLowerCase() + (e.id && "#" + e.id) + (e.getAttribute("class") ? "." + e.getAttribute("class") : "") + " reaches from " + r.left.toFixed(1) + " to " + r.right.toFixed(1) + ": " + e.textContent.trim().slice(0, 40));
	}
	return out;
})()`

// A reader who asks for less motion gets none: nothing scrolls smoothly, fades or
// moves.
func (b *tab) movesNothing(webPage) {
	b.t.Helper()
	b.show(desk.with("prefers-reduced-motion: reduce"))
	b.settle()
	moving := eval[[]string](b, `[document.documentElement, ...document.body.querySelectorAll("*")].filter((e) => {
		const s = getComputedStyle(e);
		return s.scrollBehavior === "smooth" || s.transitionDuration.split(",").some((d) => parseFloat(d) > .01) || s.animationName !== "none";
	}).map((e) => e.tagName + " " + e.className).slice(0, 5).concat(document.getAnimations().map(() => "an animation"))`)
	for _, m := range moving {
		b.t.Errorf("%s moves", m)
	}
}
