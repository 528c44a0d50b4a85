package main

import "fmt"

// targets has the promises for a machine with two cores; 0 is none. What depends on the
// machine is in times of the floor's CPU seconds.
var targets = []struct {
	editions                int
	pages, search, same     float64 // times the floor's CPU
	pagesPeak, searchPeak   float64 // MiB
	growth                  float64 // of the CPU, from a tenth of the editions
	edited                  float64 // seconds
	first, saved, servePeak float64 // seconds to the first page; milliseconds from a save to its page; MiB
}{
	{editions: 1_000, pages: 2.2, search: 3.25, same: 0.3, saved: 50, servePeak: 200},
	{editions: 10_000, pages: 2.3, search: 3.9, same: 0.17, pagesPeak: 300, searchPeak: 400, growth: 10.5, edited: 1, first: 3, saved: 100, servePeak: 600},
}

// targets returns how a row compares with the targets.
func (w *row) targets() (out []string) {
	say := func(got, want float64, of, unit string) {
		if want == 0 || got == 0 {
			return
		}
		word := "reached"
		if got > want {
			word = "missed "
		}
		out = append(out, fmt.Sprintf("%s  %s editions, %s: %.2f of at most %g %s", word, thousands(w.Editions), of, got, want, unit))
	}
	const floor = "times the floor's CPU"
	mib := func(bytes int64) float64 { return float64(bytes) / (1 << 20) }
	for _, t := range targets {
		if t.editions != w.Editions {
			continue
		}
		say(w.Ratios.Pages, t.pages, "pages only", floor)
		say(mib(w.Pages.Build.Peak), t.pagesPeak, "pages only", "MiB")
		say(w.Ratios.Search, t.search, "with search", floor)
		say(mib(w.Search.Build.Peak), t.searchPeak, "with search", "MiB")
		if w.Ratios.Before*10 == w.Editions {
			say(w.Ratios.CPU, t.growth, "with search", "times the CPU of "+thousands(w.Ratios.Before))
		}
		say(w.Ratios.Same, t.same, "nothing changed", floor)
		say(w.Edited.Wall, t.edited, "one edited", "s")
		say(w.Serve.First, t.first, "serve, to the first page", "s")
		say(w.Serve.Saved, t.saved, "serve, from a save to its page", "ms")
		say(mib(w.Serve.Peak), t.servePeak, "serve", "MiB")
	}
	return out
}
