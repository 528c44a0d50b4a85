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
	Pages    paired `json:"pagesOnly"`
	Search   paired `json:"withSearch"`
	Same     sample `json:"nothingChanged"`
	Edited   sample `json:"oneEdited"`
	Serve    served `json:"serve"`
	Ratios   ratios `json:"ratios"`
}

// paired is a full build, and the floor that was measured right after it.
type paired struct {
	Build sample `json:"build"`
	Floor sample `json:"floor"`
}

// ratios are times the CPU seconds of the floor; and for a corpus after a smaller one
// times those, and the memory, of that.
type ratios struct {
	Pages  float64 `json:"pagesOnlyAgainstFloor"`
	Search float64 `json:"withSearchAgainstFloor"`
	Same   float64 `json:"nothingChangedAgainstFloor"`
	Edited float64 `json:"oneEditedAgainstFloor"`
	Before int     `json:"smallerEditions,omitempty"`
	CPU    float64 `json:"cpuAgainstSmaller,omitempty"`
	Peak   float64 `json:"peakAgainstSmaller,omitempty"`
}

func newReport(s *settings) *report {
	return &report{Program: filepath.Base(s.bin), Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH,
		CPUs: runtime.NumCPU(), Runs: s.runs, Seed: s.seed}
}

// compare fills in the ratios.
func (r *report) compare() {
	for i := range r.Rows {
		w := &r.Rows[i]
		floor := w.Search.Floor.CPU
		w.Ratios = ratios{Pages: w.Pages.Build.CPU / w.Pages.Floor.CPU, Search: w.Search.Build.CPU / floor,
			Same: w.Same.CPU / floor, Edited: w.Edited.CPU / floor}
		if i > 0 {
			b := &r.Rows[i-1]
			w.Ratios.Before, w.Ratios.CPU = b.Editions, w.Search.Build.CPU/b.Search.Build.CPU
			if b.Search.Build.Peak > 0 {
				w.Ratios.Peak = float64(w.Search.Build.Peak) / float64(b.Search.Build.Peak)
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

func (r *report) table(w io.Writer) error {
	r.compare()
	fmt.Fprintf(w, "%s, %d cores, %s, median of %d\n\n", r.System, r.CPUs, r.Go, r.Runs)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "editions\t\tCPU s\ttimes the floor's\twall s\tpeak MiB\tfiles\tMB out\t")
	for i := range r.Rows {
		row := &r.Rows[i]
		line := func(what string, s sample, ratio float64) {
			times := ""
			if ratio > 0 {
				times = fmt.Sprintf("%.2f", ratio)
			}
			fmt.Fprintf(t, "%s\t%s\t%.2f\t%s\t%.2f\t%d\t%s\t%.1f\t\n", thousands(row.Editions), what, s.CPU, times, s.Wall, s.Peak>>20,
				thousands(s.Files), float64(s.Bytes)/1e6)
		}
		line("pages only", row.Pages.Build, row.Ratios.Pages)
		line("its floor", row.Pages.Floor, 0)
		line("with search", row.Search.Build, row.Ratios.Search)
		line("its floor", row.Search.Floor, 0)
		line("nothing changed", row.Same, row.Ratios.Same)
		line("one edited", row.Edited, row.Ratios.Edited)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w)
	for i := range r.Rows {
		row := &r.Rows[i]
		fmt.Fprintf(w, "serve, %s editions: %.1f s to the first page, %.1f s to all, %.0f ms from a save to its page, %d MiB at most\n",
			thousands(row.Editions),
			row.Serve.First, row.Serve.Built, row.Serve.Saved, row.Serve.Peak>>20)
		if row.Ratios.Before > 0 {
			fmt.Fprintf(w, "%s editions with search: %.1f times the CPU of %s, %.1f times the memory\n",
				thousands(row.Editions), row.Ratios.CPU, thousands(row.Ratios.Before), row.Ratios.Peak)
		}
	}
	fmt.Fprintln(w)
	for i := range r.Rows {
		for _, line := range r.Rows[i].targets() {
			fmt.Fprintln(w, line)
		}
	}
	return nil
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
