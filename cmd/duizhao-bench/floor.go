package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"duizhao/internal/lang"

	"github.com/yuin/goldmark"
)

// floor reads a site's Markdown, renders it with goldmark, and writes files into
// output: for each edition a page with both versions and one for each version, for
// each note one, and as many small ones as it takes to write that number of files in
// all. It aligns, links and checks nothing.
func floor(site, output string, files int) error {
	editions, err := filepath.Glob(filepath.Join(site, "content", "editions", "*"))
	if err != nil {
		return err
	}
	notes, err := filepath.Glob(filepath.Join(site, "content", "notes", "*.md"))
	if err != nil {
		return err
	}
	jobs := make(chan func(*renderer) error)
	var wg sync.WaitGroup
	failed := make([]error, runtime.GOMAXPROCS(0))
	for w := range failed {
		wg.Go(func() {
			r := renderer{output: output, markdown: goldmark.New()}
			for do := range jobs {
				failed[w] = errors.Join(failed[w], do(&r))
			}
		})
	}
	for _, dir := range editions {
		jobs <- func(r *renderer) error { return r.edition(dir) }
	}
	for _, name := range notes {
		jobs <- func(r *renderer) error { return r.note(name) }
	}
	for i := range files - 3*len(editions) - len(notes) {
		jobs <- func(r *renderer) error {
			return r.write(fmt.Sprintf("more/%05d.html", i), []byte("<!doctype html>\n"))
		}
	}
	close(jobs)
	wg.Wait()
	return errors.Join(failed...)
}

type renderer struct {
	output   string
	markdown goldmark.Markdown
	both     bytes.Buffer
}

func (r *renderer) edition(dir string) error {
	r.both.Reset()
	slug := filepath.Base(dir)
	for _, tag := range []string{lang.Hant, lang.English} {
		from := r.both.Len()
		if err := r.render(filepath.Join(dir, tag+".md")); err != nil {
			return err
		}
		if err := r.write(slug+"/"+strings.ToLower(tag)+"/index.html", r.both.Bytes()[from:]); err != nil {
			return err
		}
	}
	return r.write(slug+"/index.html", r.both.Bytes())
}

func (r *renderer) note(name string) error {
	r.both.Reset()
	if err := r.render(name); err != nil {
		return err
	}
	return r.write("notes/"+strings.TrimSuffix(filepath.Base(name), ".md")+"/index.html", r.both.Bytes())
}

func (r *renderer) render(name string) error {
	source, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return r.markdown.Convert(source, &r.both)
}

func (r *renderer) write(name string, data []byte) error {
	name = filepath.Join(r.output, filepath.FromSlash(name))
	err := os.WriteFile(name, data, 0o666)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		err = os.WriteFile(name, data, 0o666)
	}
	return err
}
