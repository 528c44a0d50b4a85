package site_test

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/golden"
	"duizhao/internal/site"
	"duizhao/internal/witness"
)

// TestPrivateProducts searches every product of a private build, and what is packed
// in each, for a sentence of the author's. Each product that has it must itself say
// that it is private, in its name or in its text, since it may be carried off alone.
// Nothing in the public build that follows may have it.
func TestPrivateProducts(t *testing.T) {
	const sentence = "她小時候從來沒有數清楚"
	fsys := golden.Open(t, "testdata/witness/harbour.txtar").FS()
	settings := string(fsys["content/site.yaml"].Data) + "outputs: {epub: [view], single: true}\n"
	fsys["content/site.yaml"] = &fstest.MapFile{Data: []byte(settings)}
	o := lockedSite(t, fsys)
	o.Bundle = true
	o.Witnesses = []witness.Copy{{Path: "copy.txt", Data: fsys["copy.txt"].Data}}
	private, _ := builtFrom(t, o)
	found := map[string]bool{}
	for name, data := range private {
		if !holds(t, name, data, sentence) {
			continue
		}
		found[path.Ext(name)] = true
		if !strings.Contains(path.Base(name), ".private.") && !bytes.Contains(data, []byte(`class="private"`)) &&
			!bytes.HasPrefix(data, []byte("// private: ")) {
			t.Errorf("%s holds the author's text and does not say that it is private", name)
		}
	}
	for _, kind := range []string{".html", ".epub", ".zip"} {
		if !found[kind] {
			t.Errorf("the sentence is in no %s file: this test sees nothing", kind)
		}
	}
	for _, name := range []string{".gitignore", site.PrivateFile, "site.private.zip", "lights/lights.private.epub", "lights/lights.private.html"} {
		if private[name] == nil {
			t.Errorf("the private build lacks %s", name)
		}
	}
	for name, data := range private {
		if strings.HasPrefix(name, "search/") && strings.HasSuffix(name, ".js") && !bytes.HasPrefix(data, []byte("// private: ")) {
			t.Errorf("%s does not say that it is private", name)
		}
	}
	o.Witnesses = nil
	public, problems := built(t, o)
	if problems != "" {
		t.Fatal(problems)
	}
	for name, data := range public {
		if holds(t, name, data, sentence) || strings.Contains(name, "private") || name == ".gitignore" {
			t.Errorf("%s of the public build is of the private one", name)
		}
	}
	holdsNothing(t, public, string(fsys["text.md"].Data))
}

// holds reports whether a file has a text in it, packed or not.
func holds(t *testing.T, name string, data []byte, text string) bool {
	t.Helper()
	if bytes.Contains(data, []byte(text)) {
		return true
	}
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		inside, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if holds(t, name+"/"+f.Name, inside, text) {
			return true
		}
	}
	return false
}
