package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"duizhao/internal/schema"
)

// snippet is a block of code of a guide, with what it is of.
type snippet struct{ lang, file, code string }

var fence = regexp.MustCompile("(?ms)^```([a-z]*) ?([^\n]*)\n(.*?)^```$")

func snippets(t *testing.T, slug, lang string) []snippet {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(manualDir, "content/editions", slug, lang+".md"))
	if err != nil {
		t.Fatal(err)
	}
	var out []snippet
	for _, m := range fence.FindAllStringSubmatch(string(data), -1) {
		out = append(out, snippet{m[1], m[2], m[3]})
	}
	return out
}

// TestManualShows checks the code in the guides: lines of a file of the example sites,
// in their order; or commands that the program understands; and the same in both
// languages.
func TestManualShows(t *testing.T) {
	n := 0
	for _, slug := range []string{"tutorial", "reader", "editor", "translator", "theme-maker", "developer"} {
		english, chinese := snippets(t, slug, "en"), snippets(t, slug, "zh-Hant")
		if len(english) != len(chinese) {
			t.Errorf("%s: %d blocks of code in English, %d in Chinese", slug, len(english), len(chinese))
			continue
		}
		for i, s := range english {
			n++
			told := s.lang == "text" && s.file == "" // in words of the language
			if s != chinese[i] && !told {
				t.Errorf("%s: the code in Chinese differs from\n%s", slug, s.code)
			}
			switch {
			case s.lang == "sh":
				for line := range strings.Lines(s.code) {
					if !strings.HasPrefix(line, "cd ") {
						understood(t, strings.TrimSpace(line))
					}
				}
			case s.file != "" && slug != "tutorial": // which has whole files
				shown(t, slug, s)
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d blocks of code", n)
	}
}

// TestManualFiles checks that the guide for editors names each kind of file of a site.
func TestManualFiles(t *testing.T) {
	for _, lang := range []string{"en", "zh-Hant"} {
		tree := ""
		for _, s := range snippets(t, "editor", lang) {
			if strings.HasPrefix(s.code, "content/\n") {
				tree = s.code
			}
		}
		for _, s := range schema.All() {
			name := regexp.MustCompile(`content/\S+`).FindString(s.Title)
			name = strings.TrimPrefix(strings.TrimPrefix(name, "content/"), "editions/SLUG/")
			if !strings.Contains(tree, " "+name+" ") {
				t.Errorf("%s: the files of a site are told without %s", lang, name)
			}
		}
	}
}

func shown(t *testing.T, slug string, s snippet) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(manualDir, "examples", s.file))
	if err != nil {
		t.Errorf("%s: %v", slug, err)
		return
	}
	rest := "\n" + string(data)
	for line := range strings.Lines(s.code) {
		_, after, found := strings.Cut(rest, "\n"+strings.TrimRight(line, "\n")+"\n")
		if !found {
			t.Errorf("%s: %s does not say, here, %s", slug, s.file, line)
		}
		rest = "\n" + after
	}
}

// TestTutorial does what the tutorial says, in its order: files are written as they are
// shown, commands are run. At the end nothing is left for check to say.
func TestTutorial(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a site")
	}
	steps := snippets(t, "tutorial", "en")
	t.Chdir(t.TempDir())
	at := "."
	ran := 0
	for _, s := range steps {
		if s.lang != "sh" {
			if err := os.WriteFile(s.file, []byte(s.code), 0o666); err != nil { // within a folder that a command has made
				t.Fatal(err)
			}
			continue
		}
		for line := range strings.Lines(s.code) {
			args := arguments(line)
			switch {
			case args[0] == "cd":
				at = args[1]
				continue
			case args[1] == "serve", args[1] == "pdf" && !hasChromium():
				continue
			}
			command := exec.Command(args[0], args[1:]...)
			command.Dir = at
			if out, err := command.CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", strings.TrimSpace(line), err, out)
			}
			ran++
		}
	}
	if ran < 9 {
		t.Errorf("only %d commands were run", ran)
	}
	for _, file := range []string{"my-site/public/ferry/index.html", "my-site/public/site.zip",
		"live/notes/boatman/index.html", "live/ferry/claims/index.html"} {
		if _, err := os.Stat(file); err != nil {
			t.Error(err)
		}
	}
	if hasChromium() {
		if _, err := os.Stat("my-site/ferry.pdf"); err != nil {
			t.Error(err)
		}
	}
}

func hasChromium() bool {
	_, err := exec.LookPath("chromium")
	return err == nil && os.Getenv("DUIZHAO_TOOLS") != "none"
}
