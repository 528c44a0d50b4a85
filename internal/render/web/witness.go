package web

import (
	"encoding/json"

	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// PrivateFile marks a site that holds an author's text which may not be published;
// it is at the site's root. Whoever publishes a folder must look for it.
const PrivateFile = "private.json"

// Marker is the content of [PrivateFile].
type Marker struct {
	Private  bool     `json:"private"`
	Reason   string   `json:"reason"`
	Editions []string `json:"editions"` // whose author's text is in the site
}

// MarkPrivate writes the marker of a private site.
func (r *Files) MarkPrivate(put render.Put) error {
	data, err := json.MarshalIndent(Marker{true, "built with the authors' own texts from a reader's copies; their rights do not allow publication",
		r.private}, "", "  ")
	if err != nil {
		panic("render: " + err.Error()) // plain values only
	}
	if err := put(".gitignore", []byte("*\n")); err != nil { // git must add nothing of this folder
		return err
	}
	return put(PrivateFile, append(data, '\n'))
}

// DraftsFile marks a site that shows drafts, which are not to be published yet; it is
// at the site's root.
const DraftsFile = "drafts.json"

// MarkDrafts writes the mark of a site that shows drafts.
func (r *Files) MarkDrafts(put render.Put) error {
	return put(DraftsFile, []byte(`{"drafts": true, "reason": "built with what says draft: true"}`+"\n"))
}

// WitnessColumn returns the column of the author's text in a language of the site,
// or else that of the version in it, or -1.
func WitnessColumn(a *edition.Annotated, lang string) int {
	if c := a.Column(lang + edition.WitnessTag); c >= 0 && a.From[c] < 0 {
		return c
	}
	return a.Column(lang)
}
