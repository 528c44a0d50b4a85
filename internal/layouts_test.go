package internal_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/source"
	"duizhao/templates"
)

var styledLayout = regexp.MustCompile(`\[data-layout="([a-z]+)"\]`)

// TestLayoutsAgree checks that the layouts of a page are named in every language of the
// interface, that no style is for another, and that scripts ask for none but these.
func TestLayoutsAgree(t *testing.T) {
	var problems diag.List
	var all config.Layouts
	source.Read(templates.FS, config.LayoutsFile, &problems).YAML(&all, &problems)
	if problems.Len() > 0 {
		t.Fatal(problems.Sorted())
	}
	if len(all.List) < 4 {
		t.Fatalf("only %d layouts are offered", len(all.List))
	}
	words, err := filepath.Glob("../templates/words/*.yaml")
	if err != nil || len(words) == 0 {
		t.Fatalf("there are no words (%v)", err)
	}
	var offered []string
	for _, l := range all.List {
		offered = append(offered, l.Name)
		for _, name := range words {
			if tag := strings.TrimSuffix(filepath.Base(name), ".yaml"); l.Names[tag] == "" {
				t.Errorf("the layout %s has no name in %s", l.Name, tag)
			}
		}
	}
	for _, name := range []string{"sentence", "reveal", config.Vertical} {
		if !slices.Contains(offered, name) {
			t.Errorf("scripts have a use for the layout %s, which nobody offers", name)
		}
	}
	styles, err := filepath.Glob("../static/css/*/*.css")
	if err != nil || len(styles) == 0 {
		t.Fatalf("there are no styles (%v)", err)
	}
	for _, name := range styles {
		for _, m := range styledLayout.FindAllStringSubmatch(file(t, name), -1) {
			if !slices.Contains(offered, m[1]) {
				t.Errorf("%s has styles for a layout %s, which nobody offers", name, m[1])
			}
		}
	}
}

func file(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
