package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"duizhao/internal/diag"
)

// table is a table of a font, or a part of one. Reading outside it yields 0, so that
// a broken font leads to a poor subset and not to a crash.
type table []byte

func (t table) u8(i int) int {
	if i < 0 || i >= len(t) {
		return 0
	}
	return int(t[i])
}

func (t table) u16(i int) int {
	if i < 0 || i+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[i:]))
}

func (t table) i16(i int) int { return int(int16(t.u16(i))) }

func (t table) u32(i int) int {
	if i < 0 || i+4 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint32(t[i:]))
}

// from returns the part of t that begins at an offset, or nothing if that is
// outside.
func (t table) from(i int) table {
	if i < 0 || i > len(t) {
		return nil
	}
	return t[i:]
}

// directory reads the list of tables (OpenType 1.9, "Organization of an OpenType
// Font").
func directory(data []byte) (map[string]table, error) {
	d := table(data)
	switch d.u32(0) {
	case 0x00010000, 0x74727565: // "true"
	case 0x4F54544F: // "OTTO"
		return nil, &diag.Fault{Text: "it has PostScript outlines (CFF); a TrueType version of it is needed"}
	case 0x74746366: // "ttcf"
		return nil, &diag.Fault{Text: "it is a collection of fonts; single TrueType files are needed"}
	case 0x774F4646, 0x774F4632: // "wOFF", "wOF2"
		return nil, &diag.Fault{Text: "it is a web font (WOFF); the TrueType file that it was made from is needed"}
	default:
		return nil, &diag.Fault{Text: "it is not a font"}
	}
	tables := map[string]table{}
	for i := range d.u16(4) {
		at := 12 + 16*i
		from, size := d.u32(at+8), d.u32(at+12)
		if at+16 > len(d) || from > len(d) || size > len(d)-from {
			return nil, &diag.Fault{Text: "it is cut short"}
		}
		tables[string(d[at:at+4])] = d[from : from+size]
	}
	for _, tag := range []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "OS/2"} {
		if len(tables[tag]) == 0 {
			return nil, &diag.Fault{Text: fmt.Sprintf("it lacks the table %s", tag)}
		}
	}
	if tables["fvar"] != nil {
		return nil, &diag.Fault{Text: "it is a variable font; its static files are needed"}
	}
	return tables, nil
}

// assemble makes a font of these tables, in the order of their tags, with its
// checksums (OpenType 1.9, "Calculating checksums").
func assemble(tables map[string]table) ([]byte, error) {
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	n := len(tags)
	power := 0
	for 1<<(power+1) <= n {
		power++
	}
	be := binary.BigEndian
	out := be.AppendUint32(nil, 0x00010000)
	out = be.AppendUint16(out, uint16(n))
	out = be.AppendUint16(out, uint16(16<<power))
	out = be.AppendUint16(out, uint16(power))
	out = be.AppendUint16(out, uint16(16*n-16<<power))
	at := 12 + 16*n
	head := 0
	for _, tag := range tags {
		t := tables[tag]
		if tag == "head" {
			if len(t) < 54 {
				return nil, errors.New("the table head is too short")
			}
			t = slices.Clone(t)
			clear(t[8:12])
			tables[tag] = t
			head = at
		}
		out = append(out, tag...)
		out = be.AppendUint32(out, checksum(t))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(t)))
		at += (len(t) + 3) &^ 3
	}
	for _, tag := range tags {
		out = append(out, tables[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out, nil
}

func checksum(t []byte) uint32 {
	var sum uint32
	for len(t) >= 4 {
		sum += binary.BigEndian.Uint32(t)
		t = t[4:]
	}
	var rest [4]byte
	copy(rest[:], t)
	return sum + binary.BigEndian.Uint32(rest[:])
}
