package check

import (
	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/lang"
	"duizhao/internal/source"
)

// Layouts checks the layouts of a site's own: that each has a name and a key that no
// other has, and a word for the readers of every language, and that there is one for
// pages with one version and one for those with more. doc is layouts.yaml; said reports
// whether the words of the interface have a key in a language.
func Layouts(list []config.Layout, languages []string, said func(tag, key string) bool, doc *source.Doc, problems *diag.List) {
	names, keys := map[string]int{}, map[string]int{}
	one, more := false, false
	for i, l := range list {
		for _, f := range []struct {
			what, value string
			seen        map[string]int
		}{{"name", l.Name, names}, {"key", l.Digit(), keys}} {
			if k, twice := f.seen[f.value]; twice && f.value != "" {
				problems.Add(diag.Errorf("layout-twice", doc.Pos("layouts", i, f.what), "two layouts have the %s %s", f.what, f.value).
					WithHint("give this one another").WithNote(doc.Pos("layouts", k, f.what), "the first is here"))
			}
			f.seen[f.value] = i
		}
		if l.Key != nil && (*l.Key < 1 || *l.Key > 9) {
			problems.Add(diag.Errorf("yaml-value", doc.Pos("layouts", i, "key"), "%d is not a digit", *l.Key).WithHint("it is one of: 1 to 9"))
		}
		one = one || l.Alone() && l.Name != config.Vertical
		more = more || !l.Alone()
		for _, tag := range languages {
			named := func(t string) bool { return l.Names[t] != "" || said(t, "layout-"+l.Name) }
			if l.Name != "" && len(l.Names) > 0 && lang.Lookup(tag, named) == "" {
				problems.Add(diag.Warnf("layout-name", doc.Pos("layouts", i, "names"), "the layout %s has no name in %s", l.Name, tag).
					WithHint("add one: it is in the menu of every edition"))
			}
		}
	}
	if len(list) > 0 && !one {
		problems.Add(diag.Errorf("layout-none", doc.Pos("layouts"), "no layout is for pages with one version").
			WithHint("give one of them, other than vertical, the line versions: one"))
	}
	if len(list) > 0 && !more {
		problems.Add(diag.Errorf("layout-none", doc.Pos("layouts"), "no layout is for pages with several versions").
			WithHint("leave versions: one out of one of them"))
	}
}
