package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"duizhao/internal/deploy"
	"duizhao/internal/site"
)

// deployUI says what deploy did.
type deployUI struct {
	err      io.Writer
	out      io.Writer
	progress *progress
}

// sitesProgress is a deploy's progress, as the line on the terminal shows it.
func sitesProgress(p deploy.Progress) site.Progress {
	stage := map[string]string{"read": "files read", "sent": "files sent", "deleted": "files deleted", "again": "no answer, trying again"}[p.Stage]
	return site.Progress{Stage: stage, Done: p.Done, Total: p.Total}
}

// anotherDeploys says that somebody else is at work, and that this run waits.
func (u *deployUI) anotherDeploys(host string) {
	u.progress.wipe()
	from := ""
	if host != "" {
		from = ", from " + host
	}
	fmt.Fprintf(u.err, "Another deploy is at work there%s: waiting until it ends, or half a minute if it is not heard from\n", from)
}

// deployed shows what a deploy did, or would do.
func (u *deployUI) deployed(r *deploy.Report, name string, dry bool, took time.Duration) {
	u.progress.wipe()
	name, _, _ = strings.Cut(name, "?") // what follows is known, and may be long
	if dry {
		u.would(r)
	}
	done := "Deployed to"
	if dry {
		done = "Would deploy to"
	}
	var parts []string
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, number(n)+" "+what)
		}
	}
	add(r.Count(deploy.New), "new")
	add(r.Count(deploy.Changed), "changed")
	add(r.Count(deploy.Deleted), "deleted")
	if len(parts) == 0 {
		parts = append(parts, "nothing changed")
	}
	add(r.Unchanged, "as before")
	line := strings.Join(parts, ", ")
	if r.Bytes > 0 {
		line += "; " + size(int(r.Bytes))
	}
	fmt.Fprintf(u.out, "%s %s in %s: %s\n", done, name, duration(took), line)
	switch {
	case r.Resumed && dry:
		fmt.Fprintln(u.out, "The last deploy did not end; the next one goes on with it.")
	case r.Resumed:
		fmt.Fprintln(u.out, "The last deploy had not ended; its work is done now.")
	}
	if len(r.Changes) > 0 && r.Lingering > 0 {
		fmt.Fprintf(u.out, "%s of the old site %s until the next change, for readers who have it open.\n", plural(r.Lingering, "file"),
			verb(r.Lingering, "stays", "stay"))
	}
	if r.Kept > 0 {
		fmt.Fprintf(u.out, "%s that the site no longer has %s, as --delete=false says.\n", plural(r.Kept, "file"), verb(r.Kept, "stays", "stay"))
	}
}

// would lists what a deploy would do.
func (u *deployUI) would(r *deploy.Report) {
	verbs := map[deploy.Kind]string{deploy.New: "new     ", deploy.Changed: "changed ", deploy.Deleted: "delete  "}
	for _, c := range r.Changes {
		why := ""
		if c.Why != "" {
			why = " (" + c.Why + ")"
		}
		fmt.Fprintf(u.out, "%s %s%s\n", verbs[c.Kind], c.Key, why)
	}
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
