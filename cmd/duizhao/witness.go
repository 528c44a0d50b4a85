package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"duizhao/internal/diag"
	"duizhao/internal/disk"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/internal/source"
	"duizhao/internal/witness"
)

// witnessFlags names the copies of authors' own texts.
type witnessFlags struct {
	Witness        []string `placeholder:"FILE" sep:"none" help:"A copy of an author's own text, for the full edition on this machine; may be named again for another."`
	WitnessPartial bool     `name:"witness-partial" help:"Go on with the blocks of the copy that match, and warn of the others."`
}

// into reads the copies.
func (w *witnessFlags) into(o *site.Options) error {
	o.Witnesses, o.WitnessPartial = nil, w.WitnessPartial
	for _, name := range w.Witness {
		data, err := readCopy(name)
		if err != nil {
			return err
		}
		o.Witnesses = append(o.Witnesses, witness.Copy{Path: filepath.ToSlash(name), Data: data})
	}
	return nil
}

// readCopy reads a copy of a text; of a file that is too large to be one, only
// enough to recognise that.
func readCopy(name string) ([]byte, error) {
	f, err := disk.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &diag.Fault{Misuse: true, Text: "there is no file " + name, Hint: "name a file that holds the author's text"}
	case errors.Is(err, disk.ErrIrregular):
		return nil, oddInput(name)
	case err != nil:
		return nil, fmt.Errorf("cannot open %s: %w", name, cause(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, witness.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, cause(err))
	}
	return data, nil
}

type witnessCommand struct {
	Lock  witnessLockCommand  `cmd:"" help:"Make the lock of an author's text, so that readers with a copy can build the full edition."`
	Renew witnessRenewCommand `cmd:"" help:"Write an old lock anew in the present format, without the text."`
}

type witnessLockCommand struct {
	Slug string `arg:"" name:"SLUG" help:"The edition, a folder of content/editions/."`
	File string `arg:"" name:"FILE" help:"The author's text, as Markdown in the conventions of a version."`
	Site string `default:"." placeholder:"DIR" help:"The folder that holds content/ (default: this folder)."`
}

// Help is the lesson of witness lock --help.
func (*witnessLockCommand) Help() string {
	return `A lock lets a reader's copy of a text be recognised without giving the text
away: it holds lengths and fingerprints only. It is content/editions/SLUG/witness.lock.

FILE is the text as you found it, errors and all, in the conventions of a
version: below each block its id, as in {#p05}, and each line a segment that the
line of the same number in the base renders. It stays with you; keep
it out of the site's folder. Blocks with ids that the edition does not have, such
as the headline of a reprint, are looked for too, but are no part of the text.

Repairs in emendations.yaml that change more than the form of a character are
taken into account: a copy in which they are made already matches as well. Make
the lock again when you add one, or when you break the lines differently.

Examples:

    duizhao witness lock lan-xi-2024 ~/private/essay.md
    duizhao build --witness ~/downloads/essay.txt      what a reader does with it`
}

// Run makes the lock.
func (c *witnessLockCommand) Run(ctx context.Context, u *ui) error {
	root, err := openSite(c.Site)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := needSite(root, "name the site's folder with --site"); err != nil {
		return err
	}
	data, err := readCopy(c.File)
	if err != nil {
		return err
	}
	lock, report, err := site.MakeLock(ctx, options(root, u), c.Slug, witness.Copy{Path: filepath.ToSlash(c.File), Data: data})
	if err != nil {
		return err
	}
	u.problems(u.err, report.Problems)
	if lock == nil {
		return errProblems
	}
	name := path.Join(editions, c.Slug, witness.File)
	if err := writeLock(root, c.Site, name, lock); err != nil {
		return err
	}
	u.witnesses.locked(filepath.Join(c.Site, name), lock)
	return nil
}

type witnessRenewCommand struct {
	Slug string `arg:"" name:"SLUG" help:"The edition, a folder of content/editions/."`
	Site string `default:"." placeholder:"DIR" help:"The folder that holds content/ (default: this folder)."`
}

// Help is the lesson of witness renew --help.
func (*witnessRenewCommand) Help() string {
	return `A lock of an older format tells more of the text than one of the present. This
leaves out what is too much; the text is not needed, and what was sealed stays as it
is. A lock that has been published already stays in the history of its repository.

Examples:

    duizhao witness renew lan-xi-2024`
}

// Run rewrites the lock in the present format.
func (c *witnessRenewCommand) Run(u *ui) error {
	root, err := openSite(c.Site)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := needSite(root, "name the site's folder with --site"); err != nil {
		return err
	}
	name := path.Join(editions, c.Slug, witness.File)
	data, err := root.ReadFile(filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) {
		return &diag.Fault{Misuse: true, Text: "there is no " + filepath.Join(c.Site, name), Hint: "name an edition that has a lock"}
	} else if err != nil {
		return fmt.Errorf("cannot read %s: %w", filepath.Join(c.Site, name), cause(err))
	}
	var problems diag.List
	lock := witness.Parse(name, data, &problems)
	if lock == nil {
		u.problems(u.err, source.WithExcerpts(&problems, disk.FS(root)))
		return errProblems
	}
	if bytes.Equal(lock.Format(), data) {
		u.witnesses.renewed(filepath.Join(c.Site, name), false)
		return nil
	}
	if err := writeLock(root, c.Site, name, lock); err != nil {
		return err
	}
	u.witnesses.renewed(filepath.Join(c.Site, name), true)
	return nil
}

// writeLock puts a lock into the site, whole or not at all.
func writeLock(root *os.Root, site, name string, lock *witness.Lock) error {
	if err := output.Replace(root, name, lock.Format()); err != nil {
		return fmt.Errorf("cannot write %s: %w", filepath.Join(site, name), cause(err))
	}
	return nil
}
