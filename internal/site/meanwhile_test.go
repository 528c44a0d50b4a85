package site_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"duizhao/internal/cache"
	"duizhao/internal/golden"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/templates"
)

// hasty is a file system in which something happens once a file has been read.
type hasty struct {
	fs.FS
	name string
	then func()
}

func (h *hasty) Open(name string) (fs.File, error) {
	f, err := h.FS.Open(name)
	if err != nil || name != h.name {
		return f, err
	}
	defer h.then()
	return f, nil
}

// TestChangesMeanwhile changes each file of a site right after a build has read it: the
// next build has the new bytes.
func TestChangesMeanwhile(t *testing.T) {
	a := golden.Open(t, "testdata/pair.txtar")
	for name := range a.FS() {
		if !strings.HasSuffix(name, ".md") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			top := t.TempDir()
			under := a.FS()
			h := &hasty{FS: under, name: name}
			changed := false
			h.then = func() {
				if !changed {
					changed = true
					f := *under[name]
					f.Data = []byte(strings.ReplaceAll(string(f.Data), "。", "！") + "\n\nMore.\n{#p99}\n")
					under[name] = &f
				}
			}
			o := site.Options{FS: h, Templates: templates.FS, Static: plainStatic, Version: "0", Workers: 1}
			rebuild := func() string {
				stage, err := output.NewStage(filepath.Join(top, "public"), output.StageOptions{Sums: true})
				if err != nil {
					t.Fatal(err)
				}
				defer stage.Abort()
				report, err := site.Rebuild(context.Background(), o, stage,
					site.Memory{Cache: cache.New(filepath.Join(top, "cache"), func(s string) { t.Error(s) })})
				if err != nil {
					t.Fatal(err)
				}
				if !report.Failed() {
					if _, err := stage.Commit(); err != nil {
						t.Fatal(err)
					}
				}
				return written(report)
			}
			rebuild()
			if !changed {
				t.Fatal("it was not read")
			}
			said := rebuild()
			o.Before, _ = output.Published(filepath.Join(top, "public"))
			files, want := built(t, o)
			if said != want {
				t.Errorf("said\n%s\nand should say\n%s", said, want)
			}
			for path, data := range files {
				if got, err := os.ReadFile(filepath.Join(top, "public", path)); err != nil || string(got) != string(data) {
					t.Errorf("%s is not what a clean build makes (%v)", path, err)
				}
			}
		})
	}
}
