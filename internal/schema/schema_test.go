package schema

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the schemas anew")

// TestGenerated checks that the schemas under json/ are those of the types.
func TestGenerated(t *testing.T) {
	known := map[string]bool{}
	for _, s := range All() {
		var b bytes.Buffer
		if err := s.Generate(&b); err != nil {
			t.Fatal(err)
		}
		known[s.File()] = true
		name := filepath.Join("json", s.File())
		if *update {
			if err := os.WriteFile(name, b.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if old, err := fs.ReadFile(FS(), s.File()); err != nil || !bytes.Equal(old, b.Bytes()) {
			t.Errorf("%s is not what the types give; run: go test ./internal/schema -update", name)
		}
	}
	entries, err := os.ReadDir("json")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !known[e.Name()] {
			t.Errorf("json/%s belongs to no schema", e.Name())
		}
	}
}

func TestOf(t *testing.T) {
	for name, want := range map[string]string{
		"content/site.yaml":                           "site",
		"content/editions/lan-xi-2024/edition.yaml":   "edition",
		"content/editions/x/figures/gpu-hours.yaml":   "figure",
		"content/notes/unitree.md":                    "note",
		"content/editions/x/introduction.md":          "introduction",
		"content/claims/cgi.md":                       "claim",
		"content/explainers/moe-explained/zh-Hant.md": "explainer",
		"content/about.md":                            "page",
		"content/editions/lan-xi-2024/zh-Hant.md":     "",
		"content/bibliography.json":                   "",
	} {
		if s, _ := Of(name); s.Name != want {
			t.Errorf("%s is described by %q, want %q", name, s.Name, want)
		}
	}
}
