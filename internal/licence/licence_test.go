package licence

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/licensecheck"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write modules.txtar from the modules; then read the diff")

// allowed are the licences that a part of the program may have: all let the whole
// be given away under MIT, with their texts beside it. OFL-1.1 is that of
// fonts: of liberation, whose subsets have another name as it asks, and of one in
// chroma, in a package that is not linked. Unicode-3.0 is that of CLDR's data.
// Unlicense, which gives up all rights, is that of go-text, or BSD-3-Clause, as one likes.
var allowed = []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "OFL-1.1", "Unicode-3.0", "Unlicense"}

// systems are those that a release is built for.
var systems = []string{"linux", "darwin", "windows"}

// TestModules checks that modules.txtar names every module in the program, on any
// system, with the licence that the module itself has.
func TestModules(t *testing.T) {
	want := &txtar.Archive{}
	for _, m := range append(own(t), linked(t)...) {
		want.Files = append(want.Files, entry(t, m))
	}
	text := txtar.Format(want)
	if *update {
		if err := os.WriteFile("modules.txtar", text, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if bytes.Equal(text, archive) {
		return
	}
	var names, wanted []string
	for _, f := range txtar.Parse(archive).Files {
		names = append(names, f.Name)
	}
	for _, f := range want.Files {
		wanted = append(wanted, f.Name)
	}
	t.Errorf("modules.txtar has\n  %s\nand the program\n  %s\nrun: go test ./internal/licence -update", strings.Join(names, "\n  "),
		strings.Join(wanted, "\n  "))
}

// TestAllowed checks that the classifier, and with it the list, can refuse.
func TestAllowed(t *testing.T) {
	gpl := []byte("This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public License " +
		"as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later version.")
	for text, want := range map[string]string{string(gpl): "GPL", "All rights reserved. You may not copy this.\n": "unknown"} {
		if id, err := classify([]byte(text)); err == nil {
			t.Errorf("%q is taken for %s", text, id)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want a word of %s", text, err, want)
		}
	}
}

// TestList checks that what the program prints is what is in the file.
func TestList(t *testing.T) {
	all := Modules()
	if len(all) < 15 || all[0].Path != "duizhao" || all[0].Licence != "MIT" || !slices.ContainsFunc(all, func(m Module) bool { return m.Path == "std" }) {
		t.Fatalf("%d modules, the first %+v", len(all), all[0])
	}
	for _, m := range all {
		if !strings.Contains(strings.ToLower(m.Text), "copyright") || (m.Version == "") != (m.Path == "duizhao" || m.Path == "std") {
			t.Errorf("%s %q: %.80q", m.Path, m.Version, m.Text)
		}
	}
}

type module struct{ path, version, dir string }

// own returns the program, the standard library, and what the program carries data
// of and no code: OpenCC's dictionaries, and languages as CLDR has them.
func own(t *testing.T) []module {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	const path = "github.com/longbridgeapp/opencc"
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Version}} {{.Dir}}", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	version, dir, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	return []module{{"duizhao", "-", "../.."}, {"std", "-", strings.TrimSpace(string(root))}, {path, version, dir},
		{"unicode.org/cldr", cldrVersion(t), "../lang/cldr"}}
}

// cldrVersion returns the version of the data, as the data says.
func cldrVersion(t *testing.T) string {
	data, err := os.ReadFile("../lang/cldr/cldr.json")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`"version": "([0-9.]+)"`).FindSubmatch(data)
	if m == nil {
		t.Fatal("cldr.json names no version")
	}
	return string(m[1])
}

// linked returns the modules with a package in the program.
func linked(t *testing.T) []module {
	seen := map[module]bool{}
	for _, system := range systems {
		c := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", "duizhao/cmd/duizhao")
		c.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
		var stderr bytes.Buffer
		c.Stderr = &stderr
		out, err := c.Output()
		if err != nil {
			t.Fatalf("go list: %v\n%s", err, stderr.Bytes())
		}
		for line := range strings.Lines(string(out)) {
			if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 {
				seen[module{f[0], f[1], f[2]}] = true
			}
		}
	}
	var out []module
	for m := range seen {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b module) int { return strings.Compare(a.path, b.path) })
	return out
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice)([._-].*)?$`)

// entry returns what modules.txtar has of a module: all its files of terms.
func entry(t *testing.T, m module) txtar.File {
	t.Helper()
	files, err := os.ReadDir(m.dir)
	if err != nil {
		t.Fatalf("%s: %v", m.path, err)
	}
	var ids []string
	var text bytes.Buffer
	for _, f := range files {
		if f.IsDir() || !licenceFile.MatchString(f.Name()) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(m.dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(strings.ToLower(f.Name()), "notice") {
			id, err := classify(data)
			if err != nil {
				t.Errorf("%s %s: %s: %v", m.path, m.version, f.Name(), err)
			}
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		if text.Len() > 0 {
			text.WriteString("\n")
		}
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		text.Write(append(bytes.TrimRight(data, "\n"), '\n'))
	}
	if len(ids) == 0 {
		t.Errorf("%s %s has no licence: replace it", m.path, m.version)
	}
	return txtar.File{Name: m.path + " " + m.version + " " + strings.Join(ids, " AND "), Data: text.Bytes()}
}

// classify returns the licence of a text, if it is one that is allowed and nearly
// nothing else is in it.
func classify(text []byte) (string, error) {
	// The classifier is older than version 3 of Unicode's licence, which names itself.
	if bytes.HasPrefix(text, []byte("UNICODE LICENSE V3\n")) && bytes.HasSuffix(bytes.TrimSpace(text), []byte("SPDX-License-Identifier: Unicode-3.0")) {
		return "Unicode-3.0", nil
	}
	cov := licensecheck.Scan(text)
	var ids []string
	for _, m := range cov.Match {
		if !slices.Contains(ids, m.ID) {
			ids = append(ids, m.ID)
		}
		if !slices.Contains(allowed, m.ID) {
			return m.ID, fmt.Errorf("the licence %s is not on the list; replace the module, or decide in the test", m.ID)
		}
	}
	if len(ids) == 0 || cov.Percent < 75 {
		return "unknown", fmt.Errorf("the licence is unknown: %.0f%% of it are like %v; read it, and replace the module", cov.Percent, ids)
	}
	return strings.Join(ids, " AND "), nil
}
