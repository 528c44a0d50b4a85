package main

import (
	"context"

	"duizhao/internal/site"
)

type checkCommand struct {
	Site  string `arg:"" optional:"" name:"SITE" default:"." help:"The folder that holds content/ (default: this folder)."`
	Stats bool   `help:"Also print what the site consists of, counted."`
	JSON  bool   `name:"json" help:"Print problems and counts as JSON."`
}

// Help is the lesson of check --help.
func (*checkCommand) Help() string {
	return `Reads the whole site as build does, and writes nothing. Each problem is shown
with its file, line and column, the line itself, and what to do; the word in
brackets is the code of the rule, which never changes.

An error stops a build. A warning does not, but check ends with status 1 on
either, so that it can guard a repository.

Examples:

    duizhao check                  this folder's site
    duizhao check --stats          with editions, notes, claims, … counted
    duizhao check --json | jq '.problems[].file'`
}

// Run checks the site.
func (c *checkCommand) Run(ctx context.Context, u *ui) error {
	root, err := openSite(c.Site)
	if err != nil {
		return err
	}
	defer root.Close()
	report, err := site.Check(ctx, options(root, u))
	if err != nil {
		return err
	}
	if c.JSON {
		err = u.json(report)
	} else {
		u.problems(u.out, report.Problems)
		if len(report.Problems) == 0 {
			u.sound(report.Counts)
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
