package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync/atomic"

	"duizhao/internal/cache"
	"duizhao/internal/devserver"
	"duizhao/internal/diag"
	"duizhao/internal/disk"
	"duizhao/internal/output"
	"duizhao/internal/site"
)

type serveCommand struct {
	Site string `arg:"" optional:"" name:"SITE" default:"." help:"The folder that holds content/ (default: this folder)."`
	Port uint16 `short:"p" default:"4080" placeholder:"N" help:"Listen on this port, or one of the next if it is taken; 0 for any (default: 4080)."`
	witnessFlags
}

// Help is the lesson of serve --help.
func (*serveCommand) Help() string {
	return `Builds the site and serves it to this machine only. When you save a file, the
page that you look at is made again and changes in place, and then all else that
the save touches. When something is wrong, the page says what and where, and goes
on when it is mended. Nothing is written to public/; build does that.

Examples:

    duizhao serve                 this folder's site, at http://127.0.0.1:4080/
    duizhao serve my-site -p 8000
    duizhao serve --witness essay.txt    with the author's own text from your copy

Ctrl-C ends it.`
}

// Run serves the site until it is interrupted.
func (c *serveCommand) Run(ctx context.Context, u *ui) error {
	if os.Getenv("GOGC") == "" {
		// What is kept of all editions is in memory, and a heap of twice its size would
		// be: for 1,000 editions 224 MiB against 163, at the same time from a save to its page.
		debug.SetGCPercent(40)
	}
	root, err := openSite(c.Site)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := needSite(root, "name the folder that holds content/"); err != nil {
		return err
	}
	o := options(root, u)
	o.Draft, o.Drafts, o.Progress = true, true, nil
	if err := c.into(&o); err != nil {
		return err
	}
	watch := slices.Clone(c.Witness)
	for _, name := range sources {
		watch = append(watch, filepath.Join(c.Site, name))
	}
	var last *output.Memory // the site as it was last made without an error
	memory := site.Memory{Cache: cache.Held(), Opened: &site.Opened{}}
	defer memory.Cache.Close()
	defer func() { last.Close() }()
	var onward atomic.Pointer[site.Onward]
	onward.Store(&site.Onward{})
	return devserver.Serve(ctx, devserver.Options{
		Addr:   fmt.Sprintf("127.0.0.1:%d", c.Port),
		Watch:  watch,
		Log:    u.served,
		Onward: func(path string) string { return onward.Load().To(path) },
		Build: func(ctx context.Context, ahead devserver.Ahead) (*output.Memory, []diag.Problem, error) {
			tree := output.After(last)
			defer tree.Done()
			root, err := openSite(c.Site) // again: the name may lead to another folder now
			if err != nil {
				return nil, nil, err
			}
			defer root.Close()
			o.FS = disk.FS(root)
			o.Asked, o.Ahead = ahead.Asked, func() { ahead.Serve(tree) }
			o.Touched, o.Preview = within(c.Site, ahead.Touched), func(files []output.File) { ahead.Serve(output.Holding(files)) }
			o.Front = func(files []output.File) { ahead.Front(output.Holding(files), tree) }
			if err := c.into(&o); err != nil { // again: the copy may have been edited
				return nil, nil, err
			}
			report, err := site.Rebuild(ctx, o, tree, memory)
			if err != nil {
				return nil, nil, err
			}
			if !report.Failed() {
				last = tree
				onward.Store(&report.Onward)
			}
			return tree, report.Problems, nil
		},
	})
}

// within returns those of absolute paths that are in a folder, as paths from it.
func within(dir string, paths []string) (out []string) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	for _, p := range paths {
		if rel, err := filepath.Rel(abs, p); err == nil && filepath.IsLocal(rel) {
			out = append(out, filepath.ToSlash(rel))
		}
	}
	return out
}
