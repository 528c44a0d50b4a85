package main

import (
	"fmt"
	"io"
	"strings"

	"duizhao/internal/witness"
)

// witnessUI says what was found in a copy of an author's text.
type witnessUI struct {
	out      io.Writer
	progress *progress
}

// texts shows what was found of the authors' texts in the copies, one line each.
func (u *witnessUI) texts(w io.Writer, texts []witness.Summary) {
	u.progress.wipe()
	for _, t := range texts {
		parts := []string{fmt.Sprintf("%s of %s", number(t.Blocks), plural(t.Of, "block"))}
		if t.Listed > 0 {
			parts = append(parts, plural(t.Emendations, "emendation"))
		}
		if t.Repaired > 0 {
			parts = append(parts, fmt.Sprintf("%s not needed, as this copy reads right there", number(t.Repaired)))
		}
		if t.Simplified {
			parts = append(parts, fmt.Sprintf("a copy in Simplified, where %s do not show", number(t.Hidden)))
		}
		if t.Encoding != "UTF-8" {
			parts = append(parts, "read as "+t.Encoding)
		}
		if t.Aside > 0 {
			parts = append(parts, plural(t.Aside, "line")+" set aside")
		}
		if t.Private {
			parts = append(parts, "private")
		}
		fmt.Fprintf(w, "%s in %s: %s\n", t.Edition, t.File, strings.Join(parts, ", "))
	}
}

// locked shows what a lock holds.
func (u *witnessUI) locked(name string, l *witness.Lock) {
	segments := 0
	for i := range l.Blocks {
		if l.Blocks[i].Kind != witness.Around {
			segments += len(l.Blocks[i].Forms[0].Breaks)
		}
	}
	around := ""
	if n := len(l.Blocks) - l.Text(); n > 0 {
		around = ", and " + plural(n, "piece") + " of matter around it"
	}
	fmt.Fprintf(u.out, "Made %s: %s, %s of the text%s\n", name, plural(l.Text(), "block"), plural(segments, "segment"), around)
}

// renewed reports whether an old lock was rewritten.
func (u *witnessUI) renewed(name string, changed bool) {
	if changed {
		fmt.Fprintf(u.out, "Wrote %s anew\n", name)
	} else {
		fmt.Fprintf(u.out, "%s is of the present format already\n", name)
	}
}
