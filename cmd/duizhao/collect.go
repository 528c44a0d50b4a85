package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How a build collects garbage. It keeps little of what it allocates, so that it pays to
// collect seldom: while there is little to keep, when five times that has been allocated,
// and then as often as it takes to stay below a bound. What a site of several ten
// thousand editions keeps comes near the bound, which therefore grows with it.
const (
	collectPercent = 400
	collectBound   = 256 << 20
	collectRoom    = 72 << 20 // above four thirds of what is kept
)

// collect sets that up, unless the user has.
func collect() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(collectPercent)
	debug.SetMemoryLimit(collectBound)
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	bound := int64(collectBound)
	var again func(*collected)
	again = func(c *collected) {
		metrics.Read(live)
		kept := int64(live[0].Value.Uint64())
		if want := max(collectBound, kept+kept/3+collectRoom); want > bound || want < bound-bound/8 {
			bound = want
			debug.SetMemoryLimit(bound)
		}
		runtime.SetFinalizer(c, again)
	}
	runtime.SetFinalizer(&collected{}, again)
}

// collected is found by each collection, which then has its finalizer called.
type collected struct{ _ *byte }
