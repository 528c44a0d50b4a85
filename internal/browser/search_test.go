package browser

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"math/rand/v2"
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
	"unicode"
	"unicode/utf8"

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

// results is what the search page shows.
type results struct {
	Status string
	Kinds  []string // of the groups shown, with their counts
	Marks  []string // words marked
	Twins  int      // counterparts marked whole
	Links  []string
}

const readResults = `async () => {
	const shown = (e) => e.offsetParent !== null;
	return {
		Status: document.querySelector("[role=status]").innerText,
		Kinds: [...document.querySelectorAll(".hits")].filter(shown).map((s) => s.id + " " + s.querySelector(".n").innerText),
		Marks: [...document.querySelectorAll(".hits mark:not(.twin)")].map((m) => m.innerText),
		Twins: document.querySelectorAll(".hits mark.twin").length,
		Links: [...document.querySelectorAll(".hits a.where")].map((a) => a.getAttribute("href")),
	};
}`

// ask opens the search page with a query and waits for the answer.
func ask(b *tab, page, query string) results {
	b.t.Helper()
	b.visit(page + "?q=" + url.QueryEscape(query))
	return answer(b)
}

func answer(b *tab) results {
	b.t.Helper()
	for range 200 {
		if r := call[results](b, readResults); r.Status != "" && !strings.Contains(r.Status, "…") {
			return r
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Fatal("the search gives no answer")
	return results{}
}

// TestSearchPage asks for the same thing in many ways, over HTTP and from a disk.
func TestSearchPage(t *testing.T) {
	b := open(t, desk)
	for _, page := range []string{"search/", b.site.onDisk("search/")} {
		first := ask(b, page, "宇樹")
		if len(first.Kinds) < 3 || first.Twins == 0 || !slices.Contains(first.Marks, "宇樹") {
			t.Errorf("宇樹 gives %+v", first)
		}
		if !slices.ContainsFunc(first.Links, func(s string) bool { return strings.HasPrefix(s, "../"+b.site.edition(t)+"#p") }) {
			t.Errorf("no link leads into the edition: %v", first.Links)
		}
		for _, c := range []struct{ query, same string }{
			{"宇树", "宇樹"}, {"軟體", "软体"}, {"MODELS", "models"}, {"ｍｏｄｅｌｓ", "models"}, {"modèls", "models"},
		} {
			x, y := ask(b, page, c.query), ask(b, page, c.same)
			if fmt.Sprint(x.Links) != fmt.Sprint(y.Links) || len(x.Links) == 0 {
				t.Errorf("%s finds %v, %s %v", c.query, x.Links, c.same, y.Links)
			}
		}
		for _, c := range []struct{ query, mark string }{
			{"软件", "软件"},                                   // only the derived version says so
			{"distil", "distil"},                           // the beginning of a word
			{"companies", "company"},                       // the other number
			{"company", "companies"},                       //
			{`"mixture of experts"`, "mixture of experts"}, // a phrase
			{"深度求索 DeepSeek", "DeepSeek"},                  // both languages at once
		} {
			if r := ask(b, page, c.query); !slices.ContainsFunc(r.Marks, func(m string) bool { return strings.EqualFold(m, c.mark) }) {
				t.Errorf("%s marks %v", c.query, r.Marks)
			}
		}
		for _, query := range []string{"istillation", `"experts of mixture"`, `"mixture of expert"`, "宇樹 zebra", "甲乙丙丁"} {
			if r := ask(b, page, query); len(r.Links) > 0 {
				t.Errorf("%s finds %v", query, r.Links)
			}
		}
		// Nothing of a query becomes mark-up.
		ask(b, page, `<img src=x onerror=alert(1)> "<b>`)
		b.mu.Lock()
		if len(b.trouble) > 0 {
			t.Errorf("%s: %v", page, b.trouble)
		}
		b.mu.Unlock()
	}
}

// TestSearchKeys goes from an edition to a result and into the text with the
// keyboard alone.
func TestSearchKeys(t *testing.T) {
	for _, start := range []string{"", "disk"} {
		b := open(t, desk)
		page := b.site.edition(t)
		if start == "disk" {
			page = b.site.onDisk(page)
		}
		b.visit(page)
		b.press("/")
		b.arrive("/search/")
		b.settle()
		if got := eval[string](b, "document.activeElement.id"); got != "q" {
			t.Fatalf("the focus is on %q, not in the field", got)
		}
		b.press("宇树")
		answer(b)
		if got := eval[string](b, "new URLSearchParams(location.search).get('q')"); got != "宇树" {
			t.Errorf("the address has the query %q", got)
		}
		focused := func() string {
			return eval[string](b, `document.activeElement.getAttribute("href") ?? document.activeElement.id`)
		}
		links := answer(b).Links
		b.press(kb.ArrowDown)
		if got := focused(); got != links[0] {
			t.Errorf("arrow down comes to %s, not %s", got, links[0])
		}
		b.press(kb.ArrowDown)
		if got := focused(); got != links[1] {
			t.Errorf("a second one to %s, not %s", got, links[1])
		}
		b.press(kb.ArrowUp)
		b.press(kb.ArrowUp)
		if got := focused(); got != "q" {
			t.Errorf("arrows up come to %s, not to the field", got)
		}
		b.press(kb.ArrowDown)
		b.press(kb.Escape)
		if got := focused(); got != "q" {
			t.Errorf("Esc comes to %s, not to the field", got)
		}
		b.press(kb.Enter)
		for range 100 {
			if focused() == links[0] {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		b.press(kb.Enter)
		b.arrive(strings.TrimPrefix(links[0][:strings.IndexAny(links[0]+"#", "#")], ".."))
		b.settle()
		if bad := eval[string](b, `document.querySelector("main") ? "" : "no page"`); bad != "" {
			t.Error(bad)
		}
	}
}

// arrive waits for an address to be shown.
func (b *tab) arrive(part string) {
	b.t.Helper()
	for range 250 {
		if strings.Contains(eval[string](b, "location.pathname"), part) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Fatalf("it stays at %s and does not come to %s", eval[string](b, "location.href"), part)
}

// TestSearchFoldsAsGoDoes compares the two foldings character by character.
func TestSearchFoldsAsGoDoes(t *testing.T) {
	b := open(t, desk)
	b.visit("search/")
	var list []string
	for r := rune(0x20); r < 0x30000; r++ {
		if r >= 0xD800 && r < 0xE000 || r >= 0x3400 && r < 0x9FFF && r%7 > 0 || r > 0xFFFF && r%101 > 0 || !utf8.ValidRune(r) || unicode.In(r, unicode.Han) {
			continue // Han outside of the corpus is not in the script's table
		}
		if unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S, unicode.Z) {
			list = append(list, "甲"+string(r)+"乙")
		}
	}
	got := call[[]string](b, `(list) => list.map((s) => duizhaoSearch.search.fold(s))`, list)
	bad := 0
	for i, s := range list {
		if want := search.Fold(s); got[i] != want && !strings.ContainsFunc(want[3:len(want)-3], isHan) {
			if bad++; bad < 20 {
				t.Errorf("%q (%U) folds to %q, in Go to %q", s, []rune(s)[1], got[i], want)
			}
		}
	}
}

// TestSearchIsSmall holds the sizes that issue 4 asks for.
func TestSearchIsSmall(t *testing.T) {
	p := built(t)
	index, err := os.ReadFile(filepath.Join(p.dir, "search/index.js"))
	if err != nil {
		t.Fatal(err)
	}
	text := deflated(t, []byte(strings.Join(newScan(t, "../..").texts, "\n")))
	t.Logf("index.js has %d bytes (%d compressed), the text compressed %d", len(index), deflated(t, index), text)
	if len(index)*2 > text*3 {
		t.Errorf("index.js has %d bytes, more than 1.5 times the compressed text, %d", len(index), text)
	}
	scripts, err := filepath.Glob(filepath.Join(p.dir, "assets/search-*.js"))
	if err != nil || len(scripts) != 1 {
		t.Fatal(scripts, err)
	}
	data, err := os.ReadFile(scripts[0])
	if err != nil {
		t.Fatal(err)
	}
	if n := deflated(t, data); n > 5<<10 {
		t.Errorf("the search script has %d bytes compressed", n)
	}
}

func deflated(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	w.Close()
	return b.Len()
}

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
