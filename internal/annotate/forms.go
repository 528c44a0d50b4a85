package annotate

import (
	"cmp"
	"maps"
	"slices"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// formKey is a string in a language that names a note.
type formKey struct{ lang, text string }

// formUse is the note that has a form.
type formUse struct {
	note  int
	index int // among the note's forms in the language; -1 for its name
	n     int // of the form, among all
}

// Seen is what texts were seen to have: forms, by number, and the private-use
// languages of which a complete text was read.
type Seen struct {
	forms map[int]bool
	whole map[string]bool
}

// Add adds what was seen in others.
func (s *Seen) Add(other *Seen) {
	if s.forms == nil {
		s.forms, s.whole = map[int]bool{}, map[string]bool{}
	}
	maps.Copy(s.forms, other.forms)
	maps.Copy(s.whole, other.whole)
}

// Lists returns what was seen, to be kept for [SeenOf].
func (s *Seen) Lists() (forms []int32, whole []string) {
	forms = make([]int32, 0, len(s.forms))
	for f := range s.forms {
		forms = append(forms, int32(f))
	}
	slices.Sort(forms)
	return forms, slices.Clip(slices.Sorted(maps.Keys(s.whole)))
}

// SeenOf returns what was seen with the same notes.
func SeenOf(forms []int32, whole []string) *Seen {
	s := &Seen{make(map[int]bool, len(forms)), make(map[string]bool, len(whole))}
	for _, f := range forms {
		s.forms[int(f)] = true
	}
	for _, w := range whole {
		s.whole[w] = true
	}
	return s
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
			problems.Add(diag.Errorf("form-twice", a.place(n.Path, at...), "the note %s has the form \"%s\" too", other.ID,
				text).WithHint("give it to one of them only; the text can lead to one note"))
		}
		return
	}
	a.forms[k] = formUse{note, index, len(a.forms)}
}

// see records that a text has a form.
func (w *worker) see(tag, text string) {
	u, ok := w.forms[formKey{tag, text}]
	if !ok {
		u, ok = w.forms[formKey{lang.Public(tag), text}]
	}
	if ok {
		w.seen.forms[u.n] = true
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
			w.seen.whole[tag] = true
		}
	}
}

// Unmatched warns of forms that were seen in no text. Only a note's name may be in no
// text: it is the headword.
func (a *Apparatus) Unmatched(seen *Seen, problems *diag.List) {
	type unseen struct {
		formKey
		formUse
	}
	var list []unseen
	for k, u := range a.forms {
		if lang.Public(k.lang) != k.lang {
			if !seen.whole[k.lang] {
				continue
			}
		}
		if u.index >= 0 && !seen.forms[u.n] {
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
		problems.Add(diag.Warnf("form-unused", a.place(n.Path, "forms", u.lang, u.index), "no text has the form \"%s\"",
			u.text).WithHint("take it out, or write it as the text does"))
	}
}
