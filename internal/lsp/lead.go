package lsp

import (
	"context"
	"io/fs"
	"slices"
	"strings"
)

// definition returns where a reference leads, and of a line of a version the places in
// the others that say the same.
func (s *server) definition(ctx context.Context, p *placeParams) ([]location, error) {
	q := s.ask(ctx, p)
	if q == nil {
		return nil, nil
	}
	if r, ok := q.names.referenceAt(q.file, q.text, q.offset); ok {
		n, ok := q.names.find(r.kind, r.id)
		if !ok {
			return nil, nil
		}
		return []location{s.place(q.folder, n.file, n.line, n.col)}, nil
	}
	if label := q.markAt(); label != "" {
		from, _ := footnoteAt(q.text, q.offset, label)
		if from < 0 {
			return nil, nil
		}
		return []location{{s.uri(q.file), spanOf(q.text, from, from)}}, nil
	}
	if n, ok := q.linked(); ok {
		return []location{s.place(q.folder, n.file, n.line, n.col)}, nil
	}
	var out []location
	for _, a := range append(q.meant(), q.aligned()...) {
		out = append(out, s.place(q.folder, a.file, a.line, 1))
	}
	return out, nil
}

// place returns the location of a line and a column, from 1.
func (s *server) place(folder fs.FS, file string, line, col int) location {
	text, _ := content(folder, file)
	from := at(text, line, col)
	return location{s.uri(file), spanOf(text, from, from)}
}

// subject returns what a question is about: the reference there, or in the file of a
// note, a claim or an explainer that itself.
func (q *question) subject() (kind, id string, from, to int) {
	if r, ok := q.names.referenceAt(q.file, q.text, q.offset); ok {
		return r.kind, r.id, r.from, r.to
	}
	if kind, id = own(q.file); kind == "" {
		return "", "", 0, 0
	}
	from = q.offset
	for from > 0 && !strings.ContainsRune(" \t\n", rune(q.text[from-1])) {
		from--
	}
	return kind, id, from, max(q.offset, wordAt(q.text, from))
}

// references returns the places that name what is under the cursor.
func (s *server) references(ctx context.Context, p *placeParams) ([]location, error) {
	q := s.ask(ctx, p)
	if q == nil {
		return nil, nil
	}
	kind, id, _, _ := q.subject()
	if kind == "" {
		return nil, nil
	}
	out := []location{}
	if n, ok := q.names.find(kind, id); ok && p.Context.IncludeDeclaration {
		out = append(out, s.place(q.folder, n.file, n.line, n.col))
	}
	for file, refs := range q.names.everywhere(q.folder, kind, id) {
		text, _ := content(q.folder, file)
		for _, r := range refs {
			out = append(out, location{s.uri(file), spanOf(text, r.from, r.to)})
		}
	}
	slices.SortStableFunc(out, func(a, b location) int { return strings.Compare(a.URI, b.URI) })
	return out, nil
}
