package devserver

import (
	"maps"
	"slices"
	"sync"
)

// touched is what may have changed since the last build that published.
type touched struct {
	mu    sync.Mutex
	count int            // of events
	names map[string]int // files and folders, with the number of their last event
	all   int            // the event after which anything may have changed; or 0
}

func (t *touched) note(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.names == nil {
		t.names = map[string]int{}
	}
	t.count++
	t.names[name] = t.count
}

func (t *touched) noteAll() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.count++
	t.all = t.count
}

// list returns the files and folders, sorted, and the number of the last event. ok is
// false if it may be any.
func (t *touched) list() (names []string, until int, ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Sorted(maps.Keys(t.names)), t.count, t.all == 0
}

// forget forgets what was touched up to an event.
func (t *touched) forget(until int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	maps.DeleteFunc(t.names, func(_ string, n int) bool { return n <= until })
	if t.all <= until {
		t.all = 0
	}
}
