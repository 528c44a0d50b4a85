package script

// Kind is the script of a text.
type Kind uint8

const (
	Neither     Kind = iota // no character is decisive: Latin, or Chinese that is the same in both
	Traditional             // all decisive characters, or nearly all
	Simplified
	Mixed // at least a fifth of each
)

func (k Kind) String() string {
	return [...]string{"neither", "traditional", "simplified", "mixed"}[k]
}

// Detected is what [Detect] found.
type Detected struct {
	Kind                    Kind
	Traditional, Simplified int   // how many characters are in that script only
	Minority                []int // byte offsets of the characters of the rarer script
}

// Detect reports which script a text is in, going by the characters that are in
// only one of the two. Those in both, such as 后 or 里, decide nothing.
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
