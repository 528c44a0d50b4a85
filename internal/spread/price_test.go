package spread

import "fmt"

// price adds up what breaks cost, from the description in the package comment alone.
func price(pieces []Piece, floats []Float, breaks []Break, sheet *Sheet) (sum float64) {
	for b, at := range breaks {
		from, next := at.Piece, Break{len(pieces), len(floats)}
		if b+1 < len(breaks) {
			next = breaks[b+1]
		}
		to, due := next.Piece, 0
		for _, f := range floats {
			if f.Wanted <= to || to == len(pieces) {
				due++
			}
		}
		ends := to == len(pieces) || pieces[to].Part
		last := ends && next.Float == due
		most, lonely := 0., map[string]bool{}
		for s := range sides {
			used := 0.
			for _, note := range []bool{false, true} {
				line, sum := sheet.Line[s], 0.
				if note {
					line = sheet.Small[s]
				}
				var list []int // of this stack
				for i := from; i < to; i++ {
					if pieces[i].Note == note {
						list = append(list, i)
					}
				}
				for i := 0; i < len(list); {
					j := i + 1
					for j < len(list) && !pieces[list[j]].First {
						j++
					}
					p := &pieces[list[i]]
					if h := p.tall(j-i, s, sheet); h > 0 {
						if sum > 0 && sheet.Beside {
							sum += max(p.Gap[Left], p.Gap[Right])
						} else if sum > 0 {
							sum += p.Gap[s]
						}
						sum += h
						if h < 1.5*line && i == 0 && !p.First {
							lonely[fmt.Sprint(note, "head")] = true
						}
						if h < 1.5*line && j == len(list) && !ends && !pieces[to].First && pieces[to].Note == note {
							lonely[fmt.Sprint(note, "foot")] = true
						}
					}
					i = j
				}
				if note && sum > 0 {
					sum += sheet.Rule[s]
				}
				if !note {
					for k := at.Float; k < next.Float; k++ {
						if sum > 0 {
							sum += floats[k].Gap[s]
						}
						sum += floats[k].Height[s]
					}
				}
				used += sum / sheet.Height[s]
			}
			most = max(most, used)
			switch {
			case used > 1:
				sum += over * used
			case !last:
				sum += 1e4*(1-used)*(1-used) + 800*(1-used)
			}
		}
		if from == to && to < len(pieces) && (to == 0 || pieces[to].Part && floats[at.Float].Wanted > to) {
			sum += kept
		}
		for k := at.Float; k < next.Float; k++ {
			sum += moved * float64(max(0, from-floats[k].Wanted))
			sum += early * float64(max(0, floats[k].Wanted-to))
			if 0 < floats[k].After && to <= floats[k].After {
				sum += kept
			}
			if 0 < floats[k].Before && from > floats[k].Before {
				sum += astray
			}
		}
		sum += single * float64(len(lonely))
		switch {
		case last && most < nearly:
			sum += empty
		case ends:
		case to > 0 && pieces[to-1].Keep:
			sum += kept
		case pieces[to].Note && pieces[to].First:
			sum += later
		case pieces[to].Note:
			sum += resumed
		case !pieces[to].First:
			alone := true // of figures
			for i := from; i < to; i++ {
				alone = alone && pieces[i].Note
			}
			switch {
			case alone:
				sum += torn
			case pieces[to].Within:
				sum += within
			default:
				sum += parted
			}
		}
	}
	return sum
}

// ways returns all ways to go on from a break.
func ways(pieces []Piece, floats []Float, from Break, each func([]Break)) {
	var walk func(b Break, before []Break)
	walk = func(b Break, before []Break) {
		if b == (Break{len(pieces), len(floats)}) {
			each(before)
			return
		}
		before = append(before, b)
		for next := b.Piece; next <= len(pieces); next++ {
			for k := b.Float; k <= len(floats); k++ {
				if next == b.Piece && k == b.Float || crosses(pieces, floats, b, Break{next, k}) {
					continue
				}
				walk(Break{next, k}, before)
			}
		}
	}
	walk(from, nil)
}

// crosses reports whether a spread would have text or figures of two parts.
func crosses(pieces []Piece, floats []Float, from, to Break) bool {
	part := func(i int) (n int) { // of a piece
		for k := 1; k <= i; k++ {
			if pieces[k].Part {
				n++
			}
		}
		return n
	}
	of := map[int]bool{}
	for i := from.Piece; i < to.Piece; i++ {
		of[part(i)] = true
	}
	for _, f := range floats[from.Float:to.Float] {
		of[part(max(0, f.Wanted-1))] = true
	}
	if len(of) > 1 {
		return true
	}
	for _, f := range floats[to.Float:] { // no part begins before the figures of another are there
		for p := range of {
			if part(max(0, f.Wanted-1)) < p {
				return true
			}
		}
	}
	return false
}
