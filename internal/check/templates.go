package check

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/lang"
	"duizhao/internal/source"
	"duizhao/internal/theme"
)

// Words reads the words of an interface from a file of templates, by their keys.
type Words func(templates fs.FS, name string) (map[string]string, error)

// Folder is a folder of templates of the site. Its files are called Dir/NAME.
type Folder struct {
	fs.FS
	Dir string
}

// Templates warns of files in the site's folders of templates that nothing reads, since
// the program has none of that name, and of languages, those of the site among them,
// that lack words. settings is site.yaml.
func Templates(own []Folder, program fs.FS, words Words, languages []string, settings *source.Doc, problems *diag.List) {
	if program == nil {
		return
	}
	known := templatesOf(program)
	var there []string // languages with words
	for _, name := range known {
		if tag, ok := strings.CutPrefix(name, "words/"); ok {
			there = append(there, strings.TrimSuffix(tag, ".yaml"))
		}
	}
	for _, f := range own {
		there = append(there, f.unread(known, program, words, problems)...)
	}
	for _, tag := range languages {
		if lang.Lookup(tag, func(t string) bool { return slices.Contains(there, t) }) == "" {
			problems.Add(diag.Warnf("words-none", settings.Pos("languages"), "the interface has no words in %s, and speaks English in their place",
				tag).WithHint("copy the program's words/en.yaml to templates/words/" + tag + ".yaml and translate it"))
		}
	}
}

// templatesOf returns the program's templates and words, without its themes.
func templatesOf(program fs.FS) (known []string) {
	fs.WalkDir(program, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case name == theme.Folder:
			return fs.SkipDir
		case err == nil && !e.IsDir() && path.Ext(name) != ".go":
			known = append(known, name)
		}
		return nil
	})
	return known
}

// unread warns of files in a folder that nothing reads, and returns the languages that
// it alone has words in.
func (f Folder) unread(known []string, program fs.FS, words Words, problems *diag.List) (langs []string) {
	fs.WalkDir(f, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil: // reported when it is read
			return nil
		case name != "." && (strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), "~")):
			if e.IsDir() {
				return fs.SkipDir
			}
		}
		if path.Ext(name) == ".html" && !there(program, theme.Folder, name) && !slices.Contains([]string{"epub", "print"}, path.Dir(name)) &&
			name != "print.html" { // a page of the site
			f.inline(name, problems)
		}
		switch {
		case path.Ext(name) == ".go", path.Ext(name) == ".html" && there(program, theme.Folder, name): // of this program's own sources
		case e.IsDir() || slices.Contains(known, name):
		case path.Ext(name) == ".yaml" && path.Dir(name) == "words":
			langs = append(langs, strings.TrimSuffix(e.Name(), ".yaml"))
			f.untranslated(program, name, words, problems)
		case path.Ext(name) == ".html" && path.Dir(name) == "partials": // for templates of the site to include
		case path.Ext(name) == ".html":
			hint := diag.DidYouMean(name, known)
			if hint == "" {
				hint = "those that there are: " + strings.Join(slices.DeleteFunc(slices.Clone(known),
					func(s string) bool { return strings.HasPrefix(s, "words/") }), ", ") + ", words/LANG.yaml"
			}
			problems.Add(diag.Warnf("template-unknown", diag.Pos{Path: path.Join(f.Dir, name)},
				"the program has no template of this name, and does not read it").WithHint(hint))
		}
		return nil
	})
	return langs
}

// there reports whether a folder of the program's templates has a file.
func there(program fs.FS, folder, name string) bool {
	_, err := fs.Stat(program, name)
	return err == nil && strings.HasPrefix(name, folder+"/")
}

// untranslated warns of a language of the interface that lacks words: English ones take
// their place.
func (f Folder) untranslated(program fs.FS, name string, words Words, problems *diag.List) {
	have, err := words(f, name)
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
	problems.Add(diag.Warnf("words-missing", diag.Pos{Path: path.Join(f.Dir, name)}, "%s lacks words, and has the English ones in their place: %s",
		strings.TrimSuffix(path.Base(name), ".yaml"), list).WithHint("translate them too: copy the program's words/en.yaml and begin there"))
}
