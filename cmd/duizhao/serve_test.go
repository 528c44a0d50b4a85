package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestServe is the session of a writer: the site is shown, a saved change arrives, a
// mistake is reported and corrected, and nothing is written.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	if status := run([]string{"new", dir}, uiOn(io.Discard, os.Stderr, nil)); status != 0 {
		t.Fatalf("new: exit status %d", status)
	}
	r, w := io.Pipe()
	lines := make(chan string, 100)
	go func() {
		for s := bufio.NewScanner(r); s.Scan(); {
			lines <- s.Text()
		}
	}()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- (&serveCommand{Site: dir}).Run(ctx, uiOn(w, w, nil)) }()

	url := strings.Fields(await(t, lines, "Open it: http://127.0.0.1:"))[2]
	await(t, lines, "Built in ")
	if page := get(t, url+"ferry-clock/en/"); !strings.Contains(page, "thick fog") {
		t.Errorf("the text is not in the page:\n%s", page)
	}

	settings := filepath.Join(dir, "content/site.yaml")
	replace(t, settings, "languages:", "redirects: [{from: /clock/, to: /ferry-clock/en/}]\nlanguages:")
	await(t, lines, "Built in ")
	for _, old := range []string{"clock/", "clock", "clock/index.html"} { // as a server that hosts the site would
		if page := get(t, url+old); !strings.Contains(page, "thick fog") {
			t.Errorf("%s does not lead on:\n%s", old, page)
		}
	}

	text := filepath.Join(dir, "content/editions/ferry-clock/en.md")
	replace(t, text, "thick fog", "long frost")
	await(t, lines, "Built in ")
	if page := get(t, url+"ferry-clock/en/"); !strings.Contains(page, "long frost") {
		t.Errorf("the change is not in the page:\n%s", page)
	}

	replace(t, text, "{#p02}", "{#p03}")
	await(t, lines, "content/editions/ferry-clock/en.md")
	await(t, lines, "not built; ")
	if page := get(t, url+"ferry-clock/en/"); !strings.Contains(page, "long frost") {
		t.Errorf("the site is gone while there is a slip:\n%s", page)
	}

	replace(t, text, "{#p03}", "{#p02}")
	await(t, lines, "Built in ")
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("serve ended with %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("serve wrote public/")
	}
}

// await returns the first line that begins with prefix.
func await(t *testing.T, lines <-chan string, prefix string) string {
	t.Helper()
	for {
		select {
		case line := <-lines:
			if strings.HasPrefix(line, prefix) {
				return line
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("no line begins with %q", prefix)
		}
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func replace(t *testing.T, name, old, new string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), old) {
		t.Fatalf("%s has no %q", name, old)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(data), old, new, 1)), 0o666); err != nil {
		t.Fatal(err)
	}
}
