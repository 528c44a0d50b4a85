package cite

import (
	"bytes"
	"encoding/json"
	"strings"
)

// value is a JSON value with its place, which messages need for line and column
// and encoding/json does not keep.
type value struct {
	from, to int  // byte offsets
	kind     byte // 's' string, 'n' number, 't' true, 'f' false, '0' null, '{', '['
	text     string
	members  []member
	items    []value
}

type member struct {
	key string
	off int
	value
}

// tree reads data, which must be valid JSON.
func tree(data []byte) value {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	t := treeReader{dec: dec, data: data}
	return t.value()
}

type treeReader struct {
	dec  *json.Decoder
	data []byte
}

// next returns the offset at which the next token begins.
func (t *treeReader) next() int {
	i := int(t.dec.InputOffset())
	for i < len(t.data) && strings.IndexByte(" \t\r\n,:", t.data[i]) >= 0 {
		i++
	}
	return i
}

func (t *treeReader) value() value {
	v := value{from: t.next()}
	tok, err := t.dec.Token()
	if err != nil {
		return value{from: v.from, to: v.from, kind: '0'}
	}
	switch tok := tok.(type) {
	case string:
		v.kind, v.text = 's', tok
	case json.Number:
		v.kind, v.text = 'n', tok.String()
	case bool:
		v.kind = 'f'
		if tok {
			v.kind = 't'
		}
	case nil:
		v.kind = '0'
	case json.Delim:
		v.kind = byte(tok)
		for t.dec.More() {
			if v.kind == '{' {
				m := member{off: t.next()}
				key, _ := t.dec.Token()
				m.key, _ = key.(string)
				m.value = t.value()
				v.members = append(v.members, m)
			} else {
				v.items = append(v.items, t.value())
			}
		}
		t.dec.Token() // the closing bracket
	}
	v.to = int(t.dec.InputOffset())
	return v
}

// scalar returns the text of a string or number.
func (v *value) scalar() (string, bool) { return v.text, v.kind == 's' || v.kind == 'n' }

// truth reads the flags of CSL, which may be true, 1 or "true".
func (v *value) truth() bool {
	return v.kind == 't' || (v.kind == 'n' || v.kind == 's') && v.text != "" && v.text != "0" && v.text != "false"
}

// what names a value's kind in messages.
func (v *value) what() string {
	switch v.kind {
	case 's':
		return "a string"
	case 'n':
		return "a number"
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '0':
		return "null"
	}
	return "true or false"
}
