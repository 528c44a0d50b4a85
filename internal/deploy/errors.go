package deploy

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"duizhao/internal/diag"
)

// continues is the hint of whatever ends a run in the middle of its work.
const continues = "the site there is whole; deploy again, and it goes on where this ended"

// Explain puts the failure of the store at an address into words. The error is an
// [*diag.Fault], or nil.
func Explain(ctx context.Context, address string, err error) error {
	var e *diag.Fault
	if err == nil || errors.As(err, &e) {
		return err
	}
	e = &diag.Fault{Text: err.Error(), Hint: continues, Err: err}
	switch {
	case ctx.Err() != nil:
		e.Text, e.Err = "interrupted", context.Canceled
	case is(err, Denied):
		e.Hint = "duizhao deploy --help lists where credentials are looked for"
	case is(err, NoPlace):
		e.Hint = "see whether the address " + address + " is right; no bucket and no host is made for it"
	case is(err, Skewed):
		e.Hint = "set the clock of this machine and deploy again"
	case is(err, Stale):
		e.Hint = "the built site was changed meanwhile: deploy again when no build is running"
	case is(err, Full):
		e.Hint = "make room and deploy again, and it goes on where this ended"
	}
	return e
}

// foreign is the error for a store with files that deploy did not send.
func foreign(name string, keys []string) error {
	return &diag.Fault{
		Text: fmt.Sprintf("%s holds %s that deploy did not put there: %s", name, files(len(keys)), few(keys)),
		Hint: "name an empty place, such as a folder in it, or make them the site's with --adopt: what the site does not have is then deleted",
	}
}

// tooMany is the error of the guard against deleting a site by mistake.
func tooMany(n, most int, keys []string) error {
	return &diag.Fault{
		Text: fmt.Sprintf("this would delete %s, more than %d: %s", files(n), most, few(keys)),
		Hint: fmt.Sprintf("see all of them with --dry-run; if that is meant: --max-deletes %d, or keep them with --delete=false", n),
	}
}

func files(n int) string {
	if n == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", n)
}

// few lists the first of sorted keys.
func few(keys []string) string {
	const most = 5
	keys = slices.Clone(keys)
	slices.Sort(keys)
	list := strings.Join(keys[:min(most, len(keys))], ", ")
	if more := len(keys) - most; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return list
}
