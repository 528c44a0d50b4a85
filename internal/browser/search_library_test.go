package browser

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"duizhao/internal/bench"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"
)

// library is a made-up site of n editions, published and served.
func library(t *testing.T, n int) (dir string, p *published, bytes func() (int, []string)) {
	t.Helper()
	dir = t.TempDir()
	if err := bench.Generate(dir, n, 1); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	p = &published{dir: t.TempDir()}
	report, err := site.Build(context.Background(), site.Options{FS: root.FS(), Templates: templates.FS, Static: static.FS, Version: "test"}, onlySearch{p.dir})
	if err != nil || report.Failed() {
		t.Fatal(err, report.Problems)
	}
	var mu sync.Mutex
	var names []string
	sum := 0
	files := http.FileServer(http.Dir(p.dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if info, err := os.Stat(filepath.Join(p.dir, r.URL.Path)); err == nil && strings.HasSuffix(r.URL.Path, ".js") &&
			strings.HasPrefix(r.URL.Path, "/search/") {
			mu.Lock()
			sum += int(info.Size())
			names = append(names, r.URL.Path)
			mu.Unlock()
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p.home = server.URL + "/"
	return dir, p, func() (int, []string) {
		mu.Lock()
		defer mu.Unlock()
		n, list := sum, names
		sum, names = 0, nil
		return n, list
	}
}

// onlySearch writes what the search needs and drops the rest.
type onlySearch struct{ dir string }

func (o onlySearch) Put(path string, data []byte) error {
	if !strings.HasPrefix(path, "search/") && !strings.HasPrefix(path, "assets/") {
		return nil
	}
	name := filepath.Join(o.dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o666)
}

var _ output.Sink = onlySearch{}

// TestSearchLoadsLittle holds how much a query loads from a large site, uncompressed,
// and how long it computes once everything is there. DUIZHAO_SEARCH=10000 tries it
// with that many editions.
func TestSearchLoadsLittle(t *testing.T) {
	t.Parallel() // a query takes 6 ms in the median, on a busy machine too
	if testing.Short() {
		t.Skip("it builds 2,000 editions")
	}
	n := 2000
	if s := os.Getenv("DUIZHAO_SEARCH"); s != "" {
		fmt.Sscan(s, &n)
	}
	b := open(t, desk)
	dir, p, loaded := library(t, n)
	b.site = p
	small := filepath.Join(dir, "content/editions")
	s := &scan{}
	for k := range 12 { // queries from some of the editions
		for _, lang := range []string{"zh-Hant", "en"} {
			data, err := os.ReadFile(filepath.Join(small, bench.Slug(k*n/12), lang+".md"))
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(data)) {
				if !strings.ContainsAny(line, "[{#") {
					s.texts = append(s.texts, strings.TrimSpace(line))
				}
			}
		}
	}
	queries := append(s.substrings(24, 5), "不慌不忙", "一遍一遍", "說，", "engineer", "ledger kiln", "transl", "co", `"the weary buyer"`, "鐘錶匠 窯爐",
		"weather stations", "zzz", "甲乙丙丁")
	const one = `async (q) => {
		const run = async () => {
			const start = performance.now();
			const { groups } = await duizhaoSearch.search(q);
			let n = 0;
			for (const [i, g] of groups.entries()) n += (await g.take(i ? 5 : 10)).length + g.most;
			return [performance.now() - start, n];
		};
		await run();
		return run();
	}`
	// An upper bound, unless it is very large, is counted out after the first results
	// are shown.
	const count = `async (q) => {
		const [text] = (await duizhaoSearch.search(q)).groups;
		await text.take(10);
		if (text.count === text.most || text.most > 80) return -1;
		while (text.left()) await text.take(80);
		return text.count;
	}`
	var sizes, times []int
	counted := 0
	for _, q := range queries {
		b.visit("search/")
		loaded()
		took := call[[]float64](b, one, q)
		size, names := loaded()
		sizes, times = append(sizes, size), append(times, int(took[0]))
		if size > 300_000 || testing.Verbose() && size > 200_000 {
			t.Logf("%q loads %d bytes: %s", q, size, strings.Join(names, " "))
		}
		if size > 300_000 {
			t.Errorf("%q loads %d bytes", q, size)
		}
		if took[1] == 0 && q != "zzz" && q != "甲乙丙丁" {
			t.Errorf("%q finds nothing", q)
		}
		exact := call[int](b, count, q)
		if exact < 0 {
			continue
		}
		counted++
		b.visit("search/?q=" + url.QueryEscape(q))
		said := ""
		for range 250 {
			if said = eval[string](b, `document.querySelector("#text .n").textContent`); said == fmt.Sprint(exact) {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		if said != fmt.Sprint(exact) {
			t.Errorf("%q is found %d times, and the page says %q", q, exact, said)
		}
	}
	if counted == 0 {
		t.Error("no query had to be counted")
	}
	slices.Sort(sizes)
	slices.Sort(times)
	t.Logf("%d editions: a query loads %d bytes in the median and %d at most; with all there it takes %d ms in the median and %d ms at most",
		n, sizes[len(sizes)/2], sizes[len(sizes)-1], times[len(times)/2], times[len(times)-1])
	if middle := times[len(times)/2]; middle > 100 {
		t.Errorf("half of the queries take more than %d ms", middle)
	}
}
