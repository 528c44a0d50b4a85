package witness

import "encoding/binary"

// inside returns what the seal holds: in the order of the lock, for each wording its
// own print unless that is in the open, and those of its segments if it has several.
func (l *Lock) inside() []byte {
	var out []byte
	put := func(p print) {
		out = append(binary.LittleEndian.AppendUint32(out, p.sum)[:len(out)+3], p.mark[:]...)
	}
	for i := range l.Blocks {
		for k := range l.Blocks[i].Forms {
			f := &l.Blocks[i].Forms[k]
			if !f.Open {
				put(f.print)
			}
			for _, s := range f.segments {
				put(s)
			}
		}
	}
	return out
}

// open takes the prints from what the seal held. It reports whether the length was
// exactly right.
func (l *Lock) open(data []byte) bool {
	const size = 3 + 16
	get := func() (p print) {
		if len(data) >= size {
			p.bits = sealedBits
			p.sum = uint32(data[0]) | uint32(data[1])<<8 | uint32(data[2])<<16
			p.mark = [16]byte(data[3:size])
		}
		data = data[min(size, len(data)):]
		return p
	}
	want := 0
	for i := range l.Blocks {
		for _, f := range l.Blocks[i].Forms {
			if !f.Open {
				want += size
			}
			if len(f.Breaks) > 1 {
				want += size * len(f.Breaks)
			}
		}
	}
	if len(data) != want {
		return false
	}
	for i := range l.Blocks {
		for k := range l.Blocks[i].Forms {
			f := &l.Blocks[i].Forms[k]
			if !f.Open {
				f.print = get()
			}
			if f.segments = nil; len(f.Breaks) > 1 {
				for range f.Breaks {
					f.segments = append(f.segments, get())
				}
			}
		}
	}
	return true
}
