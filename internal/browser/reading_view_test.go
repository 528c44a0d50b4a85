package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp/kb"
)

// shownNow is what a reader sees of a view: the layout, the versions of a row, the
// languages of the margin's entries, readings.
const shownNow = `(() => {
	const row = document.getElementById("p17");
	const langs = [...row.querySelectorAll(":scope > [lang]")].filter((c) => c.querySelector("[data-s]").getClientRects().length).map((c) => c.lang);
	const notes = [...new Set([...row.querySelectorAll(".note > p")].filter((p) => getComputedStyle(p).display !== "none").map((p) => p.lang))].sort();
	return [document.documentElement.dataset.layout, ...langs, "|", ...notes, "|", [...document.querySelectorAll("rt")].some((r) => r.getClientRects().length)].join(" ");
})()`

// The address has what is shown, and shows it again to somebody else, from a server
// and from the disk; the reader's own view is there at the next visit.
func TestViewIsInTheAddress(t *testing.T) {
	t.Parallel()
	b := openShort(t, desk)
	edition := b.site.edition(t)
	b.visit(edition)
	if q := eval[string](b, `location.search`); q != "" {
		t.Errorf("at first the address has %s", q)
	}
	for _, c := range []struct{ keys, query, shown string }{
		{"3", "?layout=stacked&show=zh-Hant+en", "stacked zh-Hant en | zh-Hant | false"},
		{"2x", "?layout=sentence&show=en+zh-Hant", "sentence en zh-Hant | en | false"},
		{"4n", "?layout=reveal&show=zh-Hant+en&notes=en", "reveal zh-Hant | en | false"},
		{"nn", "?layout=side&show=zh-Hant+en&notes=all", "side zh-Hant en | en zh-Hant | false"},
		{"l", "?layout=side&show=zh-Hant+zh-Hans", "side zh-Hant zh-Hans | zh-Hant | false"},
		{"ll", "?layout=side&show=en+zh-Hans", "side en zh-Hans | en | false"},
		{"5ll", "?layout=single&show=zh-Hans", "single zh-Hans | zh-Hans | false"},
		{"r", "?layout=side&show=zh-Hant+en&ruby=1", "side zh-Hant en | zh-Hant | true"},
		{"v", "?layout=vertical&show=zh-Hant", "vertical zh-Hant | zh-Hant | false"},
		{"vv", "?layout=side&show=zh-Hant+en", "side zh-Hant en | zh-Hant | false"},
		{"ss", "?layout=side&show=zh-Hant+en", "side zh-Hant en | zh-Hant | false"},
	} {
		b.forget()
		b.visit(edition)
		b.choose(c.keys)
		check := func(what, query string) {
			t.Helper()
			b.bring("p17")
			if got := eval[string](b, shownNow); got != c.shown {
				t.Errorf("%s, it shows %s, want %s", what, got, c.shown)
			}
			if got := eval[string](b, `location.search`); got != query {
				t.Errorf("%s, the address has %s, want %s", what, got, query)
			}
		}
		check("after "+c.keys, c.query)
		b.visit(edition)
		check("at the next visit after "+c.keys, "")
		b.forget()
		b.visit(b.site.onDisk(edition) + c.query)
		check("to somebody else", c.query)
		if eval[bool](b, `document.querySelector(".differs").checkVisibility()`) {
			t.Errorf("%s is announced to a reader without a view of their own", c.query)
		}
	}
}

// What a reader chose for an edition is that edition's, and no other page's.
func TestViewIsOfOneEdition(t *testing.T) {
	t.Parallel()
	b := openShort(t, desk)
	edition := b.site.edition(t)
	b.visit(edition)
	b.choose("3")
	keys := eval[[]string](b, `Object.keys(localStorage)`)
	if want := []string{"duizhao:" + strings.Trim(edition, "/") + ":view"}; !slices.Equal(keys, want) {
		t.Errorf("what is remembered has the names %q, want %q", keys, want)
	}
}

// A link that shows the page otherwise than its reader likes says so, and offers
// both.
func TestLinkThatDiffers(t *testing.T) {
	t.Parallel()
	b := openShort(t, laptop)
	edition := b.site.edition(t)
	b.visit(edition)
	b.choose("3")
	const line = `document.querySelector(".differs").checkVisibility()`
	for _, c := range []struct{ button, query, own string }{
		{"mine", "?layout=stacked&show=zh-Hant+en", "stacked zh-Hant en | zh-Hant | false"},
		{"theirs", "?layout=single&show=en", "single en | en | false"},
	} {
		b.visit(edition + "?layout=single&show=en#p17.2")
		if !eval[bool](b, line) {
			t.Fatal("nothing says that the link differs")
		}
		if got := eval[string](b, shownNow); got != "single en | en | false" {
			t.Errorf("the link shows %s", got)
		}
		b.click(b.find(`.differs [value="` + c.button + `"]`))
		b.settle()
		if q := eval[string](b, `location.search`); eval[bool](b, line) || q != c.query {
			t.Errorf("after %s the address has %s", c.button, q)
		}
		b.inWindow(`#p17 > :not([hidden]) [data-s="2"]`)
		b.visit(edition)
		if got := eval[string](b, shownNow); got != c.own {
			t.Errorf("after %s the page is remembered as %s", c.button, got)
		}
	}
	// The reader's own link says nothing.
	b.visit(edition + "?layout=single&show=en")
	if eval[bool](b, line) {
		t.Error("a link to the reader's own view is said to differ")
	}
}

// Any two versions, in either order, from a server and from the disk; one that is not
// in the page is loaded when it is asked for, and not before.
func TestAnyTwoVersions(t *testing.T) {
	t.Parallel()
	for _, disk := range []bool{false, true} {
		t.Run(fmt.Sprintf("disk %v", disk), func(t *testing.T) {
			t.Parallel()
			b, address := editionFrom(t, disk, desk)
			const asked = `performance.getEntriesByType("resource").some((e) => e.name.includes("rows.js"))`
			b.visit(address)
			if !disk && eval[bool](b, asked) {
				t.Error("a version comes that nobody asked for")
			}
			b.choose("l")
			words := b.words()
			if n := len(words["p17"]["zh-Hans"]); n != 3 {
				t.Fatalf("p17 has %d sentences in zh-Hans", n)
			}
			b.forget()
			for _, one := range []string{"zh-Hant", "en", "zh-Hans"} {
				for _, two := range []string{"zh-Hant", "en", "zh-Hans"} {
					if one == two {
						continue
					}
					for _, layout := range []string{"side", "stacked"} {
						r := reading{layout, one, two}
						b.visit(address + r.query() + "#p17")
						if top := b.top("p17"); top < -5 || top > 60 {
							t.Errorf("%s#p17 shows p17 at %.0f", r.query(), top)
						}
						b.reads(r.query(), r, words)
						if langs := eval[string](b, shownNow); !strings.HasSuffix(langs, "| "+one+" | false") {
							t.Errorf("%s shows %s", r.query(), langs)
						}
						if message := eval[bool](b, `document.querySelector(".failed").checkVisibility()`); message {
							t.Errorf("%s is said to fail", r.query())
						}
					}
				}
			}
		})
	}
}

// A version that cannot be loaded: the page says so and stays as it was.
func TestVersionThatDoesNotCome(t *testing.T) {
	t.Parallel()
	b := openShort(t, desk)
	edition := b.site.edition(t)
	send(b, network.Enable, network.EnableParams{})
	block := func(on bool) {
		send(b, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/*/rows.js*", Block: on}}})
	}
	const message = `document.querySelector(".failed").checkVisibility()`
	own := reading{"side", "zh-Hant", "en"}
	block(true)
	b.visit(edition)
	words := b.words()
	b.choose("l")
	if !eval[bool](b, message) {
		t.Error("nothing says that the version did not come")
	}
	b.reads("without the version", own, words)
	if q := eval[string](b, `location.search`); q != "" {
		t.Errorf("the address has %s", q)
	}
	if eval[string](b, `document.querySelector(".view [name=two]:checked").value`) != "en" {
		t.Error("the menu shows the version that did not come")
	}
	block(false)
	b.choose("l") // once more
	b.reads("with the version", reading{"side", "zh-Hant", "zh-Hans"}, nil)
	if eval[bool](b, message) {
		t.Error("the message stays")
	}
	b.forget()
	block(true)
	b.visit(edition + "?layout=stacked&show=zh-Hans+en")
	b.reads("asked for a version that does not come", own, words)
	if !eval[bool](b, message) {
		t.Error("nothing says that the version of the address did not come")
	}
}

// The help sheet opens and closes; the keys can be turned off, as WCAG 2.1.4
// requires, and stay off.
func TestKeysCanBeTurnedOff(t *testing.T) {
	t.Parallel()
	b := openShort(t, laptop)
	edition := b.site.edition(t)
	b.visit(edition)
	const sheet = `document.querySelector("#keys").open`
	b.choose("?")
	if !eval[bool](b, sheet) {
		t.Fatal("? opens nothing")
	}
	keys := eval[[]string](b, `[...document.querySelectorAll("#keys kbd")].map((k) => k.textContent)`)
	for _, want := range strings.Fields("1 2 3 4 5 6 s x l n r v j k c m Enter Esc ?") {
		if !slices.Contains(keys, want) {
			t.Errorf("the sheet does not name %s", want)
		}
	}
	b.press("3")
	b.press("?")
	if eval[bool](b, sheet) || eval[string](b, `location.search`) != "" {
		t.Error("? does not close the sheet, or another key works behind it")
	}
	b.choose("?")
	b.click(b.find("label:has([name=onekey])"))
	b.press(kb.Escape)
	if eval[bool](b, sheet) {
		t.Error("Esc does not close the sheet")
	}
	for range 2 {
		for _, key := range strings.Split("3xlnrvs", "") {
			b.press(key)
		}
		b.press("j")
		b.settle()
		if q := eval[string](b, `location.search`); q != "" || !eval[bool](b, `document.activeElement === document.body`) {
			t.Errorf("the keys still do something: %s", q)
		}
		b.visit(edition) // and at the next visit
	}
}
