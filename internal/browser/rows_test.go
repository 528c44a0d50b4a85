package browser

import (
	"fmt"
	"testing"
)

// cell is one version's block in a row.
type cell struct {
	Left, Right, Top, Bottom float64
	Baseline                 float64 // of its first line
}

type row struct {
	ID    string
	Cells []cell
}

// rowsOf measures the rows of a page. A box without size, put before the first word,
// is on the baseline of the first line.
const rowsOf = `() => {
	const rows = [...document.querySelectorAll(".row")].map((row) => ({
		ID: row.id || row.className,
		cells: [...row.querySelectorAll(row.matches(".figure") ? ".figtitle > [lang]:not([hidden])" : ":scope > [lang]:not([hidden])")],
	}));
	const probes = new Map();
	for (const cell of rows.flatMap((row) => row.cells)) {
		const probe = document.createElement("span");
		probe.style.cssText = "display: inline-block; width: 0; height: 0; padding: 0; margin: 0";
		(cell.querySelector("[data-s]") ?? cell).prepend(probe);
		probes.set(cell, probe);
	}
	const out = rows.map((row) => ({
		ID: row.ID,
		Cells: row.cells.map((cell) => {
			const box = cell.getBoundingClientRect();
			const baseline = probes.get(cell).getBoundingClientRect().bottom;
			return { Left: box.left, Right: box.right, Top: box.top, Bottom: box.bottom, Baseline: baseline };
		}),
	}));
	for (const probe of probes.values()) probe.remove();
	return out;
}`

// A row's two blocks begin on the same line to within a pixel, in columns that do not
// touch, and the next row begins below both.
func TestRowsLineUp(t *testing.T) {
	t.Parallel()
	b := open(t, laptop)
	b.visit(b.site.edition(t))
	for _, s := range []screen{laptop, tablet, desk, {width: 1920}, {width: 800}} {
		b.show(whole(s.width)) // rows outside of the window are not laid out
		b.settle()
		rows := call[[]row](b, rowsOf)
		if len(rows) < 40 {
			t.Fatalf("at %d px: %d rows", s.width, len(rows))
		}
		end := 0.0
		for _, r := range rows {
			if len(r.Cells) != 2 {
				t.Errorf("at %d px: %s has %d cells", s.width, r.ID, len(r.Cells))
				continue
			}
			a, c := r.Cells[0], r.Cells[1]
			at := func(format string, args ...any) {
				t.Helper()
				t.Errorf("at %d px: %s: %s", s.width, r.ID, fmt.Sprintf(format, args...))
			}
			if far(a.Baseline, c.Baseline) > 1 {
				at("the first lines stand at %.1f and %.1f", a.Baseline, c.Baseline)
			}
			// Headings in two faces and sizes may have boxes of their own, on one
			// line.
			if heading := r.Cells[0].Bottom-r.Cells[0].Top < 80; !heading && far(a.Top, c.Top) > 1 {
				at("the blocks begin at %.1f and %.1f", a.Top, c.Top)
			}
			if a.Right > c.Left {
				at("the columns touch: %.1f, %.1f", a.Right, c.Left)
			}
			if top := min(a.Top, c.Top); top < end-.5 {
				at("it begins at %.1f, but the row before it ends at %.1f", top, end)
			}
			end = max(a.Bottom, c.Bottom)
		}
	}
}

func far(a, b float64) float64 {
	return max(a-b, b-a)
}
