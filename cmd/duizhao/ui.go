package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	"duizhao/internal/diag"
)

// ui speaks to the user. What commands say while they work is in this file and its
// neighbours ui_*.go, and follows these rules, as do errors worded where they are
// found (for the text of --help see help.go):
//
//   - What was asked for goes to standard output: the outcome of build, the
//     findings of check, counts, JSON. Everything else goes to standard error.
//   - A problem names its place as file:line:column, says what is wrong and, on
//     a line of its own, what to do. All problems of a run are shown, sorted.
//   - A failure begins with "duizhao: ", in lower case, without a full stop.
//     What to do is on the next line, indented by two blanks.
//   - Files and folders are called what the user called them.
//   - Numbers have commas, times two significant digits, plurals no "(s)".
//   - No colour and no emoji. Progress is one line, on a terminal only, and is
//     wiped before anything else is said.
type ui struct {
	out, err io.Writer
	progress *progress
	// interrupted is what an interrupt has left as it was.
	interrupted string

	deploys   *deployUI
	imports   *importUI
	prints    *pdfUI
	reviews   *reviewUI
	rules     *rulesUI
	themes    *themeUI
	witnesses *witnessUI
}

func newUI(out, err *os.File) *ui {
	var p *progress
	if isTerminal(err) {
		p = &progress{w: err}
	}
	return uiOn(out, err, p)
}

// uiOn returns a ui that writes to out and err, and shows progress if p is not nil.
func uiOn(out, err io.Writer, p *progress) *ui {
	u := &ui{out: out, err: err, progress: p, interrupted: "what was published before is unchanged"}
	u.deploys = &deployUI{err: err, out: out, progress: p}
	u.imports = &importUI{err: err, out: out, progress: p}
	u.prints = &pdfUI{err: err, out: out, progress: p}
	u.reviews = &reviewUI{out: out, progress: p}
	u.rules = &rulesUI{out: out}
	u.themes = &themeUI{rules: u.rules, out: out}
	u.witnesses = &witnessUI{out: out, progress: p}
	return u
}

// isTerminal reports whether a person may be reading f: it is a character device,
// not the null device, and TERM does not say that it is dumb.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 || os.Getenv("TERM") == "dumb" {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// errProblems ends a command whose problems have already been shown.
var errProblems = errors.New("there are problems in the content")

// fail shows why a command ended, and returns its exit status.
func (u *ui) fail(err error) int {
	var asked *diag.Fault
	u.progress.wipe()
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errProblems):
		return 1
	case errors.As(err, &asked) && asked.Misuse:
		u.failure(asked.Text, asked.Hint)
		return 2
	case errors.Is(err, context.Canceled):
		u.failure("interrupted", u.interrupted)
	default:
		u.trouble(err)
	}
	return 1
}

// trouble shows an error of the outside world, and what to do if that is known.
func (u *ui) trouble(err error) {
	var fault *diag.Fault
	switch {
	case errors.As(err, &fault):
		u.failure(fault.Text, fault.Hint)
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		u.failure("too many files are open", "raise the limit (ulimit -n)")
	default:
		u.failure(err.Error(), "")
	}
}

func (u *ui) failure(text, hint string) {
	fmt.Fprintf(u.err, "duizhao: %s\n", text)
	if hint != "" {
		fmt.Fprintf(u.err, "  %s\n", hint)
	}
}
