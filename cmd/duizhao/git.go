package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"duizhao/internal/review"
	"duizhao/internal/site"
)

// mostVersions is how many versions of a file are searched for an earlier wording.
const mostVersions = 500

// past finds earlier wordings of a site's texts in its git repository. Without
// git, or without a repository, there are none.
type past struct{ dir string }

// wordings returns the texts that the outdated segments of an edition were
// translated from, as far as the history of the base has them.
func (p *past) wordings(ctx context.Context, r *site.Reviewed) map[review.Print]string {
	wanted := map[review.Print]bool{}
	for _, c := range r.Comparisons {
		for _, it := range c.Items {
			if it.State == review.Old {
				wanted[it.Was.Base] = true
			}
		}
	}
	found := map[review.Print]string{}
	if len(wanted) == 0 {
		return found
	}
	p.versions(ctx, r.Base.Path, func(data []byte) bool {
		for print, text := range site.Wordings(data) {
			if wanted[print] {
				found[print] = text
				delete(wanted, print)
			}
		}
		return len(wanted) > 0
	})
	return found
}

// versions calls each with the versions of a file, the latest first, until it
// returns false.
func (p *past) versions(ctx context.Context, name string, each func(data []byte) bool) {
	list, err := p.git(ctx, "rev-list", "--max-count="+strconv.Itoa(mostVersions), "HEAD", "--", filepath.FromSlash(name)).Output()
	if err != nil || len(list) == 0 {
		return
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cmd := p.git(ctx, "cat-file", "--batch")
	var asked bytes.Buffer
	for commit := range strings.FieldsSeq(string(list)) {
		asked.WriteString(commit + ":./" + name + "\n")
	}
	cmd.Stdin = &asked
	out, err := cmd.StdoutPipe()
	if err != nil || cmd.Start() != nil {
		return
	}
	defer cmd.Wait()
	defer stop()
	answers := bufio.NewReader(out)
	for {
		head, err := answers.ReadString('\n') // COMMIT TYPE SIZE, or NAME missing
		if err != nil {
			return
		}
		fields := strings.Fields(head)
		if len(fields) < 3 {
			continue
		}
		size, err := strconv.Atoi(fields[len(fields)-1])
		if err != nil {
			return
		}
		data := make([]byte, size+1)
		if _, err := io.ReadFull(answers, data); err != nil || !each(data[:size]) {
			return
		}
	}
}

// git returns a command that reads the repository around the site and changes
// nothing in it. It must be plumbing, and what the repository's own settings could
// make git run or fetch is turned off: a site may come from somebody else.
func (p *past) git(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", append([]string{"--no-pager", "-c", "core.fsmonitor=false", "-C", p.dir}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C")
	return cmd
}
