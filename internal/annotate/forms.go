package annotate

import (
	"cmp"
	"slices"
	"sync/atomic"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// formKey is a string in a language that names a note.
type formKey struct{ lang, text string }

// formUse is the note that has a form, and whether any text has it.
type formUse struct {
	note  int
	index int // among the note's forms in the language; -1 for its name
	seen  *atomic.Bool
}

// learn records a form and reports one that another note has already.
func (a *Apparatus) learn(lang, text string, note, index int, problems *diag.List) {
	k := formKey{lang, text}
	if u, ok := a.forms[k]; ok {
		if u.note != note {
			n, other := a.notes[note], a.notes[u.note]
			at := []any{"name", lang}
			if index >= 0 {
				at = []any{"forms", lang, index}
			}
			problems.Add(a.problem(n.Path, "form-twice", "give it to one of them only; the text can lead to one note", "the note "+other.ID+" has the form \""+text+"\" too", at...))
		}
		return
	}
	a.forms[k] = formUse{note, index, new(atomic.Bool)}
}

// see records that a text has a form.
func (a *Apparatus) see(tag, text string) {
	u, ok := a.forms[formKey{tag, text}]
	if !ok {
		u, ok = a.forms[formKey{lang.Public(tag), text}]
	}
	if ok && !u.seen.Load() {
		u.seen.Store(true)
	}
}

// readWhole records the private-use languages in which every row has a text. Such
// a text is the author's own, from a reader's copy: without all of it nothing can
// be said about the forms that only it has.
func (w *worker) readWhole() {
	for k, tag := range w.p.Langs {
		if lang.Public(tag) == tag || w.p.From[k] >= 0 {
			continue
		}
		lacks := func(r edition.Row) bool { return r.Cells[k] == nil && r.Kind != edition.Rule }
		if !slices.ContainsFunc(w.p.Rows, lacks) {
			w.whole.Store(tag, true)
		}
	}
}

// Unmatched warns of forms that no text since New has had. Only a note's name may
// be in no text: it is the headword.
func (a *Apparatus) Unmatched(problems *diag.List) {
	type unseen struct {
		formKey
		formUse
	}
	var list []unseen
	for k, u := range a.forms {
		if lang.Public(k.lang) != k.lang {
			if _, read := a.whole.Load(k.lang); !read {
				continue
			}
		}
		if u.index >= 0 && !u.seen.Load() {
			list = append(list, unseen{k, u})
		}
	}
	slices.SortFunc(list, func(x, y unseen) int {
		return cmp.Or(cmp.Compare(x.note, y.note), cmp.Compare(x.lang, y.lang), cmp.Compare(x.index, y.index))
	})
	for _, u := range list {
		n := a.notes[u.note]
		if u.lang == lang.Hans && u.index < len(n.Forms[lang.Hant]) { // what a derived version calls it
			continue
		}
		problems.Add(a.problem(n.Path, "form-unused", "take it out, or write it as the text does", "no text has the form \""+u.text+"\"", "forms", u.lang, u.index).Warning())
	}
}
