package card

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"sync"
)

// The writer of PNG (ISO/IEC 15948) is ours: it knows that most rows of a card are blank,
// and takes a third of the time of one that looks at each of their pixels.

// most is how many bytes a picture may have that has been packed in haste. One that has
// more, since it is full of text, is packed again with care.
const most = 48 << 10

// packers compress, in haste and with care.
var packers = [...]sync.Pool{{New: packer(flate.BestSpeed)}, {New: packer(flate.BestCompression)}}

func packer(level int) func() any {
	return func() any {
		w, err := flate.NewWriter(nil, level)
		if err != nil {
			panic("card: " + err.Error()) // the level is valid
		}
		return w
	}
}

// bytes returns the picture as PNG.
func (c *canvas) bytes() ([]byte, error) {
	data, err := c.packed(0)
	if len(data) > most {
		return c.packed(1)
	}
	return data, err
}

// packed returns the picture as PNG, of four bits for each pixel.
func (c *canvas) packed(care int) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, uint32(c.width))
	head = append(binary.BigEndian.AppendUint32(head, uint32(c.height)), 4, 3, 0, 0, 0) // four bits, of a palette
	chunk(&out, "IHDR", head)
	var colours []byte
	for _, p := range palette {
		colours = append(colours, p.R, p.G, p.B)
	}
	chunk(&out, "PLTE", colours)
	data, err := c.data(care)
	if err != nil {
		return nil, err
	}
	chunk(&out, "IDAT", data)
	chunk(&out, "IEND", nil)
	return out.Bytes(), nil
}

// rowSize is how many bytes a row has: the first is the filter, none; then two pixels each.
const rowSize = 1 + Width/2

// data returns the rows, compressed (RFC 1950, 1951). Stretches of blank rows are the same
// on every card, and so are the bytes that they become: those are made once. Each stretch
// ends at a byte, and begins without memory of what was before.
func (c *canvas) data(care int) ([]byte, error) {
	out := bytes.NewBuffer([]byte{0x78, 0x01})
	w := packers[care].Get().(*flate.Writer)
	defer packers[care].Put(w)
	sum := checksum{1, 0}
	var rows []byte
	for y := 0; y < c.height; {
		from := y
		for y < c.height && c.inked[y] == c.inked[from] {
			y++
		}
		if !c.inked[from] {
			if err := blank(out, y-from); err != nil {
				return nil, err
			}
			sum = sum.zeros(rowSize * (y - from))
			continue
		}
		rows = rows[:0]
		for n := from; n < y; n++ {
			rows = append(rows, 0)
			for pix := c.pix[n*c.width : (n+1)*c.width]; len(pix) > 1; pix = pix[2:] {
				rows = append(rows, pix[0]<<4|pix[1])
			}
		}
		w.Reset(out)
		if _, err := w.Write(rows); err != nil {
			return nil, err
		}
		if err := w.Flush(); err != nil {
			return nil, err
		}
		sum = sum.add(rows)
	}
	out.Write([]byte{1, 0, 0, 0xff, 0xff}) // a last block, of nothing
	return binary.BigEndian.AppendUint32(out.Bytes(), sum.b<<16|sum.a), nil
}

// blanks are what stretches of blank rows become: of 1, 2, 4 and so on up to 1024 rows. Cards
// and covers are as wide.
var blanks = sync.OnceValues(func() ([][]byte, error) {
	var out [][]byte
	for rows := 1; rows <= 1024; rows *= 2 {
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, flate.BestCompression)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(make([]byte, rows*rowSize)); err != nil {
			return nil, err
		}
		if err := w.Flush(); err != nil {
			return nil, err
		}
		out = append(out, b.Bytes())
	}
	return out, nil
})

// blank appends so many blank rows, compressed.
func blank(out *bytes.Buffer, rows int) error {
	list, err := blanks()
	for i := range list {
		if rows&(1<<i) != 0 {
			out.Write(list[i])
		}
	}
	return err
}

// checksum is an Adler-32 (RFC 1950) of what came so far.
type checksum struct{ a, b uint32 }

const adler = 65521

func (s checksum) zeros(n int) checksum {
	return checksum{s.a, uint32((uint64(s.b) + uint64(n)*uint64(s.a)) % adler)}
}

func (s checksum) add(data []byte) checksum {
	next := adler32.Checksum(data)
	a, b := next&0xffff, next>>16 // of data alone, whose a began at 1
	past := s.zeros(len(data))
	return checksum{(s.a + a + adler - 1) % adler, uint32((uint64(past.b) + uint64(b) + uint64(adler-1)*uint64(len(data))) % adler)}
}

// chunk appends a chunk of a PNG.
func chunk(to *bytes.Buffer, kind string, data []byte) {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, kind...), data...)
	to.Write(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:])))
}
