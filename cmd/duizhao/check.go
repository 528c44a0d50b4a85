package main

import (
	"context"
	"path/filepath"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/site"
)

// today returns the day that --today names. This is the only place where the
// judgement of content depends on the clock, and only if the user asks for it.
func (c *checkCommand) today() (string, error) {
	switch _, err := time.Parse(time.DateOnly, c.Today.Of); {
	case !c.Today.Set:
		return "", nil
	case c.Today.Of == "":
		return time.Now().Format(time.DateOnly), nil
	case err != nil:
		return "", badDate(c.Today.Of)
	}
	return c.Today.Of, nil
}

type checkCommand struct {
	Site  string `arg:"" optional:"" name:"SITE" default:"." help:"The folder that holds content/ (default: this folder)."`
	Stats bool   `help:"Also print what the site consists of, counted."`
	JSON  bool   `name:"json" help:"Print problems and counts as JSON; with --explain the rules."`

	All    bool `help:"Show all problems, and not only the first 50 of each rule."`
	Drafts bool `help:"Also check what says draft: true."`
	Script bool `help:"Also list where Simplified has several characters for one, and what no word confirms."`

	Rule    []string     `placeholder:"CODE" help:"Report only what these rules find."`
	Explain optionalFlag `placeholder:"[CODE]" help:"Explain a rule, with an example; without CODE list all rules."`
	Today   optionalFlag `placeholder:"[DATE]" help:"Count the age of claims to DATE, or to today, and not to the day an edition was updated."`
	witnessFlags
}

// Help is the lesson of check --help.
func (*checkCommand) Help() string {
	return `Reads the whole site as build does, and writes nothing. Each problem is shown
with its file, line and column, the line itself, and what to do; the word in
brackets is the code of the rule, which never changes.

An error stops a build. A warning does not, but check ends with status 1 on
either, so that it can guard a repository. A warning that does not apply can be
ignored, with a reason, in site.yaml:

    ignore:
      - file: content/notes/eel.md
        rule: note-unused
        reason: the eel comes in the second part

Examples:

    duizhao check                  this folder's site
    duizhao check --stats          with editions, notes, claims, … counted
    duizhao check --all            where a rule has more than 50
    duizhao check --drafts         with what says draft: true
    duizhao check --script         what an editor of zh-Hans looks through
    duizhao check --explain        all rules
    duizhao check --explain claim-sources
    duizhao check --rule claim-sources,claim-place
    duizhao check --json | jq '.problems[].file'`
}

// Run checks the site.
func (c *checkCommand) Run(ctx context.Context, u *ui) error {
	if c.Explain.Set {
		return c.explain(u)
	}
	if _, err := c.only(nil); err != nil { // before any work
		return err
	}
	root, err := openSite(c.Site)
	if err != nil {
		return err
	}
	defer root.Close()
	o := options(root, u)
	if o.Today, err = c.today(); err != nil {
		return err
	}
	o.Choices, o.Drafts = c.Script, c.Drafts
	if len(c.Witness) == 0 {
		o.Before = published(filepath.Join(c.Site, "public"))
	}
	if err := c.into(&o); err != nil {
		return err
	}
	report, err := site.Check(ctx, o)
	if err != nil {
		return err
	}
	other, err := c.only(report)
	if err != nil {
		return err
	}
	if c.JSON || c.All {
		o.Excerpts(report.Problems)
	}
	if c.JSON {
		err = u.json(report)
	} else {
		c.show(u, report.Problems)
		if len(report.Problems) == 0 {
			u.witnesses.texts(u.out, report.Texts)
			u.sound(report.Counts)
		}
		u.unsaid(len(report.Ignored), other)
		if c.Script {
			u.choices(report.Choices)
		}
		if c.Stats {
			u.stats(report.Counts)
		}
	}
	if err == nil && len(report.Problems) > 0 {
		err = errProblems
	}
	return err
}

func (c *checkCommand) show(u *ui, problems []diag.Problem) {
	if c.All {
		u.allProblems(u.out, problems)
	} else {
		u.problems(u.out, problems)
	}
}

// published returns the files of the site that is in a folder; nil if there is none, or
// none that a build could replace, which it reports itself.
func published(folder string) []string {
	files, err := output.Published(folder)
	if err != nil {
		return nil
	}
	return files
}
