package corpus

import (
	"crypto/sha256"
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// makers gives those whom edition.yaml names by their notes the names of the notes.
// Who has no name is reported.
func (c *editionReader) makers(e *edition.Edition, doc *source.Doc, problems *diag.List) {
	name := func(list edition.Makers, at ...any) {
		for i := range list {
			here := at
			if i > 0 || doc.Pos(append(slices.Clone(at), 0)...) != doc.Pos(at...) {
				here = append(slices.Clone(at), i)
			}
			c.maker(e, &list[i], doc, problems, here...)
		}
		if list != nil && len(list) == 0 {
			problems.Add(diag.Errorf("maker-name", doc.Pos(at...), "nobody is named here").WithHint(makerHint))
		}
	}
	name(e.Author, "author")
	name(e.Editor, "editor")
	for i := range e.Versions {
		v := &e.Versions[i]
		name(v.Translator, "versions", i, "translator")
		name(v.Reviser, "versions", i, "reviser")
		for k := range v.Audio {
			name(v.Audio[k].Reader, audioAt(doc, i, k, "reader")...)
		}
	}
}

const makerHint = "write a name, as in translator: Jane Lee; names by language, as in {zh-Hant: 李珍, en: Jane Lee}; or a note, as in note:lee; " +
	"or take the key out"

// maker finds the note of a maker, and checks that there is a name.
func (c *editionReader) maker(e *edition.Edition, m *edition.Maker, doc *source.Doc, problems *diag.List, at ...any) {
	if m.Note == "" {
		for tag, s := range m.Name {
			if strings.TrimSpace(s) == "" {
				delete(m.Name, tag)
			}
		}
		if m.Name.Empty() {
			problems.Add(diag.Errorf("maker-name", doc.Pos(at...), "there is no name here").WithHint(makerHint))
		}
		return
	}
	k := slices.IndexFunc(c.notes, func(n *edition.Note) bool { return n.ID == m.Note })
	if k < 0 && c.drafts.note(m.Note) {
		ReportDraft("note:"+m.Note, doc.Pos(at...), problems)
		return
	}
	if k < 0 {
		ids := make([]string, len(c.notes))
		for i, n := range c.notes {
			ids[i] = n.ID
		}
		hint := diag.DidYouMean(m.Note, ids)
		if hint == "" {
			hint = "write content/notes/" + m.Note + ".md, or the name itself"
		}
		problems.Add(diag.Errorf("maker-note", doc.Pos(at...), "there is no note %q", m.Note).WithHint(hint))
		return
	}
	n := c.notes[k]
	if slices.Contains(edition.NoteKinds, n.Kind) && n.Kind != "person" && n.Kind != "organisation" {
		problems.Add(diag.Errorf("maker-note", doc.Pos(at...), "the note %q is on a %s, which makes nothing", m.Note,
			n.Kind).WithHint("name the note on a person or an organisation, or write the name itself"))
		return
	}
	m.Name, m.Kind, m.Registers = n.Name, n.Kind, n.IDs.Registers()
	e.Digest = sha256.Sum256(append(e.Digest[:], n.Digest[:]...))
}
