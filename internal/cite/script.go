package cite

import "duizhao/internal/lang"

// Converter sets a Chinese text, whose script is not known, in that of a tag. What
// is a name, of a periodical or a publisher, keeps its words.
type Converter func(text, tag string, name bool) string

// chinese returns the first Chinese language of the page, or "".
func (r *reading) chinese() string {
	for _, tag := range r.langs {
		if lang.IsChinese(tag) {
			return tag
		}
	}
	return ""
}

// page returns the language of the page, or on one of several scripts that of an entry.
func (r *reading) page(entry string) string {
	if r.mixed {
		return entry
	}
	return r.langs[0]
}

// squares reports whether the page has Han script alone.
func (r *reading) squares() bool { return !r.mixed && hanLang(r.langs[0]) }

// tongue returns the language of the words around a work that is listed as Chinese
// ones are: that of the page, and on a page of several scripts the work's own, but
// Chinese in the page's script.
func (r *reading) tongue(e *Entry) string {
	if tag := r.chinese(); tag != "" && (!r.mixed || lang.IsChinese(e.Lang)) {
		return tag
	}
	return e.Lang
}

// inScript returns words of the editor's in a Chinese entry, as a description in
// place of a title, in the script of the page's Chinese: as the file has them for it,
// or else converted.
func (r *reading) inScript(e *Entry, field, own string) string {
	return r.converted(e, field, own, false)
}

// proper returns the name of a periodical or a publisher of a Chinese work. On a page
// in one script it is in that script, as names of people are.
func (r *reading) proper(e *Entry, field string) string {
	own := e.Field(field)
	if r.mixed {
		return own
	}
	return r.converted(e, field, own, true)
}

func (r *reading) converted(e *Entry, field, own string, name bool) string {
	tag := r.chinese()
	if tag == "" || own == "" || !lang.IsChinese(e.Lang) {
		return own
	}
	for _, form := range e.forms[field] {
		if lang.IsChinese(form.lang) && lang.Of(form.lang).Tag == lang.Of(tag).Tag {
			return form.text
		}
	}
	if r.convert == nil || !hasHan(own) {
		return own
	}
	return r.convert(own, tag, name)
}

// chinese reports whether a name is that of somebody whose work is in Chinese, in
// Japanese or in Korean, or is written with a romanisation.
func (n Name) chinese() bool {
	for _, form := range n.forms {
		if romanised(form.Lang) {
			return true
		}
	}
	return hanLang(n.Lang)
}
