package cite

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"duizhao/internal/diag"
	"duizhao/internal/source"
)

// Parse reads a bibliography in CSL-JSON. What is wrong goes to problems: invalid
// JSON, entries without id, type or title, duplicate ids and invalid dates are
// errors; unknown types and fields are warnings. The library has every entry with
// an id, so that one mistake does not make all citations of it unknown too.
// convert sets Chinese in the script of a page; nil leaves it as it is.
func Parse(data []byte, path string, convert Converter, problems *diag.List) *Library {
	p := parser{file: &source.File{Path: path, Data: data}, problems: problems, known: allFields(), line: 1}
	lib := &Library{byID: map[string]*Entry{}, convert: convert}
	var any json.RawMessage
	if err := json.Unmarshal(data, &any); err != nil {
		p.syntax(err)
		lib.broken = true
		return lib
	}
	root := tree(data)
	if root.kind != '[' {
		p.errorf("bib-form", root.from, "export from Zotero as “CSL JSON”", "a bibliography is a list of entries, and this is %s", root.what())
		lib.broken = true
		return lib
	}
	for i := range root.items {
		e := p.entry(&root.items[i])
		if e == nil {
			continue
		}
		if first := lib.byID[e.ID]; first != nil {
			problem := p.problem("bib-id-twice", p.idOffset, "give one of them another id", "the id \""+e.ID+"\" is used twice")
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

// pos returns the place of offset. Entries come in order, so it counts on from the
// last offset; otherwise a bibliography on one line would take quadratic time.
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
	p.problems.Add(p.problem(code, offset, hint, fmt.Sprintf(format, args...)).Warning())
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
		p.errorf("bib-form", v.from, "", "an entry is an object in braces, and this is %s", v.what())
		return nil
	}
	e := &Entry{
		Pos: p.pos(v.from), Raw: json.RawMessage(p.file.Data[v.from:v.to]),
		fields: map[string]string{}, names: map[string][]Name{}, dates: map[string]Date{}, forms: map[string][]textForm{},
	}
	seen := map[string]bool{}
	for i := range v.members {
		m := &v.members[i]
		if seen[m.key] {
			p.errorf("bib-twice", m.off, "keep one of them", "the field \"%s\" is given twice", m.key)
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
	e.settleNames()
	return e
}
