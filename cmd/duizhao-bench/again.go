package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"duizhao/internal/bench"
)

// rest waits as long as a person does at least before the next build: what was written
// less than two seconds ago is read again, since nobody can tell whether it has changed.
func rest() { time.Sleep(2200 * time.Millisecond) }

// again measures builds of a site that is built already, and the server. The first build
// of each kind is not counted: it finds out what the later ones need not.
func (s *settings) again(ctx context.Context, row *row, site, output, cache string, stderr io.Writer) error {
	build := func() (sample, error) {
		return execute(ctx, s.bin, "build", site, "--output", output, "--cache", cache)
	}
	if _, err := build(); err != nil {
		return err
	}
	k := row.Editions / 2
	var same, edited []sample
	for r := range s.runs + 1 {
		fmt.Fprintf(stderr, "%d editions: again %d of %d\n", row.Editions, r, s.runs)
		rest()
		none, err := build()
		if err != nil {
			return err
		}
		if err := bench.Edit(site, k, fmt.Sprintf("build%d", r)); err != nil {
			return err
		}
		rest()
		one, err := build()
		if err != nil {
			return err
		}
		if r == 0 {
			continue
		}
		same, edited = append(same, none), append(edited, one)
	}
	row.Same, row.Edited = median(same), median(edited)
	for _, of := range []*sample{&row.Same, &row.Edited} {
		of.Files, of.Bytes = row.Search.Build.Files, row.Search.Build.Bytes
	}
	fmt.Fprintf(stderr, "%d editions: serve\n", row.Editions)
	var err error
	row.Serve, err = serve(ctx, s.bin, site, k, 5)
	return err
}
