package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// sample is what one run of a program cost and produced.
type sample struct {
	Wall  float64 `json:"wallSeconds"`
	CPU   float64 `json:"cpuSeconds"` // user and system
	Peak  int64   `json:"peakBytes"`  // resident memory; 0 if the system does not report it
	Files int     `json:"files"`
	Bytes int64   `json:"bytes"`
}

// execute runs a program to its end.
func execute(ctx context.Context, program string, args ...string) (sample, error) {
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	err := cmd.Run()
	s := sample{Wall: time.Since(start).Seconds()}
	if err != nil {
		if ctx.Err() != nil {
			return s, ctx.Err()
		}
		return s, fmt.Errorf("%s %s: %w\n%s", filepath.Base(program), args[0], err, tail(out.String()))
	}
	s.CPU = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	s.Peak = peak(cmd.ProcessState)
	return s, nil
}

// tail returns the end of a long output.
func tail(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.Join(lines[max(0, len(lines)-20):], "\n")
}

// produce runs a program that writes a folder, counts what it wrote, and removes it
// again.
func produce(ctx context.Context, output, program string, args ...string) (sample, error) {
	s, err := execute(ctx, program, args...)
	if err != nil {
		return s, err
	}
	s.Files, s.Bytes = size(output)
	return s, os.RemoveAll(output)
}

// size counts the files below a folder and their bytes.
func size(dir string) (files int, total int64) {
	filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			if info, err := d.Info(); err == nil {
				files++
				total += info.Size()
			}
		}
		return nil
	})
	return files, total
}

// median returns the median of the samples, separately for each figure.
func median(samples []sample) sample {
	return sample{
		Wall:  middle(samples, func(s sample) float64 { return s.Wall }),
		CPU:   middle(samples, func(s sample) float64 { return s.CPU }),
		Peak:  middle(samples, func(s sample) int64 { return s.Peak }),
		Files: middle(samples, func(s sample) int { return s.Files }),
		Bytes: middle(samples, func(s sample) int64 { return s.Bytes }),
	}
}

func middle[T int | int64 | float64](samples []sample, figure func(sample) T) T {
	all := make([]T, len(samples))
	for i, s := range samples {
		all[i] = figure(s)
	}
	slices.Sort(all)
	if n := len(all); n%2 == 0 {
		return (all[n/2-1] + all[n/2]) / 2
	}
	return all[len(all)/2]
}
