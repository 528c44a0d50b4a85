// Command duizhao makes bilingual annotated reading editions from Markdown.
//
// Each command is one file here, named after it, and one line in [program]. The work
// is done by the packages below internal/: a command reads its arguments, calls
// [duizhao/internal/site] or another package, and hands the outcome to [ui], which
// words it for the user.
//
// The exit status is 0 when all is well, 1 when the content has problems or
// something outside fails (a full disk, no permission, an interrupt), and 2 when the
// command line itself is wrong.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
)

// program lists the commands, in the order of --help.
type program struct {
	Build      buildCommand      `cmd:"" help:"Build a site into a folder."`
	Serve      serveCommand      `cmd:"" help:"Show a site in the browser while you write."`
	New        newCommand        `cmd:"" help:"Make a new site, or a new edition in a site."`
	Import     importCommand     `cmd:"" help:"Make an edition from a text, a page or a translation memory."`
	Check      checkCommand      `cmd:"" help:"Report everything wrong or doubtful in a site."`
	Theme      themeCommand      `cmd:"" help:"Change how pages are laid out, and follow the program."`
	Review     reviewCommand     `cmd:"" help:"Show which translations the base has outgrown, and confirm them."`
	PDF        pdfCommand        `cmd:"" name:"pdf" help:"Print an edition as a book, through an installed Chromium."`
	Deploy     deployCommand     `cmd:"" help:"Bring a built site to where it is read: a folder, a bucket, a host."`
	LSP        lspCommand        `cmd:"" name:"lsp" help:"Answer an editor: problems, completion, renaming while you type."`
	Witness    witnessCommand    `cmd:"" help:"Prepare an edition for the author's own text."`
	Version    versionCommand    `cmd:"" help:"Print the version of this program."`
	Completion completionCommand `cmd:"" help:"Print a script that completes commands in your shell."`
	Manual     helpCommand       `cmd:"" name:"help" help:"Explain a command."`
	Complete   completeCommand   `cmd:"" name:"__complete" hidden:"" passthrough:""`
	Man        manCommand        `cmd:"" name:"__man" hidden:""`
	Reference  manualCommand     `cmd:"" name:"__manual" hidden:""`

	Help        helpFlag    `short:"h" help:"Explain the command and exit."`
	VersionFlag versionFlag `name:"version" short:"V" help:"Print the version of this program and exit."`
}

func main() {
	os.Exit(run(os.Args[1:], newUI(os.Stdout, os.Stderr)))
}

// run does what args ask for, and returns the exit status.
func run(args []string, u *ui) int {
	parser, err := newParser(u)
	if err != nil {
		panic(err) // a mistake in the struct tags
	}
	if len(args) == 0 {
		writeHelp(u.err, parser.Model.Node)
		return 2
	}
	chosen, err := parser.Parse(args)
	switch {
	case errors.Is(err, errAnswered):
		return 0
	case err != nil:
		return u.fail(misparsed(err))
	}
	// The first Ctrl-C ends the work in order, or the process if that takes too
	// long; a second one ends the process at once.
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // ignored under nohup
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), ends...)
	context.AfterFunc(ctx, func() {
		stop()
		time.Sleep(grace)
		os.Exit(u.fail(context.Canceled))
	})
	chosen.BindTo(ctx, (*context.Context)(nil))
	return u.fail(chosen.Run(u))
}

// grace is how long an interrupted command may take to end in order. The published
// folder is whole at every moment, and so is every file that is written.
const grace = 800 * time.Millisecond

func newParser(u *ui) (*kong.Kong, error) {
	return kong.New(&program{}, kong.Name("duizhao"), kong.Description(about), kong.NoDefaultHelp(), kong.Bind(u))
}
