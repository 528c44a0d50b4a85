package lsp

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"duizhao/internal/corpus"
	"duizhao/internal/output"
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
	if now := readNames(q.folder); now != nil { // what was renamed a moment ago is renamed
		q.names = now
	}
	kind, id, _, _ := q.subject()
	old, there := q.names.find(kind, id)
	address := "/" + kind + "s/" + p.NewName + "/"
	switch {
	case !slices.Contains(movable, kind) || !there:
		return nil, refused("there is nothing here to rename: put the cursor on a note:, claim: or explainer: or into the file of one")
	case !source.ID.MatchString(p.NewName):
		return nil, refused("%q is not an id: ids are made of a-z, 0-9 and -", p.NewName)
	case len(p.NewName) > longest:
		return nil, refused("an id has at most %d characters: it is the name of a file", longest)
	case output.Device(p.NewName):
		return nil, refused("%q is the name of a device on some systems, and no file can have it there", p.NewName)
	case q.names.leadsOn(address, old.file):
		return nil, refused("%s is taken: it is an alias of something else", address)
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
			if more := alias(file, text, "/"+kind+"s/"+id+"/", address); len(more) > 0 {
				edits[file] = append(edits[file], more...)
			}
		}
	})
	// The name of the file first: an editor that cannot change it has changed nothing then.
	from, to := old.file, path.Join(path.Dir(old.file), p.NewName+".md")
	if kind == "explainer" { // a folder, with a file for each language
		from = path.Dir(old.file)
		to = path.Join(path.Dir(from), p.NewName)
	}
	if _, err := fs.Stat(q.folder, to); err == nil {
		return nil, refused("%s is there already", to)
	}
	out := &workspaceEdit{[]any{renameFile{"rename", s.uri(from), s.uri(to)}}}
	for _, file := range slices.Sorted(maps.Keys(edits)) {
		now, version := file, s.versionOf(file)
		if rest, ok := strings.CutPrefix(file, from); ok && (rest == "" || rest[0] == '/') {
			now, version = to+rest, nil
		}
		out.DocumentChanges = append(out.DocumentChanges, textDocumentEdit{versioned{s.uri(now), version}, edits[file]})
	}
	return out, nil
}

// longest is how long an id may be for its files to be unpacked everywhere.
const longest = 60

// leadsOn reports whether an address is an alias, but of one file.
func (n *names) leadsOn(address, file string) bool {
	if n.corpus == nil {
		return false
	}
	return slices.ContainsFunc(n.corpus.Aliases, func(a corpus.Alias) bool { return a.From == address && a.Pos.Path != file })
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

// alias returns the edit that adds an address to the aliases of a file, or puts it in the
// place of the new one, which it may have had before; none if it has no front matter, or
// one between braces.
func alias(file, text, address, now string) []textEdit {
	y := yamlOf(file, text)
	if y == nil || strings.HasPrefix(strings.TrimSpace(text[y.from:y.to]), "{") {
		return nil
	}
	before := regexp.MustCompile(`(?:^|[\s\["',])(` + regexp.QuoteMeta(now) + `)(?:[\s\]"',]|$)`)
	if m := before.FindStringSubmatchIndex(text[y.from:y.to]); m != nil {
		return []textEdit{{spanOf(text, y.from+m[2], y.from+m[3]), address}}
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
	if strings.Contains(text, "\r\n") {
		what = strings.ReplaceAll(what, "\n", "\r\n")
	}
	return []textEdit{{spanOf(text, offset, offset), what}}
}

// refused is the answer to what cannot be done; the editor shows it.
func refused(format string, args ...any) error {
	return &jrpc2.Error{Code: jrpc2.InvalidParams, Message: fmt.Sprintf(format, args...)}
}
