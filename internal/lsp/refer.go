package lsp

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/source"
)

// A reference is a place where a text names something.
type reference struct {
	kind, id string
	from, to int // of the id
}

var (
	// linked matches what leads into the apparatus, in Markdown and as a maker's name.
	linked = regexp.MustCompile(`\b(note|claim|explainer):([a-z0-9]+(?:-[a-z0-9]+)*)`)
	// cited matches the keys of a citation or of a list of sources.
	cited = regexp.MustCompile(`@\{?([^\s,;\]}]+)`)
	// bracket matches a citation.
	bracket = regexp.MustCompile(`\[[^\]\[]*@[^\]\[]*\]`)
)

// referencesIn returns the references of a text, in order of their places.
func (n *names) referencesIn(file, text string) []reference {
	var out []reference
	for _, m := range linked.FindAllStringSubmatchIndex(text, -1) {
		out = append(out, reference{text[m[2]:m[3]], text[m[4]:m[5]], m[4], m[5]})
	}
	for _, b := range bracket.FindAllStringIndex(text, -1) {
		for _, m := range cited.FindAllStringSubmatchIndex(text[b[0]:b[1]], -1) {
			key := strings.TrimRight(text[b[0]+m[2]:b[0]+m[3]], ".:") // the end of a sentence is not of the key
			out = append(out, reference{ofKey, key, b[0] + m[2], b[0] + m[2] + len(key)})
		}
	}
	return append(out, n.listed(file, text)...)
}

// lists are the keys of settings and front matter whose values are names.
var lists = map[string]string{"people": "note", "sources": ofKey, "source": ofKey, "tags": ofTag, "series": ofSeries, "edition": ofSlug}

// listed returns the references in the YAML of a file.
func (n *names) listed(file, text string) []reference {
	y := yamlOf(file, text)
	if y == nil {
		return nil
	}
	var out []reference
	kindOf := func(key string, above []string) string {
		switch {
		case len(above) > 0 && above[0] == "params":
			if n.params[key] {
				return "note"
			}
		case len(above) == 0 && file != config.File:
			return lists[key]
		case slices.Contains(above, "versions") && key == "source" || slices.Contains(above, "origin") && key == "source":
			return ofKey
		}
		return ""
	}
	for _, v := range y.values(kindOf) {
		kind := v.kind
		id, _, _ := strings.Cut(v.text, ",") // behind it is where in the work
		id = strings.TrimPrefix(strings.TrimSpace(id), "@")
		if id == "" {
			continue
		}
		from := v.from + strings.Index(v.text, id)
		out = append(out, reference{kind, id, from, from + len(id)})
	}
	return out
}

// referenceAt returns the reference at an offset; one whose end it is counts.
func (n *names) referenceAt(file, text string, offset int) (reference, bool) {
	for _, r := range n.referencesIn(file, text) {
		from := r.from
		switch r.kind {
		case "note", "claim", "explainer":
			if strings.HasSuffix(text[:from], r.kind+":") {
				from -= len(r.kind) + 1 // the cursor may be on the kind
			}
			if strings.HasSuffix(text[:from], "](") { // or on the words of the link
				from = opening(text, from-2)
			}
		case ofKey:
			if strings.HasSuffix(text[:from], "@") {
				from--
			}
		}
		if from <= offset && offset <= r.to {
			return r, true
		}
	}
	return reference{}, false
}

// opening returns where the bracket opens that closes at an offset.
func opening(text string, at int) int {
	depth := 0
	for i := at; i >= 0 && text[i] != '\n'; i-- {
		switch text[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return at
}

// own returns the name that a file is itself about: a note, a claim, an explainer.
func own(file string) (kind, id string) {
	switch dir := path.Dir(file); {
	case path.Ext(file) != ".md":
	case dir == "content/notes":
		return "note", strings.TrimSuffix(path.Base(file), ".md")
	case dir == "content/claims":
		return "claim", strings.TrimSuffix(path.Base(file), ".md")
	case path.Dir(dir) == "content/explainers":
		return "explainer", path.Base(dir)
	}
	return "", ""
}

// texts calls f with every text of the site's content.
func texts(folder fs.FS, f func(file, text string)) {
	fs.WalkDir(folder, "content", func(file string, e fs.DirEntry, err error) error {
		if ext := path.Ext(file); err != nil || e.IsDir() || ext != ".md" && ext != ".yaml" {
			return nil
		}
		if x := source.Read(folder, file, nil); x != nil {
			if text, err := content(folder, file); err == nil { // as it is, with its own ends of lines
				f(file, text)
			}
		}
		return nil
	})
}

// everywhere returns the places that name something, by file.
func (n *names) everywhere(folder fs.FS, kind, id string) map[string][]reference {
	out := map[string][]reference{}
	texts(folder, func(file, text string) {
		if !strings.Contains(text, id) {
			return
		}
		for _, r := range n.referencesIn(file, text) {
			if r.kind == kind && r.id == id {
				out[file] = append(out[file], r)
			}
		}
	})
	return out
}

// slugOf returns the edition that a file belongs to.
func slugOf(file string) string {
	rest, ok := strings.CutPrefix(file, path.Dir(corpus.Folder("x"))+"/")
	if !ok {
		return ""
	}
	slug, _, _ := strings.Cut(rest, "/")
	return slug
}
