package main

import (
	"slices"
	"strings"

	"duizhao/internal/check"
	"duizhao/internal/diag"
	"duizhao/internal/rule"
	"duizhao/internal/site"

	"github.com/alecthomas/kong"
)

// optionalFlag is a flag with or without a value: --explain, --explain CODE.
type optionalFlag struct {
	Set bool
	Of  string // the value, or ""
}

// Decode takes the next word of the command line, unless it is a flag.
func (e *optionalFlag) Decode(ctx *kong.DecodeContext) error {
	e.Set = true
	t := ctx.Scan.Peek()
	if s, ok := t.Value.(string); ok && !t.IsEOL() && t.Type != kong.FlagToken && !strings.HasPrefix(s, "-") {
		e.Of = s
		ctx.Scan.Pop()
	}
	return nil
}

// explain shows one rule, or all of them.
func (c *checkCommand) explain(u *ui) error {
	all := site.Rules()
	if c.Explain.Of == "" {
		if c.JSON {
			return u.rules.rulesJSON(all)
		}
		u.rules.list(all)
		return nil
	}
	r, err := ruleOf(all, c.Explain.Of)
	switch {
	case err != nil:
		return err
	case c.JSON:
		return u.rules.rulesJSON(rule.Catalogue{r})
	}
	u.rules.rule(r)
	return nil
}

// ruleOf finds a rule by its code. Codes are copied from messages, brackets and all.
func ruleOf(all rule.Catalogue, name string) (*rule.Rule, error) {
	if r := all.Find(strings.Trim(name, "[]")); r != nil {
		return r, nil
	}
	return nil, &diag.Fault{Misuse: true, Text: "there is no rule " + quoted(name), Hint: all.DidYouMean(name)}
}

// only keeps the problems of the rules asked for; other is how many it drops.
// Without a report it only checks the codes.
func (c *checkCommand) only(report *site.Report) (other int, err error) {
	if len(c.Rule) == 0 {
		return 0, nil
	}
	all := site.Rules()
	codes := make([]string, len(c.Rule))
	for i, code := range c.Rule {
		r, err := ruleOf(all, code)
		if err != nil {
			return 0, err
		}
		codes[i] = r.Code
	}
	if report == nil {
		return 0, nil
	}
	found := len(report.Problems)
	report.Problems = slices.DeleteFunc(report.Problems, func(p diag.Problem) bool { return !slices.Contains(codes, p.Code) })
	report.Ignored = slices.DeleteFunc(report.Ignored, func(p check.Ignored) bool { return !slices.Contains(codes, p.Code) })
	return found - len(report.Problems), nil
}
