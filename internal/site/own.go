package site

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/render"
)

// ownTemplates warns of files in the site's templates/ that nothing reads, since the
// program has none of that name, and of languages that lack words.
func (l *loaded) ownTemplates() {
	sub, err := fs.Sub(l.options.FS, "templates")
	if err != nil || l.options.Templates == nil {
		return
	}
	var known []string
	fs.WalkDir(l.options.Templates, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && path.Ext(name) != ".go" {
			known = append(known, name)
		}
		return nil
	})
	fs.WalkDir(sub, ".", func(name string, e fs.DirEntry, err error) error {
		switch tag, words := strings.CutSuffix(strings.TrimPrefix(name, "words/"), ".yaml"); {
		case err != nil: // reported when it is read
			return nil
		case name != "." && (strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), "~")):
			if e.IsDir() {
				return fs.SkipDir
			}
		case path.Ext(name) == ".go": // of this program's own sources
		case e.IsDir() || slices.Contains(known, name):
		case words && path.Dir(name) == "words":
			l.ownWords(sub, name, tag)
		case path.Ext(name) == ".html":
			hint := diag.DidYouMean(name, known)
			if hint == "" {
				hint = "those that there are: " + strings.Join(slices.DeleteFunc(slices.Clone(known), func(s string) bool { return strings.HasPrefix(s, "words/") }), ", ") + ", words/LANG.yaml"
			}
			l.problems.Warnf("template-unknown", diag.Pos{Path: path.Join("templates", name)}, hint, "the program has no template of this name, and does not read it")
		}
		return nil
	})
}

// ownWords warns of a language of the interface that lacks words: English ones take
// their place.
func (l *loaded) ownWords(own fs.FS, name, tag string) {
	have, err := render.WordsOf(own, name)
	if err != nil { // reported when the pages are made
		return
	}
	all, err := render.WordsOf(l.options.Templates, "words/en.yaml")
	if err != nil {
		return
	}
	var missing []string
	for key := range all {
		if _, ok := have[key]; !ok && !strings.HasPrefix(key, "name-") {
			missing = append(missing, key)
		}
	}
	if len(missing) == 0 {
		return
	}
	slices.Sort(missing)
	const named = 3
	list := strings.Join(missing[:min(len(missing), named)], ", ")
	if len(missing) > named {
		list += " and more"
	}
	l.problems.Warnf("words-missing", diag.Pos{Path: path.Join("templates", name)}, "translate them too: copy the program's words/en.yaml and begin there",
		"%s lacks words, and English stands for them: %s", tag, list)
}
