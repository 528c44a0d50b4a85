package site_test

import (
	"bytes"
	"context"
	"maps"
	"path"
	"slices"
	"testing"

	"duizhao/internal/output"
	"duizhao/internal/site"
)

// live builds in memory, with the memory of the last such build, and compares that with a
// clean one. Somebody looks at all editions: what is shown to them of those that were
// touched, before anything else is looked at, must be as the clean build has it, too.
func (e *edited) live(t *testing.T, clean *site.Report, sink *output.Memory) {
	t.Helper()
	tree := output.After(e.tree)
	defer tree.Done()
	o, preview, now := e.options, map[string][]byte{}, map[string][]byte{}
	for _, name := range e.files(t) {
		now[name] = []byte(e.read(t, name))
	}
	o.Touched = differing(e.built, now)
	o.Asked = func() (out []string) {
		for _, name := range e.files(t, "content/editions/*/edition.yaml") {
			out = append(out, path.Base(path.Dir(name))+"/")
		}
		return out
	}
	o.Preview = func(files []output.File) {
		for _, f := range files {
			preview[f.Path] = f.Data
		}
	}
	o.Ahead = func() {}
	report, err := site.Rebuild(context.Background(), o, tree, e.held)
	if err != nil {
		t.Fatal(err)
	}
	sameReport(t, report, clean)
	if clean.Failed() {
		return
	}
	e.tree, e.built = tree, now
	got, want := tree.Files(), sink.Files()
	if len(got) != len(want) {
		t.Fatalf("in memory there are %d files, and a clean build makes %d", len(got), len(want))
	}
	for i := range want {
		if got[i].Path != want[i].Path || !bytes.Equal(got[i].Data, want[i].Data) {
			t.Errorf("in memory %s is not what a clean build makes of %s", got[i].Path, want[i].Path)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(preview)) {
		if data, ok := sink.Get(name); !ok || !bytes.Equal(data, preview[name]) {
			t.Errorf("%s is shown ahead, and is not what a clean build makes", name)
		}
	}
	e.ahead += len(preview)
}

// differing returns the files that are in one of two sites and not the same in the other,
// and the folders that they are in.
func differing(a, b map[string][]byte) []string {
	out := map[string]bool{}
	for _, both := range [][2]map[string][]byte{{a, b}, {b, a}} {
		for name, data := range both[0] {
			if other, ok := both[1][name]; !ok || !bytes.Equal(data, other) {
				out[name], out[path.Dir(name)] = true, true
			}
		}
	}
	return slices.Sorted(maps.Keys(out))
}
