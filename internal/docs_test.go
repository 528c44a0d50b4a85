package internal_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	inDocs   = regexp.MustCompile("`((?:internal|cmd|static|templates|content|docs|\\.ci)/[^`*{} ]*)`")
	inSource = regexp.MustCompile("`((?:internal|cmd|docs|static/css)/[^`*{} A-Z]*)`")
	linked   = regexp.MustCompile(`\]\(([^)#: ]+\.md)\)`)
	codeWord = regexp.MustCompile(`[a-z]+`)
	// capitals matches a name that the reader chooses: rules/CODE.txtar.
	capitals = regexp.MustCompile(`[A-Z]{2,}`)
)

// documents returns what contributors read.
func documents(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"../docs/*.md", "../README.md", "../CONTRIBUTING.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no such document (%v)", pattern, err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out[name] = string(data)
		}
	}
	return out
}

// TestDocsNameFiles checks that the files and folders named in documents exist,
// except examples of new ones.
func TestDocsNameFiles(t *testing.T) {
	examples := []string{"internal/align/rules/align-empty.txtar"}
	n := 0
	for name, text := range documents(t) {
		for _, m := range inDocs.FindAllStringSubmatch(text, -1) {
			if capitals.MatchString(m[1]) || slices.Contains(examples, m[1]) {
				continue
			}
			n++
			if _, err := os.Stat(filepath.Join("..", m[1])); err != nil {
				t.Errorf("%s names %s, which is not there", name, m[1])
			}
		}
		for _, m := range linked.FindAllStringSubmatch(text, -1) {
			n++
			if _, err := os.Stat(filepath.Join(filepath.Dir(name), m[1])); err != nil {
				t.Errorf("%s leads to %s, which is not there", name, m[1])
			}
		}
	}
	if n < 30 {
		t.Errorf("only %d files are named", n)
	}
	// The manual names files of a site, too; these are the program's.
	guides, err := filepath.Glob("../docs/manual/content/editions/*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	n = 0
	for _, name := range guides {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range inSource.FindAllStringSubmatch(string(data), -1) {
			n++
			if _, err := os.Stat(filepath.Join("..", m[1])); err != nil {
				t.Errorf("%s names %s, which is not there", name, m[1])
			}
		}
	}
	if n < 30 {
		t.Errorf("the manual names only %d files", n)
	}
}

// TestDocsQuoteCode checks that Go code in documents whose first line names its
// source, // internal/…, is there, line by line and in this order.
func TestDocsQuoteCode(t *testing.T) {
	n := 0
	for name, text := range documents(t) {
		for block := range fenced(text, "go") {
			first, code, _ := strings.Cut(block, "\n")
			file, ok := strings.CutPrefix(strings.TrimSpace(first), "// internal/")
			if !ok {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Errorf("%s quotes %s: %v", name, file, err)
				continue
			}
			n++
			rest := string(data)
			for line := range strings.Lines(code) {
				if line = strings.TrimSpace(line); line == "" {
					continue
				}
				_, after, found := strings.Cut(rest, line)
				if !found {
					t.Errorf("%s: internal/%s does not say %s", name, file, line)
				}
				rest = after
			}
		}
	}
	if n < 2 {
		t.Errorf("only %d pieces of code are quoted", n)
	}
}

// fenced yields the code blocks of a Markdown text that are in a language.
func fenced(text, lang string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, part := range strings.Split(text, "```"+lang+"\n")[1:] {
			code, _, _ := strings.Cut(part, "```")
			if !yield(code) {
				return
			}
		}
	}
}

// TestArchitecture checks that docs/architecture.md names every package.
func TestArchitecture(t *testing.T) {
	data, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	words := codeWord.FindAllString(string(data), -1)
	for _, u := range units(t) {
		if strings.HasPrefix(u.name, "cmd/") || u.name == "static" || u.name == "templates" || u.name == "docs" {
			continue
		}
		if !slices.Contains(words, u.name) && !strings.Contains(string(data), "`"+u.name+"`") {
			t.Errorf("docs/architecture.md does not name the package %s", u.name)
		}
	}
}
