package browser

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"
)

// small builds and serves a site of some files, for a tab to open.
func small(t *testing.T, files map[string]string) *published {
	t.Helper()
	content := fstest.MapFS{}
	for name, text := range files {
		content["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	var memory output.Memory
	report, err := site.Build(context.Background(), site.Options{FS: content, Templates: templates.FS, Static: static.FS, Version: "test"}, &memory)
	if err != nil {
		t.Fatal(err)
	}
	if report.Failed() {
		var text strings.Builder
		diag.WriteText(&text, report.Problems)
		t.Fatal(text.String())
	}
	p := &published{dir: t.TempDir()}
	for _, f := range memory.Files() {
		name := filepath.Join(p.dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	server := httptest.NewServer(http.FileServer(http.Dir(p.dir)))
	t.Cleanup(server.Close)
	p.home = server.URL + "/"
	return p
}
