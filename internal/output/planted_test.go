package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// symlink makes a link, or skips the test where none can be made.
func symlink(t *testing.T, to, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(to, name); err != nil {
		t.Skip(err)
	}
}

// TestPlanted puts links where a build makes its own things, or finds what a killed
// one left: what they lead to stays as it is, and the build does its work all the
// same.
func TestPlanted(t *testing.T) {
	for _, name := range []string{"new-1", "new-PID", "new-PID-1", "old-1", "old-PID"} {
		name = strings.ReplaceAll(name, "PID", fmt.Sprint(os.Getpid()))
		for _, twice := range []bool{false, true} {
			t.Run(fmt.Sprint(name, twice), func(t *testing.T) {
				base := t.TempDir()
				dir, other := filepath.Join(base, "public"), filepath.Join(base, "other")
				theirs := files("theirs", "index.html", "a/index.html")
				publish(t, other, theirs)
				link := filepath.Join(base, ".public.duizhao-"+name)
				symlink(t, "other", link)
				symlink(t, "other", filepath.Join(base, ".public.duizhao-new-"+fmt.Sprint(os.Getpid())+"-x"))
				one := files("one", "index.html", "b/index.html")
				for range 2 {
					s := stage(t, dir, one)
					if twice {
						s.exchange = func(*os.File, string, string) error { return errors.ErrUnsupported }
					}
					if _, err := s.Commit(); err != nil {
						t.Fatal(err)
					}
					one["index.html"] += "!"
				}
				one["index.html"] = one["index.html"][:len(one["index.html"])-1]
				if got := read(t, dir); !maps.Equal(got, one) {
					t.Errorf("published: %v", got)
				}
				if got := read(t, other); !maps.Equal(got, theirs) {
					t.Errorf("the other site lost %d of %d files", len(theirs)-len(got), len(theirs))
				}
				if to, err := os.Readlink(link); to != "other" {
					t.Errorf("the link is gone: %v", err)
				}
			})
		}
	}
}

// TestPlantedInLeftover: links in what a killed build left, and in what is
// published, are removed and not followed.
func TestPlantedInLeftover(t *testing.T) {
	for _, manifest := range []bool{false, true} {
		base := t.TempDir()
		theirs := files("theirs", "index.html", "en/index.html")
		publish(t, filepath.Join(base, "other"), theirs)
		publish(t, filepath.Join(base, "public"), files("zero", "a", "b"))
		left := filepath.Join(base, ".public.duizhao-new-1")
		symlink(t, "../other", filepath.Join(left, "a"))
		symlink(t, "../other/index.html", filepath.Join(left, "b"))
		if manifest {
			write(t, filepath.Join(left, Reserved), string(formatManifest([]string{"a/en/index.html", "a/index.html", "b"})))
		}
		publish(t, filepath.Join(base, "public"), files("one", "index.html", "a", "b"))
		if got := read(t, filepath.Join(base, "other")); !maps.Equal(got, theirs) {
			t.Errorf("with a manifest %v: the other site has %v", manifest, got)
		}
		if _, err := os.Lstat(left); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("with a manifest %v: the leftover is still there: %v", manifest, err)
		}
	}
}

// TestPlantedLock: a file that is not a lock is refused and stays as it is.
func TestPlantedLock(t *testing.T) {
	for name, plant := range map[string]func(t *testing.T, lock, theirs string){
		"link":            func(t *testing.T, lock, theirs string) { symlink(t, theirs, lock) },
		"link to nowhere": func(t *testing.T, lock, theirs string) { symlink(t, theirs+"2", lock) },
		"hard link": func(t *testing.T, lock, theirs string) {
			if err := os.Link(theirs, lock); err != nil {
				t.Skip(err)
			}
		},
		"folder": func(t *testing.T, lock, theirs string) { write(t, filepath.Join(lock, "x"), "mine") },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			theirs := filepath.Join(dir, "theirs")
			write(t, theirs, "a diary of many days")
			plant(t, filepath.Join(dir, ".public.duizhao-lock"), theirs)
			_, err := NewStage(filepath.Join(dir, "public"), StageOptions{})
			want := "cannot lock DIR/public: DIR/.public.duizhao-lock is not a lock that duizhao made; remove it if nothing needs it, or " +
				"choose another folder with --output"
			if !errors.Is(err, ErrForeign) || strings.ReplaceAll(err.Error(), dir, "DIR") != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
			if data, _ := os.ReadFile(theirs); string(data) != "a diary of many days" {
				t.Errorf("what the lock leads to was overwritten: %q", data)
			}
			if _, err := os.Lstat(theirs + "2"); err == nil {
				t.Error("a file was made where the link leads")
			}
		})
	}
	dir := t.TempDir() // what a killed build left is a lock
	write(t, filepath.Join(dir, ".public.duizhao-lock"), "4194304")
	publish(t, filepath.Join(dir, "public"), files("one", "index.html"))
	alone(t, filepath.Join(dir, "public"))
}

// TestPlantedTemporary: the temporary names of single files and folders.
func TestPlantedTemporary(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "theirs"), "mine")
	pid := fmt.Sprint(os.Getpid())
	symlink(t, "theirs", filepath.Join(dir, ".book.pdf.duizhao-"+pid))
	symlink(t, ".", filepath.Join(dir, ".edition.duizhao-new-"+pid))
	symlink(t, "theirs", filepath.Join(dir, "linked.pdf"))
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := errors.Join(WriteFile(filepath.Join(dir, "book.pdf"), []byte("book")), WriteFile(filepath.Join(dir, "linked.pdf"), []byte("book")),
		WriteFolder(root, "edition", []File{{"x", []byte("x")}}, "")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"theirs": "mine", "book.pdf": "book", "linked.pdf": "book", "edition/x": "x"} {
		if data, err := os.ReadFile(filepath.Join(dir, name)); string(data) != want {
			t.Errorf("%s holds %q, %v", name, data, err)
		}
	}
	if err := WriteTree(dir, []File{{"new", []byte("x")}, {"theirs", []byte("x")}}); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file that is there: %v", err)
	}
	if _, err := os.Lstat(filepath.Join(dir, "new")); err == nil {
		t.Error("WriteTree failed and left what it had written")
	}
}

// TestExchangedWhileBuilding: a tree that is moved away while a build runs is not
// followed, and neither is what was put in its place.
func TestExchangedWhileBuilding(t *testing.T) {
	base := t.TempDir()
	dir, other := filepath.Join(base, "public"), filepath.Join(base, "other")
	theirs := files("theirs", "index.html", "a/index.html")
	publish(t, dir, files("one", "index.html"))
	publish(t, other, theirs)
	s := stage(t, dir, files("two", "index.html"))
	if err := os.Rename(dir, dir+"-moved"); err != nil {
		t.Fatal(err)
	}
	symlink(t, "other", dir)
	if err := s.Put("a/index.html", []byte("two")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(); err == nil || !strings.Contains(err.Error(), "public was exchanged for something else while the build ran") {
		t.Errorf("Commit: %v", err)
	}
	if got := read(t, other); !maps.Equal(got, theirs) {
		t.Errorf("the other site has %v", got)
	}
	alone(t, dir)
}
