package main

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/site"
)

type buildCommand struct {
	Site       string `arg:"" optional:"" name:"SITE" default:"." help:"The folder that holds content/ (default: this folder)."`
	Output     string `short:"o" placeholder:"DIR" help:"Write to DIR (default: public in the site's folder; private with --witness)."`
	YesPrivate bool   `name:"yes-private" help:"Write an author's own text even into a folder that git tracks or that holds a public site."`
	URL        string `name:"url" placeholder:"URL" help:"Address that the site will have on the web, in place of url in site.yaml."`
	Drafts     bool   `help:"Also make what says draft: true."`
	Bundle     bool   `help:"Also pack the whole site into site.zip, as outputs: bundle: true does."`
	Fonts      string `placeholder:"DIR" help:"Put what is used of the TrueType fonts of this folder into the EPUBs and the editions in one file, and set cards and covers in them (default: the reader's fonts, and the program's serif)."`
	cacheFlags
	Shard string `placeholder:"K/N" help:"Make only the Kth of N shares of the editions, leave them in the shared cache that --cache names, and publish nothing."`
	JSON  bool   `name:"json" help:"Print problems and counts as JSON on standard output."`
	witnessFlags
}

// Help is the lesson of build --help.
func (*buildCommand) Help() string {
	return `Everything in the site is read and checked first. If anything is wrong, all
of it is reported and nothing is written: the folder keeps the site it had.
Otherwise the folder is replaced as a whole; files that are the same stay as
they are, and files that the new site lacks are removed.

What was read, and a digest of all that was made, is kept in a cache. The next
build makes only those editions anew that have changed since, and does nothing if
none has. It goes by the bytes of the files, and reads none that the system says
nobody has touched; the times that a copy or an editor sets are not asked. So no
cache has to be removed to get a right site.

Examples:

    duizhao build                        this folder's site, into public/
    duizhao build ~/editions             that folder's site, into its public/
    duizhao build --output /srv/www      into a folder that only duizhao fills
    duizhao build --url https://example.org/texts/
                                         for canonical links, feeds and the sitemap
    duizhao build --drafts               with what says draft: true, as serve shows it
    duizhao build --bundle               with site.zip, to hand out: unpack it and
                                         open index.html
    duizhao build --fonts .cache/fonts   EPUBs and single files that bring their fonts
    duizhao build --cache .cache/site    keep the cache there, as between two runs
                                         on a server that has no home
    duizhao build --shard 1/3 --cache s3://BUCKET/FOLDER
                                         the first of three machines; docs/several-machines.md
    duizhao build --cache s3://BUCKET/FOLDER
                                         with what they have made, and publish
    duizhao build --json > report.json   for another program to read
    duizhao build --witness essay.txt    the full edition: with the author's own
                                         text from your copy of it

What is built from a copy goes to private/, which git ignores, and not to public/.
If it may not be published, every page and book says so, and the files that hold
a whole edition are called SLUG.private.epub and so on. Do not upload it.

The pages work from a web server, below a path, and by double click.`
}

// Run builds the site into its folder.
func (c *buildCommand) Run(ctx context.Context, u *ui) error {
	start := time.Now()
	collect()
	if c.URL != "" && !webAddress(c.URL) {
		return badURL(c.URL)
	}
	if err := c.shareable(); err != nil {
		return err
	}
	root, err := openSite(c.Site)
	if err != nil {
		return err
	}
	defer root.Close()
	if c.Shard != "" {
		o := options(root, u)
		o.URL, o.Bundle, o.Drafts = c.URL, c.Bundle, c.Drafts
		printing(ctx, &o) // the build that joins the shares says what is wrong
		return c.share(ctx, u, o)
	}
	folder := c.Output
	if folder == "" {
		folder = filepath.Join(c.Site, "public")
		if len(c.Witness) > 0 {
			folder = filepath.Join(c.Site, privateFolder)
		}
	}
	if len(c.Witness) > 0 && !c.YesPrivate {
		if err := secluded(ctx, folder); err != nil {
			return err
		}
	}
	memory, err := c.memory(c.Site, folder, u)
	if err != nil {
		return err
	}
	if c.pooled() {
		end, err := c.join(ctx, u, &memory)
		if err != nil {
			return err
		}
		defer end()
	}
	of := stageOptions(c.Site)
	if of.Sums = !c.NoCache; memory.Cache != nil {
		of.Shelf = memory.Cache
	}
	stage, err := output.NewStage(folder, of)
	if err != nil {
		return err
	}
	defer stage.Abort()
	context.AfterFunc(ctx, func() { // in case the work does not end in time
		time.Sleep(grace / 2)
		stage.Abort()
	})
	o := options(root, u)
	o.URL, o.Bundle, o.Drafts, o.Before = c.URL, c.Bundle, c.Drafts, stage.Before()
	if err := c.into(&o); err != nil {
		return err
	}
	if o.Fonts, err = loadFonts(c.Fonts, u); err != nil {
		return err
	}
	unprinted := printing(ctx, &o)
	report, err := site.Rebuild(ctx, o, stage, memory)
	if err != nil {
		return err
	}
	var stats output.Stats
	if !report.Failed() {
		if stats, err = stage.Commit(); err != nil {
			return err
		}
	}
	err = u.found(&o, report, c.JSON)
	u.prints.missingCharacters(c.Fonts, report.Fontless)
	switch {
	case err != nil:
		return err
	case report.Failed():
		if !c.JSON {
			u.unpublished(folder)
		}
		return errProblems
	case !c.JSON:
		u.witnesses.texts(u.out, report.Texts)
		u.built(report.Counts, stats, time.Since(start), folder, filepath.Join(folder, "index.html"), served(c.Site))
		if memory.Pool != nil {
			u.taken(report.Shared, c.Cache)
		}
		u.cards(report.Cards)
		u.prints.left(unprinted)
	}
	return nil
}

// shareable refuses what cannot be shared between machines.
func (c *buildCommand) shareable() error {
	switch {
	case !c.pooled() && c.Shard == "":
		return nil
	case c.NoCache:
		return &diag.Fault{Misuse: true, Text: "--no-cache and a shared cache exclude each other", Hint: "leave one of them out"}
	case len(c.Witness) > 0:
		return &diag.Fault{Misuse: true, Text: "an author's own text may not be published, and so does not go into a shared cache",
			Hint: "build with --witness on one machine, without --shard and with a folder of that machine for --cache"}
	case c.Fonts != "":
		return &diag.Fault{Misuse: true, Text: "with --fonts each machine makes all editions itself, and there is nothing to share",
			Hint: "leave out --fonts, or --shard and the shared cache"}
	}
	return nil
}

// webAddress reports whether a string is an absolute web address.
func webAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// served returns the command that shows a site. The Makefile sets DUIZHAO_SERVE to
// its own, for somebody who has nothing else.
func served(dir string) string {
	if s := os.Getenv("DUIZHAO_SERVE"); s != "" {
		return s
	}
	return onSite("duizhao serve", dir)
}

// onSite returns a command line for the site in dir.
func onSite(command, dir string) string {
	if dir != "." {
		command += " " + dir
	}
	return command
}
