// Command release makes everything that a release consists of: for each system an
// archive with duizhao and duizhao-cloud, for Linux also a .deb and an .rpm, a bill of
// materials and checksums.
//
//	make release VERSION=v0.1.0
//
// # What it is made from
//
// The commit that is checked out, and nothing else: it is cloned into a folder for
// temporary files, and tagged with the version there, so that Go itself records
// version, revision and time in the binary. Changes that are not committed are
// refused, since they would not be in it.
//
// # The same bytes
//
// Two runs on the same commit with the same Go give the same files, byte for byte:
// binaries are built without C and without the paths of this machine (-trimpath),
// all times are the commit's, or SOURCE_DATE_EPOCH, lists are sorted, and nothing
// names user, host or clock. TestRelease runs it twice.
//
// # Why not goreleaser
//
// What it would do for us is the loop over systems; .deb and .rpm are made by its
// library nfpm, which is used here, and the bill of materials by CycloneDX's.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"strings"
)

// targets are the systems that binaries are built for.
var targets = []target{
	{"linux", "amd64"}, {"linux", "arm64"},
	{"darwin", "amd64"}, {"darwin", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

type target struct{ system, arch string }

func (t target) String() string { return t.system + "/" + t.arch }

// versionForm is semantic versioning 2.0, with the v that Go's tags have.
var versionForm = regexp.MustCompile(`^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$`)

func main() {
	version := flag.String("version", "", "the version, such as v0.1.0")
	out := flag.String("out", "dist", "the folder to write to; it must be empty or not there")
	source := flag.String("source", ".", "the repository")
	only := flag.String("targets", "", "only these systems, such as linux/amd64,windows/arm64")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *version, *source, *out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// run makes a release in the folder out.
func run(ctx context.Context, version, source, out, only string) error {
	if !versionForm.MatchString(version) {
		return fmt.Errorf("%q is no version; name one as in: make release VERSION=v0.1.0", version)
	}
	chosen, err := choose(only)
	if err != nil {
		return err
	}
	if out, err = filepath.Abs(out); err != nil {
		return err
	}
	if entries, err := os.ReadDir(out); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty; move it away", out)
	}
	work, err := os.MkdirTemp("", "duizhao-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	s, err := checkout(ctx, source, filepath.Join(work, "source"), version)
	if err != nil {
		return err
	}
	r := &release{source: s, version: strings.TrimPrefix(version, "v"), out: out}
	if err := r.documents(ctx, filepath.Join(work, "documents")); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	if r.cloud, err = s.termsOf(ctx, chosen); err != nil {
		return err
	}
	for _, t := range chosen {
		fmt.Println("==", t)
		if err := r.target(ctx, t, filepath.Join(work, t.system+"-"+t.arch)); err != nil {
			return fmt.Errorf("%v: %w", t, err)
		}
	}
	if err := r.materials(); err != nil {
		return err
	}
	return r.sums()
}

// choose finds targets by name; all of them without one.
func choose(only string) ([]target, error) {
	if only == "" {
		return targets, nil
	}
	var out []target
	for name := range strings.SplitSeq(only, ",") {
		found := false
		for _, t := range targets {
			if t.String() == name {
				out, found = append(out, t), true
			}
		}
		if !found {
			return nil, fmt.Errorf("there is no target %s; there are %v", name, targets)
		}
	}
	return out, nil
}
