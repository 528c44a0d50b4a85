package figure

import (
	"math"
	"strconv"
)

// scale maps values to places along a line from x0, length units long.
type scale struct {
	log        bool
	lo, hi     float64 // of log scales, the exponents
	x0, length float64
	ticks      []float64
}

// newScale fits a scale to values. A linear one includes 0; a log one begins at a
// power of ten, and values that are not positive are at its beginning. It has about
// as many ticks as asked for, at round values.
func newScale(values []float64, log bool, ticks int) scale {
	s := scale{log: log}
	if log {
		s.lo, s.hi = math.Inf(1), math.Inf(-1)
		for _, v := range values {
			if v > 0 {
				s.lo, s.hi = min(s.lo, math.Floor(math.Log10(v)+1e-9)), max(s.hi, math.Log10(v))
			}
		}
		if s.lo > s.hi {
			s.lo, s.hi = 0, 1
		}
		s.hi = max(s.hi, s.lo+1)
		step := max(1, math.Ceil((s.hi-s.lo)/float64(ticks+2)))
		for e := s.lo; e <= s.hi+1e-9; e += step {
			s.ticks = append(s.ticks, math.Pow(10, e))
		}
		return s
	}
	for _, v := range values {
		s.lo, s.hi = min(s.lo, v), max(s.hi, v)
	}
	if s.lo == s.hi {
		s.hi = 1
	}
	step := roundStep(s.hi/float64(ticks) - s.lo/float64(ticks))
	for k := math.Ceil(s.lo / step); k*step <= s.hi*(1+1e-9) && len(s.ticks) < 3*ticks; k++ {
		s.ticks = append(s.ticks, round12(k*step))
	}
	return s
}

// roundStep returns 1, 2 or 5 times a power of ten, at least as large as v.
func roundStep(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	if power == 0 || math.IsInf(power, 0) {
		return max(v, math.SmallestNonzeroFloat64)
	}
	for _, k := range []float64{1, 2, 5, 10} {
		if k*power >= v*(1-1e-9) {
			return k * power
		}
	}
	return 10 * power
}

// round12 removes the noise of binary fractions, so that 0.30000000000000004 is 0.3.
func round12(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 11, 64), 64)
	if err != nil || r == 0 {
		return 0 // never -0
	}
	return r
}

// part returns the place of a value as a fraction of the whole length, 0 to 1.
func (s scale) part(v float64) float64 {
	if s.log {
		if v <= 0 {
			return 0
		}
		return min(max((math.Log10(v)-s.lo)/(s.hi-s.lo), 0), 1)
	}
	return min(max((v/2-s.lo/2)/(s.hi/2-s.lo/2), 0), 1) // halved: the range may overflow
}

func (s scale) at(v float64) float64 { return s.x0 + s.part(v)*s.length }

// origin returns where bars begin.
func (s scale) origin() float64 {
	if s.log {
		return s.x0
	}
	return s.at(0)
}
