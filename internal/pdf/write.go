package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// file is a PDF by its objects (ISO 32000-1, 7.5). It is written with object streams
// and a cross-reference stream: the many small objects of the tags then take a tenth
// of the space.
type file struct {
	objects    map[int]types.Object
	root, info int
}

// perStream is how many objects an object stream has.
const perStream = 200

// bytes returns the file. The same objects give the same bytes.
func (f *file) bytes() ([]byte, error) {
	last := slices.Max(slices.Collect(maps.Keys(f.objects)))
	w := newWriter(&last)
	if err := w.add(f.objects, f.root, f.info); err != nil {
		return nil, err
	}
	return w.trailer(f.root, f.info)
}

// writer writes a file, some objects after others.
type writer struct {
	b    bytes.Buffer
	rows [][3]int // by the number of an object: type, offset or stream, 0 or index
	last *int     // highest number of an object so far
}

func newWriter(last *int) *writer {
	w := &writer{last: last}
	w.b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	return w
}

// row notes where an object is.
func (w *writer) row(n int, r [3]int) {
	if n >= len(w.rows) {
		w.rows = append(w.rows, make([][3]int, n+1-len(w.rows))...)
	}
	w.rows[n] = r
}

// add writes objects, some of them uncompressed, for whoever looks at the raw file.
func (w *writer) add(objects map[int]types.Object, plain ...int) error {
	var small []int
	for _, n := range slices.Sorted(maps.Keys(objects)) {
		switch o := objects[n].(type) {
		case types.StreamDict:
			w.row(n, [3]int{1, w.b.Len(), 0})
			stream(&w.b, n, o.Dict, o.Raw)
		case *types.StreamDict:
			w.row(n, [3]int{1, w.b.Len(), 0})
			stream(&w.b, n, o.Dict, o.Raw)
		default:
			if slices.Contains(plain, n) {
				w.row(n, [3]int{1, w.b.Len(), 0})
				fmt.Fprintf(&w.b, "%d 0 obj\n", n)
				w.b.Write(append(object(nil, o), "\nendobj\n"...))
				continue
			}
			small = append(small, n)
		}
	}
	for chunk := range slices.Chunk(small, perStream) {
		*w.last++
		var index, body []byte
		for i, n := range chunk {
			index = strconv.AppendInt(append(strconv.AppendInt(index, int64(n), 10), ' '), int64(len(body)), 10)
			index = append(index, ' ')
			body = append(object(body, objects[n]), '\n')
			w.row(n, [3]int{2, *w.last, i})
		}
		d := types.Dict{"Type": types.Name("ObjStm"), "N": types.Integer(len(chunk)), "First": types.Integer(len(index)), "Filter": types.Name("FlateDecode")}
		raw, err := deflate(append(index, body...))
		if err != nil {
			return err
		}
		w.row(*w.last, [3]int{1, w.b.Len(), 0})
		stream(&w.b, *w.last, d, raw)
	}
	return nil
}

// trailer ends the file with its cross-reference stream. The file's identifier (14.4) is
// a digest of all that precedes it.
func (w *writer) trailer(root, info int) ([]byte, error) {
	at, n := w.b.Len(), *w.last+1
	w.row(n, [3]int{1, at, 0})
	table := []byte{0, 0, 0, 0, 0, 255, 255} // object 0 is always free
	for _, r := range w.rows[1:] {
		table = append(table, byte(r[0]), byte(r[1]>>24), byte(r[1]>>16), byte(r[1]>>8), byte(r[1]), byte(r[2]>>8), byte(r[2]))
	}
	raw, err := deflate(table)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(w.b.Bytes())
	id := types.HexLiteral(hex.EncodeToString(sum[:16]))
	stream(&w.b, n, types.Dict{
		"Type": types.Name("XRef"), "Size": types.Integer(n + 1), "W": types.Array{types.Integer(1), types.Integer(4), types.Integer(2)},
		"Root": *types.NewIndirectRef(root, 0), "Info": *types.NewIndirectRef(info, 0), "ID": types.Array{id, id}, "Filter": types.Name("FlateDecode"),
	}, raw)
	fmt.Fprintf(&w.b, "startxref\n%d\n%%%%EOF\n", at)
	return w.b.Bytes(), nil
}

func deflate(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, zlib.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func stream(b *bytes.Buffer, n int, d types.Dict, raw []byte) {
	d = maps.Clone(d)
	d["Length"] = types.Integer(len(raw))
	fmt.Fprintf(b, "%d 0 obj\n", n)
	b.Write(object(nil, d))
	b.WriteString("\nstream\n")
	b.Write(raw)
	b.WriteString("\nendstream\nendobj\n")
}

// object appends an object (7.3), the keys of a dictionary in order.
func object(b []byte, o types.Object) []byte {
	switch o := o.(type) {
	case nil:
		return append(b, "null"...)
	case types.Dict:
		b = append(b, "<<"...)
		for _, key := range slices.Sorted(maps.Keys(o)) {
			b = append(append(b, '/'), types.EncodeName(key)...)
			b = object(append(b, ' '), o[key])
		}
		return append(b, ">>"...)
	case types.Array:
		b = append(b, '[')
		for i, e := range o {
			if i > 0 {
				b = append(b, ' ')
			}
			b = object(b, e)
		}
		return append(b, ']')
	case types.Float:
		return strconv.AppendFloat(b, float64(o), 'f', -1, 64)
	}
	return append(b, o.PDFString()...)
}

// text returns a text string (7.9.2.2): ASCII as it is, anything else in UTF-16.
func text(s string) types.Object {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] >= ' ' && s[i] < 0x7f && s[i] != '(' && s[i] != ')' && s[i] != '\\'
	}
	if plain {
		return types.StringLiteral(s)
	}
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return types.HexLiteral(hex.EncodeToString(b))
}

// byName returns a name tree of one node (7.9.6).
func byName(named [][2]types.Object) (out types.Array) {
	slices.SortFunc(named, func(a, b [2]types.Object) int { return strings.Compare(a[0].PDFString(), b[0].PDFString()) })
	for _, n := range named {
		out = append(out, n[0], n[1])
	}
	return out
}
