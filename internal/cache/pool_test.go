package cache

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// TestPool has several machines keep the same entries at the same time, and another load
// them, each once.
func TestPool(t *testing.T) {
	dir, err := OpenDir(filepath.Join(t.TempDir(), "a", "pool"))
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	open := func() *Pool {
		p, err := OpenPool(context.Background(), dir, func(s string) { t.Error(s) })
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	const n = 50
	var keys [][32]byte
	var list []Entry
	for i := range n {
		keys = append(keys, sha256.Sum256(fmt.Append(nil, i)))
		list = append(list, Entry{keys[i], func() (any, bool) { return &kept{Name: fmt.Sprint(i), Lines: make([]string, i)}, i != 7 }})
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			p := open()
			defer p.Close()
			if sent, size, err := p.Save(context.Background(), list, nil); sent != n-1 || size == 0 || err != nil {
				t.Errorf("%d sent, %d bytes, %v", sent, size, err)
			}
		})
	}
	wg.Wait()
	p := open()
	defer p.Close()
	var got kept
	if p.Load(keys[3], &got) {
		t.Error("what was not fetched is loaded")
	}
	if err := p.Fetch(context.Background(), keys, nil); err != nil {
		t.Fatal(err)
	}
	for i, key := range keys {
		got = kept{}
		if there := p.Load(key, &got); there != (i != 7) || there && (got.Name != fmt.Sprint(i) || len(got.Lines) != i) || there != p.Has(key) {
			t.Errorf("%d: %v %q", i, there, got.Name)
		}
	}
	if p.Load(keys[3], &got) {
		t.Error("an entry is loaded twice")
	}
	names, err := os.ReadDir(filepath.Join(dir.root.Name(), poolKeys))
	if err != nil || len(names) != n-1 {
		t.Errorf("%d files, %v: something is left of writing", len(names), err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := p.Fetch(ctx, keys, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}
