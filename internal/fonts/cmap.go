package fonts

import (
	"encoding/binary"
	"maps"
	"slices"
)

// readCmap returns the glyph of each character (OpenType 1.9, "cmap"), from the
// subtable of format 12 if there is one, else of format 4.
func readCmap(t table) map[rune]uint16 {
	best, score := table(nil), 0
	for i := range t.u16(2) {
		platform, encoding := t.u16(4+8*i), t.u16(6+8*i)
		sub := t.from(t.u32(8 + 8*i))
		unicode := platform == 0 || platform == 3 && (encoding == 1 || encoding == 10)
		if f := sub.u16(0); unicode && (f == 4 || f == 12) && f > score {
			best, score = sub, f
		}
	}
	out := map[rune]uint16{}
	switch score {
	case 4:
		cmap4(best, out)
	case 12:
		next := 0 // the groups are sorted and do not overlap
		for i := range min(best.u32(12), len(best)/12) {
			first, last, glyph := best.u32(16+12*i), best.u32(20+12*i), best.u32(24+12*i)
			for c := max(first, next); c <= last && c <= 0x10FFFF; c++ {
				next = c + 1
				if g := glyph + c - first; g > 0 && g < 0xFFFF {
					out[rune(c)] = uint16(g)
				}
			}
		}
	}
	return out
}

func cmap4(t table, out map[rune]uint16) {
	n := t.u16(6) / 2
	next := 0 // the segments are sorted and do not overlap
	for i := range n {
		last, first := t.u16(14+2*i), t.u16(16+2*n+2*i)
		delta, at := t.u16(16+4*n+2*i), 16+6*n+2*i
		offset := t.u16(at)
		for c := max(first, next); c <= last && c < 0xFFFF; c++ {
			next = c + 1
			g := c
			if offset != 0 {
				if g = t.u16(at + offset + 2*(c-first)); g == 0 {
					continue
				}
			}
			if g = (g + delta) & 0xFFFF; g != 0 {
				out[rune(c)] = uint16(g)
			}
		}
	}
}

// writeCmap makes the cmap of a subset: format 4 for the basic plane, and 12 for all
// planes.
func writeCmap(glyphs map[rune]uint16) table {
	type run struct {
		first, last rune
		glyph       uint16
	}
	var runs []run
	for _, c := range slices.Sorted(maps.Keys(glyphs)) {
		g := glyphs[c]
		if k := len(runs) - 1; k >= 0 && runs[k].last == c-1 && c != 0x10000 && int(runs[k].glyph)+int(c-runs[k].first) == int(g) {
			runs[k].last = c
			continue
		}
		runs = append(runs, run{c, c, g})
	}
	basic := slices.IndexFunc(runs, func(r run) bool { return r.first > 0xFFFF })
	if basic < 0 {
		basic = len(runs)
	}
	be := binary.BigEndian
	n := basic + 1 // the last segment is U+FFFF alone
	power := 0
	for 1<<(power+1) <= n {
		power++
	}
	f4 := be.AppendUint16(nil, 4)
	f4 = be.AppendUint16(f4, uint16(16+8*n))
	f4 = be.AppendUint16(f4, 0)
	f4 = be.AppendUint16(f4, uint16(2*n))
	f4 = be.AppendUint16(f4, uint16(2<<power))
	f4 = be.AppendUint16(f4, uint16(power))
	f4 = be.AppendUint16(f4, uint16(2*n-2<<power))
	ends, starts, deltas := []byte{}, []byte{0, 0}, []byte{}
	for _, r := range runs[:basic] {
		ends = be.AppendUint16(ends, uint16(r.last))
		starts = be.AppendUint16(starts, uint16(r.first))
		deltas = be.AppendUint16(deltas, r.glyph-uint16(r.first))
	}
	ends, starts, deltas = append(ends, 0xFF, 0xFF), append(starts, 0xFF, 0xFF), append(deltas, 0, 1)
	f4 = append(append(append(append(f4, ends...), starts...), deltas...), make([]byte, 2*n)...)

	f12 := be.AppendUint16(nil, 12)
	f12 = be.AppendUint16(f12, 0)
	f12 = be.AppendUint32(f12, uint32(16+12*len(runs)))
	f12 = be.AppendUint32(f12, 0)
	f12 = be.AppendUint32(f12, uint32(len(runs)))
	for _, r := range runs {
		f12 = be.AppendUint32(f12, uint32(r.first))
		f12 = be.AppendUint32(f12, uint32(r.last))
		f12 = be.AppendUint32(f12, uint32(r.glyph))
	}
	if len(f4) > 0xFFFF { // its length would not fit, and every reader knows format 12
		return append(be.AppendUint32([]byte{0, 0, 0, 1, 0, 3, 0, 10}, 12), f12...)
	}
	out := be.AppendUint32([]byte{0, 0, 0, 2, 0, 3, 0, 1}, 20)
	out = be.AppendUint32(append(out, 0, 3, 0, 10), uint32(20+len(f4)))
	return append(append(out, f4...), f12...)
}
