package pdf

import (
	"errors"
	"html"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// outlineItem is an item of an outline, with the level of its heading; 0 if that is not
// known.
type outlineItem struct {
	dict  types.Dict
	level int
}

// outlined returns the items of a file's outline, in order.
func outlined(ctx *model.Context, root types.Dict) (out []outlineItem, err error) {
	top, err := ctx.DereferenceDict(root["Outlines"])
	if err != nil || top == nil {
		return nil, err
	}
	var walk func(o types.Object, depth int) error
	walk = func(o types.Object, depth int) error {
		for n := 0; o != nil; n++ {
			d, err := ctx.DereferenceDict(o)
			if err != nil || d == nil || depth > 20 || n > 1e6 {
				return errors.Join(errors.New("its outline is broken"), err)
			}
			item := outlineItem{dict: d}
			if e, err := ctx.DereferenceDict(d["SE"]); err == nil && e != nil {
				if s := role(e); len(s) == 2 && s[0] == 'H' {
					item.level = int(s[1] - '0')
				}
			}
			out = append(out, item)
			if d["First"] != nil {
				if err := walk(d["First"], depth+1); err != nil {
					return err
				}
			}
			o = d["Next"]
		}
		return nil
	}
	if top["First"] == nil {
		return nil, nil
	}
	return out, walk(top["First"], 0)
}

// decoded returns the text of a text string (7.9.2.2).
func decoded(o types.Object) string {
	b, err := types.Dict{"x": o}.StringEntryBytes("x")
	if err != nil {
		return ""
	}
	s := string(b)
	if strings.HasPrefix(s, "\xfe\xff") {
		var units []uint16
		for i := 2; i+1 < len(b); i += 2 {
			units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
		}
		s = string(utf16.Decode(units))
	}
	return s
}

var (
	heading = pattern(`(?s)<h[1-6]\b[^>]*>(.*?)</h[1-6]>`)
	anyTag  = pattern(`<[^>]*>`)
)

// titles returns the headings of a document.
func titles(document []byte) map[string]bool {
	out := map[string]bool{}
	for _, m := range heading().FindAllSubmatch(document, -1) {
		out[html.UnescapeString(anyTag().ReplaceAllString(string(m[1]), ""))] = true
	}
	return out
}

// page returns the number in the book of a page of a part, from 1.
func (p *place) page(n int) int {
	if p.sheets == nil {
		return n
	}
	if p.blank {
		n--
	}
	return p.first + n - 1
}

// nest makes an outline of items by the levels of their headings.
func nest(items []outlineItem, add func(types.Object) types.IndirectRef) types.IndirectRef {
	top := types.Dict{"Type": types.Name("Outlines")}
	type open struct {
		level int
		dict  types.Dict
		ref   types.IndirectRef
		last  types.Dict // its last kid, and what that is called
		named types.IndirectRef
	}
	stack := []*open{{level: -1, dict: top}}
	stack[0].ref = add(top)
	for _, item := range items {
		for stack[len(stack)-1].level >= item.level {
			stack = stack[:len(stack)-1]
		}
		d := types.Dict{"Title": item.dict["Title"], "Dest": item.dict["Dest"], "Parent": stack[len(stack)-1].ref}
		if e := item.dict["SE"]; e != nil {
			d["SE"] = e
		}
		ref, in := add(d), stack[len(stack)-1]
		if in.last == nil {
			in.dict["First"] = ref
		} else {
			in.last["Next"], d["Prev"] = ref, in.named
		}
		in.dict["Last"], in.last, in.named = ref, d, ref
		for _, o := range stack {
			n, _ := o.dict["Count"].(types.Integer)
			o.dict["Count"] = n + 1
		}
		stack = append(stack, &open{level: item.level, dict: d, ref: ref})
	}
	return stack[0].ref
}
