package browser

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"duizhao/internal/align"
	"duizhao/internal/annotate"
	"duizhao/internal/bench"
	"duizhao/internal/cite"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/script"
	"duizhao/internal/search"
	"duizhao/internal/site"
	"duizhao/internal/source"
	"duizhao/static"
	"duizhao/templates"

	"github.com/chromedp/chromedp/kb"
)

// scan is the search without an index: all documents of a site, folded.
type scan struct {
	docs  []scanned
	texts []string // as written, to take queries from
}

type scanned struct {
	address string
	folded  []string
}

// newScan reads a site as the pipeline does, up to the index.
func newScan(t *testing.T, dir string) *scan {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	problems := &diag.List{}
	c := corpus.Open(root.FS(), problems)
	converter := script.New(c.Config.Simplified)
	var simplify search.Simplify
	if len(c.Config.Simplified) > 0 {
		simplify = converter.Text
	}
	var items []search.Item
	apparatus := annotate.New(c.Notes, c.Claims, func(_, code, _, text string, _ ...any) diag.Problem { return diag.Problem{Code: code, Text: text} }, problems)
	for _, slug := range c.Slugs {
		e, _ := c.Edition(slug, problems)
		a := apparatus.Annotate(align.Join(e, problems), problems)
		converter.Derive(a)
		items = append(items, search.Edition(a, converter.In))
	}
	for _, n := range c.Notes {
		items = append(items, search.NoteItem(n, c.Config.Languages, simplify))
	}
	for _, cl := range c.Claims {
		items = append(items, search.ClaimItem(cl, c.Config.Languages, simplify))
	}
	for _, a := range c.Explainers {
		items = append(items, search.ExplainerItem(a, c.Config.Languages, simplify))
	}
	if f := source.Read(root.FS(), "content/bibliography.json", &diag.List{}); f != nil {
		library := cite.Parse(f.Data, f.Path, problems)
		for _, e := range library.Entries() {
			items = append(items, search.SourceItem(e.ID, e.Lang, cite.Text(library.Reference(e))))
		}
	}
	s := &scan{}
	for _, it := range items {
		for n, d := range it.Docs {
			x := scanned{address: fmt.Sprintf("%s#%s/%d", it.Path, d.ID, n)}
			for _, text := range d.Texts {
				x.folded = append(x.folded, search.Fold(text))
				if text != "" {
					s.texts = append(s.texts, text)
				}
			}
			s.docs = append(s.docs, x)
		}
	}
	return s
}

// find is every document that has a folded text.
func (s *scan) find(want string) []string {
	var out []string
	for _, d := range s.docs {
		if slices.ContainsFunc(d.folded, func(f string) bool { return strings.Contains(f, want) }) {
			out = append(out, d.address)
		}
	}
	slices.Sort(out)
	return out
}

// substrings takes n queries from the texts: pieces of 2 to 12 characters that a
// query takes as they are, with Han in them, without spaces and quotation marks.
func (s *scan) substrings(n int, seed uint64) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	var out []string
	for len(out) < n {
		text := []rune(s.texts[r.IntN(len(s.texts))])
		size := 2 + r.IntN(11)
		if len(text) < size {
			continue
		}
		from := r.IntN(len(text) - size + 1)
		piece := string(text[from : from+size])
		folded := search.Fold(piece)
		if strings.ContainsAny(piece, " \n\t\"“”„«»「」『』　\u00a0") || !strings.ContainsFunc(folded, isHan) || len([]rune(folded)) < 2 {
			continue
		}
		out = append(out, piece)
	}
	return out
}

func isHan(r rune) bool { return r >= 0x3400 && r < 0xA000 }

// findAll asks the page's own search for all documents of many queries.
const findAll = `async (queries) => {
	const out = [];
	for (const q of queries) {
		const { groups } = await duizhaoSearch.search(q);
		const found = [];
		for (const g of groups) while (g.left()) for (const d of await g.take(1e6)) found.push(d.item.p + "#" + d.id + "/" + d.n);
		out.push(found.sort());
	}
	return out;
}`

// bySearch compares the search of the page that a tab shows with the scan.
func bySearch(t *testing.T, b *tab, s *scan, queries []string) {
	t.Helper()
	hits := 0
	for list := range slices.Chunk(queries, 100) {
		for i, found := range call[[][]string](b, findAll, list) {
			want := s.find(search.Fold(list[i]))
			// Item.i restarts at 0 in each part of an edition, as the scan's numbers do in each item.
			if !slices.Equal(found, want) {
				t.Errorf("%q finds %d documents, the scan %d: %s", list[i], len(found), len(want), difference(found, want))
			}
			hits += len(found)
		}
	}
	t.Logf("%d queries, %d hits", len(queries), hits)
}

func difference(found, want []string) string {
	for _, a := range want {
		if !slices.Contains(found, a) {
			return "it misses " + a
		}
	}
	for _, a := range found {
		if !slices.Contains(want, a) {
			return "it should not find " + a
		}
	}
	return "one of them twice"
}

func TestSearchFindsWhatAScanFinds(t *testing.T) {
	b := open(t, desk)
	s := newScan(t, "../..")
	b.visit("search/")
	bySearch(t, b, s, s.substrings(1000, 1))
	b.visit(b.site.onDisk("search/"))
	bySearch(t, b, s, s.substrings(200, 2))
}

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
		if info, err := os.Stat(filepath.Join(p.dir, r.URL.Path)); err == nil && strings.HasSuffix(r.URL.Path, ".js") && strings.HasPrefix(r.URL.Path, "/search/") {
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

func TestSearchOfALibraryFindsWhatAScanFinds(t *testing.T) {
	b := open(t, desk)
	dir, p, _ := library(t, 50)
	b.site = p
	s := newScan(t, dir)
	b.visit("search/")
	bySearch(t, b, s, s.substrings(1000, 3))
	b.visit(p.onDisk("search/"))
	bySearch(t, b, s, s.substrings(50, 4))
}

var _ = kb.Enter

// TestSearchLoadsLittle holds what a query loads from a large site, uncompressed,
// and how long it computes once all is there. DUIZHAO_SEARCH=10000 tries it with
// as many editions as the issue names.
func TestSearchLoadsLittle(t *testing.T) {
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
	queries := append(s.substrings(30, 5), "不慌不忙", "一遍一遍", "說，", "engineer", "ledger kiln", "transl", "co", `"the weary buyer"`, "鐘錶匠 窯爐", "weather stations", "zzz", "甲乙丙丁")
	const one = `async (q) => {
		const run = async () => {
			const start = performance.now();
			const { groups } = await duizhaoSearch.search(q);
			let n = 0;
			for (const [i, g] of groups.entries()) n += (await g.take(i ? 5 : 10)).length;
			return [performance.now() - start, n];
		};
		await run();
		return run();
	}`
	var sizes, times []int
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
	}
	slices.Sort(sizes)
	slices.Sort(times)
	t.Logf("%d editions: a query loads %d bytes in the median and %d at most; with all there it takes %d ms in the median and %d ms at most",
		n, sizes[len(sizes)/2], sizes[len(sizes)-1], times[len(times)/2], times[len(times)-1])
	if middle := times[len(times)/2]; middle > 100 {
		t.Errorf("half of the queries take more than %d ms", middle)
	}
}
