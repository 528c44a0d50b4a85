package script

// Kind is the script of a text.
type Kind uint8

const (
	Neither     Kind = iota // no character tells: Latin, or Chinese that is the same in both
	Traditional             // all that tell, or nearly all
	Simplified
	Mixed // a fifth and more of each
)

func (k Kind) String() string {
	return [...]string{"neither", "traditional", "simplified", "mixed"}[k]
}

// Detected is what a text shows of its script.
type Detected struct {
	Kind                    Kind
	Traditional, Simplified int   // characters that are one and not the other
	Minority                []int // byte offsets of those of the script with fewer
}

// Detect tells which script a text is in, by the characters that are in one of
// the two only. Those that are in both, such as 后 or 里, tell nothing.
func Detect(text string) Detected {
	var d Detected
	if !hasHan(text) {
		return d
	}
	p := proofs()
	var places [2][]int
	for i, r := range text {
		switch {
		case r < 0x3400:
		case p.kind(r)&simplified != 0:
			places[1] = append(places[1], i)
		case p.onlyTraditional(r):
			places[0] = append(places[0], i)
		}
	}
	d.Traditional, d.Simplified = len(places[0]), len(places[1])
	few, many := min(d.Traditional, d.Simplified), max(d.Traditional, d.Simplified)
	switch {
	case many == 0:
		return d
	case 4*few >= many:
		d.Kind = Mixed
	case d.Traditional > d.Simplified:
		d.Kind = Traditional
	default:
		d.Kind = Simplified
	}
	d.Minority = places[1]
	if d.Traditional < d.Simplified {
		d.Minority = places[0]
	}
	return d
}
