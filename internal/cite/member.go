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
			p.problems.Add(diag.Errorf("bib-type", p.file.Pos(m.from), "\"type\" must be a string, and this is %s", m.what()))
		} else if !slices.Contains(types, m.text) {
			p.problems.Add(diag.Warnf("bib-type-unknown", p.file.Pos(m.from), "\"%s\" is not a type of CSL 1.0.2",
				m.text).WithHint(diag.DidYouMean(m.text, types)))
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
		p.problems.Add(diag.Warnf("bib-field-unknown", p.file.Pos(m.off), "\"%s\" is not a variable of CSL 1.0.2",
			m.key).WithHint(diag.DidYouMean(m.key, p.known)))
	}
}

func (p *parser) id(e *Entry, m *member) {
	p.idOffset = m.from
	id, ok := m.scalar()
	if !ok || id == "" {
		p.problems.Add(diag.Errorf("bib-id", p.file.Pos(m.from), "an id is a string that is not empty"))
		return
	}
	if strings.ContainsFunc(id, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`"[]{};,@\`, r)
	}) {
		p.problems.Add(diag.Errorf("bib-id", p.file.Pos(m.from), "the id \"%s\" cannot be cited: it has a space, or one of \" [ ] { } ; , @ \\",
			id).WithHint("use letters, digits and - _ : . /"))
	}
	e.ID = id
}

func (p *parser) text(e *Entry, m *member) {
	s, ok := m.scalar()
	if !ok {
		p.problems.Add(diag.Errorf("bib-value", p.file.Pos(m.from), "\"%s\" must be a string, and this is %s", m.key, m.what()))
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
			p.problems.Add(diag.Warnf("bib-url", p.file.Pos(m.from), "\"%s\" is not a web address and will not be linked",
				s).WithHint("give the whole address, from https:// on"))
		}
	case "container-title", "collection-title":
		s = plain(parseRich(s))
	}
	e.fields[m.key] = s
}

func (p *parser) names(m *member) []Name {
	if m.kind != '[' {
		p.problems.Add(diag.Errorf("bib-name", p.file.Pos(m.from), "\"%s\" is a list of names, and this is %s", m.key,
			m.what()).WithHint("write [{\"family\": \"…\", \"given\": \"…\"}]"))
		return nil
	}
	var names []Name
	for i := range m.items {
		v := &m.items[i]
		if v.kind != '{' {
			p.problems.Add(diag.Errorf("bib-name", p.file.Pos(v.from), "a name is an object, and this is %s",
				v.what()).WithHint("write {\"family\": \"…\", \"given\": \"…\"} or {\"literal\": \"…\"}"))
			continue
		}
		n := p.name(v)
		if n.Literal == "" && n.Family == "" {
			p.problems.Add(diag.Errorf("bib-name", p.file.Pos(v.from),
				"this name is empty").WithHint("give \"family\" and \"given\", or \"literal\" for a body"))
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
				p.problems.Add(diag.Warnf("bib-field-unknown", p.file.Pos(f.off), "\"%s\" is not a part of a name in CSL",
					f.key).WithHint(diag.DidYouMean(f.key, namePartFields)))
			}
		}
	}
	if n.Family == "" && n.Literal == "" {
		n.Literal, n.Given = n.Given, ""
	}
	return n
}
