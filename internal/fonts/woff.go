package fonts

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
)

// WOFF compresses a font, as [Face.Subset] makes it, table by table (WOFF File
// Format 1.0, 3 to 5): the result is a third to a half as long, and every browser
// reads it.
func WOFF(font []byte) []byte {
	be, d := binary.BigEndian, table(font)
	n := d.u16(4)
	head := append([]byte("wOFF"), font[:4]...)
	head = append(head, make([]byte, 36)...)
	be.PutUint16(head[12:], uint16(n))
	be.PutUint32(head[16:], uint32(len(font)))
	be.PutUint16(head[20:], 1) // version 1.0 of the file, which nobody reads
	var body bytes.Buffer
	start := len(head) + 20*n
	for i := range n {
		entry := font[12+16*i:][:16]
		from, size := d.u32(12+16*i+8), d.u32(12+16*i+12)
		data := font[from : from+size]
		var small bytes.Buffer
		w, err := zlib.NewWriterLevel(&small, zlib.BestCompression)
		if err != nil {
			panic("fonts: " + err.Error()) // the level is a constant
		}
		w.Write(data) // a Buffer takes everything
		w.Close()
		if small.Len() < size {
			data = small.Bytes()
		}
		head = append(head, entry[:4]...)
		head = be.AppendUint32(head, uint32(start+body.Len()))
		head = be.AppendUint32(head, uint32(len(data)))
		head = be.AppendUint32(head, uint32(size))
		head = append(head, entry[4:8]...) // its checksum
		body.Write(data)
		for body.Len()%4 != 0 {
			body.WriteByte(0)
		}
	}
	be.PutUint32(head[8:], uint32(len(head)+body.Len()))
	return append(head, body.Bytes()...)
}
