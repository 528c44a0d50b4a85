package browser

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"duizhao/internal/output"
)

// Weights are in bytes, compressed with brotli as outputs.compress writes it.
const (
	mostOfAll     = 118_000 // an edition's page, complete with notes, scripts and styles; the aim is 92,160
	mostOfScripts = 12 << 10
	mostOfStyles  = 14 << 10
)

// packed returns a file of the site as a server sends it that finds the compressed
// one beside it.
func (p *published) packed(name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(p.dir, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	var memory output.Memory
	if err := output.Compress(&memory, output.CompressOptions{}).Put(name, data); err != nil {
		return nil, err
	}
	for _, f := range memory.Files() {
		if f.Path == name+".br" {
			return f.Data, nil
		}
	}
	return data, nil
}

// ofPage matches the files that a page loads before anybody touches it.
var ofPage = regexp.MustCompile(`<(?:script src|link rel="stylesheet" href)="([^"]+)"`)

// An edition's page with everything that it loads is no heavier than promised.
func TestWeightOfAnEdition(t *testing.T) {
	t.Parallel()
	site := built(t)
	edition := site.edition(t)
	weigh := func(name string) int {
		t.Helper()
		data, err := site.packed(name)
		if err != nil {
			t.Fatal(err)
		}
		return len(data)
	}
	html, err := os.ReadFile(filepath.Join(site.dir, filepath.FromSlash(edition), "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	page := weigh(edition + "index.html")
	scripts, styles := 0, 0
	for _, m := range ofPage.FindAllSubmatch(html, -1) {
		name := path.Join(edition, string(m[1]))
		if n := weigh(name); strings.HasSuffix(name, ".css") {
			styles += n
		} else {
			scripts += n
		}
	}
	if scripts == 0 || styles == 0 {
		t.Fatalf("scripts of %d bytes and styles of %d", scripts, styles)
	}
	for _, c := range []struct {
		what      string
		got, most int
	}{{"scripts", scripts, mostOfScripts}, {"styles", styles, mostOfStyles}, {"page with both", page + scripts + styles, mostOfAll}} {
		if c.got > c.most {
			t.Errorf("the edition's %s weigh %d bytes, more than %d", c.what, c.got, c.most)
		}
	}
	t.Logf("page %d, scripts %d, styles %d, in all %d bytes", page, scripts, styles, page+scripts+styles)
}
