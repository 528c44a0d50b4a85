package lsp

import (
	"context"
	"strings"

	"duizhao/internal/lang"
	"duizhao/internal/source"
)

// hover says what is under the cursor: of a reference what it leads to, of a key what it
// is for, of a line of a version what the other versions say there.
func (s *server) hover(ctx context.Context, p *placeParams) (*hover, error) {
	q := s.ask(ctx, p)
	if q == nil {
		return nil, nil
	}
	var parts []string
	if r, ok := q.names.referenceAt(q.file, q.text, q.offset); ok {
		if n, ok := q.names.find(r.kind, r.id); ok {
			parts = append(parts, strong(n.called), n.says)
		}
	}
	if y := yamlOf(q.file, q.text); y != nil {
		if c, ok := y.at(q.offset); ok && len(parts) == 0 {
			return q.ofKey(y, c), nil
		}
	}
	for _, a := range q.aligned() {
		head := strong(lang.Endonym(a.lang)) + " " + a.address
		if a.text == "" {
			parts = append(parts, head)
			continue
		}
		parts = append(parts, head+"\n\n> "+strings.ReplaceAll(a.text, "\n", "\n> "))
	}
	says := markdown(parts...)
	if says.Value == "" {
		return nil, nil
	}
	return &hover{says, nil}, nil
}

// ofKey explains the key of the line that the cursor is on.
func (q *question) ofKey(y *settings, c cursor) *hover {
	_, row := line(q.text, strings.Count(q.text[:c.line.from], "\n"))
	l := takeApart(c.line.from, row)
	f, ok := y.field(c.path, l.key)
	if !ok {
		return nil
	}
	var more []string
	if enum := f.Tag.Get("enum"); enum != "" {
		more = append(more, "One of: "+strings.ReplaceAll(enum, ",", ", "))
	}
	if f.Required {
		more = append(more, "Required")
	}
	at := spanOf(q.text, l.from+l.indent, l.from+l.indent+len(l.key))
	return &hover{markdown(append([]string{strong(f.Name) + said(f)}, more...)...), &at}
}

func said(f source.Field) string {
	if f.Doc == "" {
		return ""
	}
	return ": " + f.Doc
}

// markdown joins paragraphs.
func markdown(paragraphs ...string) markupContent {
	var out []string
	for _, p := range paragraphs {
		if p != "" {
			out = append(out, p)
		}
	}
	return markupContent{"markdown", strings.Join(out, "\n\n")}
}

func strong(s string) string {
	if s == "" {
		return ""
	}
	return "**" + strings.NewReplacer("*", `\*`, "\n", " ").Replace(s) + "**"
}
