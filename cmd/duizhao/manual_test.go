package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"duizhao/internal/disk"
	"duizhao/internal/manual"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"
)

const manualDir = "../../docs/manual"

func theReference(t *testing.T) *manual.Reference {
	t.Helper()
	parser, err := newParser(newUI(os.Stdout, os.Stderr))
	if err != nil {
		t.Fatal(err)
	}
	r, err := readReference(os.DirFS(manualDir), parser.Model.Node)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestManualIsCurrent checks that the reference says what the program says, and so that
// each key, command, flag and field has its words in both languages and an example.
func TestManualIsCurrent(t *testing.T) {
	files, err := theReference(t).Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		have, err := os.ReadFile(filepath.Join(manualDir, f.Path))
		if err != nil || !bytes.Equal(have, f.Data) {
			t.Errorf("docs/manual/%s is not what the program says now (%v): run make docs", f.Path, err)
		}
	}
}

// TestManualCommands checks that each flag is in an example of its command, and that the
// program understands the examples.
func TestManualCommands(t *testing.T) {
	r := theReference(t)
	n := 0
	for _, c := range r.Commands {
		lines, err := r.Lines(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines {
			n++
			understood(t, line)
		}
		all := strings.Join(lines, "\n") + "\n"
		for _, row := range c.Rows {
			flag := regexp.MustCompile(`--[a-z-]+`).FindString(row.Name)
			short := regexp.MustCompile(`^-[a-z]\b`).FindString(row.Name)
			if flag != "" && !regexp.MustCompile(regexp.QuoteMeta(flag)+`[\s=]`).MatchString(all) && (short == "" || !strings.Contains(all, short+" ")) {
				t.Errorf("no example of duizhao %s %s: write one into docs/manual/examples/commands.txt", c.Name, flag)
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d command lines are shown", n)
	}
}

// understood checks that the program takes a command line.
func understood(t *testing.T, line string) {
	t.Helper()
	args := arguments(line)
	if len(args) == 0 || args[0] != "duizhao" {
		t.Errorf("%s: not a command of this program", line)
		return
	}
	parser, err := newParser(newUI(os.Stdout, os.Stderr))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(args[1:]); err != nil && err != errAnswered {
		t.Errorf("%s: %v", line, err)
	}
}

var word = regexp.MustCompile(`"[^"]*"|\S+`)

// arguments returns the words of a command line, up to where its output goes.
func arguments(line string) []string {
	line, _, _ = strings.Cut(line, " | ")
	line, _, _ = strings.Cut(line, " > ")
	words := word.FindAllString(line, -1)
	for i, w := range words {
		words[i] = strings.Trim(w, `"`)
	}
	return words
}

// built checks a site, and returns what a build makes of it.
func built(t *testing.T, dir string) []output.File {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	options := site.Options{FS: disk.FS(root), Templates: templates.FS, Static: static.FS, Version: "test"}
	report, err := site.Check(context.Background(), options)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		t.Errorf("%s: %s: %s [%s]", dir, p.Pos, p.Text, p.Code)
	}
	var memory output.Memory
	if _, err := site.Build(context.Background(), options, &memory); err != nil {
		t.Fatal(err)
	}
	return memory.Files()
}

// TestManualBuilds checks the manual as an edition, and that it is built the same twice.
func TestManualBuilds(t *testing.T) {
	once, twice := built(t, manualDir), built(t, manualDir)
	if len(once) < 50 || len(once) != len(twice) {
		t.Fatalf("%d files, and %d the second time", len(once), len(twice))
	}
	for i := range once {
		if once[i].Path != twice[i].Path || !bytes.Equal(once[i].Data, twice[i].Data) {
			t.Errorf("%s differs the second time", once[i].Path)
		}
	}
}

// TestManualExamples builds the sites that the manual takes its examples from.
func TestManualExamples(t *testing.T) {
	for _, name := range []string{"river", "one", "three", "author", "theme"} {
		dir := filepath.Join(manualDir, "examples", name)
		if name == "three" {
			dir = withRecording(t, dir)
		}
		if files := built(t, dir); len(files) < 10 {
			t.Errorf("%s: %d files", name, len(files))
		}
	}
	sites, err := filepath.Glob(filepath.Join(manualDir, "examples", "*", "content"))
	if err != nil || len(sites) != 5 {
		t.Errorf("%d sites of examples (%v)", len(sites), err)
	}
}

// withRecording returns a copy of a site of examples with the recording that it names: six
// seconds in which nobody says anything.
func withRecording(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	frame := make([]byte, 104)
	copy(frame, "\xff\xfb\x10\xc4")
	if err := os.WriteFile(filepath.Join(to, "content/editions/ferry/audio/en.mp3"), bytes.Repeat(frame, 230), 0o666); err != nil {
		t.Fatal(err)
	}
	return to
}
