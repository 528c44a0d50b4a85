package figure

import "math"

// scale maps values to places along a line, as parts of its length.
type scale struct {
	log    bool
	lo, hi float64 // of log scales, the exponents
	ticks  []float64
}

// newScale fits a scale to values. A linear one includes 0; a log one runs from one
// power of ten to another, and values that are not positive are at its beginning. It
// has no more than eight ticks.
func newScale(values []float64, log bool) scale {
	s := scale{log: log}
	if log {
		s.lo, s.hi = math.Inf(1), math.Inf(-1)
		for _, v := range values {
			if v > 0 {
				s.lo, s.hi = min(s.lo, math.Floor(math.Log10(v)+1e-9)), max(s.hi, math.Ceil(math.Log10(v)-1e-9))
			}
		}
		if s.lo > s.hi {
			s.lo, s.hi = 0, 1
		}
		s.hi = max(s.hi, s.lo+1)
		step := max(1, math.Ceil((s.hi-s.lo)/8))
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

// origin returns where bars begin.
func (s scale) origin() float64 {
	if s.log {
		return 0
	}
	return s.part(0)
}
