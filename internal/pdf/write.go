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
	numbers := slices.Sorted(maps.Keys(f.objects))
	next := numbers[len(numbers)-1] + 1
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	rows := map[int][3]int{} // type, offset or stream, 0 or index
	var small []int
	for _, n := range numbers {
		switch o := f.objects[n].(type) {
		case types.StreamDict:
			rows[n] = [3]int{1, b.Len(), 0}
			stream(&b, n, o.Dict, o.Raw)
		case *types.StreamDict:
			rows[n] = [3]int{1, b.Len(), 0}
			stream(&b, n, o.Dict, o.Raw)
		default:
			if n == f.root || n == f.info { // uncompressed, for whoever looks at the raw file
				rows[n] = [3]int{1, b.Len(), 0}
				fmt.Fprintf(&b, "%d 0 obj\n", n)
				b.Write(append(object(nil, o), "\nendobj\n"...))
				continue
			}
			small = append(small, n)
		}
	}
	for chunk := range slices.Chunk(small, perStream) {
		var index, body []byte
		for i, n := range chunk {
			index = strconv.AppendInt(append(strconv.AppendInt(index, int64(n), 10), ' '), int64(len(body)), 10)
			index = append(index, ' ')
			body = append(object(body, f.objects[n]), '\n')
			rows[n] = [3]int{2, next, i}
		}
		d := types.Dict{"Type": types.Name("ObjStm"), "N": types.Integer(len(chunk)), "First": types.Integer(len(index)), "Filter": types.Name("FlateDecode")}
		raw, err := deflate(append(index, body...))
		if err != nil {
			return nil, err
		}
		rows[next] = [3]int{1, b.Len(), 0}
		stream(&b, next, d, raw)
		next++
	}
	return f.trailer(&b, rows, next)
}

// trailer appends the cross-reference stream, which is object n. The file's
// identifier (14.4) is a digest of all that precedes it.
func (f *file) trailer(b *bytes.Buffer, rows map[int][3]int, n int) ([]byte, error) {
	at := b.Len()
	rows[n] = [3]int{1, at, 0}
	table := []byte{0, 0, 0, 0, 0, 255, 255} // object 0 is always free
	for i := 1; i <= n; i++ {
		r, ok := rows[i]
		if !ok {
			table = append(table, 0, 0, 0, 0, 0, 0, 0)
			continue
		}
		table = append(table, byte(r[0]), byte(r[1]>>24), byte(r[1]>>16), byte(r[1]>>8), byte(r[1]), byte(r[2]>>8), byte(r[2]))
	}
	raw, err := deflate(table)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(b.Bytes())
	id := types.HexLiteral(hex.EncodeToString(sum[:16]))
	stream(b, n, types.Dict{
		"Type": types.Name("XRef"), "Size": types.Integer(n + 1), "W": types.Array{types.Integer(1), types.Integer(4), types.Integer(2)},
		"Root": *types.NewIndirectRef(f.root, 0), "Info": *types.NewIndirectRef(f.info, 0), "ID": types.Array{id, id}, "Filter": types.Name("FlateDecode"),
	}, raw)
	fmt.Fprintf(b, "startxref\n%d\n%%%%EOF\n", at)
	return b.Bytes(), nil
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
