package edition

import "strings"

// Maker is a person or an office that made something: what it is called, in one
// script or in several. Files may name the note on it instead, as note:lee; then the
// name is the note's.
type Maker struct {
	Name Text
	Note string // id of the note, or ""

	Kind      string     // of the note, such as person or organisation; "" without one
	Registers []Register // in which the note identifies it
}

// noteRef begins a reference to a note in the place of a name.
const noteRef = "note:"

// SetScalar sets a name that is the same in all languages, or the note.
func (m *Maker) SetScalar(s string) {
	if id, ok := strings.CutPrefix(s, noteRef); ok {
		m.Note = strings.TrimSpace(id)
		return
	}
	m.Name.SetScalar(s)
}

// Written returns what a maker is written as if it is not one word: a [Text].
func (m *Maker) Written() any { return &m.Name }

// Makers are those who made one thing, in their order. One may stand for a list.
type Makers []Maker

// MayBeOne says that a single maker may be written in the place of the list.
func (Makers) MayBeOne() {}

// By returns the one maker of a name.
func By(name Text) Makers { return Makers{{Name: name}} }

// Names returns what each is called.
func (m Makers) Names() []Text {
	out := make([]Text, len(m))
	for i := range m {
		out[i] = m[i].Name
	}
	return out
}

// Empty reports whether nobody is named.
func (m Makers) Empty() bool {
	for i := range m {
		if !m[i].Name.Empty() || m[i].Note != "" {
			return false
		}
	}
	return true
}
