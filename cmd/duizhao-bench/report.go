package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"text/tabwriter"
)

// report has the results. It must not name folders of the machine.
type report struct {
	Program string `json:"program"`
	Go      string `json:"go"` // the release that built this program
	System  string `json:"system"`
	CPUs    int    `json:"cpus"`
	Runs    int    `json:"runs"`
	Seed    uint64 `json:"seed"`
	Rows    []row  `json:"sizes"`
}

// row is one size of corpus.
type row struct {
	Editions int    `json:"editions"`
	InFiles  int    `json:"inputFiles"`
	InBytes  int64  `json:"inputBytes"`
	Build    sample `json:"build"`
	Floor    sample `json:"floor"`
	Same     sample `json:"nothingChanged"`
	Edited   sample `json:"oneEdited"`
	Serve    served `json:"serve"`
	Ratios   ratios `json:"ratios"`
}

type ratios struct {
	FloorWall float64 `json:"wallAgainstFloor"`
	FloorCPU  float64 `json:"cpuAgainstFloor"`
	WallEach  float64 `json:"wallMillisecondsAnEdition"`
	CPUEach   float64 `json:"cpuMillisecondsAnEdition"`
	Before    int     `json:"smallerEditions,omitempty"` // the next smaller size, which the next two compare with
	Wall      float64 `json:"wallAgainstSmaller,omitempty"`
	Peak      float64 `json:"peakAgainstSmaller,omitempty"`
}

func newReport(s *settings) *report {
	return &report{Program: filepath.Base(s.bin), Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH,
		CPUs: runtime.NumCPU(), Runs: s.runs, Seed: s.seed}
}

// compare fills in the ratios.
func (r *report) compare() {
	for i := range r.Rows {
		w := &r.Rows[i]
		w.Ratios = ratios{FloorWall: w.Build.Wall / w.Floor.Wall, FloorCPU: w.Build.CPU / w.Floor.CPU,
			WallEach: 1e3 * w.Build.Wall / float64(w.Editions), CPUEach: 1e3 * w.Build.CPU / float64(w.Editions)}
		if i > 0 {
			b := &r.Rows[i-1]
			w.Ratios.Before, w.Ratios.Wall = b.Editions, w.Build.Wall/b.Build.Wall
			if b.Build.Peak > 0 {
				w.Ratios.Peak = float64(w.Build.Peak) / float64(b.Build.Peak)
			}
		}
	}
}

func (r *report) json(w io.Writer) error {
	r.compare()
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// targets has the promises for a machine with two cores.
var targets = []struct {
	editions      int
	wall, growth  float64 // seconds; times the next smaller size, if that is a tenth
	peakMegabytes int64
	same, edited  float64 // CPU seconds where nothing changed; seconds where one edition did
	saved         float64 // milliseconds from an edit to its page
}{
	{1_000, 1.2, 0, 120, 0.25, 0, 50},
	{10_000, 0, 12, 300, 1.2, 1, 100},
}

func (r *report) table(w io.Writer) error {
	r.compare()
	fmt.Fprintf(w, "%s, %d cores, %s, median of %d\n\n", r.System, r.CPUs, r.Go, r.Runs)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "editions\t\twall s\tCPU s\tpeak MiB\tfiles\tMB out\tms wall each\tms CPU each\t")
	for _, row := range r.Rows {
		line := func(what string, s sample) {
			fmt.Fprintf(t, "%s\t%s\t%.2f\t%.2f\t%d\t%s\t%.1f\t%.2f\t%.2f\t\n", thousands(row.Editions), what, s.Wall, s.CPU, s.Peak>>20,
				thousands(s.Files), float64(s.Bytes)/1e6, 1e3*s.Wall/float64(row.Editions), 1e3*s.CPU/float64(row.Editions))
		}
		line(r.Program, row.Build)
		line("floor", row.Floor)
		line("nothing changed", row.Same)
		line("one edited", row.Edited)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w)
	for _, row := range r.Rows {
		fmt.Fprintf(w, "%s editions (%.1f MB in): %.2f times the floor's time, %.2f times its CPU", thousands(row.Editions), float64(row.InBytes)/1e6,
			row.Ratios.FloorWall, row.Ratios.FloorCPU)
		if row.Ratios.Before > 0 {
			fmt.Fprintf(w, "; %.1f times the time of %s", row.Ratios.Wall, thousands(row.Ratios.Before))
			if row.Ratios.Peak > 0 {
				fmt.Fprintf(w, ", %.1f times the memory", row.Ratios.Peak)
			}
		}
		fmt.Fprintln(w)
	}
	for _, row := range r.Rows {
		fmt.Fprintf(w, "serve, %s editions: %.1f s to the first page, %.0f ms from an edit to its page, %d MiB at most\n", thousands(row.Editions),
			row.Serve.First, row.Serve.Saved, row.Serve.Peak>>20)
	}
	for _, row := range r.Rows {
		for _, line := range row.targets() {
			fmt.Fprintln(w, line)
		}
	}
	return nil
}

// targets returns how a row compares with the targets.
func (w *row) targets() (out []string) {
	say := func(got, want float64, unit string) {
		word := "reached"
		if got > want {
			word = "missed"
		}
		out = append(out, fmt.Sprintf("target %s: %s editions in at most %g %s: %.2f", word, thousands(w.Editions), want, unit, got))
	}
	for _, t := range targets {
		if t.editions != w.Editions {
			continue
		}
		if t.wall > 0 {
			say(w.Build.Wall, t.wall, "s")
		}
		if t.growth > 0 && w.Ratios.Before*10 == w.Editions {
			say(w.Ratios.Wall, t.growth, "times the time of "+thousands(w.Ratios.Before))
		}
		if w.Build.Peak > 0 {
			say(float64(w.Build.Peak)/(1<<20), float64(t.peakMegabytes), "MiB")
		}
		if w.Same.CPU > 0 {
			say(w.Same.CPU, t.same, "CPU s where nothing changed")
		}
		if t.edited > 0 && w.Edited.Wall > 0 {
			say(w.Edited.Wall, t.edited, "s where one was edited")
		}
		if w.Serve.Saved > 0 {
			say(w.Serve.Saved, t.saved, "ms from an edit to its page")
		}
	}
	return out
}

// thousands writes 10000 as 10,000.
func thousands(n int) string {
	s := fmt.Sprint(n)
	var parts []string
	for len(s) > 3 {
		parts = append([]string{s[len(s)-3:]}, parts...)
		s = s[:len(s)-3]
	}
	return strings.Join(append([]string{s}, parts...), ",")
}
