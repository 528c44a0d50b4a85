// Duizhao-bench measures duizhao: it makes corpora of several sizes, builds
// each with the real program as a child process, and reports time, memory and
// output beside a floor measured in the same run.
//
//	duizhao-bench [-n 100,1000,10000] [-runs 3] [-dir DIR] [-bin PROGRAM] [-json]
//	duizhao-bench generate DIR N SEED
//	duizhao-bench floor SITE OUTPUT FILES
//
// The floor is the least that has to be done: parsing and rendering the same
// Markdown with plain goldmark, and writing as many files as duizhao does. It runs
// on all cores, like the program and right after it, so that a noisy machine slows down
// both. Compare ratios, not seconds; see floor.go, and README.md in internal/bench
// for how to read the table and how to put another program beside it.
//
// A full build is measured twice: pages only (for each edition the versions side by side
// and one page for each version, the notes with their mentions, the site's own pages), and
// with the search index as well. Each is followed by a floor of as many files.
//
// Three more measures are about a site that is built already: a build that finds nothing
// changed, one that finds one edition edited, and duizhao serve, from its start to a
// page and from an edit of a text to the page that shows it. The first two begin two
// seconds after the build before, as those of a person do, and the first build of each
// kind is not counted: after a full build one looks at all files, and puts up the second
// tree of folders that later ones publish by the difference.
//
// Each figure is the median of the runs, each run into an empty folder. Give a
// folder in memory (-dir /dev/shm) to leave the disk out of it.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"

	"duizhao/internal/bench"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

type settings struct {
	sizes    []int
	runs     int
	seed     uint64
	dir, bin string
	json     bool
}

// run runs the program and returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	err := dispatch(ctx, args, stdout, stderr)
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.As(err, new(usageError)):
		fmt.Fprintln(stderr, "duizhao-bench:", err)
		return 2
	}
	fmt.Fprintln(stderr, "duizhao-bench:", err)
	return 1
}

type usageError string

func (e usageError) Error() string { return string(e) }

func dispatch(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) == 4 && (args[0] == "generate" || args[0] == "floor") {
		return child(args)
	}
	s := settings{}
	flags := flag.NewFlagSet("duizhao-bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	sizes := flags.String("n", "100,1000,10000", "numbers of editions")
	flags.IntVar(&s.runs, "runs", 3, "runs, of which the median is reported")
	flags.Uint64Var(&s.seed, "seed", 1, "seed of the corpora")
	flags.StringVar(&s.dir, "dir", "", "make the temporary folder below `DIR` (default: the system's own)")
	flags.StringVar(&s.bin, "bin", "", "measure this `PROGRAM` (default: duizhao, built from this module)")
	flags.BoolVar(&s.json, "json", false, "report as JSON")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return usageError("see duizhao-bench -h")
	}
	for _, word := range strings.Split(*sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(word))
		if err != nil || n < 1 {
			return usageError(fmt.Sprintf("-n takes numbers of editions such as 100,1000, not %q", word))
		}
		s.sizes = append(s.sizes, n)
	}
	if flags.NArg() > 0 || s.runs < 1 {
		return usageError("see duizhao-bench -h")
	}
	return s.measure(ctx, stdout, stderr)
}

// child does what the program runs in a child of itself, so that the memory of one
// is not counted with the other's (see usage_unix.go).
func child(args []string) error {
	n, err := strconv.Atoi(args[2])
	if args[0] == "floor" {
		if n, err = strconv.Atoi(args[3]); err != nil {
			return usageError("floor SITE OUTPUT FILES: FILES is a number")
		}
		return floor(args[1], args[2], n)
	}
	seed, err2 := strconv.ParseUint(args[3], 10, 64)
	if err != nil || err2 != nil {
		return usageError("generate DIR N SEED: N and SEED are numbers")
	}
	return bench.Generate(args[1], n, seed)
}

// withoutSearch turns the search index of a corpus off, and returns what turns it on.
func withoutSearch(site string) (again func() error, err error) {
	name := filepath.Join(site, "content", "site.yaml")
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return func() error { return os.WriteFile(name, data, 0o666) },
		os.WriteFile(name, append(bytes.Clone(data), "outputs:\n  no-search: true\n"...), 0o666)
}

// full measures a full build and its floor.
func (s *settings) full(ctx context.Context, self, site, output, cache string) (build, floor sample, err error) {
	if build, err = produce(ctx, output, s.bin, "build", site, "--output", output, "--cache", cache); err != nil {
		return build, floor, err
	}
	if err := os.RemoveAll(cache); err != nil {
		return build, floor, err
	}
	floor, err = produce(ctx, output, self, "floor", site, output, strconv.Itoa(build.Files))
	return build, floor, err
}

// measure makes the corpora, runs the programs and reports.
func (s *settings) measure(ctx context.Context, stdout, stderr io.Writer) (err error) {
	tmp, err := os.MkdirTemp(s.dir, "duizhao-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(tmp)) }()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if s.bin == "" {
		s.bin = filepath.Join(tmp, "duizhao")
		if out, err := exec.CommandContext(ctx, "go", "build", "-o", s.bin, "duizhao/cmd/duizhao").CombinedOutput(); err != nil {
			return fmt.Errorf("duizhao does not build: %w\n%s", err, out)
		}
	}
	rep := newReport(s)
	for _, n := range s.sizes {
		fmt.Fprintf(stderr, "%d editions: corpus\n", n)
		site, output := filepath.Join(tmp, "site"), filepath.Join(tmp, "public")
		if _, err := execute(ctx, self, "generate", site, strconv.Itoa(n), strconv.FormatUint(s.seed, 10)); err != nil {
			return err
		}
		row := row{Editions: n}
		row.InFiles, row.InBytes = size(site)
		var builds, floors [2][]sample // pages only, with search
		cache := filepath.Join(tmp, "cache")
		for r := range s.runs {
			fmt.Fprintf(stderr, "%d editions: run %d of %d\n", n, r+1, s.runs)
			search, err := withoutSearch(site)
			if err != nil {
				return err
			}
			for k := range builds {
				build, floor, err := s.full(ctx, self, site, output, cache)
				if err != nil {
					return err
				}
				builds[k], floors[k] = append(builds[k], build), append(floors[k], floor)
				if err := search(); err != nil {
					return err
				}
			}
		}
		row.Pages, row.Search = paired{median(builds[0]), median(floors[0])}, paired{median(builds[1]), median(floors[1])}
		if err := s.again(ctx, &row, site, output, cache, stderr); err != nil {
			return err
		}
		rep.Rows = append(rep.Rows, row)
		for _, dir := range []string{site, output, cache} {
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
		}
	}
	if s.json {
		return rep.json(stdout)
	}
	return rep.table(stdout)
}
