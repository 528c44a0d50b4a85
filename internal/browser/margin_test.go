package browser

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// entry is an entry of the margin, with its place.
type entry struct {
	ID                       string
	Left, Right, Top, Bottom float64
	Anchor                   float64 // top of its mark's line in the text
	Text                     float64 // right edge of the text's last column
	Row, End                 float64 // of its row
	Cells                    float64 // where the row's texts end, with the space below them
	Cut                      bool    // inside of a line, or of what it shows
	Shared                   bool    // the line, with headwords before it
}

const entriesOf = `[...document.querySelectorAll(".note:not(.absent, .again)")].map((note) => {
	const box = note.getBoundingClientRect();
	const mark = document.querySelector('a[data-m][href="#' + CSS.escape(note.id) + '"]')?.getClientRects()[0];
	const style = getComputedStyle(note);
	const row = note.closest(".row").getBoundingClientRect();
	return {
		Row: row.top + scrollY, End: row.bottom + scrollY,
		ID: note.id, Left: box.left, Right: box.right, Top: box.top + scrollY, Bottom: box.bottom + scrollY,
		Anchor: mark ? mark.top + scrollY : -1,
		Text: Math.max(...[...note.closest(".row").querySelectorAll(":scope > [lang]")].map((e) => e.getBoundingClientRect().right)),
		Cells: Math.max(...[...note.closest(".row").querySelectorAll(":scope > [lang]")].map((e) => e.getBoundingClientRect().bottom)) + parseFloat(getComputedStyle(note.closest(".row")).paddingBlockEnd) + scrollY,
		Cut: style.overflowY !== "visible" || style.webkitLineClamp !== "none" || note.scrollWidth > note.clientWidth + 1,
		Shared: note.matches(".beside"),
	};
})`

// near and apart are the promise: an entry is within 40 px of its mark, unless the
// entries next to it, with up to a line between them, are in its place, or it shares
// a line with such. It may be pushed up as well as down, and go on beside the rows
// below, where these leave room. No row is higher for it, and no line is cut.
const near, apart = 40, 24

// placed checks the places of the entries of the margin, in a window that holds the
// whole text: rows outside of one are not laid out.
func (b *tab) placed(what string) {
	b.t.Helper()
	entries := eval[[]entry](b, entriesOf)
	if len(entries) < 60 {
		b.t.Fatalf("%s: %d entries", what, len(entries))
	}
	slices.SortStableFunc(entries, func(a, c entry) int { return int(a.Top - c.Top) })
	window := eval[float64](b, `innerWidth`)
	down, up := 0.0, 0.0
	for i, e := range entries {
		at := func(format string, args ...any) {
			b.t.Helper()
			b.t.Errorf("%s: %s: %s", what, e.ID, fmt.Sprintf(format, args...))
		}
		switch {
		case e.Anchor < 0:
			at("no mark leads to it")
		case e.Bottom-e.Top < 10 || e.Cut:
			at("it cannot be read, or not all that it shows: %.0f px high", e.Bottom-e.Top)
		case e.Left < e.Text-.5 || e.Right > window:
			at("it reaches from %.0f to %.0f; the text ends at %.0f and the window at %.0f", e.Left, e.Right, e.Text, window)
		case e.Top < e.Row-.5:
			at("it begins at %.0f, above its row at %.0f", e.Top, e.Row)
		case e.End > e.Cells+1:
			at("its row ends at %.0f, and should at %.0f: it is higher for its margin", e.End, e.Cells)
		}
		above, below := e.Row, max(e.End, e.Bottom) // where what is next to it ends and begins
		for _, o := range entries[:i] {
			if o.Bottom > e.Top+.5 && o.Right > e.Left+.5 && o.Left < e.Right-.5 {
				at("it begins at %.1f, but %s ends at %.1f", e.Top, o.ID, o.Bottom)
			}
			above = max(above, o.Bottom)
		}
		if i+1 < len(entries) {
			below = min(below, entries[i+1].Top)
		}
		if e.Shared {
			continue
		}
		if e.Top < e.Anchor-near && e.Bottom < below-apart-near {
			at("it stands %.0f px above its mark, and %.0f above what follows", e.Anchor-e.Top, below-e.Bottom)
		}
		if e.Top > max(e.Anchor, above+apart)+near {
			at("it stands %.0f px below its mark, and %.0f below what is above it", e.Top-e.Anchor, e.Top-above)
		}
		down, up = max(down, e.Top-e.Anchor), max(up, e.Anchor-e.Top)
	}
	b.t.Logf("%s: %d entries, the farthest %.0f px below its mark and %.0f above", what, len(entries), down, up)
}

// laid waits until the entries of every row have followed a change of view: rows that
// the window does not need follow one a frame.
func (b *tab) laid() {
	b.t.Helper()
	b.settle()
	eval[bool](b, `new Promise((done) => {
		const now = () => [...document.querySelectorAll(".note")].map((n) => n.className + n.dataset.shows + n.style.top).join();
		let last = "", same = 0;
		const look = () => {
			const state = now();
			same = state === last && !document.querySelector(".row.far") ? same + 1 : 0;
			last = state;
			if (same > 40) done(true); else requestAnimationFrame(look);
		};
		look();
	})`)
}

// whole returns a window of some width that holds a whole text.
func whole(width int) screen { return screen{width: width, height: 24000} }

func TestMarginNotesStandBesideTheirWords(t *testing.T) {
	t.Parallel()
	for _, page := range built(t).oneOfEach() {
		if page.kind != "edition" && page.kind != "version" {
			continue
		}
		t.Run(name(page), func(t *testing.T) {
			t.Parallel()
			b := open(t, whole(1440))
			b.visit(page.path)
			for _, width := range []int{1440, 1200, 1920} {
				b.show(whole(width))
				b.settle()
				b.placed(fmt.Sprintf("at %d px", width))
			}
			if page.kind != "edition" {
				return
			}
			b.show(whole(1440))
			// The reader may want the notes in another language, or in both.
			for _, choice := range []string{"2", "all"} { // the second version's
				b.js(`(v) => document.querySelector('[name="notelang"][value="' + v + '"]').click()`, choice)
				b.laid()
				b.placed("notes in " + choice)
			}
		})
	}
}

// An entry that is opened shows all of its text, over the page: whether or not the
// margin has room for it, the others stay where they are.
func TestOpenMarginNote(t *testing.T) {
	t.Parallel()
	b := openShort(t, desk)
	b.visit(b.site.edition(t))
	mark := longest(b)
	at := b.find(mark.Mark)
	const others = `(id) => [...document.querySelectorAll(".note")].filter((e) => e.id !== id).map((e) => Math.round(e.getBoundingClientRect().top)).join()`
	before := call[string](b, others, mark.ID)
	b.click(at)
	b.settle()
	if whole := call[bool](b, `(id) => { const e = document.getElementById(id); return e.scrollHeight <= e.clientHeight + 1 && e.clientHeight > 0; }`,
		mark.ID); !whole {
		t.Errorf("%s is open, but not whole", mark.ID)
	}
	if after := call[string](b, others, mark.ID); after != before {
		t.Errorf("%s opens, and other entries move", mark.ID)
	}
	// What it lies on is not seen, nor half of it.
	const half = `(id) => {
		const over = document.getElementById(id).getBoundingClientRect();
		const seen = (e) => getComputedStyle(e).visibility === "visible" && e.getClientRects().length;
		return [...document.querySelectorAll(".note")].filter((e) => e.id !== id && seen(e)).filter((e) => {
			const r = e.getBoundingClientRect();
			return r.top < over.bottom - .5 && r.bottom > over.top + .5 && r.left < over.right && r.right > over.left;
		}).map((e) => e.id);
	}`
	if cut := call[[]string](b, half, mark.ID); len(cut) > 0 {
		t.Errorf("%s is open, and what is left of %v stands beside it", mark.ID, cut)
	}
	b.press(kb.Escape)
	b.settle()
	if under := eval[int](b, `document.querySelectorAll(".under").length`); under > 0 {
		t.Errorf("it is closed, and %d entries are still put out", under)
	}
}

// In every language the entries of a row follow each other as their marks do, and the
// marks of notes are the same asterisk: letters would run in order in one language only.
func TestMarginFollowsItsText(t *testing.T) {
	t.Parallel()
	for _, page := range built(t).oneOfEach() {
		if page.kind != "edition" && page.kind != "version" {
			continue
		}
		t.Run(name(page), func(t *testing.T) {
			t.Parallel()
			b := open(t, whole(1440))
			b.visit(page.path)
			b.laid()
			wrong := eval[[]string](b, `[...document.querySelectorAll(".row")].flatMap((row) => {
				const notes = [...row.querySelectorAll(".note:not(.absent, .again)")].map((e) => ({ id: e.id, r: e.getBoundingClientRect() }));
				notes.sort((a, b) => Math.abs(a.r.top - b.r.top) > 4 ? a.r.top - b.r.top : a.r.left - b.r.left);
				const cell = row.querySelector(":scope > [lang]");
				const marks = [...new Set([...(cell?.querySelectorAll("a[data-m]") ?? [])].map((m) => m.hash.slice(1)))];
				const both = notes.map((n) => n.id).filter((id) => marks.includes(id));
				const text = marks.filter((id) => both.includes(id));
				return both.join() === text.join() ? [] : [row.id + ": " + both.join() + " beside " + text.join()];
			})`)
			if len(wrong) > 0 {
				t.Errorf("%d rows have their entries in another order, such as %s", len(wrong), wrong[0])
			}
			if marks := eval[[]string](b, `[...new Set([...document.querySelectorAll("a.n[data-m]")].map((m) => m.dataset.m))]`); len(marks) != 1 {
				t.Errorf("notes have %d marks", len(marks))
			}
		})
	}
}

// longNote is an entry and the mark that leads to it.
type longNote struct{ ID, Mark string }

// longest returns the entry with the longest text.
func longest(b *tab) longNote {
	b.t.Helper()
	id := eval[string](b, `[...document.querySelectorAll(".note.claim")].sort((a, b) => b.textContent.length - a.textContent.length)[0].id`)
	return longNote{id, markOf(id)}
}

func markOf(id string) string {
	return fmt.Sprintf("a[data-m][href=%q]", "#"+id)
}
