package cite

import "strings"

// listNames returns the authors of an entry as the list has them: the first
// inverted, all of up to six, else the first three (Chicago, ch. 13).
func (r naming) listNames(e *Entry, names []Name) string {
	list, more := people(names)
	if len(list) > 6 {
		list, more = list[:3], true
	}
	parts := make([]string, len(list))
	for i, n := range list {
		if i == 0 {
			parts[i] = curl(r.name(n).Inverted()) + r.besides(n)
		} else {
			parts[i] = curl(r.name(n).Full()) + r.besides(n)
		}
	}
	return series(parts, more, r.reading.language(e, r.names(list)))
}

func (r naming) plainNames(e *Entry, role string) string {
	list, more := people(e.Names(role))
	parts := make([]string, len(list))
	for i, n := range list {
		parts[i] = curl(r.name(n).Full()) + r.besides(n)
	}
	return series(parts, more, r.reading.language(e, r.names(list)))
}

// besides returns the other forms of a name, in brackets.
func (r naming) besides(n Name) string {
	var b strings.Builder
	for _, form := range r.beside(n) {
		if r.reading.squares() && r.name(n).Han() {
			b.WriteString("（" + form + "）")
		} else {
			b.WriteString(" (" + form + ")")
		}
	}
	return b.String()
}

// series joins names; there is no comma before the “and” of two that are both in
// reading order (Chicago, ch. 13).
func series(parts []string, more bool, lang string) string {
	w := entryWordsOf(lang)
	switch {
	case len(parts) == 0:
		return ""
	case more:
		return strings.Join(parts, ", ") + map[bool]string{true: w.etAl, false: "," + w.etAl}[len(parts) == 1]
	case len(parts) == 1:
		return parts[0]
	case len(parts) == 2 && !strings.Contains(parts[0], ", "):
		return parts[0] + w.and2 + parts[1]
	}
	return strings.Join(parts[:len(parts)-1], ", ") + w.and + parts[len(parts)-1]
}
