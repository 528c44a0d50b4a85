package browser

import (
	"fmt"
	"strings"
	"testing"
)

// stand is the sentence that a reader is at: the first of the first version that is
// not above the window, or in columns not right of it, and how far from that edge it
// begins.
type stand struct {
	Row  string
	N    int
	At   float64
	Lang string
}

// topmost finds the sentence that a reader is at. A reader is done with what is
// within 48 px of the edge.
const topmost = `(() => {
	const text = document.querySelector(".text"), columns = document.documentElement.dataset.layout === "vertical";
	const box = text.getBoundingClientRect();
	for (const s of document.querySelectorAll(".row[id] > .one [data-s]")) {
		const r = s.getBoundingClientRect();
		if (!r.height || (columns ? r.left > box.right - 48 : r.bottom < 48)) continue;
		return { Row: s.closest(".row").id, N: +s.dataset.s, At: columns ? box.right - r.right : r.top, Lang: s.closest("[lang]").lang };
	}
	return { Row: "none" };
})()`

// The sentence at the top of the window stays there, within a few pixels,
// whatever the reader chooses, however often, also far down the text, on every
// screen.
func TestPlaceIsKept(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		screen
		open opener
		rows []string
	}{{desk, openShort, []string{"p07", "a03"}}, {tablet, openShort, []string{"p07", "a03"}}, {phone, openShort, []string{"p07", "a03"}},
		{tablet, open, []string{"a05"}}} {
		t.Run(fmt.Sprint(c.width, c.rows), func(t *testing.T) {
			t.Parallel()
			b := c.open(t, c.screen)
			edition := b.site.edition(t)
			for _, row := range c.rows {
				b.forget()
				b.visit(edition)
				b.bring(row)
				b.js(`() => scrollBy({ top: 90, behavior: "instant" })`)
				b.settle()
				was := eval[stand](b, topmost)
				if was.At < -500 || was.Row == "none" {
					t.Fatalf("at first, %+v", was)
				}
				for _, key := range strings.Split("2x345lv1nlrx3r1s", "") {
					b.choose(key)
					after := eval[stand](b, fmt.Sprintf(`(() => {
						const columns = document.documentElement.dataset.layout === "vertical";
						const s = document.querySelector("#%s > .one [data-s='%d']"), r = s.getBoundingClientRect(), box = document.querySelector(".text").getBoundingClientRect();
						return { Row: "%[1]s", N: %[2]d, At: columns ? box.right - r.right : r.top };
					})()`, was.Row, was.N))
					// What began above the window begins at its edge, unless the text
					// ends before.
					end := eval[bool](b, `(() => {
						const t = document.querySelector(".text"), root = document.documentElement;
						return root.dataset.layout === "vertical" ? t.scrollLeft <= t.clientWidth - t.scrollWidth + 2 : scrollY >= root.scrollHeight - innerHeight - 2;
					})()`)
					if want := max(was.At, 0); far(after.At, want) > 4 && !(end && after.At > want) {
						t.Errorf("near %s: after the key %s, %s.%d stands at %.0f, at first at %.0f", row, key, was.Row, was.N, after.At, was.At)
					}
				}
			}
		})
	}
}

// The sentence with the focus keeps its place, and its counterpart gets the focus
// when it is no longer shown.
func TestPlaceOfTheFocus(t *testing.T) {
	t.Parallel()
	b := openShort(t, laptop)
	b.visit(b.site.edition(t))
	b.bring("a03")
	b.choose("jjj")
	before := eval[float64](b, `document.activeElement.getBoundingClientRect().top`)
	for _, key := range []string{"x", "3", "5", "l"} {
		b.choose(key)
		got := call[stand](b, `() => {
			const s = document.activeElement, r = s.getBoundingClientRect();
			return { Row: s.closest(".row")?.id ?? s.tagName, N: +s.dataset.s, At: r.height ? r.top : -1, Lang: s.closest("[lang]").lang };
		}`)
		if got.Row != "a03" || got.N != 3 || far(got.At, before) > 4 {
			t.Errorf("after %s, the focus is at %+v, and was at %.0f", key, got, before)
		}
	}
}

// Addresses of blocks, sentences and notes lead there in every layout, from a
// server and from the disk, and so do links within the page.
func TestDeepLinks(t *testing.T) {
	t.Parallel()
	for _, disk := range []bool{false, true} {
		t.Run(fmt.Sprintf("disk %v", disk), func(t *testing.T) {
			t.Parallel()
			b, address := editionFrom(t, disk, laptop)
			for _, l := range layouts {
				for _, show := range []string{"zh-Hant+en", "en+zh-Hant"} {
					if l.name == "vertical" && show != "zh-Hant+en" {
						continue
					}
					q := "?layout=" + l.name + "&show=" + show
					at := func(what, selector string) {
						t.Helper()
						b.settle()
						if !call[bool](b, `(s) => {
							const r = document.querySelector(s)?.getClientRects()[0];
							return !!r && r.top >= -2 && r.top < innerHeight - 12 && r.left >= -2 && r.right <= innerWidth + 2;
						}`, selector) {
							t.Errorf("%s%s is not in the window", q, what)
						}
					}
					b.visit(address + q + "#p17.2")
					at("#p17.2", `#p17 > .one [data-s="2"]`)
					if on := eval[int](b, `document.querySelectorAll("#p17 .on").length`); on == 0 {
						t.Errorf("%s#p17.2 marks nothing", q)
					}
					b.js(`() => { location.hash = "#a03.2"; }`)
					at(", then #a03.2", `#a03 > .one [data-s="2"]`)
					b.visit(address + q + "#a05")
					at("#a05", `#a05 > .one [data-s]`)
					b.visit(address + q + "#p17")
					notes, _ := b.marksIn(`#p17 > .one`)
					note := notes[len(notes)/2]
					b.visit(address + q + "#" + note)
					at("#"+note, `[id="`+note+`"]:popover-open`)
					at("#"+note+", its mark", `#p17 > .one a[href="#`+note+`"]`)
				}
			}
		})
	}
}
