package sheet

import (
	"math"

	"duizhao/internal/encode"
)

// In vertical lines a figure that leaves room for the text lies across the head of its
// page, from edge to edge, and the lines go on below it, as long as there is room. A
// higher one has lines of full length beside it.
const (
	mostBand  = .66 // of the length of a line, that such a figure is high at most
	bandGap   = 20  // between it and the lines below, in points
	leastPart = .51 // of its page that such a figure takes, so that there is one a page
)

// band returns how much shorter the lines of a page are, for the figures above them, in
// points; 0 if there are none.
func (p *Spreads) band(f *makeup, cuts []cut) float64 {
	sum := 0.
	for _, c := range cuts {
		if f.strips[c.strip].figure == nil {
			continue
		}
		h, ok := p.bands[c.strip]
		if !ok {
			return 0
		}
		sum += h
	}
	if sum == 0 || sum > mostBand*f.width[0] {
		return 0
	}
	return math.Ceil(sum + bandGap + f.hang)
}

// banded is the class of a page whose lines are so much shorter.
func banded(band float64) string {
	if band == 0 {
		return ""
	}
	return "banded b" + string(encode.Int(int(band)))
}

// part returns how much of its page a figure takes that lies across it, in points.
func (f *makeup) part(height float64) float64 {
	return f.room[0] * max(leastPart, (height+bandGap+f.hang)/f.width[0])
}

// figuresFirst returns cuts with the figures before the others.
func (f *makeup) figuresFirst(cuts []cut) (out []cut) {
	for _, figures := range []bool{true, false} {
		for _, c := range cuts {
			if (f.strips[c.strip].figure != nil) == figures {
				out = append(out, c)
			}
		}
	}
	return out
}
