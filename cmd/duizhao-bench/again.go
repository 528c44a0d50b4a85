package main

import (
	"context"
	"fmt"
	"io"

	"duizhao/internal/bench"
)

// again measures builds of a site that is built already, and the server.
func (s *settings) again(ctx context.Context, row *row, site, output, cache string, stderr io.Writer) error {
	build := func() (sample, error) {
		return execute(ctx, s.bin, "build", site, "--output", output, "--cache", cache)
	}
	if _, err := build(); err != nil {
		return err
	}
	k := row.Editions / 2
	var same, edited []sample
	for r := range s.runs {
		fmt.Fprintf(stderr, "%d editions: again %d of %d\n", row.Editions, r+1, s.runs)
		none, err := build()
		if err != nil {
			return err
		}
		if err := bench.Edit(site, k, fmt.Sprintf("build%d", r)); err != nil {
			return err
		}
		one, err := build()
		if err != nil {
			return err
		}
		same, edited = append(same, none), append(edited, one)
	}
	row.Same, row.Edited = median(same), median(edited)
	for _, of := range []*sample{&row.Same, &row.Edited} {
		of.Files, of.Bytes = row.Build.Files, row.Build.Bytes
	}
	fmt.Fprintf(stderr, "%d editions: serve\n", row.Editions)
	var err error
	row.Serve, err = serve(ctx, s.bin, site, k, 5)
	return err
}
