package render

import (
	"duizhao/internal/address"
	"duizhao/internal/edition"
)

// aboutLD returns those that an edition is about, as schema.org has them, with the pages
// of their notes.
func (r *Renderer) aboutLD(a *edition.Annotated, root, tag string) any {
	var out []any
	for _, id := range a.People {
		n := r.NoteByID[id]
		if n == nil {
			continue
		}
		list := agentList([]Named{{r.In(n.Name, tag), &edition.Maker{Kind: n.Kind, Registers: n.IDs.Registers()}}}, "Thing")
		if of, ok := list[0].(map[string]any); ok {
			of["@id"] = r.address(address.Note(id), root)
			out = append(out, of)
		}
	}
	return one(out)
}
