package browser

import (
	"testing"
	"testing/fstest"
)

// small builds and serves a site of some files, for a tab to open.
func small(t *testing.T, files map[string]string) *published {
	t.Helper()
	content := fstest.MapFS{}
	for name, text := range files {
		content["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	p, err := publish(content, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.server.Close)
	return p
}
