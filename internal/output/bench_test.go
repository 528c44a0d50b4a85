package output

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// BenchmarkStage publishes 3,000 pages of 67 KB, 200 MB in all, each in a
// folder of its own: to nothing, over the same site, over one in which one
// page in a hundred changed, and over one in which all did. Set TMPDIR to
// choose the disk: TMPDIR=/dev/shm go test -bench Stage ./internal/output
func BenchmarkStage(b *testing.B) {
	const n, size = 3000, 200 << 20 / 3000
	page := make([]byte, size)
	rng := rand.New(rand.NewPCG(1, 1))
	for i := range page {
		page[i] = byte(' ' + rng.IntN(90))
	}
	build := func(dir string, changed func(i int) int) Stats {
		s, err := NewStage(dir, StageOptions{})
		if err != nil {
			b.Fatal(err)
		}
		workers := runtime.GOMAXPROCS(0)
		if err := parallelWide(workers, workers, func(w int) error {
			data := append([]byte(nil), page...)
			for i := w; i < n; i += workers {
				copy(data[size-20:], fmt.Sprintf("%9d %9d", i, changed(i)))
				if err := s.Put(fmt.Sprintf("edition-%04d/v%d/index.html", i/3, i%3), data); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
		stats, err := s.Commit()
		if err != nil {
			b.Fatal(err)
		}
		return stats
	}
	for _, c := range []struct {
		name    string
		written int
		changed func(i, round int) int
	}{
		{"new", n, nil},
		{"same", 0, func(i, round int) int { return 0 }},
		{"1in100", n / 100, func(i, round int) int {
			if i%100 == 0 {
				return round
			}
			return 0
		}},
		{"all", n, func(i, round int) int { return round }},
	} {
		b.Run(c.name, func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "public")
			if c.changed != nil {
				build(dir, func(int) int { return 0 })
			}
			b.SetBytes(n * size)
			round := 0
			for b.Loop() {
				round++
				if c.changed == nil {
					b.StopTimer()
					if err := errors.Join(os.RemoveAll(dir)); err != nil {
						b.Fatal(err)
					}
					b.StartTimer()
				}
				stats := build(dir, func(i int) int {
					if c.changed == nil {
						return 0
					}
					return c.changed(i, round)
				})
				if stats.Written != c.written {
					b.Fatalf("%+v", stats)
				}
			}
		})
	}
}
