package site_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"duizhao/internal/rule"
	"duizhao/internal/site"
	"duizhao/internal/witness"
	"duizhao/templates"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestRules holds every rule to its own examples: check finds the rule and no other
// in the bad one, with the output that the rule's file has under says, and finds
// nothing in the good one.
func TestRules(t *testing.T) {
	t.Parallel()
	ground, err := txtar.ParseFile("../rule/testdata/ground.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if said := lay(t, ground, nil, ""); said != "" {
		t.Fatalf("the ground itself has problems:\n%s", said)
	}
	for _, r := range site.Rules() {
		t.Run(r.Code, func(t *testing.T) {
			t.Parallel()
			said := lay(t, ground, r.Bad, r.With)
			found := 0
			for line := range strings.Lines(said) {
				if strings.HasSuffix(line, "]\n") && !strings.HasPrefix(line, " ") {
					if found++; !strings.HasSuffix(line, " ["+r.Code+"]\n") || !strings.Contains(line, ": "+r.Severity.String()+": ") {
						t.Errorf("the bad example breaks another rule, or is otherwise grave: %s", line)
					}
				}
			}
			if found == 0 {
				t.Errorf("nothing is found in the bad example")
			}
			if said != r.Says {
				record(t, r, said)
			}
			if said := lay(t, ground, r.Good, r.With); said != "" {
				t.Errorf("the good example has problems:\n%s", said)
			}
		})
	}
}

// lay checks the ground with an example laid over it, on a real disk, and returns the
// output of check.
func lay(t *testing.T, ground *txtar.Archive, over []rule.File, with string) string {
	t.Helper()
	dir := t.TempDir()
	put := func(name, note, text string) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(path), 0o777)
		if err == nil {
			if err = os.Remove(path); os.IsNotExist(err) {
				err = nil
			}
		}
		number, times := strings.CutSuffix(note, " times")
		switch {
		case err != nil || note == "absent":
		case note == "link":
			err = os.Symlink(strings.TrimSpace(text), path)
		case note == "quoted":
			if text, err = strconv.Unquote(strings.TrimSpace(text)); err == nil {
				err = os.WriteFile(path, []byte(text), 0o666)
			}
		case times:
			n, _ := strconv.Atoi(number)
			err = os.WriteFile(path, []byte(strings.Repeat(text, n)), 0o666)
		default:
			err = os.WriteFile(path, []byte(text), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range ground.Files {
		put(f.Name, "", string(f.Data))
	}
	for _, f := range over {
		put(f.Name, f.Note, f.Text)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	o := site.Options{FS: root.FS(), Templates: templates.FS, Static: plainStatic, Version: "0", Workers: 1}
	if names, ok := strings.CutPrefix(with, "witness="); ok {
		for name := range strings.SplitSeq(names, ",") {
			data, err := root.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			o.Witnesses = append(o.Witnesses, witness.Copy{Path: name, Data: data})
		}
	}
	if name, ok := strings.CutPrefix(with, "published="); ok {
		data, err := root.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		o.Before = strings.Fields(string(data))
	}
	report, err := site.Check(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return written(report)
}

// record compares the output of check with the rule's file, or with -update writes it
// there.
func record(t *testing.T, r *rule.Rule, said string) {
	t.Helper()
	if flag.Lookup("update").Value.String() != "true" {
		t.Errorf("check says\n%sand the rule's file has\n%s", said, r.Says)
		return
	}
	paths, err := filepath.Glob("../*/rules/" + r.Code + ".txtar")
	if err != nil || len(paths) != 1 {
		t.Fatalf("the rule is in %v: %v", paths, err)
	}
	a, err := txtar.ParseFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for at < len(a.Files) && strings.HasPrefix(a.Files[at].Name, "bad/") {
		at++
	}
	rest := a.Files[at:]
	if len(rest) > 0 && rest[0].Name == "says" {
		rest = rest[1:]
	}
	a.Files = append(append(a.Files[:at:at], txtar.File{Name: "says", Data: []byte(said)}), rest...)
	if err := os.WriteFile(paths[0], txtar.Format(a), 0o666); err != nil {
		t.Fatal(err)
	}
}
