package main

import (
	"fmt"

	"duizhao/internal/devserver"
)

// served shows the events of the development server.
func (u *ui) served(e devserver.Event) {
	switch e := e.(type) {
	case devserver.Ready:
		if e.Taken != "" {
			fmt.Fprintf(u.out, "Another program has %s\n", e.Taken)
		}
		fmt.Fprintf(u.out, "Open it: %s (Ctrl-C ends it)\n", e.URL)
	case devserver.Rebuilt:
		u.problems(u.err, e.Warnings)
		changes := "nothing changed"
		if e.Changed > 0 {
			changes = plural(e.Changed, "file") + " changed"
		}
		fmt.Fprintf(u.out, "Built in %s: %s, %s\n", duration(e.Duration), plural(e.Files, "file"), changes)
	case devserver.Failed:
		u.problems(u.err, e.Problems)
		fmt.Fprintf(u.err, "not built; the browser shows why, and the site as it was\n")
	case devserver.Trouble:
		u.trouble(e.Err)
	}
}
