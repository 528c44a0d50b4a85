package site

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestOverlay(t *testing.T) {
	folder := fstest.MapFS{
		"templates/base.html":     {Data: []byte("site")},
		"templates/words/fr.yaml": {Data: []byte("site")},
		"templates/own/a.html":    {Data: []byte("site")},
		"templates/embed.go":      {Data: []byte("site")},
	}
	program := fstest.MapFS{
		"themes/plain/templates/part.html": {Data: []byte("theme")}, "themes/plain/templates/base.html": {Data: []byte("theme")},
		"base.html": {Data: []byte("program")}, "part.html": {Data: []byte("program")},
		"words/en.yaml": {Data: []byte("program")}, "embed.go": {Data: []byte("program")},
	}
	o := over((&Options{FS: folder, Templates: program}).layers("", "templates"))
	for name, want := range map[string]string{"base.html": "site", "part.html": "program", "words/fr.yaml": "site", "words/en.yaml": "program",
		"own/a.html": "site"} {
		if got, err := fs.ReadFile(o, name); err != nil || string(got) != want {
			t.Errorf("%s is the %s's, %v, and should be the %s's", name, got, err, want)
		}
	}
	if _, err := fs.ReadFile(o, "none.html"); err == nil {
		t.Error("a file that is nowhere can be read")
	}
	for dir, want := range map[string]string{".": "base.html own part.html themes words", "words": "en.yaml fr.yaml", "own": "a.html"} {
		list, err := fs.ReadDir(o, dir)
		var names []string
		for _, e := range list {
			names = append(names, e.Name())
		}
		if err != nil || strings.Join(names, " ") != want {
			t.Errorf("%s holds %v, %v, and should hold %s", dir, names, err, want)
		}
	}
	if _, err := fs.ReadDir(o, "none"); err == nil {
		t.Error("a folder that is nowhere can be listed")
	}
	themed := over((&Options{FS: folder, Templates: program}).layers("plain", "templates"))
	for name, want := range map[string]string{"base.html": "site", "part.html": "theme", "words/en.yaml": "program"} {
		if got, err := fs.ReadFile(themed, name); err != nil || string(got) != want {
			t.Errorf("with a theme %s is the %s's, %v, and should be the %s's", name, got, err, want)
		}
	}
	alone := over((&Options{FS: fstest.MapFS{}, Templates: program}).layers("", "templates"))
	if list, err := fs.ReadDir(alone, "."); err != nil || len(list) != 4 {
		t.Errorf("without the site's folder: %v %v", list, err)
	}
	without := over((&Options{FS: folder}).layers("", "templates"))
	if list, err := fs.Glob(without, "*.html"); err != nil || !slices.Equal(list, []string{"base.html"}) {
		t.Errorf("without the program's: %v %v", list, err)
	}
}

// TestSpool holds that what is added comes back, from memory and from the disk.
func TestSpool(t *testing.T) {
	for _, size := range []int{0, 10, spoolMemory/2 + 1, 2 * spoolMemory} {
		s := &spool{}
		texts := []string{strings.Repeat("a", size), "", strings.Repeat("字", 5), strings.Repeat("b", size)}
		var starts []int64
		for _, text := range texts {
			at, err := s.add([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			starts = append(starts, at)
		}
		for i, at := range starts {
			got, err := s.read(at, int32(len(texts[i])))
			if err != nil || string(got) != texts[i] {
				t.Errorf("%d bytes: text %d comes back with %d bytes, %v", size, i, len(got), err)
			}
		}
		s.close()
	}
}
