package site_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"duizhao/internal/output"
	"duizhao/internal/site"
)

// TestNoPlaceForCache builds with caches that nothing can be written to: that is said, and
// the site is right.
func TestNoPlaceForCache(t *testing.T) {
	for what, prepare := range map[string]func(e *edited) error{
		"a file":         func(e *edited) error { return os.WriteFile(e.cache, nil, 0o600) },
		"below a device": func(e *edited) error { e.cache = "/dev/full/x"; return nil },
		"read-only":      func(e *edited) error { e.cache = "/proc/duizhao"; return nil },
	} {
		e := together(t)
		if err := prepare(e); err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"fish", "sharks"} {
			e.write(t, seaText, []byte(strings.ReplaceAll(e.read(t, seaText), "are", word)))
			clean, sink := e.clean(t)
			report, _ := e.rebuild(t)
			e.equal(t, report, clean, sink)
		}
		if len(e.notices) == 0 {
			t.Errorf("%s: nothing is said", what)
		}
	}
}

// TestKilledWhileKeeping leaves what a build leaves that is killed at each step of
// keeping what it found out: a pack that no record names, a half of one, a record that
// has not got its name yet. The next builds are right, and clear it away.
func TestKilledWhileKeeping(t *testing.T) {
	e := together(t)
	e.compare(t, "nothing")
	list, err := filepath.Glob(filepath.Join(e.cache, "build-*"))
	if err != nil || len(list) < 2 {
		t.Fatalf("%v, %v", list, err)
	}
	record, pack := list[0], list[1] // a pack has the record's name, and more
	data, err := os.ReadFile(pack)
	if err != nil {
		t.Fatal(err)
	}
	left := record + "-killed"
	for _, n := range []int{0, len(data) / 2, len(data)} {
		if err := os.WriteFile(left, data[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		e.write(t, seaText, []byte(strings.Replace(e.read(t, seaText), "fish", fmt.Sprint("fish", n), 1)))
		e.expect(t, fmt.Sprintf("%d bytes of a pack", n), 2)
		if _, err := os.Stat(left); err == nil {
			t.Errorf("the pack of a dead build, of %d bytes, is left", n)
		}
	}
}

// TestTwoAtOnceOnOneCache builds one site into two folders at the same time, again and
// again, with one cache under one name, which no two builds have by themselves: each is
// right, whichever of them keeps what.
func TestTwoAtOnceOnOneCache(t *testing.T) {
	e := together(t)
	memory := e.memory()
	for i := range 4 {
		e.write(t, seaText, []byte(strings.Replace(e.read(t, seaText), "fish", fmt.Sprint("fish", i), 1)))
		_, sink := e.clean(t)
		var wg sync.WaitGroup
		for _, folder := range []string{"one", "two"} {
			wg.Go(func() {
				stage, err := output.NewStage(filepath.Join(e.dir, "..", folder), output.StageOptions{Sums: true})
				if err != nil {
					t.Error(err)
					return
				}
				defer stage.Abort()
				if report, err := site.Rebuild(context.Background(), e.options, stage, memory); err != nil || report.Failed() {
					t.Error(err)
					return
				}
				if _, err := stage.Commit(); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		for _, folder := range []string{"one", "two"} {
			for _, f := range sink.Files() {
				if data, err := os.ReadFile(filepath.Join(e.dir, "..", folder, f.Path)); err != nil || string(data) != string(f.Data) {
					t.Errorf("%s: %s is not what a clean build makes (%v)", folder, f.Path, err)
				}
			}
		}
	}
}

// clean builds the site without a memory.
func (e *edited) clean(t *testing.T) (*site.Report, *output.Memory) {
	t.Helper()
	var sink output.Memory
	report, err := site.Build(context.Background(), e.options, &sink)
	if err != nil {
		t.Fatal(err)
	}
	return report, &sink
}
