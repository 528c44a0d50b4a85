package pdf

import (
	"errors"
	"fmt"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// A tagger makes the tags of Chromium those of an accessible file (ISO 14289-1, which is
// PDF/UA-1).
type tagger struct {
	ctx   *model.Context
	root  types.Dict
	last  int                  // highest number of an object
	added map[int]types.Object // by number
	pages []types.Dict
	order map[int]int // object number of a page to its own, from 1
	notes int
	named [][2]types.Object                           // names and the elements that have them
	heads map[types.StringLiteral]types.StringLiteral // names of heads of tables, by those that Chromium gave them
	place place
	meta  *Meta
}

func newTagger(ctx *model.Context, root types.Dict) (*tagger, error) {
	t := &tagger{ctx: ctx, root: root, added: map[int]types.Object{}, order: map[int]int{},
		heads: map[types.StringLiteral]types.StringLiteral{}}
	for n := range ctx.Table {
		t.last = max(t.last, n)
	}
	if err := count(ctx, root["Pages"], t.order, 0); err != nil {
		return nil, err
	}
	t.pages = make([]types.Dict, len(t.order))
	for n, at := range t.order {
		d, err := ctx.DereferenceDict(*types.NewIndirectRef(n, 0))
		if err != nil {
			return nil, err
		}
		t.pages[at-1] = d
	}
	return t, nil
}

// add gives a new object a number.
func (t *tagger) add(o types.Object) types.IndirectRef {
	t.last++
	t.added[t.last] = o
	return *types.NewIndirectRef(t.last, 0)
}

// mend makes all the changes.
func (t *tagger) mend() error {
	tree, err := t.ctx.DereferenceDict(t.root["StructTreeRoot"])
	if err != nil || tree == nil {
		return errors.Join(errors.New("it has no tags"), err)
	}
	roles := map[string]bool{}
	if err := t.elements(tree["K"], func(d types.Dict, ref types.IndirectRef) error {
		roles[role(d)] = true
		t.names(d, ref)
		if bare[role(d)] {
			d["K"] = frameless(d["K"])
		}
		switch role(d) {
		case "L":
			return t.items(d)
		case "Figure":
			t.figure(d)
		case noteAs:
			t.note(d, ref)
		}
		return nil
	}); err != nil {
		return err
	}
	t.drop(tree["IDTree"], 0) // its names are others now
	if len(t.named) > 0 {
		tree["IDTree"] = t.add(types.Dict{"Names": byName(t.named)})
	}
	mapped := types.Dict{} // 14.8.4.1: other types than the standard ones say which they stand for
	for _, of := range [][2]string{{"Strong", "Span"}, {"Em", "Span"}} {
		if roles[of[0]] {
			mapped[of[0]] = types.Name(of[1])
		}
	}
	if len(mapped) > 0 {
		tree["RoleMap"] = mapped
	}
	if err := t.outline(); err != nil {
		return err
	}
	if t.meta.Press {
		if err := t.forms(); err != nil {
			return err
		}
	}
	for _, page := range t.pages {
		if err := errors.Join(t.links(page), t.unmarked(page)); err != nil {
			return err
		}
	}
	return nil
}

// role returns the type of a structure element.
func role(d types.Dict) string {
	if s := d.NameEntry("S"); s != nil {
		return *s
	}
	return ""
}

// elements calls f with each structure element below some kids, parents first.
func (t *tagger) elements(kids types.Object, f func(types.Dict, types.IndirectRef) error) error {
	return t.walk(kids, f, 0)
}

func (t *tagger) walk(o types.Object, f func(types.Dict, types.IndirectRef) error, depth int) error {
	if depth > 500 {
		return errors.New("its tags are too deep")
	}
	ref, _ := o.(types.IndirectRef)
	o, err := t.dereference(o)
	if err != nil {
		return err
	}
	switch o := o.(type) {
	case types.Array:
		for _, kid := range slices.Clone(o) {
			if err := t.walk(kid, f, depth+1); err != nil {
				return err
			}
		}
	case types.Dict:
		if role(o) == "" { // a reference to content or to an annotation
			return nil
		}
		if err := f(o, ref); err != nil {
			return err
		}
		return t.walk(o["K"], f, depth+1)
	}
	return nil
}

func (t *tagger) dereference(o types.Object) (types.Object, error) {
	if ref, ok := o.(types.IndirectRef); ok {
		if added, ok := t.added[ref.ObjectNumber.Value()]; ok {
			return added, nil
		}
	}
	return t.ctx.Dereference(o)
}

// frameless returns the kids of an element without content of its own: its frame, which
// becomes an artifact.
func frameless(kids types.Object) types.Object {
	switch k := kids.(type) {
	case types.Integer:
		return types.Array{}
	case types.Array:
		return slices.DeleteFunc(k, func(o types.Object) bool {
			_, content := o.(types.Integer)
			return content || isContent(o)
		})
	}
	return kids
}

// isContent reports whether a kid is a reference to marked content on another page.
func isContent(o types.Object) bool {
	d, ok := o.(types.Dict)
	return ok && d.Type() != nil && *d.Type() == "MCR"
}

// figure makes a division of a figure that is text and has no other text in its place:
// as a figure it would be one picture, and mute.
func (t *tagger) figure(d types.Dict) {
	if said(d, "Alt") || said(d, "ActualText") {
		return
	}
	kids, _ := t.ctx.Dereference(d["K"])
	list, ok := kids.(types.Array)
	if !ok {
		list = types.Array{kids}
	}
	for _, kid := range list {
		if e, err := t.ctx.DereferenceDict(kid); err == nil && e != nil && role(e) != "" {
			d["S"] = types.Name("Div")
			return
		}
	}
}

// noteAs is what Chromium makes of role="article". It has no role for notes, so that the
// document has that one for them.
const noteAs = "Art"

// note makes a note of an element, with an ID of its own (14289-1, 7.9).
func (t *tagger) note(d types.Dict, ref types.IndirectRef) {
	t.notes++
	id := types.StringLiteral(fmt.Sprintf("note%06d", t.place.notes+t.notes))
	d["S"], d["ID"] = types.Name("Note"), id
	t.named = append(t.named, [2]types.Object{id, ref})
}

// items gives each item of a list a body (14.8.4.3.3: an LI has labels and bodies). What
// was the item becomes its body, since the content knows it as its parent.
func (t *tagger) items(list types.Dict) error {
	kids, ok := list["K"].(types.Array)
	if !ok {
		kids = types.Array{list["K"]}
	}
	for i, kid := range kids {
		ref, ok := kid.(types.IndirectRef)
		if !ok {
			continue
		}
		item, err := t.ctx.DereferenceDict(ref)
		if err != nil {
			return err
		}
		if role(item) != "LI" {
			continue
		}
		around := types.Dict{"Type": types.Name("StructElem"), "S": types.Name("LI"), "P": item["P"]}
		outer := t.add(around)
		label, rest, err := t.label(item)
		if err != nil {
			return err
		}
		item["S"], item["P"], item["K"] = types.Name("LBody"), outer, rest
		around["K"] = types.Array{ref}
		if label != nil {
			d, err := t.ctx.DereferenceDict(*label)
			if err != nil {
				return err
			}
			d["P"] = outer
			around["K"] = types.Array{*label, ref}
		}
		kids[i] = outer
	}
	list["K"] = kids
	return nil
}

// label returns the label among the kids of an item, and the others.
func (t *tagger) label(item types.Dict) (*types.IndirectRef, types.Object, error) {
	kids, ok := item["K"].(types.Array)
	if !ok {
		return nil, item["K"], nil
	}
	for i, kid := range kids {
		ref, ok := kid.(types.IndirectRef)
		if !ok {
			continue
		}
		d, err := t.ctx.DereferenceDict(ref)
		if err != nil {
			return nil, nil, err
		}
		if d != nil && role(d) == "Lbl" {
			return &ref, slices.Delete(slices.Clone(kids), i, i+1), nil
		}
	}
	return nil, kids, nil
}
