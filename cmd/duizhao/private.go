package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/site"
)

// privateFolder is where a build with an author's own text goes: separate from
// public, so that whatever publishes that folder does not include it.
const privateFolder = "private"

// secluded returns an error for a folder from which an author's own text could get
// out unnoticed: one that holds a public site, which something publishes, or files
// that git tracks, which the next commit would include.
func secluded(ctx context.Context, folder string) error {
	const hint = "name another folder with --output, or write there all the same with --yes-private"
	if _, err := os.Stat(filepath.Join(folder, output.Reserved)); err == nil {
		if _, err := os.Stat(filepath.Join(folder, site.PrivateFile)); errors.Is(err, fs.ErrNotExist) {
			return &diag.Fault{Misuse: true, Text: "cannot put an author's own text into " + folder +
				": it holds a site that was built to be published", Hint: hint}
		}
	}
	if tracked(ctx, folder) {
		return &diag.Fault{Misuse: true, Text: "cannot put an author's own text into " + folder + ": git tracks files of it", Hint: hint}
	}
	return nil
}

// tracked reports whether git tracks files of a folder, even of one that does not
// exist at the moment. Without git, or outside a repository, it does not.
func tracked(ctx context.Context, folder string) bool {
	within, err := filepath.Abs(folder)
	if err != nil {
		return false
	}
	rest := "."
	for {
		if info, err := os.Stat(within); err == nil && info.IsDir() || within == filepath.Dir(within) {
			break
		}
		rest = filepath.Join(filepath.Base(within), rest)
		within = filepath.Dir(within)
	}
	list, err := (&past{within}).git(ctx, "ls-files", "--cached", "--", ":(literal)"+filepath.ToSlash(rest)).Output()
	return err == nil && strings.TrimSpace(string(list)) != ""
}
