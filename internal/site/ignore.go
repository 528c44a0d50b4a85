package site

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/rule"
)

// ignores removes from the report the warnings that site.yaml says to ignore. An
// entry that cannot apply is an error; one that matches nothing is a warning, since
// what it was written for is gone.
func (l *loaded) ignores(report *Report) {
	list := l.corpus.Config.Ignore
	if len(list) == 0 {
		report.Problems = l.problems.Sorted()
		return
	}
	rules := Rules()
	spent := make([]bool, len(list)) // matched something, or wrong in itself
	for i := range list {
		spent[i] = !l.ignoreForm(rules, i)
	}
	for _, p := range l.problems.Sorted() {
		if i := l.ignoredBy(&p); i >= 0 {
			spent[i] = true
			report.Ignored = append(report.Ignored, Ignored{p, list[i].Reason})
		}
	}
	for i := range list {
		if !spent[i] && !l.problems.Failed() && l.asked(list[i].Rule) { // after errors, some rules have not looked at everything
			l.problems.Add(l.atIgnore("ignore-unused", i, "file", "take the entry out", "no warning of "+list[i].Rule+" stands in "+list[i].File).Warning())
		}
	}
	report.Problems = slices.DeleteFunc(l.problems.Sorted(), func(p diag.Problem) bool { return l.ignoredBy(&p) >= 0 })
}

// ignoredBy returns the index of the entry that a problem falls under, or -1.
func (l *loaded) ignoredBy(p *diag.Problem) int {
	if p.Severity != diag.Warning {
		return -1
	}
	return slices.IndexFunc(l.corpus.Config.Ignore, func(e config.Ignore) bool {
		return e.Rule == p.Code && e.Reason != "" && !strings.HasPrefix(e.Rule, "ignore-") && matchPath(e.File, p.Path)
	})
}

// ignoreForm reports whether an entry can apply, and adds a problem if not.
func (l *loaded) ignoreForm(rules rule.Catalogue, i int) bool {
	e := &l.corpus.Config.Ignore[i]
	if e.File == "" || e.Rule == "" || e.Reason == "" { // reported when it was read
		return false
	}
	r := rules.Find(e.Rule)
	switch _, err := path.Match(e.File, "x"); {
	case r == nil:
		l.problems.Add(l.atIgnore("ignore-form", i, "rule", rules.DidYouMean(e.Rule), "there is no rule "+strconv.Quote(e.Rule)))
	case r.Severity == diag.Error:
		l.problems.Add(l.atIgnore("ignore-form", i, "rule", "mend what it reports; only warnings can be ignored", e.Rule+" is an error"))
	case strings.HasPrefix(e.Rule, "ignore-"):
		l.problems.Add(l.atIgnore("ignore-form", i, "rule", "take the entry out that it reports", "the rules about ignoring cannot be ignored"))
	case err != nil:
		l.problems.Add(l.atIgnore("ignore-form", i, "file", "* stands for anything within a name, ** for any folders", strconv.Quote(e.File)+" is not a pattern"))
	default:
		return true
	}
	return false
}

// asked reports whether a rule was applied in this run: those about an author's text
// are when a copy of it is at hand.
func (l *loaded) asked(rule string) bool {
	return !strings.HasPrefix(rule, "witness-") || len(l.options.Witnesses) > 0
}

// atIgnore returns an error at a key of an entry.
func (l *loaded) atIgnore(code string, i int, key, hint, text string) diag.Problem {
	if doc := l.corpus.Docs[config.File]; doc != nil {
		return doc.Problem(code, hint, text, "ignore", i, key)
	}
	return diag.Problem{Code: code, Pos: diag.Pos{Path: config.File}, Text: text, Hint: hint}
}

// matchPath reports whether a pattern matches a file: by parts as in path.Match, with
// ** for any number of folders.
func matchPath(pattern, name string) bool {
	return matchParts(strings.Split(pattern, "/"), strings.Split(name, "/"))
}

func matchParts(pattern, name []string) bool {
	for len(pattern) > 0 {
		if pattern[0] == "**" {
			for i := range len(name) + 1 {
				if matchParts(pattern[1:], name[i:]) {
					return true
				}
			}
			return false
		}
		if len(name) == 0 {
			return false
		}
		if ok, err := path.Match(pattern[0], name[0]); !ok || err != nil {
			return false
		}
		pattern, name = pattern[1:], name[1:]
	}
	return len(name) == 0
}
