package sheet

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"duizhao/internal/encode"
)

// face is how the text of a page is set: sizes and steps of text and notes, in points.
type face struct{ size, step, small, smallStep float64 }

const points = 72 / 25.4 // in a millimetre

// faceOf returns the usual type of a layout on a sheet.
func faceOf(layout string, p Paper) face {
	switch facing := layout == Facing; {
	case facing && p.pocket():
		return face{9.3, 14.2, 7.6, 10.6}
	case facing && p.small():
		return face{9.7, 14.8, 7.9, 11.1}
	case facing:
		return face{11, 17, 8.8, 12.6}
	case layout == Vertical && !p.small():
		return face{12.6, 21.5, 9.4, 14}
	case p.pocket():
		return face{9, 13.8, 7.5, 10.4}
	case p.small():
		return face{9.4, 14.4, 7.8, 10.9}
	case layout == Single || layout == Stacked:
		return face{10.6, 16.5, 8.4, 12}
	}
	return face{10.2, 15.5, 8.2, 11.6}
}

// hang is the width of the strip for the numbers of blocks, and between that of the
// gap between two columns, in millimetres.
func (p Paper) hang() float64 {
	switch {
	case p.pocket():
		return 6
	case p.small():
		return 6.5
	}
	return 8
}

func (p Paper) between() float64 {
	switch {
	case p.pocket():
		return 4
	case p.small():
		return 5
	}
	return 7
}

// margins are those of a sheet, in millimetres. The inner and the outer one change
// sides; the width between them does not, since a row that is cut keeps the columns
// of the sheet that it began on. A single column of text gets more of both: a line
// should not have more than about eighty letters.
type margins struct{ top, bottom, inner, outer float64 }

func (d *base) margins() margins {
	switch small := d.o.Paper.small(); {
	case d.o.Paper.pocket():
		return margins{14, 16, 13, 10}
	case small && (d.o.Layout == Parallel || d.o.Layout == Facing):
		return margins{16, 18, 15, 12}
	case small:
		return margins{17, 19, 18, 14}
	case d.o.Layout == Facing:
		return margins{26, 30, 30, 34}
	case d.o.Layout == Parallel:
		return margins{23, 24, 23, 18}
	case d.o.Layout == Vertical: // lines of about fifty characters
		return margins{34, 36, 28, 24}
	}
	return margins{26, 28, 42, 38}
}

// leafRules returns the sizes of pages.
func (d *pages) rules() string {
	var b strings.Builder
	for side, name := range []encode.HTML{"left", "right"} {
		f := d.makeup.faces[side]
		if d.makeup.beside {
			name = "leaf"
		}
		fmt.Fprintf(&b, ".leaf.%s{--size:%gpt;--step:%gpt;--small:%gpt;--small-step:%gpt}\n", name, f.size, f.step, f.small, f.smallStep)
	}
	if d.o.Layout == Facing {
		of := faceOf(d.o.Layout, d.o.Paper)
		fmt.Fprintf(&b, ":root{--figure:%gpt;--figure-small:%gpt}\n", figureSize(of.size, d.makeup.width[0]), of.small)
	}
	if f := d.makeup; f.beside {
		fmt.Fprintf(&b, ":root{--one:%gpt;--two:%gpt;--between:%gmm}\n", f.width[0], f.width[1], d.o.Paper.between())
	}
	if plan := d.makeup.plan; plan != nil {
		bands := map[int]bool{}
		for i := range plan.openings {
			bands[int(plan.band(d.makeup, plan.cuts[plan.openings[i]:plan.end(i)]))] = true
		}
		for _, n := range slices.Sorted(maps.Keys(bands)) {
			if n > 0 {
				fmt.Fprintf(&b, ".leaf.b%d>div{margin-inline-start:%dpt}\n", n, n)
			}
		}
		for _, n := range slices.Compact(slices.Sorted(maps.Values(plan.zoom))) {
			fmt.Fprintf(&b, ".row.z%d>figure{zoom:%d%%}\n", n, n)
		}
		for _, n := range slices.Compact(slices.Sorted(maps.Values(plan.tight))) {
			if n == 0 {
				continue
			}
			fmt.Fprintf(&b, ".leaf.z%d>*{zoom:%d%%}\n", n, n)
		}
	}
	return b.String()
}

// figureSize returns the size of a figure's type on facing pages that have lines of
// some width: that of the text, or if it is nearly that, one in which there is room for
// labels beside the bars, which a style sheet finds in 34 em.
func figureSize(size, width float64) float64 {
	if beside := math.Floor(20*width/34.1) / 20; beside > .94*size {
		return min(size, beside)
	}
	return size
}
