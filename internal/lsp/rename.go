package lsp

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"duizhao/internal/source"

	"github.com/creachadair/jrpc2"
)

// movable are the kinds of names that can be renamed: those that a file is called by.
var movable = []string{"note", "claim", "explainer"}

// prepareRename answers whether there is something to rename, and its present name.
func (s *server) prepareRename(ctx context.Context, p *placeParams) (*prepared, error) {
	q := s.ask(ctx, p)
	if q == nil {
		return nil, nil
	}
	kind, id, from, to := q.subject()
	if _, there := q.names.find(kind, id); !slices.Contains(movable, kind) || !there {
		return nil, nil
	}
	return &prepared{spanOf(q.text, from, to), id}, nil
}

// rename changes the id of a note, a claim or an explainer across the site: in what
// leads to it, in addresses, and in the name of its file. What had a page of its own
// keeps the old address as an alias.
func (s *server) rename(ctx context.Context, p *placeParams) (*workspaceEdit, error) {
	q := s.ask(ctx, p)
	if q == nil {
		return nil, refused("this file is not of the site")
	}
	kind, id, _, _ := q.subject()
	old, there := q.names.find(kind, id)
	switch {
	case !slices.Contains(movable, kind) || !there:
		return nil, refused("there is nothing here to rename: put the cursor on a note:, claim: or explainer: or into the file of one")
	case !source.ID.MatchString(p.NewName):
		return nil, refused("%q is not an id: ids are made of a-z, 0-9 and -", p.NewName)
	case p.NewName == id:
		return &workspaceEdit{[]any{}}, nil
	case !s.canRename:
		return nil, refused("this editor does not rename files for a language server: rename %s yourself", old.file)
	}
	if taken, ok := q.names.find(kind, p.NewName); ok {
		return nil, refused("%s is taken: there is %s", p.NewName, taken.file)
	}
	edits := map[string][]textEdit{}
	texts(q.folder, func(file, text string) {
		for _, r := range q.names.mentions(file, text, kind, id) {
			edits[file] = append(edits[file], textEdit{spanOf(text, r[0], r[1]), p.NewName})
		}
		if file == old.file && kind != "claim" {
			edits[file] = append(edits[file], alias(file, text, "/"+kind+"s/"+id+"/")...)
		}
	})
	out := &workspaceEdit{}
	files := make([]string, 0, len(edits))
	for file := range edits {
		files = append(files, file)
	}
	slices.Sort(files)
	for _, file := range files {
		out.DocumentChanges = append(out.DocumentChanges, textDocumentEdit{versioned{s.uri(file), s.versionOf(file)}, edits[file]})
	}
	from, to := old.file, path.Join(path.Dir(old.file), p.NewName+".md")
	if kind == "explainer" { // a folder, with a file for each language
		from = path.Dir(old.file)
		to = path.Join(path.Dir(from), p.NewName)
	}
	if _, err := fs.Stat(q.folder, to); err == nil {
		return nil, refused("%s is there already", to)
	}
	out.DocumentChanges = append(out.DocumentChanges, renameFile{"rename", s.uri(from), s.uri(to)})
	return out, nil
}

// mentions returns where a text has an id that is renamed: from where, and up to where.
func (n *names) mentions(file, text, kind, id string) (out [][2]int) {
	for _, r := range n.referencesIn(file, text) {
		if r.kind == kind && r.id == id {
			out = append(out, [2]int{r.from, r.to})
		}
	}
	// Addresses of its page, as in menus and redirects, and the name of its file, as in
	// what site.yaml says to ignore.
	places := regexp.MustCompile(fmt.Sprintf(`(?:[("'\s:]/%ss/|content/%ss/)(%s)(?:[/#)"'\s]|\.md|$)`, kind, kind, regexp.QuoteMeta(id)))
	for _, m := range places.FindAllStringSubmatchIndex(text, -1) {
		out = append(out, [2]int{m[2], m[3]})
	}
	return out
}

// alias returns the edit that adds an address to the aliases of a file; none if it has
// no front matter.
func alias(file, text, address string) []textEdit {
	y := yamlOf(file, text)
	if y == nil {
		return nil
	}
	for i, all := 0, y.lines(y.to); i < len(all); i++ {
		if all[i].key != "aliases" || all[i].indent != 0 {
			continue
		}
		if strings.HasPrefix(all[i].text, "[") {
			return insert(text, all[i].value+1, address+", ")
		}
		if i+1 < len(all) && all[i+1].dash >= 0 {
			return insert(text, all[i+1].from, strings.Repeat(" ", all[i+1].dash)+"- "+address+"\n")
		}
		return nil
	}
	return insert(text, y.to, "aliases: ["+address+"]\n")
}

func insert(text string, offset int, what string) []textEdit {
	return []textEdit{{spanOf(text, offset, offset), what}}
}

// refused is the answer to what cannot be done; the editor shows it.
func refused(format string, args ...any) error {
	return &jrpc2.Error{Code: jrpc2.InvalidParams, Message: fmt.Sprintf(format, args...)}
}
