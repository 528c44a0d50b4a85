package cite

import (
	"encoding/json"
	"errors"
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
		p.problems.Add(diag.Errorf("bib-form", p.file.Pos(root.from), "a bibliography is a list of entries, and this is %s",
			root.what()).WithHint("export from Zotero as “CSL JSON”"))
		lib.broken = true
		return lib
	}
	for i := range root.items {
		e := p.entry(&root.items[i])
		if e == nil {
			continue
		}
		if first := lib.byID[e.ID]; first != nil {
			problem := diag.Errorf("bib-id-twice", p.file.Pos(p.idOffset), "the id \"%s\" is used twice", e.ID).WithHint("give one of them another id")
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

func (p *parser) syntax(err error) {
	offset, text := len(p.file.Data), "the file ends in the middle of a value"
	var se *json.SyntaxError
	if errors.As(err, &se) {
		if !strings.Contains(se.Error(), "unexpected end") {
			offset, text = max(0, int(se.Offset)-1), se.Error()
		}
	}
	p.problems.Add(diag.Errorf("bib-json", p.file.Pos(offset), "%s",
		text).WithHint("this file must be JSON: a list of entries, each in braces, with commas between them"))
}

func (p *parser) entry(v *value) *Entry {
	if v.kind != '{' {
		p.problems.Add(diag.Errorf("bib-form", p.file.Pos(v.from), "an entry is an object in braces, and this is %s", v.what()))
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
			p.problems.Add(diag.Errorf("bib-twice", p.file.Pos(m.off), "the field \"%s\" is given twice", m.key).WithHint("keep one of them"))
			continue
		}
		seen[m.key] = true
		p.member(e, m)
	}
	if e.ID == "" {
		if !seen["id"] {
			p.problems.Add(diag.Errorf("bib-id", p.file.Pos(v.from), "this entry has no id").WithHint("add \"id\": it is what citations name after the @"))
		}
		return nil
	}
	if e.Type == "" && !seen["type"] {
		p.problems.Add(diag.Errorf("bib-type", p.file.Pos(v.from), "the entry \"%s\" has no type",
			e.ID).WithHint("add \"type\", such as \"book\", \"article-journal\" or \"webpage\""))
	}
	if e.Title == "" {
		p.problems.Add(diag.Errorf("bib-title", p.file.Pos(v.from), "the entry \"%s\" has no title",
			e.ID).WithHint("where there is none, describe the work in [square brackets]"))
	}
	if e.Lang == "" {
		e.Lang = guessLang(e)
	}
	e.settleNames()
	return e
}
