package check

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/lang"
	"duizhao/internal/source"
)

// Words reads the words of an interface from a file of templates, by their keys.
type Words func(templates fs.FS, name string) (map[string]string, error)

// Templates warns of files in the site's templates/ that nothing reads, since the
// program has none of that name, and of languages, those of the site among them, that
// lack words. settings is site.yaml.
func Templates(site, program fs.FS, words Words, languages []string, settings *source.Doc, problems *diag.List) {
	own, err := fs.Sub(site, "templates")
	if err != nil || program == nil {
		return
	}
	var known []string
	fs.WalkDir(program, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && path.Ext(name) != ".go" {
			known = append(known, name)
		}
		return nil
	})
	var there []string // languages with words
	for _, name := range known {
		if tag, ok := strings.CutPrefix(name, "words/"); ok {
			there = append(there, strings.TrimSuffix(tag, ".yaml"))
		}
	}
	fs.WalkDir(own, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil: // reported when it is read
			return nil
		case name != "." && (strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), "~")):
			if e.IsDir() {
				return fs.SkipDir
			}
		case path.Ext(name) == ".go": // of this program's own sources
		case e.IsDir() || slices.Contains(known, name):
		case path.Ext(name) == ".yaml" && path.Dir(name) == "words":
			there = append(there, strings.TrimSuffix(e.Name(), ".yaml"))
			untranslated(own, program, name, words, problems)
		case path.Ext(name) == ".html" && path.Dir(name) == "partials": // for templates of the site to include
		case path.Ext(name) == ".html":
			hint := diag.DidYouMean(name, known)
			if hint == "" {
				hint = "those that there are: " + strings.Join(slices.DeleteFunc(slices.Clone(known), func(s string) bool { return strings.HasPrefix(s, "words/") }), ", ") + ", words/LANG.yaml"
			}
			problems.Add(diag.Warnf("template-unknown", diag.Pos{Path: path.Join("templates", name)}, "the program has no template of this name, and does not read it").WithHint(hint))
		}
		return nil
	})
	for _, tag := range languages {
		if lang.Lookup(tag, func(t string) bool { return slices.Contains(there, t) }) == "" {
			problems.Add(diag.Warnf("words-none", settings.Pos("languages"), "the interface has no words in %s, and speaks English in their place", tag).WithHint("copy the program's words/en.yaml to templates/words/" + tag + ".yaml and translate it"))
		}
	}
}

// untranslated warns of a language of the interface that lacks words: English ones take
// their place.
func untranslated(own, program fs.FS, name string, words Words, problems *diag.List) {
	have, err := words(own, name)
	if err != nil { // reported when the pages are made
		return
	}
	all, err := words(program, "words/en.yaml")
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
	problems.Add(diag.Warnf("words-missing", diag.Pos{Path: path.Join("templates", name)}, "%s lacks words, and English stands for them: %s", strings.TrimSuffix(path.Base(name), ".yaml"), list).WithHint("translate them too: copy the program's words/en.yaml and begin there"))
}
