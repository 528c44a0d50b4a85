package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// source is a clean checkout of what is released.
type source struct {
	dir  string
	date time.Time // of the commit
}

// checkout clones the repository at its commit into dir and tags it there.
func checkout(ctx context.Context, repository, dir, version string) (*source, error) {
	git := func(in string, args ...string) (string, error) {
		return command(ctx, in, nil, "git", args...)
	}
	changed, err := git(repository, "status", "--porcelain")
	if err != nil {
		return nil, err
	}
	if changed != "" {
		return nil, errors.New("there are changes that are not committed, and would not be in the release:\n" + changed)
	}
	commit, err := git(repository, "rev-parse", "HEAD")
	if err != nil {
		return nil, err
	}
	top, err := filepath.Abs(repository)
	if err != nil {
		return nil, err
	}
	// Tags stay behind, so that only the one below can name the version.
	if _, err := git(".", "clone", "--quiet", "--no-checkout", "--no-tags", top, dir); err != nil {
		return nil, err
	}
	if _, err := git(dir, "checkout", "--quiet", "--detach", commit); err != nil {
		return nil, err
	}
	if _, err := git(dir, "tag", version); err != nil {
		return nil, err
	}
	seconds := os.Getenv("SOURCE_DATE_EPOCH")
	if seconds == "" {
		if seconds, err = git(dir, "log", "-1", "--format=%ct"); err != nil {
			return nil, err
		}
	}
	n, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("%q is no number of seconds since 1970", seconds)
	}
	return &source{dir: dir, date: time.Unix(n, 0).UTC()}, nil
}

// seldom are packages whose code runs a few times in a build, or waits for a
// browser or the network. Calls in them are not inlined: that takes a thirtieth
// off the file and nothing off the speed.
var seldom = []string{
	"github.com/evanw/esbuild/...", "github.com/pdfcpu/pdfcpu/...", "github.com/chromedp/...",
	"github.com/alecthomas/chroma/v2/lexers", "github.com/alecthomas/kong", "github.com/go-json-experiment/json/...",
	"github.com/gobwas/...", "github.com/hhrutter/...", "github.com/abadojack/...", "go.yaml.in/...",
	"golang.org/x/crypto/...", "golang.org/x/image/...", "golang.org/x/net/...", "golang.org/x/text/encoding/...",
	"golang.org/x/text/secure/...", "encoding/asn1", "encoding/gob", "encoding/xml", "image/...", "math/big", "go/...",
	"crypto/...", "mime/...", "net/...", "vendor/...",
}

// environment is that of go for t.
func environment(t target) []string {
	return []string{
		"CGO_ENABLED=0", "GOOS=" + t.system, "GOARCH=" + t.arch, "GOAMD64=v1", "GOARM64=v8.0",
		"GOFLAGS=", "GOEXPERIMENT=", "GOWORK=off", "GOTOOLCHAIN=local",
	}
}

// build builds the program for t into the file name.
func (s *source) build(ctx context.Context, t target, name string) error {
	// What follows keeps the file below 32 MiB. -s -w leaves out tables for debuggers, a
	// quarter of it; stack traces have their lines all the same. HTTP/2 is left out:
	// nothing is asked for over the network but by duizhao-cloud, and serve speaks to this
	// machine alone.
	args := []string{"build", "-trimpath", "-buildvcs=true", "-tags=nethttpomithttp2", "-ldflags=-s -w"}
	for _, pkg := range seldom {
		args = append(args, "-gcflags="+pkg+"=-l")
	}
	_, err := command(ctx, s.dir, environment(t), "go", append(args, "-o", name, "./cmd/duizhao")...)
	return err
}

// command runs a program in a folder and returns what it prints, trimmed.
func command(ctx context.Context, dir string, env []string, name string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), env...)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, stderr.Bytes())
	}
	return strings.TrimSpace(stdout.String()), nil
}
