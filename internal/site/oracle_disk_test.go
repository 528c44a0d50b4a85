package site_test

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What a disk, or somebody who does not edit, may do to a site, to what is published of
// it and to the cache.

// sameLength changes bytes of a file and neither its length nor its time.
func (e *edited) sameLength(t *testing.T) string {
	name := e.any(e.files(t, "content/editions/*/*.md", "content/notes/*.md"))
	if name == "" {
		return ""
	}
	info, err := os.Stat(e.at(name))
	if err != nil {
		t.Fatal(err)
	}
	text := e.read(t, name)
	other := strings.NewReplacer("a", "e", "e", "a", "河", "江", "江", "河").Replace(text)
	e.write(t, name, []byte(other))
	if err := os.Chtimes(e.at(name), info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	return "same length: " + name
}

// touch changes the times of everything and nothing else, to before they were.
func (e *edited) touch(t *testing.T) string {
	past := time.Unix(int64(e.random.IntN(1e9)), 0)
	for _, name := range e.files(t) {
		if err := os.Chtimes(e.at(name), past, past); err != nil {
			t.Fatal(err)
		}
	}
	return "touch: all"
}

// published changes or removes a file of the published site.
func (e *edited) published(t *testing.T) string {
	list, err := filepath.Glob(filepath.Join(e.public, "[^.]*.*")) // not the manifest
	if err != nil {
		t.Fatal(err)
	}
	name := e.any(list)
	if name == "" {
		return ""
	}
	data, err := os.ReadFile(name)
	if err != nil || len(data) == 0 {
		return ""
	}
	if e.random.IntN(3) == 0 {
		err = os.Remove(name)
	} else {
		data[len(data)/2] ^= 1
		err = os.WriteFile(name, data, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	return "published: " + filepath.Base(name)
}

// forget removes or damages what the cache has.
func (e *edited) forget(t *testing.T) string {
	list, err := filepath.Glob(filepath.Join(e.cache, "*"))
	if err != nil || len(list) == 0 {
		return ""
	}
	name := e.any(list)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if cut := e.random.IntN(len(data)); cut%2 == 0 {
		data = data[:cut]
	} else {
		data[cut] ^= 1 << (cut % 8)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return "forget: " + filepath.Base(name)
}

func (e *edited) option(*testing.T) string {
	switch o := &e.options; e.random.IntN(4) {
	case 0:
		o.Drafts = !o.Drafts
		return "option: drafts"
	case 1:
		o.Bundle = !o.Bundle
		return "option: bundle"
	case 2:
		o.URL = e.any([]string{"", "https://a.example/", "https://b.example/x/"})
		return "option: url"
	}
	e.options.Today = e.any([]string{"", "2025-01-01", "2031-01-01"})
	return "option: today"
}

// folder puts a folder where a file might be, or a file where nothing reads.
func (e *edited) folder(t *testing.T) string {
	name := e.any([]string{"content/notes/new.md/x", "content/editions/empty/x", "content/left.txt", "content/editions/new/edition.yaml"})
	if info, err := os.Stat(e.at(path.Dir(name))); err == nil && !info.IsDir() {
		return ""
	}
	e.write(t, name, []byte("title: {en: New}\n"))
	return "folder: " + name
}
