package cache

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"testing"
)

// TestSweep publishes sites one after another, and holds which entries stay: those in use,
// those that are too new, and those that another site uses now and then.
func TestSweep(t *testing.T) {
	dir, err := OpenDir(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	ctx := context.Background()
	key := func(name string) [32]byte { return sha256.Sum256([]byte(name)) }
	entry := func(name string) Entry {
		return Entry{key(name), func() (any, bool) { return &kept{Name: name}, true }}
	}
	open := func() *Pool {
		t.Helper()
		p, err := OpenPool(ctx, dir, func(s string) { t.Error(s) })
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	// publish makes a site of some entries, and returns how many others were removed.
	publish := func(names ...string) int {
		t.Helper()
		p := open()
		defer p.Close()
		var list []Entry
		var used [][32]byte
		for _, name := range names {
			if used = append(used, key(name)); !p.Has(key(name)) {
				list = append(list, entry(name))
			}
		}
		if _, _, err := p.Save(ctx, list, nil); err != nil {
			t.Fatal(err)
		}
		n, err := p.Sweep(ctx, used)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	there := func(what string, want ...string) {
		t.Helper()
		p := open()
		defer p.Close()
		for _, name := range []string{"a", "b", "old", "late", "shared"} {
			if p.Has(key(name)) != slices.Contains(want, name) {
				t.Errorf("%s: that %s is there is %t", what, name, p.Has(key(name)))
			}
		}
	}
	publish("a", "old", "shared")
	for n := range mostUnused - 1 {
		if n == mostUnused/2 { // another site, and something that a share left for a build to come
			publish("a", "b", "shared")
			p := open()
			p.Save(ctx, []Entry{entry("late")}, nil)
			p.Close()
			continue
		}
		if removed := publish("a", "b"); removed > 0 {
			t.Errorf("site %d: %d entries are removed already", n, removed)
		}
	}
	there("not yet", "a", "b", "old", "late", "shared")
	if removed := publish("a", "b"); removed != 1 {
		t.Errorf("%d entries are removed, and should be 1", removed)
	}
	there("what was never used", "a", "b", "late", "shared")
	for range mostUnused {
		publish("a", "b")
	}
	there("what was used once", "a", "b")
	lists, err := dir.List(ctx, poolUnused)
	if err != nil || len(lists) > mostUnused {
		t.Errorf("%d lists are there, %v", len(lists), err)
	}
	publish("a", "old")
	for n := range mostUnused { // damaged lists count for nothing
		lists, err := dir.List(ctx, poolUnused)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range lists {
			if err := dir.Put(ctx, name, []byte(fmt.Sprint("x", n))); err != nil {
				t.Fatal(err)
			}
		}
		if publish("a") > 0 {
			t.Error("something is removed after damaged lists")
		}
	}
}
