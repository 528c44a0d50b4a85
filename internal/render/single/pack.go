package single

import (
	"bytes"
	"duizhao/internal/edition"
	"duizhao/internal/render"
	"encoding/json"
	"strconv"

	"github.com/klauspost/compress/gzip"
)

// packClaims returns the parts of the margin that packsClaim leaves out, by id.
func (r *Packer) packClaims(v *render.View) map[string]string {
	out := map[string]string{}
	for i := range v.Entries {
		e := &v.Entries[i]
		c := r.claims[e.Ref]
		if e.Kind != edition.ClaimEntry || c == nil || len(v.Columns) < 2 {
			continue
		}
		t := r.typesetter.RowsOn(nil, v)
		for n, l := range v.Shown()[1:] {
			t.Gloss(r.glossary.Known(c, l), n+1)
		}
		out[e.Anchor] = string(t.Bytes())
	}
	return out
}

// packEntries returns, for each entry of the margin, the id of its full text, or "".
func packEntries(v *render.View) []string {
	var out []string
	for _, entries := range v.Margin {
		for _, i := range entries {
			switch e := &v.Entries[i]; e.Kind {
			case edition.NoteEntry:
				out = append(out, render.Name("note", e.Ref))
			case edition.ClaimEntry:
				out = append(out, render.Name("claim", e.Ref))
			default:
				out = append(out, "")
			}
		}
	}
	return out
}

// pack is what the file holds besides its HTML.
type pack struct {
	Drawings []string               `json:"drawings"` // of each figure the whole
	Entries  []string               `json:"entries"`  // of the margin, in the order of the page: the id of the full text of each, or ""
	Claims   map[string]string      `json:"claims"`   // what is known of them in further languages, by the id of the entry
	Back     string                 `json:"back"`
	More     map[string][2]string   `json:"more"`               // by language: the word that links to it, and the language of that
	Versions map[string]*packedText `json:"versions,omitempty"` // by language
	Style    string                 `json:"style"`              // of what a script opens
	Script   string                 `json:"script"`             // what the page does with all that
}

// json returns the pack before compression.
func (p *pack) json() []byte {
	var data bytes.Buffer
	enc := json.NewEncoder(&data)
	enc.SetEscapeHTML(false) // it will be compressed: nothing in it can end an element
	if err := enc.Encode(p); err != nil {
		panic("render: " + err.Error()) // it holds only strings
	}
	return data.Bytes()
}

// append begins the element that holds the pack, compressed, as text.
func (p *pack) append(b []byte) []byte {
	var small bytes.Buffer
	w, err := gzip.NewWriterLevel(&small, gzip.BestCompression)
	if err != nil {
		panic("render: " + err.Error()) // the level is a constant
	}
	w.Write(p.json()) // a Buffer never fails
	w.Close()
	b = strconv.AppendInt(append(b, `<script type="text/plain" id="pack" data-size="`...), int64(small.Len()), 10)
	return base93(append(b, `">`...), small.Bytes())
}
