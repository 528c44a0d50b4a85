package site_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"duizhao/internal/cache"
	"duizhao/internal/disk"
	"duizhao/internal/golden"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/templates"
)

// TestOracle edits sites at random and after each edit compares what Rebuild makes
// with what a clean build does: every file byte for byte, every problem with its place
// and hint, every count. Then it builds again without an edit, which must be the same
// again and must not do the work again. A sequence ends after a few edits, which is
// where mistakes in what must be built anew would show, and another site has its turn.
//
// It takes 30 edits; DUIZHAO_ORACLE=1000 (make oracle) takes a thousand, and
// DUIZHAO_SEED others.
func TestOracle(t *testing.T) {
	steps, seed := 30, uint64(1)
	for name, set := range map[string]func(int){"DUIZHAO_ORACLE": func(n int) { steps = n }, "DUIZHAO_SEED": func(n int) { seed = uint64(n) }} {
		if s := os.Getenv(name); s != "" {
			n, err := strconv.Atoi(s)
			if err != nil {
				t.Fatal(err)
			}
			set(n)
		}
	}
	sites, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(sites) < 10 {
		t.Fatalf("%d sites (%v)", len(sites), err)
	}
	const each = 6 // edits of a site
	kept, ahead, taken := 0, 0, 0
	kinds := map[string]int{}
	for n := 0; n*each < steps; n++ {
		random := rand.New(rand.NewPCG(seed, uint64(n)))
		name := sites[random.IntN(len(sites))]
		if n%2 == 1 {
			name = "testdata/together.txtar" // most that can be taken for what it was is where editions depend on each other
		}
		t.Run(fmt.Sprintf("%d %s", n, strings.TrimSuffix(filepath.Base(name), ".txtar")), func(t *testing.T) {
			e := newEdited(t, golden.Open(t, name), random)
			e.compare(t, "nothing")
			for k := range min(each, steps-n*each) {
				what := e.edit(t, n*each+k)
				kind, _, _ := strings.Cut(what, ":")
				kinds[kind]++
				if e.compare(t, what); t.Failed() {
					t.Fatalf("after %s", strings.Join(e.done, "; "))
				}
			}
			kept, ahead, taken = kept+e.kept, ahead+e.ahead, taken+e.taken
		})
	}
	t.Logf("%d steps: %v; %d editions were taken from the build before, %d from other machines, %d files shown ahead",
		steps, kinds, kept, taken, ahead)
	if kept == 0 {
		t.Error("no edition was taken from the build before: nothing was compared but clean builds")
	}
	if taken == 0 {
		t.Error("no edition was taken from another machine")
	}
	if ahead == 0 && steps >= 100 {
		t.Error("no page was shown ahead")
	}
}

// edited is a site on the disk under edit, with the folder that it is published to.
type edited struct {
	dir, public, cache string
	random             *rand.Rand
	options            site.Options
	gone               map[string][]byte // files that were deleted, to be restored
	done               []string          // the edits
	notices            []string          // of the cache
	held               site.Memory       // of builds in memory, as serve makes them
	tree               *output.Memory    // what the last of them made
	built              map[string][]byte // the files of the site at that time
	ahead              int               // pages that it showed ahead
	kept               int               // editions that were taken from the build before after an edit
	taken              int               // editions that another machine took from those before it
	last               struct {          // the file that was written last, and what it was
		name string
		data []byte
	}
}

func newEdited(t *testing.T, a *golden.Archive, random *rand.Rand) *edited {
	t.Helper()
	e := emptyEdited(t, random)
	for name, f := range a.FS() {
		e.write(t, name, f.Data)
	}
	return e
}

func emptyEdited(t *testing.T, random *rand.Rand) *edited {
	t.Helper()
	top := t.TempDir()
	e := &edited{held: site.Memory{Cache: cache.Held(), Opened: &site.Opened{}}, dir: filepath.Join(top, "site"), public: filepath.Join(top, "public"),
		cache: filepath.Join(top, "cache"), random: random,
		gone: map[string][]byte{}, options: site.Options{Templates: templates.FS, Static: plainStatic, Version: "0", Workers: 2}}
	if err := os.Mkdir(e.dir, 0o777); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(e.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	e.options.FS = disk.FS(root)
	return e
}

func (e *edited) write(t *testing.T, name string, data []byte) {
	t.Helper()
	at := filepath.Join(e.dir, filepath.FromSlash(name))
	e.last.name = name
	e.last.data, _ = os.ReadFile(at)
	if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// compare builds the site with the memory of the last build and without, and with it
// once more.
func (e *edited) compare(t *testing.T, what string) {
	t.Helper()
	e.done = append(e.done, what)
	before, _ := output.Published(e.public)
	e.options.Before = before
	var sink output.Memory
	clean, err := site.Build(context.Background(), e.options, &sink)
	if err != nil {
		t.Fatal(err)
	}
	e.live(t, clean, &sink)
	report, worked := e.rebuild(t)
	if worked {
		e.kept += report.Kept
	}
	e.equal(t, report, clean, &sink)
	elsewhere(t, e)
	if !clean.Failed() {
		was := e.options.Before
		e.options.Before, _ = output.Published(e.public)
		if slices.ContainsFunc(was, func(file string) bool { return !slices.Contains(e.options.Before, file) }) { // what is gone is not told twice
			sink = output.Memory{}
			if clean, err = site.Build(context.Background(), e.options, &sink); err != nil {
				t.Fatal(err)
			}
			e.rebuild(t)
		}
	}
	report, worked = e.rebuild(t)
	e.equal(t, report, clean, &sink)
	if worked {
		t.Errorf("%s: nothing has changed, and all was built again", what)
	}
}

// rebuild builds with the memory, and reports whether anything was done.
func (e *edited) rebuild(t *testing.T) (report *site.Report, worked bool) {
	t.Helper()
	stage, err := output.NewStage(e.public, output.StageOptions{Sums: true, Shelf: e.memory().Cache})
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Abort()
	o := e.options
	var progress atomic.Bool
	o.Progress = func(site.Progress) { progress.Store(true) }
	report, err = site.Rebuild(context.Background(), o, stage, e.memory())
	if err != nil {
		t.Fatal(err)
	}
	if !report.Failed() {
		if _, err := stage.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	return report, progress.Load()
}

func (e *edited) memory() site.Memory {
	return site.Memory{Cache: cache.New(e.cache, func(s string) { e.notices = append(e.notices, s) }), Name: "a site"}
}

// equal compares what was made and said.
func (e *edited) equal(t *testing.T, got, want *site.Report, sink *output.Memory) {
	t.Helper()
	sameReport(t, got, want)
	if want.Failed() {
		return
	}
	files, err := output.Published(e.public)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(filepath.Join(e.public, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if should, ok := sink.Get(name); !ok {
			t.Errorf("there is a file %s, which a clean build does not make", name)
		} else if string(should) != string(data) {
			t.Errorf("%s is not what a clean build makes", name)
		}
	}
	if n := len(sink.Files()); n != len(files) {
		t.Errorf("there are %d files, and a clean build makes %d", len(files), n)
	}
}

func sameReport(t *testing.T, got, want *site.Report) {
	t.Helper()
	g, w := *got, *want
	g.Took, w.Took, g.Kept, w.Kept = 0, 0, 0, 0
	g.Shared, w.Shared = site.Shared{}, site.Shared{}
	for _, r := range []*site.Report{&g, &w} { // gob knows no empty lists
		if len(r.Problems) == 0 {
			r.Problems = nil
		}
		if len(r.Fontless) == 0 {
			r.Fontless = nil
		}
	}
	if !reflect.DeepEqual(g, w) {
		t.Errorf("the report is\n%s\n%+v\nand should be\n%s\n%+v", written(&g), g, written(&w), w)
	}
}
