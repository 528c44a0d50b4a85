package output

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"duizhao/internal/disk"
)

// shelf keeps values in memory.
type shelf map[string]any

func (s shelf) Load(name string, into any) bool {
	v, ok := s[name]
	if ok {
		reflect.ValueOf(into).Elem().Set(reflect.ValueOf(v))
	}
	return ok
}

func (s shelf) Save(name string, value any) bool {
	s[name] = reflect.ValueOf(value).Elem().Interface()
	return true
}

func (s shelf) Place() string { return "" }

// TestTouched publishes, lets time pass so that marks are believed, and does to what is
// published what somebody may do: each is found, with nothing read of the rest.
func TestTouched(t *testing.T) {
	t.Parallel()
	page := func(dir string) string { return filepath.Join(dir, "a", "b", "x.html") }
	cases := []struct {
		what    string
		do      func(dir string) error
		keep    bool
		foreign string
	}{
		{"nothing", func(string) error { return nil }, true, ""},
		{"other bytes, with size and time as before", func(dir string) error {
			info, err := os.Stat(page(dir))
			if err != nil {
				return err
			}
			return errors.Join(os.WriteFile(page(dir), []byte("eno"), 0o666), os.Chtimes(page(dir), info.ModTime(), info.ModTime()))
		}, false, ""},
		{"another time", func(dir string) error { return os.Chtimes(page(dir), time.Unix(1, 0), time.Unix(1, 0)) }, true, ""},
		{"gone", func(dir string) error { return os.Remove(page(dir)) }, false, ""},
		{"a file put there", func(dir string) error { return os.WriteFile(page(dir)+"~", nil, 0o666) }, false, "a/b/x.html~"},
		{"a file put at the top", func(dir string) error { return os.WriteFile(filepath.Join(dir, "z"), nil, 0o666) }, false, "z"},
		{"a folder put there", func(dir string) error {
			return errors.Join(os.MkdirAll(filepath.Join(dir, "c", "d"), 0o777), os.WriteFile(filepath.Join(dir, "c", "d", "mine"), nil, 0o666))
		}, false, "c/d/mine"},
		{"a link in the place of a folder", func(dir string) error {
			return errors.Join(os.Rename(filepath.Join(dir, "a"), dir+"-a"), os.Symlink(dir+"-a", filepath.Join(dir, "a")))
		}, false, "a"},
	}
	shelves, dirs, known := make([]shelf, len(cases)), make([]string, len(cases)), make([][]Known, len(cases))
	begin := func(i int) (*Stage, error) { return NewStage(dirs[i], StageOptions{Sums: true, Shelf: shelves[i]}) }
	for i := range cases {
		shelves[i], dirs[i] = shelf{}, filepath.Join(t.TempDir(), "public")
		s, err := begin(i)
		if err != nil {
			t.Fatal(err)
		}
		s.Put("a/b/x.html", []byte("one"))
		s.Put("b.html", []byte("two"))
		known[i] = s.Known()
		if _, err := s.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(2100 * time.Millisecond)
	for i, c := range cases {
		s, err := begin(i)
		if err != nil {
			t.Fatal(err)
		}
		if m := disk.MarksIn(s.live); m == nil {
			t.Skip("the temporary folder is on a disk whose marks are not believed")
		} else {
			m.Close()
		}
		if anew, ok := s.Keep(known[i]); !ok || !anew || slices.ContainsFunc(known[i], func(f Known) bool { return f.Mark == disk.Mark{} }) {
			t.Fatalf("kept is %v, with marks %v", ok, known[i])
		}
		s.Abort()
		was, ok := shelves[i][s.target.onShelf()].(shelved)
		if !ok || len(was.Folders) != 2 || was.Folders[1].Mark == (disk.Mark{}) {
			t.Fatalf("on the shelf there is %+v", was)
		}
		if err := c.do(dirs[i]); err != nil {
			t.Fatal(err)
		}
		s, err = begin(i)
		if c.foreign != "" {
			if !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), "did not write: "+c.foreign+";") {
				t.Errorf("%s: %v", c.what, err)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", c.what, err)
		}
		if _, ok := s.Keep(known[i]); ok != c.keep {
			t.Errorf("%s: kept is %v", c.what, ok)
		}
		s.Abort()
	}
}
