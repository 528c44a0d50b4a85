package browser

import (
	"fmt"
	"slices"
	"testing"
)

// entry is an entry of the margin, where it was placed.
type entry struct {
	ID                       string
	Left, Right, Top, Bottom float64
	Anchor                   float64 // top of its mark's line in the text
	Text                     float64 // right edge of the text's last column
	Clipped                  bool    // what is folded away is not painted over others
}

const entriesOf = `[...document.querySelectorAll(".note")].map((note) => {
	const box = note.getBoundingClientRect();
	const mark = document.querySelector('a[data-m][href="#' + CSS.escape(note.id) + '"]')?.getClientRects()[0];
	const style = getComputedStyle(note);
	return {
		ID: note.id, Left: box.left, Right: box.right, Top: box.top + scrollY, Bottom: box.bottom + scrollY,
		Anchor: mark ? mark.top + scrollY : -1,
		Text: Math.max(...[...note.closest(".row").querySelectorAll(":scope > [lang]:not([hidden])")].map((e) => e.getBoundingClientRect().right)),
		Clipped: style.overflowY !== "visible" || note.scrollHeight <= note.clientHeight + 1,
	};
})`

// near and apart are the promise: within 40 px of its mark, unless another
// entry above it, with up to a line between them, is in its place.
const near, apart = 40, 24

// placed checks where the entries of the margin stand.
func (b *tab) placed(what string) {
	b.t.Helper()
	entries := eval[[]entry](b, entriesOf)
	if len(entries) < 60 {
		b.t.Fatalf("%s: %d entries", what, len(entries))
	}
	slices.SortStableFunc(entries, func(a, c entry) int { return int(a.Top - c.Top) })
	window := eval[float64](b, `innerWidth`)
	end, pushed, last := 0.0, 0.0, ""
	for _, e := range entries {
		at := func(format string, args ...any) {
			b.t.Helper()
			b.t.Errorf("%s: %s: %s", what, e.ID, fmt.Sprintf(format, args...))
		}
		switch {
		case e.Anchor < 0:
			at("no mark leads to it")
		case e.Bottom-e.Top < 10 || !e.Clipped:
			at("it cannot be read: %.0f px high", e.Bottom-e.Top)
		case e.Left < e.Text-.5 || e.Right > window:
			at("it reaches from %.0f to %.0f; the text ends at %.0f and the window at %.0f", e.Left, e.Right, e.Text, window)
		}
		if e.Top < end-.5 {
			at("it begins at %.1f, but %s ends at %.1f", e.Top, last, end)
		}
		if e.Top < e.Anchor-near {
			at("it stands %.0f px above its mark", e.Anchor-e.Top)
		}
		if e.Top > max(e.Anchor, end+apart)+near {
			at("it stands %.0f px below its mark, and %.0f below %s", e.Top-e.Anchor, e.Top-end, last)
		}
		end, last, pushed = e.Bottom, e.ID, max(pushed, e.Top-e.Anchor)
	}
	if foot := eval[float64](b, `document.querySelector("footer").getBoundingClientRect().top + scrollY`); end > foot {
		b.t.Errorf("%s: the margin ends at %.0f, below the text, which ends at %.0f", what, end, foot)
	}
	b.t.Logf("%s: %d entries, the farthest %.0f px below its mark", what, len(entries), pushed)
}

func TestMarginNotesStandBesideTheirWords(t *testing.T) {
	t.Parallel()
	for _, page := range built(t).oneOfEach() {
		if page.kind != "edition" && page.kind != "version" {
			continue
		}
		t.Run(name(page), func(t *testing.T) {
			t.Parallel()
			b := open(t, desk)
			b.visit(page.path)
			for _, width := range []int{1440, 1200, 1280, 1920} {
				b.show(screen{width: width, height: 900})
				b.settle()
				b.placed(fmt.Sprintf("at %d px", width))
			}
			if page.kind != "edition" {
				return
			}
			b.show(desk)
			// The reader may want the notes in another language, or in both.
			for _, choice := range []string{"en", "all"} {
				call[bool](b, `(v) => document.querySelector('[name="notelang"][value="' + v + '"]').click() ?? true`, choice)
				b.settle()
				b.placed("notes in " + choice)
			}
		})
	}
}

// An entry that is opened shows all it says and pushes the others away.
func TestOpenMarginNote(t *testing.T) {
	t.Parallel()
	b := open(t, desk)
	b.visit(b.site.edition(t))
	mark := longest(b)
	b.click(b.find(mark.Mark))
	b.settle()
	if whole := call[bool](b, `(id) => { const e = document.getElementById(id); return e.scrollHeight <= e.clientHeight + 1 && e.clientHeight > 0; }`, mark.ID); !whole {
		t.Errorf("%s is open, but not whole", mark.ID)
	}
	b.placed("with " + mark.ID + " open")
}

// longNote is an entry and the mark that leads to it.
type longNote struct{ ID, Mark string }

// longest finds the entry that says most.
func longest(b *tab) longNote {
	b.t.Helper()
	id := eval[string](b, `[...document.querySelectorAll(".note.claim")].sort((a, b) => b.textContent.length - a.textContent.length)[0].id`)
	return longNote{id, markOf(id)}
}

func markOf(id string) string {
	return fmt.Sprintf("a[data-m][href=%q]", "#"+id)
}
