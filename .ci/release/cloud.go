package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// cloud is what duizhao-cloud is made of: the program that stands beside duizhao and
// reaches object storage. It is a module of its own, so it has terms of its own.
type cloud struct {
	terms    []byte            // the texts of the licences, THIRD-PARTY-cloud.txt
	licences map[string]string // by module
}

// mayBeIn are the licences that a part of the program may have, as in internal/licence.
var mayBeIn = []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC"}

var termsFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice)([.-].*)?$`)

// termsOf reads the licences of all modules that are linked on any of the targets.
func (s *source) termsOf(ctx context.Context, chosen []target) (*cloud, error) {
	dirs := map[string]string{}
	for _, t := range chosen {
		list, err := command(ctx, s.cloudDir(), append(environment(t), "GOFLAGS=-mod=mod"), "go", "list", "-deps",
			"-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{with .Replace}}-{{else}}{{.Version}}{{end}}\t{{.Dir}}{{end}}{{end}}", ".")
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(list) {
			if name, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(name, "duizhao ") {
				dirs[name] = dir
			}
		}
	}
	out := &cloud{licences: map[string]string{}}
	var texts bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(dirs)) {
		id, text, err := terms(dirs[name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		path, _, _ := strings.Cut(name, " ")
		out.licences[path] = id
		fmt.Fprintf(&texts, "%s  %s\n\n%s\n", name, id, text)
	}
	out.terms = texts.Bytes()
	return out, nil
}

// terms reads the licence files of a module, and says what they are.
func terms(dir string) (id string, text []byte, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", nil, err
	}
	var ids []string
	for _, e := range entries {
		if e.IsDir() || !termsFile.MatchString(e.Name()) || strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return "", nil, err
		}
		text = append(append(text, bytes.TrimSpace(data)...), "\n\n"...)
		for _, m := range licensecheck.Scan(data).Match {
			if !slices.Contains(mayBeIn, m.ID) {
				return "", nil, fmt.Errorf("%s is under %s, which is not on the list", e.Name(), m.ID)
			}
			if !slices.Contains(ids, m.ID) {
				ids = append(ids, m.ID)
			}
		}
	}
	if len(ids) == 0 {
		return "", nil, fmt.Errorf("no licence is known in %s", dir)
	}
	slices.Sort(ids)
	return strings.Join(ids, " AND "), text, nil
}

// cloudDir is the folder of the second program.
func (s *source) cloudDir() string { return filepath.Join(s.dir, "cmd", "duizhao-cloud") }

// buildCloud builds the second program for t. It has HTTP/2, which Google's library
// speaks, and no limit to its size: with what Amazon's, Google's and Azure's
// libraries bring it is half as large again as the first.
func (s *source) buildCloud(ctx context.Context, t target, name string) error {
	_, err := command(ctx, s.cloudDir(), environment(t), "go", "build", "-trimpath", "-buildvcs=true", "-ldflags=-s -w", "-o", name, ".")
	return err
}
