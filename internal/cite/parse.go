package cite

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/diag"
	"duizhao/internal/source"
)

// Parse reads a bibliography in CSL-JSON. What is wrong goes to problems: JSON
// that does not parse, entries without id, type or title, ids used twice and
// dates that are none are errors; unknown types and fields are warnings. The
// library holds every entry that has an id, so that one mistake does not make
// all its citations unknown too.
func Parse(data []byte, path string, problems *diag.List) *Library {
	p := parser{file: &source.File{Path: path, Data: data}, problems: problems, known: allFields(), line: 1}
	lib := &Library{byID: map[string]*Entry{}}
	var any json.RawMessage
	if err := json.Unmarshal(data, &any); err != nil {
		p.syntax(err)
		return lib
	}
	root := tree(data)
	if root.kind != '[' {
		p.errorf("bib-list", root.from, "export from Zotero as “CSL JSON”", "a bibliography is a list of entries, and this is %s", root.what())
		return lib
	}
	for i := range root.items {
		e := p.entry(&root.items[i])
		if e == nil {
			continue
		}
		if first := lib.byID[e.ID]; first != nil {
			problem := p.problem("bib-twin", p.idOffset, "give one of them another id", "the id \""+e.ID+"\" is used twice")
			problem.Notes = []diag.Note{{Pos: first.Pos, Text: "first used here"}}
			problems.Add(problem)
			continue
		}
		lib.byID[e.ID] = e
		lib.entries = append(lib.entries, e)
	}
	lib.arrange()
	return lib
}

type parser struct {
	file     *source.File
	problems *diag.List
	known    []string
	idOffset int // of the current entry's id

	at, line, col int // offset, line and column (from 0) last asked for by pos
}

// pos is the place of offset. Entries come in order, so it counts on from where
// it was last; a bibliography on one line would else take quadratic time.
func (p *parser) pos(offset int) diag.Pos {
	if offset < p.at {
		p.at, p.line, p.col = 0, 1, 0
	}
	for p.at < offset {
		r, n := utf8.DecodeRune(p.file.Data[p.at:])
		p.at, p.col = p.at+n, p.col+1
		if r == '\n' {
			p.line, p.col = p.line+1, 0
		}
	}
	return diag.Pos{Path: p.file.Path, Line: p.line, Col: p.col + 1}
}

func (p *parser) problem(code string, offset int, hint, text string) diag.Problem {
	problem := p.file.Problem(code, offset, hint, text)
	if len(problem.Excerpt) > 2000 { // a bibliography on one line
		problem.Excerpt = ""
	}
	return problem
}

func (p *parser) errorf(code string, offset int, hint, format string, args ...any) {
	p.problems.Add(p.problem(code, offset, hint, fmt.Sprintf(format, args...)))
}

func (p *parser) warnf(code string, offset int, hint, format string, args ...any) {
	problem := p.problem(code, offset, hint, fmt.Sprintf(format, args...))
	problem.Severity = diag.Warning
	p.problems.Add(problem)
}

func (p *parser) syntax(err error) {
	offset, text := len(p.file.Data), "the file ends in the middle of a value"
	var se *json.SyntaxError
	if errors.As(err, &se) {
		if !strings.Contains(se.Error(), "unexpected end") {
			offset, text = max(0, int(se.Offset)-1), se.Error()
		}
	}
	p.errorf("bib-json", offset, "this file must be JSON: a list of entries, each in braces, with commas between them", "%s", text)
}

func (p *parser) entry(v *value) *Entry {
	if v.kind != '{' {
		p.errorf("bib-entry", v.from, "", "an entry is an object in braces, and this is %s", v.what())
		return nil
	}
	e := &Entry{
		Pos: p.pos(v.from), Raw: json.RawMessage(p.file.Data[v.from:v.to]),
		fields: map[string]string{}, names: map[string][]Name{}, dates: map[string]Date{},
	}
	seen := map[string]bool{}
	for i := range v.members {
		m := &v.members[i]
		if seen[m.key] {
			p.errorf("bib-field", m.off, "keep one of them", "the field \"%s\" is given twice", m.key)
			continue
		}
		seen[m.key] = true
		p.member(e, m)
	}
	if e.ID == "" {
		if !seen["id"] {
			p.errorf("bib-id", v.from, "add \"id\": it is what citations name after the @", "this entry has no id")
		}
		return nil
	}
	if e.Type == "" && !seen["type"] {
		p.errorf("bib-type", v.from, "add \"type\", such as \"book\", \"article-journal\" or \"webpage\"", "the entry \"%s\" has no type", e.ID)
	}
	if e.Title == "" {
		p.errorf("bib-title", v.from, "where there is none, describe the work in [square brackets]", "the entry \"%s\" has no title", e.ID)
	}
	if e.Lang == "" {
		e.Lang = guessLang(e)
	}
	return e
}

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
			p.warnf("bib-type", m.from, diag.DidYouMean(m.text, types), "\"%s\" is not a type of CSL 1.0.2", m.text)
		}
	case m.key == "language":
		p.language(e, m)
	case slices.Contains(nameFields, m.key):
		e.names[m.key] = p.names(m)
	case slices.Contains(dateFields, m.key):
		if d, ok := p.date(&m.value, m.key); ok {
			e.dates[m.key] = d
		}
	case slices.Contains(textFields, m.key):
		p.text(e, m)
	case !slices.Contains(otherFields, m.key):
		p.warnf("bib-field", m.off, diag.DidYouMean(m.key, p.known), "\"%s\" is not a variable of CSL 1.0.2", m.key)
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
			default:
				if !slices.Contains(namePartFields, f.key) {
					p.warnf("bib-name", f.off, diag.DidYouMean(f.key, namePartFields), "\"%s\" is not a part of a name in CSL", f.key)
				}
			}
		}
		if n.Family == "" && n.Literal == "" {
			n.Literal, n.Given = n.Given, ""
		}
		if n.Literal == "" && n.Family == "" {
			p.errorf("bib-name", v.from, "give \"family\" and \"given\", or \"literal\" for a body", "this name is empty")
			continue
		}
		names = append(names, n)
	}
	return names
}
