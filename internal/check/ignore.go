package check

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/rule"
)

// Ignored is a problem that an entry under ignore in site.yaml matches.
type Ignored struct {
	diag.Problem
	Reason string `json:"reason"`
}

// Ignore returns the problems without the warnings that site.yaml says to ignore, and
// those, both sorted. An entry that cannot apply is an error; one that matches nothing
// is a warning, since what it was written for is gone. asked reports whether a rule
// was applied in this run.
func (f *Findings) Ignore(rules rule.Catalogue, asked func(rule string) bool) (problems []diag.Problem, ignored []Ignored) {
	list := entries{f.Corpus, f.Corpus.Config.Ignore}
	if len(list.all) == 0 {
		return f.Problems.Sorted(), nil
	}
	spent := make([]bool, len(list.all)) // matched something, or wrong in itself
	for i := range list.all {
		wrong := list.wrong(rules, i)
		if wrong.Code != "" {
			f.Problems.Add(wrong)
		}
		spent[i] = wrong.Code != "" || !list.complete(i)
	}
	for _, p := range f.Problems.Sorted() {
		if i := list.match(&p); i >= 0 {
			spent[i] = true
			ignored = append(ignored, Ignored{p, list.all[i].Reason})
		}
	}
	for i := range list.all {
		if !spent[i] && !f.Problems.Failed() && asked(list.all[i].Rule) { // after errors, some rules have not looked at everything
			f.Problems.Add(list.at("ignore-unused", i, "file", "take the entry out", "there is no warning of "+list.all[i].Rule+" in "+
				list.all[i].File).Warning())
		}
	}
	return slices.DeleteFunc(f.Problems.Sorted(), func(p diag.Problem) bool { return list.match(&p) >= 0 }), ignored
}

// entries are those under ignore in site.yaml.
type entries struct {
	corpus *corpus.Corpus
	all    []config.Ignore
}

// match returns the index of the entry that a problem falls under, or -1.
func (l *entries) match(p *diag.Problem) int {
	if p.Severity != diag.Warning {
		return -1
	}
	return slices.IndexFunc(l.all, func(e config.Ignore) bool {
		return e.Rule == p.Code && e.Reason != "" && !strings.HasPrefix(e.Rule, "ignore-") && matchPath(e.File, p.Path)
	})
}

// complete reports whether an entry has all its keys; those that it lacks were
// reported when it was read.
func (l *entries) complete(i int) bool {
	e := &l.all[i]
	return e.File != "" && e.Rule != "" && e.Reason != ""
}

// wrong returns the reason why an entry cannot apply, or no problem.
func (l *entries) wrong(rules rule.Catalogue, i int) (none diag.Problem) {
	e := &l.all[i]
	if !l.complete(i) {
		return none
	}
	r := rules.Find(e.Rule)
	switch _, err := path.Match(e.File, "x"); {
	case r == nil:
		return l.at("ignore-form", i, "rule", rules.DidYouMean(e.Rule), "there is no rule "+strconv.Quote(e.Rule))
	case r.Severity == diag.Error:
		return l.at("ignore-form", i, "rule", "mend what it reports; only warnings can be ignored", e.Rule+" is an error")
	case strings.HasPrefix(e.Rule, "ignore-"):
		return l.at("ignore-form", i, "rule", "take the entry out that it reports", "the rules about ignoring cannot be ignored")
	case err != nil:
		return l.at("ignore-form", i, "file", "* stands for anything within a name, ** for any folders", strconv.Quote(e.File)+" is not a pattern")
	}
	return none
}

// at returns an error at a key of an entry.
func (l *entries) at(code string, i int, key, hint, text string) diag.Problem {
	return diag.Errorf(code, l.corpus.Pos(config.File, "ignore", i, key), "%s", text).WithHint(hint)
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
