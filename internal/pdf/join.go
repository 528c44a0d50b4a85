package pdf

import (
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// joiner makes one file of finished parts of a book: their pages, tags, named places and
// outlines become one each. It writes the objects of a part as soon as it has it, so that
// only what all parts share is held.
type joiner struct {
	*writer
	numbers    int // of objects so far
	pages      types.Array
	count      int
	kids       types.Array       // of the document among the tags
	parents    types.Array       // keys and values of the parent tree
	key        int               // the next of these
	named      [][2]types.Object // what has a name among the tags
	roles      types.Dict
	dests      types.Dict
	outline    []outlineItem
	accessible bool
	producer   string
}

// Numbers of objects that all parts share.
const (
	rootObject = iota + 1
	infoObject
	pagesObject
	treeObject
	documentObject
	shared = documentObject
)

func newJoiner() *joiner {
	j := &joiner{numbers: shared, roles: types.Dict{}, dests: types.Dict{}, accessible: true}
	j.writer = newWriter(&j.numbers)
	return j
}

func reference(n int) types.IndirectRef { return *types.NewIndirectRef(n, 0) }

// part adds a finished part. blank reports whether its first page is none of the book.
func (j *joiner) part(f *finished, blank bool) error {
	ctx, err := read(f.data)
	if err != nil {
		return err
	}
	root, err := ctx.Catalog()
	if err != nil {
		return err
	}
	t, err := newTagger(ctx, root)
	if err != nil {
		return err
	}
	tree, err := ctx.DereferenceDict(root["StructTreeRoot"])
	if err != nil {
		return err
	}
	items, err := outlined(ctx, root)
	if err != nil {
		return err
	}
	by := j.numbers
	j.accessible = j.accessible && f.accessible
	j.producer = f.producer
	for _, item := range items {
		j.outline = append(j.outline, outlineItem{moved(item.dict, by).(types.Dict), item.level})
	}
	if err := j.shared(ctx, root, tree, by); err != nil {
		return err
	}
	documents, err := j.documents(ctx, tree, by)
	if err != nil {
		return err
	}
	objects := map[int]types.Object{}
	for n, entry := range ctx.Table {
		if entry == nil || entry.Free || entry.Object == nil {
			continue
		}
		o, err := ctx.Dereference(reference(n))
		if err != nil {
			return err
		}
		if o = j.own(o, by, documents); o != nil {
			objects[n+by] = o
		}
		j.numbers = max(j.numbers, n+by)
	}
	j.numbers++
	node, kids := j.numbers, types.Array{}
	for i, n := range slices.SortedFunc(maps.Keys(t.order), func(a, b int) int { return t.order[a] - t.order[b] }) {
		if i == 0 && blank {
			delete(objects, n+by)
			continue
		}
		objects[n+by].(types.Dict)["Parent"] = reference(node)
		kids = append(kids, reference(n+by))
	}
	objects[node] = types.Dict{"Type": types.Name("Pages"), "Count": types.Integer(len(kids)), "Kids": kids, "Parent": reference(pagesObject)}
	j.pages, j.count = append(j.pages, reference(node)), j.count+len(kids)
	if next, ok := tree["ParentTreeNextKey"].(types.Integer); ok {
		j.key += int(next)
	}
	return j.add(objects)
}

// own returns an object of a part as the book has it; nil if the book has its own.
func (j *joiner) own(o types.Object, by int, documents map[int]bool) types.Object {
	switch o := o.(type) {
	case types.ObjectStreamDict, *types.ObjectStreamDict, types.XRefStreamDict, *types.XRefStreamDict:
		return nil
	case types.StreamDict:
		if kind := o.Dict.Type(); kind != nil && (*kind == "Metadata" || *kind == "ObjStm" || *kind == "XRef") {
			return nil
		}
		return types.StreamDict{Dict: moved(o.Dict, by).(types.Dict), Raw: o.Raw}
	case *types.StreamDict:
		return j.own(*o, by, documents)
	case types.Dict:
		if kind := o.Type(); kind != nil && (*kind == "Catalog" || *kind == "Pages" || *kind == "StructTreeRoot" || *kind == "Outlines") {
			return nil
		}
		d := moved(o, by).(types.Dict)
		for _, key := range []string{"StructParents", "StructParent"} {
			if n, ok := d[key].(types.Integer); ok {
				d[key] = n + types.Integer(j.key)
			}
		}
		if p, ok := o["P"].(types.IndirectRef); ok && documents[p.ObjectNumber.Value()] {
			d["P"] = reference(documentObject)
		}
		return d
	}
	return moved(o, by)
}

// shared takes what the catalog of a part and its tags have for all of it.
func (j *joiner) shared(ctx *model.Context, root, tree types.Dict, by int) error {
	dests, err := ctx.DereferenceDict(root["Dests"])
	if err != nil {
		return err
	}
	for name, to := range dests {
		if to, err = ctx.Dereference(to); err != nil {
			return err
		}
		if j.dests[name] == nil {
			j.dests[name] = moved(to, by)
		}
	}
	roles, err := ctx.DereferenceDict(tree["RoleMap"])
	if err != nil {
		return err
	}
	maps.Copy(j.roles, roles)
	notes, err := ctx.DereferenceDict(tree["IDTree"])
	if err != nil {
		return err
	}
	list, err := ctx.DereferenceArray(notes["Names"])
	if err != nil {
		return err
	}
	for i := 0; i+1 < len(list); i += 2 {
		j.named = append(j.named, [2]types.Object{list[i], moved(list[i+1], by)})
	}
	return j.numbered(ctx, tree["ParentTree"], by)
}

// numbered takes a number tree of parents (7.9.7).
func (j *joiner) numbered(ctx *model.Context, o types.Object, by int) error {
	d, err := ctx.DereferenceDict(o)
	if err != nil {
		return err
	}
	kids, err := ctx.DereferenceArray(d["Kids"])
	if err != nil {
		return err
	}
	for _, kid := range kids {
		if err := j.numbered(ctx, kid, by); err != nil {
			return err
		}
	}
	list, err := ctx.DereferenceArray(d["Nums"])
	if err != nil {
		return err
	}
	for i := 0; i+1 < len(list); i += 2 {
		key, _ := list[i].(types.Integer)
		j.parents = append(j.parents, key+types.Integer(j.key), moved(list[i+1], by))
	}
	return nil
}

// documents takes the kids of a part's document among the tags, and returns the number
// of its object, or what numbers there are.
func (j *joiner) documents(ctx *model.Context, tree types.Dict, by int) (map[int]bool, error) {
	out := map[int]bool{}
	top := tree["K"]
	list, ok := top.(types.Array)
	if !ok {
		list = types.Array{top}
	}
	for _, o := range list {
		ref, ok := o.(types.IndirectRef)
		d, err := ctx.DereferenceDict(o)
		if err != nil {
			return nil, err
		}
		if !ok || d == nil {
			continue
		}
		out[ref.ObjectNumber.Value()] = true
		kids, err := ctx.Dereference(d["K"])
		if err != nil {
			return nil, err
		}
		if _, ok := kids.(types.Array); !ok {
			kids = types.Array{d["K"]}
		}
		j.kids = append(j.kids, moved(kids, by).(types.Array)...)
	}
	return out, nil
}

// moved returns an object that refers to objects with higher numbers.
func moved(o types.Object, by int) types.Object {
	switch o := o.(type) {
	case types.IndirectRef:
		return reference(o.ObjectNumber.Value() + by)
	case types.Dict:
		d := make(types.Dict, len(o))
		for key, value := range o {
			d[key] = moved(value, by)
		}
		return d
	case types.Array:
		a := make(types.Array, len(o))
		for i, value := range o {
			a[i] = moved(value, by)
		}
		return a
	}
	return o
}

// end writes what all parts share, and returns the file.
func (j *joiner) end(m Meta) ([]byte, error) {
	root := types.Dict{"Type": types.Name("Catalog"), "Pages": reference(pagesObject), "StructTreeRoot": reference(treeObject),
		"MarkInfo": types.Dict{"Type": types.Name("MarkInfo"), "Marked": types.Boolean(true)}}
	m.describe(root)
	tree := types.Dict{"Type": types.Name("StructTreeRoot"), "K": reference(documentObject)}
	objects := map[int]types.Object{
		rootObject: root, infoObject: m.info(j.producer), treeObject: tree,
		pagesObject:    types.Dict{"Type": types.Name("Pages"), "Kids": j.pages, "Count": types.Integer(j.count)},
		documentObject: types.Dict{"Type": types.Name("StructElem"), "S": types.Name("Document"), "P": reference(treeObject), "K": j.kids},
	}
	add := func(o types.Object) types.IndirectRef {
		j.numbers++
		objects[j.numbers] = o
		return reference(j.numbers)
	}
	root["Dests"] = add(j.dests)
	root["Metadata"] = add(types.StreamDict{Dict: types.Dict{"Type": types.Name("Metadata"), "Subtype": types.Name("XML")},
		Raw: xmp(m, j.producer, j.accessible)})
	if len(j.outline) > 0 {
		root["Outlines"] = nest(j.outline, add)
	}
	tree["ParentTree"] = add(types.Dict{"Nums": j.parents})
	tree["ParentTreeNextKey"] = types.Integer(j.key)
	if len(j.named) > 0 {
		tree["IDTree"] = add(types.Dict{"Names": byName(j.named)})
	}
	if len(j.roles) > 0 {
		tree["RoleMap"] = j.roles
	}
	if err := j.add(objects, rootObject, infoObject); err != nil {
		return nil, err
	}
	return j.trailer(rootObject, infoObject)
}
