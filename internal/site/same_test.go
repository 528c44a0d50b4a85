package site_test

import (
	"os"
	"runtime"
	"testing"

	"duizhao/internal/bench"
	"duizhao/internal/site"
	"duizhao/templates"
)

// TestSameBytes builds thirty made-up editions with their 200 notes on one processor
// and on several, with one worker and with many: the same input gives the same bytes.
// With more than one edition at a time an order could show.
func TestSameBytes(t *testing.T) {
	dir := t.TempDir()
	if err := bench.Generate(dir, 30, 7); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var first map[string][]byte
	said := ""
	for _, c := range []struct{ processors, workers int }{{1, 1}, {2, 2}, {8, 8}, {4, 0}} {
		before := runtime.GOMAXPROCS(c.processors)
		files, problems := built(t, site.Options{FS: root.FS(), Templates: templates.FS, Static: plainStatic, Version: "0", Workers: c.workers})
		runtime.GOMAXPROCS(before)
		if first == nil {
			first, said = files, problems
			if len(first) < 3*30+200 {
				t.Fatalf("only %d files, with the problems\n%s", len(first), problems)
			}
			continue
		}
		same(t, first, files)
		if problems != said {
			t.Errorf("on %d processors with %d workers the problems are\n%s\nand were\n%s", c.processors, c.workers, problems, said)
		}
	}
}
