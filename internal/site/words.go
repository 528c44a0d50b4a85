package site

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/check"
	"duizhao/internal/diag"
	"duizhao/internal/lang"
	"duizhao/internal/render"
	"duizhao/internal/render/web"
)

// wordsOf checks the site's own words of the interface: that each is asked for, and that a
// number goes where it goes in the program's.
func (c *content) wordsOf(r *web.Trial, all []string, problems *diag.List) {
	if c.options.Templates == nil {
		return
	}
	program, err := render.WordsOf(c.options.Templates, "words/en.yaml")
	if err != nil {
		return
	}
	for _, l := range c.layouts.layouts {
		program["layout-"+l.Name] = l.Names[lang.English]
	}
	asked, open := r.AskedWords()
	for _, f := range c.layouts.own() {
		names, err := fs.Glob(f, "words/*.yaml")
		if err != nil {
			continue
		}
		for _, name := range names {
			have, err := render.WordsOf(f, name)
			if err != nil { // reported when they are read
				continue
			}
			w := wordsFile{Folder: f, name: name, problems: problems}
			for key, text := range have {
				english, known := program[key]
				switch {
				case known:
					w.number(key, text, english)
				case strings.HasPrefix(key, "name-") || asked[key]:
				default:
					w.idle(key, all, open)
				}
			}
		}
	}
}

// wordsFile is a file of words of the site's.
type wordsFile struct {
	check.Folder
	name     string
	problems *diag.List
	lines    []string
}

// at returns the place of a part of what is said by a key, or that of the key.
func (w *wordsFile) at(key, part string) diag.Pos {
	pos := diag.Pos{Path: path.Join(w.Dir, w.name)}
	if w.lines == nil {
		data, err := fs.ReadFile(w.Folder, w.name)
		if err != nil {
			return pos
		}
		w.lines = strings.Split(string(data), "\n")
	}
	begins := regexp.MustCompile(`^\s*["']?` + regexp.QuoteMeta(key) + `["']?\s*:`)
	for i, line := range w.lines {
		if m := begins.FindStringIndex(line); m != nil {
			pos.Line, pos.Col = i+1, 1
			if k := strings.Index(line[m[1]:], part); part != "" && k >= 0 {
				pos.Col = 1 + len([]rune(line[:m[1]+k]))
			}
			return pos
		}
	}
	return pos
}

// idle warns of a word that nothing asks for. open is whether templates put keys together,
// so that only one with the name of another is certain to be a slip.
func (w *wordsFile) idle(key string, all []string, open bool) {
	hint := diag.DidYouMean(key, slices.DeleteFunc(slices.Clone(all), func(k string) bool { return k == key }))
	if hint == "" {
		if open {
			return
		}
		hint = "take it out; the keys that there are: duizhao theme copy words/en.yaml"
	}
	w.problems.Add(diag.Warnf("word-unused", w.at(key, ""), "no page asks for the word %q", key).WithHint(hint))
}

// verb is what a number is put in the place of, or what somebody took for that.
var verb = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`%[-+ #0-9.]*[a-zA-Z]`) })

// number reports a word in which the number is not where pages put it.
func (w *wordsFile) number(key, text, english string) {
	const place = "%d"
	report := func(part, text, hint string) {
		w.problems.Add(diag.Errorf("word-number", w.at(key, part), "%s", text).WithHint(hint))
	}
	counts := strings.Contains(english, place)
	shown := false
	for _, form := range strings.Split(text, "|") {
		verbs := verb().FindAllString(form, -1)
		for i, v := range verbs {
			switch {
			case !counts && !strings.Contains(english, v):
				if v == place || v == "%s" {
					report(v, "pages would have "+v+" as it is: nothing is put in its place here", "the English is: "+english)
				}
			case counts && v != place:
				report(v, "pages would have "+v+" as it is: the number goes where "+place+" is", "write "+place)
			case counts && i > 0:
				report(v, "the number is put in the place of the first "+place+" only", "take the others out")
			}
		}
		shown = shown || slices.Contains(verbs, place)
	}
	if counts && !shown && !verb().MatchString(text) {
		report("", "the number is in no form of "+key, "write "+place+" where it goes, as in: "+english)
	}
}
