package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// site is a small site: texts by path.
type site map[string]string

func files(text string, paths ...string) site {
	s := site{}
	for _, p := range paths {
		s[p] = text + " " + p
	}
	return s
}

// stage begins a build of dir and puts the site into it.
func stage(t testing.TB, dir string, s site) *Stage {
	t.Helper()
	st, err := NewStage(dir, StageOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range slices.Sorted(maps.Keys(s)) {
		if err := st.Put(p, []byte(s[p])); err != nil {
			t.Fatal(err)
		}
	}
	return st
}

func publish(t testing.TB, dir string, s site) Stats {
	t.Helper()
	stats, err := stage(t, dir, s).Commit()
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

// read returns every regular file below dir with its text, without the manifest.
func read(t testing.TB, dir string) site {
	t.Helper()
	s := site{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || d.Name() == Reserved {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		s[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// check compares dir with a site, its manifest with its files, and looks for things
// left beside it.
func check(t testing.TB, dir string, want site) {
	t.Helper()
	if got := read(t, dir); !maps.Equal(got, want) {
		t.Errorf("%s holds %v, want %v", dir, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
	data, err := os.ReadFile(filepath.Join(dir, Reserved))
	if err != nil {
		t.Error(err)
	} else if got := string(formatManifest(slices.Sorted(maps.Keys(want)))); got != string(data) {
		t.Errorf("manifest:\n%swant:\n%s", data, got)
	}
	alone(t, dir)
}

// alone fails when anything of a stage is left beside dir.
func alone(t testing.TB, dir string) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(filepath.Dir(dir), ".*duizhao-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestPublish(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out", "public")
	one := files("one", "index.html", "a/index.html", "a/en/index.html", "b/index.html", "b.css")
	if stats := publish(t, dir, one); stats.Written != 5 || stats.Unchanged != 0 || stats.Removed != 0 || stats.Bytes != 74 {
		t.Errorf("first build: %+v", stats)
	}
	check(t, dir, one)

	two := maps.Clone(one)
	two["index.html"] = "changed"
	two["a/new.html"] = "new"
	delete(two, "b/index.html")
	if stats := publish(t, dir, two); stats.Written != 2 || stats.Unchanged != 3 || stats.Removed != 1 {
		t.Errorf("second build: %+v", stats)
	}
	check(t, dir, two)
	if _, err := os.Stat(filepath.Join(dir, "b")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty folder is left: %v", err)
	}

	three := files("file where a folder was", "a", "index.html/x")
	publish(t, dir, three)
	check(t, dir, three)
}

func TestUnchangedStays(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	one := files("one", "index.html", "a/index.html")
	publish(t, dir, one)
	if err := os.Chmod(dir, 0o750); err != nil {
		t.Fatal(err)
	}
	past := time.Now().Add(-time.Hour).Truncate(time.Second)
	file := filepath.Join(dir, "a", "index.html")
	if err := os.Chtimes(file, past, past); err != nil {
		t.Fatal(err)
	}
	stat := func(name string) fs.FileInfo {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	before, root := stat(file), stat(dir)

	if stats := publish(t, dir, one); stats.Unchanged != 2 || stats.Written != 0 {
		t.Errorf("same again: %+v", stats)
	}
	if !os.SameFile(root, stat(dir)) || !stat(dir).ModTime().Equal(root.ModTime()) {
		t.Error("a build without a change touched the published folder")
	}
	check(t, dir, one)

	one["index.html"] = "two"
	publish(t, dir, one)
	if after := stat(file); !os.SameFile(before, after) || !after.ModTime().Equal(past) {
		t.Error("an unchanged file was written anew")
	}
	if os.SameFile(root, stat(dir)) || stat(dir).Mode() != root.Mode() {
		t.Errorf("the folder was not replaced, or lost its mode: %v", stat(dir).Mode())
	}
	check(t, dir, one)
}

func TestAbort(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	one := files("one", "index.html", "a/index.html")
	publish(t, dir, one)
	before, _ := os.Stat(dir)
	s := stage(t, dir, files("two", "index.html", "c/index.html"))
	s.Abort()
	s.Abort()
	check(t, dir, one)
	if after, _ := os.Stat(dir); !os.SameFile(before, after) {
		t.Error("an aborted build replaced the folder")
	}
	if _, err := s.Commit(); !errors.Is(err, ErrDone) {
		t.Errorf("Commit after Abort: %v", err)
	}
	if err := s.Put("x", nil); !errors.Is(err, ErrDone) {
		t.Errorf("Put after Abort: %v", err)
	}
	alone(t, dir)

	s = stage(t, dir, one)
	if err := s.Put("index.html", nil); !errors.Is(err, ErrTwice) {
		t.Errorf("put twice: %v", err)
	}
	if _, err := s.Commit(); !errors.Is(err, ErrTwice) {
		t.Errorf("Commit after a failed Put: %v", err)
	}
	check(t, dir, one)

	deep := filepath.Join(t.TempDir(), "x", "y")
	stage(t, filepath.Join(deep, "public"), one).Abort()
	if _, err := os.Stat(filepath.Dir(deep)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Abort left the folders it made: %v", err)
	}
}

func TestSymlinkedTarget(t *testing.T) {
	base := t.TempDir()
	link := filepath.Join(base, "public")
	if err := os.Mkdir(filepath.Join(base, "www"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("www", link); err != nil {
		t.Skip(err)
	}
	one := files("one", "index.html")
	publish(t, link, one)
	check(t, filepath.Join(base, "www"), one)
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v, %v", info, err)
	}
}

// TestStrayFiles: what others put into the folder is never lost.
func TestStrayFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	one := files("one", "index.html", "a/index.html")
	publish(t, dir, one)
	write(t, filepath.Join(dir, "a", ".DS_Store"), "desktop")
	write(t, filepath.Join(dir, "Thumbs.db"), "desktop")
	s := stage(t, dir, files("two", "index.html", "b/index.html"))
	write(t, filepath.Join(dir, "a", "deep", "diary.txt"), "mine")
	write(t, filepath.Join(dir, "b", "index.html"), "overtaken by the site's own")
	if _, err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	want := files("two", "index.html", "b/index.html")
	want["a/deep/diary.txt"] = "mine"
	if got := read(t, dir); !maps.Equal(got, want) {
		t.Errorf("after the swap: %v, want %v", got, want)
	}
	alone(t, dir)
	_, err := NewStage(dir, StageOptions{})
	if err == nil || !strings.Contains(err.Error(), "holds what duizhao did not write: a/deep/diary.txt;") {
		t.Errorf("next build: %v", err)
	}
	alone(t, dir)
}

func TestConcurrentPuts(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for round := range 3 {
		want := site{}
		for i := range 300 {
			want[fmt.Sprintf("e%d/v%d/index.html", i%7, i)] = fmt.Sprint("text ", i*(1+round*(i%2)))
		}
		s, err := NewStage(dir, StageOptions{})
		if err != nil {
			t.Fatal(err)
		}
		paths := slices.Sorted(maps.Keys(want))
		if err := parallelWide(len(paths), 16, func(i int) error { return s.Put(paths[i], []byte(want[paths[i]])) }); err != nil {
			t.Fatal(err)
		}
		stats, err := s.Commit()
		if err != nil || stats.Written+stats.Unchanged != 300 || round > 0 && stats.Unchanged != 150 {
			t.Errorf("round %d: %+v, %v", round, stats, err)
		}
		check(t, dir, want)
	}
}

// parallelWide calls f for 0 to n-1 from w goroutines.
func parallelWide(n, w int, f func(int) error) error {
	errs := make(chan error, w)
	for k := range w {
		go func() {
			for i := k; i < n; i += w {
				if err := f(i); err != nil {
					errs <- err
					return
				}
			}
			errs <- nil
		}()
	}
	var all []error
	for range w {
		all = append(all, <-errs)
	}
	return errors.Join(all...)
}
