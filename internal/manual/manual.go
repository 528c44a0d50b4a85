// Package manual writes the reference of the manual: what each key of the YAML files
// is for, each command with its flags, and what each template is given.
//
// All of that is known to the program: the keys to [duizhao/internal/schema], the
// commands to the parser of the command line, the fields to [duizhao/internal/render].
// So the reference is made from there, in English, and in Chinese with the words of
// docs/manual/words.txt; what has no words there is an error, and so nothing new is
// without a word in the manual. Examples are cut from the sites in
// docs/manual/examples, which tests check and build.
//
// The reference is a set of editions, aligned like all others: a block a key, with an
// id that others may lead to.
package manual

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"duizhao/internal/output"
)

// A Reference is what the reference is made from.
type Reference struct {
	Words    Words
	Examples fs.FS     // a folder for each example site
	Commands []Command // in the order of --help
	Kinds    []Kind    // kinds of templates, sorted

	missing []string
	problem error
}

// A Command is a command as --help has it.
type Command struct {
	Name, Usage, Brief string
	Lesson             string // with its examples
	Rows               []Row  // arguments, then flags
}

// A Row is an argument or a flag.
type Row struct{ Name, Doc string }

// A Kind is a kind of template.
type Kind struct{ Name, Brief string }

// Files returns the texts of the reference, by their paths in the manual's site.
func (r *Reference) Files() ([]output.File, error) {
	var out []output.File
	for _, part := range []struct {
		slug string
		text *text
	}{
		{"site-yaml", r.keys("site", "layouts")},
		{"edition-yaml", r.keys("edition", "introduction", "emendations")},
		{"apparatus-yaml", r.keys("note", "claim", "figure", "explainer", "page")},
		{"commands", r.commands()},
		{"templates", r.templates()},
	} {
		for k, lang := range languages {
			name := path.Join("content/editions", part.slug, lang+".md")
			out = append(out, output.File{Path: name, Data: []byte(part.text.versions[k].String())})
		}
	}
	switch {
	case r.problem != nil:
		return nil, r.problem
	case len(r.missing) > 0:
		return nil, fmt.Errorf("docs/manual/words.txt has no Chinese for %d texts:\n%s", len(r.missing), strings.Join(r.missing, "\n"))
	}
	if unused := r.Words.unused(); len(unused) > 0 {
		return nil, fmt.Errorf("docs/manual/words.txt has %d texts that the program does not say:\n%s", len(unused), strings.Join(unused, "\n"))
	}
	return out, nil
}

// said returns a text of the program's in both languages.
func (r *Reference) said(english string) said {
	chinese, ok := r.Words.chinese(english)
	if !ok && !slices.Contains(r.missing, english) {
		r.missing = append(r.missing, english)
	}
	return said{english, chinese}
}
