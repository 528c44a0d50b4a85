package output

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestMemory(t *testing.T) {
	var m Memory
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Go(func() {
			data := fmt.Append(nil, "text ", i)
			if err := m.Put(fmt.Sprintf("p%02d/index.html", i), data); err != nil {
				t.Error(err)
			}
			clear(data) // the caller may reuse it
		})
	}
	wg.Wait()
	files := m.Files()
	if len(files) != 100 || !slices.IsSortedFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) }) {
		t.Errorf("%d files, or not sorted", len(files))
	}
	if data, ok := m.Get("p42/index.html"); !ok || string(data) != "text 42" {
		t.Errorf("Get: %q, %v", data, ok)
	}
	if _, ok := m.Get("p42"); ok {
		t.Error("Get found a folder")
	}
	for path, want := range map[string]string{
		"p42/index.html":   "two pages or files of the site have the address p42/index.html; rename one of them",
		"p42":              "p42 is a file of the site and also a folder of it; rename one of them",
		"p42/index.html/x": "p42/index.html is a file of the site and, for p42/index.html/x, also a folder of it; rename one of them",
	} {
		if err := m.Put(path, nil); !errors.Is(err, ErrTwice) || err.Error() != want {
			t.Errorf("Put(%s): %v, want %s", path, err, want)
		}
	}
	if err := m.Put("../x", nil); !errors.Is(err, ErrName) {
		t.Errorf("Put(../x): %v", err)
	}
}
