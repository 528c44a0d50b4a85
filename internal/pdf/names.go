package pdf

import (
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// names gives the head of a table a name that no other part of a book has, and the cells
// below it that name. Chromium numbers them anew at each run.
func (t *tagger) names(d types.Dict, ref types.IndirectRef) {
	renamed := func(o types.Object) types.Object {
		s, ok := o.(types.StringLiteral)
		if !ok {
			return o
		}
		name, ok := t.heads[s]
		if !ok {
			name = types.StringLiteral(fmt.Sprintf("head%06d", t.place.heads+len(t.heads)+1))
			t.heads[s] = name
		}
		return name
	}
	if id, ok := renamed(d["ID"]).(types.StringLiteral); ok {
		d["ID"] = id
		t.named = append(t.named, [2]types.Object{id, ref})
	}
	list, ok := d["A"].(types.Array)
	if !ok {
		list = types.Array{d["A"]}
	}
	for _, o := range list {
		if a, err := t.ctx.DereferenceDict(o); err == nil && a != nil {
			if of, ok := a["Headers"].(types.Array); ok {
				for i := range of {
					of[i] = renamed(of[i])
				}
			}
		}
	}
}

// drop leaves the nodes of a tree of names out of the file.
func (t *tagger) drop(o types.Object, depth int) {
	ref, ok := o.(types.IndirectRef)
	d, err := t.ctx.DereferenceDict(o)
	if err != nil || d == nil || depth > 30 {
		return
	}
	if kids, err := t.ctx.DereferenceArray(d["Kids"]); err == nil {
		for _, kid := range kids {
			t.drop(kid, depth+1)
		}
	}
	if ok {
		delete(t.ctx.Table, ref.ObjectNumber.Value())
	}
}
