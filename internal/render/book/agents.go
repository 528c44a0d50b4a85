package book

import (
	"duizhao/internal/edition"
	"duizhao/internal/epub"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// agents names those who made a book, with their roles by the codes of MARC: the
// authors of the work; the translators of the versions in the book; the revisers of
// these and the editors of the edition, which are both edt (who "contributes by
// revising or elucidating the content"). Each is named once in a role, in the first
// language of the book, with what he or she is called in the others.
func agents(r *render.Renderer, b *epub.Book, v *render.View) {
	add := func(to *[]epub.Agent, list edition.Makers, role, tag string, others []string) {
		for i := range list {
			name := r.Texts.In(list[i].Name, tag)
			if name == "" {
				continue
			}
			a := epub.Agent{Tagged: epub.Tagged{Lang: lang.OfName(name, tag), Text: name}, Role: role}
			for _, l := range others {
				if s := r.Texts.In(list[i].Name, l); s != "" && !a.Called(s) {
					a.Also = append(a.Also, epub.Tagged{Lang: lang.OfName(s, l), Text: s})
				}
			}
			if !named(*to, &a) {
				*to = append(*to, a)
			}
		}
	}
	langs := v.Shown()
	first := langs[0]
	add(&b.Creators, v.Author, "aut", first, langs)
	for _, role := range []string{"trl", "edt"} {
		for _, l := range langs {
			made := v.Written(l)
			switch {
			case made == nil || edition.IsWitness(l):
			case role == "trl":
				add(&b.Others, made.Translator, role, l, langs)
			default:
				add(&b.Others, made.Reviser, role, l, langs)
			}
		}
	}
	add(&b.Others, v.Editor, "edt", first, langs)
}

// named reports whether a list has somebody of the same role and name.
func named(list []epub.Agent, a *epub.Agent) bool {
	for i := range list {
		if list[i].Role == a.Role && (list[i].Called(a.Text) || a.Called(list[i].Text)) {
			return true
		}
	}
	return false
}
