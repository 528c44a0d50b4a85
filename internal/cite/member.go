package cite

import (
	"slices"
	"strings"
	"unicode"

	"duizhao/internal/diag"
)

func (p *parser) member(e *Entry, m *member) {
	switch {
	case m.kind == '0':
	case m.key == "id":
		p.id(e, m)
	case m.key == "type":
		e.Type = m.text
		if m.kind != 's' {
			p.errorf("bib-type", m.from, "", "\"type\" must be a string, and this is %s", m.what())
		} else if !slices.Contains(types, m.text) {
			p.warnf("bib-type-unknown", m.from, diag.DidYouMean(m.text, types), "\"%s\" is not a type of CSL 1.0.2", m.text)
		}
	case m.key == "language":
		p.language(e, m)
	case m.key == "multi":
		p.textForms(e, m)
	case slices.Contains(nameFields, m.key):
		e.names[m.key] = p.names(m)
	case slices.Contains(dateFields, m.key):
		if d, ok := p.date(&m.value, m.key); ok {
			e.dates[m.key] = d
		}
	case slices.Contains(textFields, m.key):
		p.text(e, m)
	case !slices.Contains(otherFields, m.key):
		p.warnf("bib-field-unknown", m.off, diag.DidYouMean(m.key, p.known), "\"%s\" is not a variable of CSL 1.0.2", m.key)
	}
}

func (p *parser) id(e *Entry, m *member) {
	p.idOffset = m.from
	id, ok := m.scalar()
	if !ok || id == "" {
		p.errorf("bib-id", m.from, "", "an id is a string that is not empty")
		return
	}
	if strings.ContainsFunc(id, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`"[]{};,@\`, r)
	}) {
		p.errorf("bib-id", m.from, "use letters, digits and - _ : . /", "the id \"%s\" cannot be cited: it has a space, or one of \" [ ] { } ; , @ \\", id)
	}
	e.ID = id
}

func (p *parser) text(e *Entry, m *member) {
	s, ok := m.scalar()
	if !ok {
		p.errorf("bib-value", m.from, "", "\"%s\" must be a string, and this is %s", m.key, m.what())
		return
	}
	s = strings.Join(strings.Fields(s), " ")
	switch m.key {
	case "title":
		e.rich = parseRich(s)
		e.Title = plain(e.rich)
	case "shortTitle", "title-short":
		e.fields["title-short"] = plain(parseRich(s))
		return
	case "URL":
		if s != "" && !webAddress(s) {
			p.warnf("bib-url", m.from, "give the whole address, from https:// on", "\"%s\" is not a web address and will not be linked", s)
		}
	case "container-title", "collection-title":
		s = plain(parseRich(s))
	}
	e.fields[m.key] = s
}

func (p *parser) names(m *member) []Name {
	if m.kind != '[' {
		p.errorf("bib-name", m.from, "write [{\"family\": \"…\", \"given\": \"…\"}]", "\"%s\" is a list of names, and this is %s", m.key, m.what())
		return nil
	}
	var names []Name
	for i := range m.items {
		v := &m.items[i]
		if v.kind != '{' {
			p.errorf("bib-name", v.from, "write {\"family\": \"…\", \"given\": \"…\"} or {\"literal\": \"…\"}", "a name is an object, and this is %s", v.what())
			continue
		}
		n := p.name(v)
		if n.Literal == "" && n.Family == "" {
			p.errorf("bib-name", v.from, "give \"family\" and \"given\", or \"literal\" for a body", "this name is empty")
			continue
		}
		names = append(names, n)
	}
	return names
}

// name reads the parts of a name.
func (p *parser) name(v *value) Name {
	var n Name
	for j := range v.members {
		f := &v.members[j]
		s := strings.Join(strings.Fields(f.text), " ")
		switch f.key {
		case "family":
			n.Family = s
		case "given":
			n.Given = s
		case "literal":
			n.Literal = s
		case "suffix":
			n.Suffix = s
		case "dropping-particle":
			n.Dropping = s
		case "non-dropping-particle":
			n.NonDropping = s
		case "static-ordering":
			n.Static = f.truth()
		case "multi":
			p.nameForms(&n, f)
		default:
			if !slices.Contains(namePartFields, f.key) {
				p.warnf("bib-field-unknown", f.off, diag.DidYouMean(f.key, namePartFields), "\"%s\" is not a part of a name in CSL", f.key)
			}
		}
	}
	if n.Family == "" && n.Literal == "" {
		n.Literal, n.Given = n.Given, ""
	}
	return n
}
