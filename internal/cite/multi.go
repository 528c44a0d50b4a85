package cite

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"duizhao/internal/diag"
	"duizhao/internal/lang"
)

// The forms that names and titles have in other languages are written as Jurism
// (Juris-M) exports them in CSL-JSON, because CSL itself has no place for them:
//
//	"author": [{"family": "于", "given": "麗麗",
//	  "multi": {"main": "zh-Hant", "_key": {"zh-Latn": {"family": "Yu", "given": "Lili"}}}}],
//	"title": "揭秘DeepSeek",
//	"multi": {"main": "zh-Hans", "_keys": {"title": {"en": "DeepSeek Unveiled"}}}
//
// main is the language of the form outside "multi", and may be left out. zh-Latn
// is a Chinese name in pinyin, family name first: Yu Lili. en is a name as its
// bearer writes it in English: Kai-Fu Lee.

// in returns the form of the name for a text in lang: one in its language; else
// one in its script, first a romanisation; else the name itself.
func (n Name) in(lang string) Name {
	best, most := n, fit(n.Lang, lang)
	for _, form := range n.forms {
		if f := fit(form.Lang, lang); f > most {
			best, most = form, f
		}
	}
	return best
}

// fit returns how well a form in the language form serves a text in lang; 0 is not
// at all.
func fit(form, lang string) int {
	a, b := language.Make(form), language.Make(lang)
	aScript, _ := a.Script()
	bScript, _ := b.Script()
	aBase, _ := a.Base()
	bBase, _ := b.Base()
	_, written, _ := a.Raw()
	switch {
	case form == "":
		return 0
	case aScript == bScript && aBase == bBase:
		return 4
	case aScript == bScript && written == aScript: // zh-Latn in a French text
		return 3
	case aScript == bScript:
		return 2
	case hanLang(form) && hanLang(lang) && written.String() != "Latn":
		return 1
	}
	return 0
}

// nameLang returns the language of a name for which the file gives none: the
// entry's, if they agree in script.
func nameLang(n Name, entry string) string {
	switch {
	case n.Han() && hanLang(entry):
		return entry
	case n.Han():
		return scriptLang(n.Family + n.Given + n.Literal)
	case hanLang(entry):
		return lang.Undetermined + "-Latn"
	}
	return entry
}

// romanised reports whether a tag is that of Chinese, Japanese or Korean in Latin
// letters, where the family name keeps its place (Chicago, ch. 8).
func romanised(tag string) bool {
	_, script, _ := language.Make(tag).Raw()
	return hanLang(tag) && script.String() == "Latn"
}

// settleNames gives every name a language, once that of the entry is known.
func (e *Entry) settleNames() {
	for _, list := range e.names {
		for i := range list {
			if list[i].Lang == "" {
				list[i].Lang = nameLang(list[i], e.Lang)
			}
		}
	}
}

// form returns a field in a language other than the entry's, a translation or else
// a romanisation; the zero form if there is none.
func (e *Entry) form(field, tag string) textForm {
	best, most := textForm{}, 2
	if lang.Same(e.Lang, tag) { // Traditional is no translation of Simplified
		return best
	}
	for _, f := range e.forms[field] {
		if n := fit(f.lang, tag); n > most {
			best, most = f, n
		}
	}
	return best
}

type textForm struct{ lang, text string }

// nameForms reads the member "multi" of a name.
func (p *parser) nameForms(n *Name, m *member) {
	if !p.multi(m) {
		return
	}
	for i := range m.members {
		f := &m.members[i]
		switch f.key {
		case "main":
			n.Lang = p.formTag(f.text, f.from)
		case "_key":
			if !p.multi(f) {
				continue
			}
			for j := range f.members {
				form := &f.members[j]
				tag := p.formTag(form.key, form.off)
				if tag == "" || !p.multi(form) {
					continue
				}
				other := p.name(&form.value)
				other.Lang, other.Static = tag, other.Static || romanised(tag)
				if other.Family+other.Literal != "" {
					n.forms = append(n.forms, other)
				}
			}
		default:
			p.problems.Add(diag.Warnf("bib-multi", p.file.Pos(f.off), "\"%s\" is not a part of a name's \"multi\"",
				f.key).WithHint("the forms of a name are {\"main\": TAG, \"_key\": {TAG: {…}}}"))
		}
	}
	n.Static = n.Static || romanised(n.Lang)
}

// textForms reads the member "multi" of an entry.
func (p *parser) textForms(e *Entry, m *member) {
	if !p.multi(m) {
		return
	}
	for i := range m.members {
		f := &m.members[i]
		switch f.key {
		case "main": // it is the entry's "language"
		case "_keys":
			if p.multi(f) {
				for j := range f.members {
					p.fieldForms(e, &f.members[j])
				}
			}
		default:
			p.problems.Add(diag.Warnf("bib-multi", p.file.Pos(f.off), "\"%s\" is not a part of an entry's \"multi\"",
				f.key).WithHint("the forms of fields are {\"_keys\": {FIELD: {TAG: \"…\"}}}; those of a name stand in the name"))
		}
	}
}

// translated lists the fields that are printed in another form if there is one.
var translated = []string{"title", "container-title", "publisher", "publisher-place", "medium"}

func (p *parser) fieldForms(e *Entry, m *member) {
	if known := append(append([]string{}, textFields...), nameFields...); !slices.Contains(known, m.key) {
		p.problems.Add(diag.Warnf("bib-multi", p.file.Pos(m.off), "\"%s\" is not a variable of CSL 1.0.2", m.key).WithHint(diag.DidYouMean(m.key, translated)))
		return
	}
	if !p.multi(m) {
		return
	}
	for i := range m.members {
		f := &m.members[i]
		text, ok := f.scalar()
		if !ok {
			p.problems.Add(diag.Warnf("bib-multi", p.file.Pos(f.from), "the form of \"%s\" must be a string, and this is %s", m.key,
				f.what()).WithHint("write {\"en\": \"…\"}"))
			continue
		}
		text = plain(parseRich(strings.Join(strings.Fields(text), " ")))
		if tag := p.formTag(f.key, f.off); tag != "" && text != "" {
			e.forms[m.key] = append(e.forms[m.key], textForm{tag, text})
		}
	}
}

// multi reports whether a value is an object, as all of "multi" are.
func (p *parser) multi(m *member) bool {
	if m.kind == '{' {
		return true
	}
	p.problems.Add(diag.Warnf("bib-multi", p.file.Pos(m.from), "\"%s\" holds forms by language, and this is %s", m.key,
		m.what()).WithHint("write {\"zh-Latn\": …}, with the tag of each form's language"))
	return false
}

func (p *parser) formTag(s string, offset int) string {
	tag := lang.Canonical(s)
	if tag == "" || tag == lang.Undetermined {
		p.problems.Add(diag.Warnf("bib-multi", p.file.Pos(offset), "\"%s\" is not a language tag (BCP 47)",
			s).WithHint("write a tag such as en, zh-Hant, zh-Hans, or zh-Latn for pinyin"))
		return ""
	}
	return tag
}
