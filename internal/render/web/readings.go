package web

import (
	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/render"
)

// Readings makes what readings over names are taken from. Few readers ask for them, and
// so pages do not have them.
type Readings struct {
	glossary *render.Glossary
}

// Make makes the script with the readings of an edition's notes, by the ids of their
// entries:
//
//	duizhao.readings({
//	"n.1a":"Lǐ Zhēn",
//	})
func (r *Readings) Make(a *edition.Shown, put render.Put) error {
	b := []byte("duizhao.readings({\n")
	for i := range a.Entries {
		e := &a.Entries[i]
		if e.Kind != edition.NoteEntry {
			continue
		}
		if reading := r.glossary.Pinyin(e.Ref); reading != "" {
			b = append(encode.Script(b, e.Anchor), ':')
			b = append(encode.Script(b, reading), ",\n"...)
		}
	}
	return put(address.Readings(a.Slug), append(b, "});\n"...))
}
