package main

import (
	"context"
	"os"
	"path/filepath"

	"duizhao/internal/diag"
	"duizhao/internal/lsp"
)

type lspCommand struct {
	Site  string `arg:"" optional:"" name:"SITE" default:"." help:"The folder that holds content/ (default: this folder)."`
	Stdio bool   `help:"Speak over standard input and output, as it always does; some editors say so."`
}

// Help is the lesson of lsp --help.
func (*lspCommand) Help() string {
	return `Speaks the Language Server Protocol with an editor, which starts it: nobody types
this command. The editor then shows what check finds while a file is being typed, and

    completes   note:, claim:, explainer:, [@…, ids of blocks, keys and values of YAML
    explains    what a link leads to, what a key is for, and at a line of a version
                what the other versions say there
    goes        to the note, the source, the line of the other version
    finds       every place that names a note, a claim or a source
    renames     a note, a claim or an explainer across the site, with its file; the
                old address of a page stays as an alias

The folder is that of the site, the one with content/ in it. docs/editors.md has what
to write for Neovim, and what other editors need.`
}

// Run answers the editor until it goes.
func (c *lspCommand) Run(ctx context.Context, u *ui) error {
	root, err := openSite(c.Site)
	if err != nil {
		return err
	}
	defer root.Close()
	folder, err := filepath.Abs(c.Site)
	if err != nil {
		return err
	}
	o := lsp.Options{Site: options(root, u), Folders: []string{folder}, Version: programVersion()}
	o.Site.Progress = nil
	o.Site.Drafts = true // somebody is writing them
	if real, err := filepath.EvalSymlinks(folder); err == nil && real != folder {
		o.Folders = append(o.Folders, real)
	}
	if !lsp.Serve(ctx, os.Stdin, os.Stdout, o) && ctx.Err() == nil {
		return &diag.Fault{Text: "the editor went without saying so (shutdown, then exit)"}
	}
	return nil
}
