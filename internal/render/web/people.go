package web

import (
	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// LinkedData says what pages are about, for machines (schema.org).
type LinkedData struct {
	words     *render.Words
	texts     *render.Texts
	addresses *render.Addresses
	credits   *render.Credits
	anchors   *Anchors
	config    *config.Site
	notes     map[string]*edition.Note
}

// aboutLD returns those that an edition is about, as schema.org has them, with the pages
// of their notes.
func (r *LinkedData) aboutLD(a *edition.Annotated, root, tag string) any {
	var out []any
	for _, id := range a.People {
		n := r.notes[id]
		if n == nil {
			continue
		}
		list := agentList([]render.Named{{Name: r.texts.In(n.Name, tag), Maker: &edition.Maker{Kind: n.Kind, Registers: n.IDs.Registers()}}}, "Thing")
		if of, ok := list[0].(map[string]any); ok {
			of["@id"] = r.addresses.Address(address.Note(id), root)
			out = append(out, of)
		}
	}
	return one(out)
}
