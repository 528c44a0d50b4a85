package main

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/review"
	"duizhao/internal/site"
)

type reviewCommand struct {
	Site string `arg:"" optional:"" name:"SITE" default:"." help:"The folder that holds content/ (default: this folder)."`
	Slug string `arg:"" optional:"" name:"SLUG" help:"One edition (default: all)."`

	Confirm optionalFlag `placeholder:"[ADDRESS,…]" help:"Confirm these segments or blocks (p17.2,p18), or all with --all."`
	All     bool         `help:"With --confirm: everything that is open."`
	Follow  bool         `help:"Write into claims where their sentences are now."`
	Lang    string       `placeholder:"TAG" help:"Only the version in this language."`
	JSON    bool         `name:"json" help:"Print what is open as JSON."`
}

// Help is the lesson of review --help.
func (*reviewCommand) Help() string {
	return `A translation is out of date when the base has changed since. For each segment
that somebody read beside its base and confirmed, review.lock in the edition's
folder keeps what both were then. review compares, and shows what has changed,
with the words that changed where git has them.

A line that ends in [~] has not been reviewed by a person; confirming it takes the
mark away. Put it there yourself, behind what a machine or a hurry has written.

What was moved, cut in two or joined in the same words stays confirmed. A claim
whose sentence has another address now is named; --follow writes the new address
into it. Nothing is confirmed by itself: read, then confirm.

Examples:

    duizhao review                            all editions of this folder's site
    duizhao review . lan-xi-2024              one of them
    duizhao review --confirm p17.2,p18        a segment, and a whole block
    duizhao review --confirm --all --lang en  a version, for the first time
    duizhao review --follow

The locks are part of the content: commit them, and take a confirmation back
with git.`
}

// Run compares, and confirms what it is asked to.
func (c *reviewCommand) Run(ctx context.Context, u *ui) error {
	if err := c.settle(); err != nil {
		return err
	}
	root, err := openSite(c.Site)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := needSite(root, "name the folder that holds content/"); err != nil {
		return err
	}
	all, err := c.read(ctx, root, u)
	if err != nil {
		return err
	}
	if c.Follow {
		moved, err := c.follow(root, all, u)
		if err != nil {
			return err
		}
		if moved { // read again what was written
			if all, err = c.read(ctx, root, u); err != nil {
				return err
			}
		}
	}
	if c.Confirm.Set || c.Follow {
		return c.confirm(root, all, u)
	}
	return c.show(ctx, all, u)
}

// settle checks the arguments. A single word that is not a folder, but an edition of
// this folder's site, is that edition.
func (c *reviewCommand) settle() error {
	if c.Slug == "" && c.Site != "." {
		if _, err := os.Stat(c.Site); err != nil {
			if _, err := os.Stat(filepath.Join("content", "editions", c.Site)); err == nil {
				c.Site, c.Slug = ".", c.Site
			}
		}
	}
	switch {
	case c.All && !c.Confirm.Set:
		return &diag.Fault{Misuse: true, Text: "--all says what to confirm", Hint: "write: duizhao review --confirm --all"}
	case c.Confirm.Set && !c.All && c.Confirm.Of == "":
		return &diag.Fault{Misuse: true, Text: "--confirm needs to know what",
			Hint: "name segments or blocks, as in --confirm p17.2,p18; or everything: --confirm --all"}
	case c.Confirm.Set && c.All && c.Confirm.Of != "":
		return &diag.Fault{Misuse: true, Text: "--confirm " + c.Confirm.Of + " and --all say two things", Hint: "leave one of them out"}
	}
	return nil
}

// read compares the editions asked for with their locks.
func (c *reviewCommand) read(ctx context.Context, root *os.Root, u *ui) ([]*site.Reviewed, error) {
	var slugs []string
	if c.Slug != "" {
		if _, err := root.Stat("content/editions/" + c.Slug); err != nil {
			return nil, &diag.Fault{Misuse: true, Text: "there is no edition " + c.Slug, Hint: "editions are the folders below content/editions/"}
		}
		slugs = []string{c.Slug}
	}
	o := options(root, u)
	all, report, err := site.Review(ctx, o, slugs)
	if err != nil {
		return nil, err
	}
	if len(report.Problems) > 0 {
		u.problems(u.err, report.Problems)
		return nil, errProblems
	}
	for _, r := range all {
		if c.Lang != "" {
			r.Others = slices.Clone(r.Comparisons)
			r.Comparisons = slices.DeleteFunc(slices.Clone(r.Comparisons), func(x *review.Comparison) bool { return x.Lang != c.Lang })
			r.Others = slices.DeleteFunc(r.Others, func(x *review.Comparison) bool { return x.Lang == c.Lang })
		}
	}
	if c.Lang != "" && !slices.ContainsFunc(all, func(r *site.Reviewed) bool { return len(r.Comparisons) > 0 }) {
		return nil, &diag.Fault{Misuse: true, Text: "there is no translation in " + c.Lang,
			Hint: "name the language of a version that is written and is not the base"}
	}
	return all, nil
}

// show prints what is open.
func (c *reviewCommand) show(ctx context.Context, all []*site.Reviewed, u *ui) error {
	open := 0
	past := &past{dir: c.Site}
	for _, r := range all {
		open += r.Open()
	}
	if c.JSON {
		if err := u.reviews.reviewJSON(all); err != nil {
			return err
		}
	} else {
		for _, r := range all {
			u.reviews.review(r, past.wordings(ctx, r))
		}
		u.reviews.reviewed(all, open)
	}
	if open > 0 {
		return errProblems
	}
	return nil
}

// confirm writes the locks of the editions that were read.
func (c *reviewCommand) confirm(root *os.Root, all []*site.Reviewed, u *ui) error {
	wanted := map[string]bool{}
	for a := range strings.SplitSeq(c.Confirm.Of, ",") {
		if a = strings.TrimSpace(a); a != "" {
			wanted[a] = false
		}
	}
	pick := func(lang, address string) bool {
		if c.All {
			return true
		}
		block, _, _ := strings.Cut(address, ".")
		_, segment := wanted[address]
		_, whole := wanted[block]
		return segment || whole
	}
	for _, r := range all {
		for a := range wanted {
			wanted[a] = wanted[a] || r.Has(a)
		}
	}
	for a, found := range wanted {
		if !found {
			return &diag.Fault{Misuse: true, Text: "there is nothing at " + a, Hint: "addresses are those of the pages: p17.2, or p17 for a whole block"}
		}
	}
	for _, r := range all {
		if err := c.unmark(root, r, pick, u); err != nil {
			return err
		}
		lock := r.Confirm(pick)
		if len(lock.Entries)+len(lock.Anchors) == 0 && !r.Locked {
			continue
		}
		data := lock.Format()
		if r.Locked && string(data) == string(r.Data) {
			u.reviews.unchanged(r, c.Confirm.Set)
			continue
		}
		if err := output.Replace(root, r.Lock.Path, data); err != nil {
			return unwritable(filepath.Join(c.Site, filepath.FromSlash(r.Lock.Path)), err)
		}
		undo := "git checkout -- " + r.Lock.Path
		if c.Site != "." {
			undo = "git -C " + c.Site + " checkout -- " + r.Lock.Path
		}
		u.reviews.confirmed(r, pick, c.Confirm.Set, filepath.Join(c.Site, filepath.FromSlash(r.Lock.Path)), undo)
	}
	return nil
}

// unmark takes the marks [~] from the lines that are confirmed.
func (c *reviewCommand) unmark(root *os.Root, r *site.Reviewed, pick func(lang, address string) bool, u *ui) error {
	if !c.Confirm.Set {
		return nil
	}
	marked := r.Marked(pick)
	for _, path := range slices.Sorted(maps.Keys(marked)) {
		data, err := root.ReadFile(filepath.FromSlash(path))
		if err != nil {
			return err
		}
		if err := output.Replace(root, path, review.Reviewed(data, marked[path])); err != nil {
			return unwritable(filepath.Join(c.Site, filepath.FromSlash(path)), err)
		}
		u.reviews.unmarked(filepath.Join(c.Site, filepath.FromSlash(path)), len(marked[path]))
	}
	return nil
}

// follow writes into claims where their sentences are now.
func (c *reviewCommand) follow(root *os.Root, all []*site.Reviewed, u *ui) (moved bool, err error) {
	for _, r := range all {
		for _, claim := range r.Moved() {
			segments := review.Follow(claim, r.Places)
			data, err := root.ReadFile(filepath.FromSlash(claim.Path))
			if err != nil {
				return moved, err
			}
			text, ok := review.Rewrite(string(data), segments)
			if !ok {
				u.reviews.byHand(claim.Path, segments)
				continue
			}
			if err := output.Replace(root, claim.Path, []byte(text)); err != nil {
				return moved, unwritable(filepath.Join(c.Site, filepath.FromSlash(claim.Path)), err)
			}
			u.reviews.followed(claim.Path, claim.Segments, segments)
			moved = true
		}
	}
	return moved, nil
}
