package browser

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"

	"github.com/chromedp/chromedp"
)

func TestMain(m *testing.M) {
	// A tab waits for frames most of its time, so that a core can serve two.
	flag.Parse()
	if set := flag.Lookup("test.parallel"); set.Value.String() == set.DefValue {
		flag.Set("test.parallel", strconv.Itoa(cap(tabs)))
	}
	shared.furnish()
	code := m.Run()
	shared.stop()
	os.Exit(code)
}

// published is the built site and its server, and the browser that opens it.
type published struct {
	once  sync.Once
	err   error
	dir   string    // on the disk
	home  string    // on the server, with a final slash
	pages []webPage // sorted by path
	mu    sync.Mutex
	close []func() // done at the end, the last first

	clipboard sync.Mutex // of the browser, shared by all tabs
	epubs     epubChecks

	fonts    string // the folder with the fonts of the machines
	fontless error  // why there are none
	browsers map[*machine]*browser
}

// browser is a Chromium on a machine, started once.
type browser struct {
	env  []string // in which it finds the machine's fonts
	once sync.Once
	err  error
	ctx  context.Context
}

// furnish makes the machines. All programs that tests start see the furnished one.
func (p *published) furnish() {
	p.browsers = map[*machine]*browser{}
	if p.fonts, p.fontless = os.MkdirTemp("", "duizhao-fonts-"); p.fontless != nil {
		return
	}
	p.finally(func() { os.RemoveAll(p.fonts) })
	for _, m := range []*machine{bare, furnished} {
		env, err := m.furnish(p.fonts)
		if err != nil {
			p.fontless = err
			return
		}
		p.browsers[m] = &browser{}
		for name, value := range env {
			p.browsers[m].env = append(p.browsers[m].env, name+"="+value)
			os.Setenv(name, value)
		}
	}
}

// webPage is a page of the tree.
type webPage struct {
	path string // below the root, as a link has it: lan-xi-2024/en/
	kind string // from the class of its body: version
	lang string
	size int
}

var shared published

// built builds and serves the site, once.
func built(t *testing.T) *published {
	t.Helper()
	shared.once.Do(func() { shared.err = shared.start() })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return &shared
}

func (p *published) start() error {
	root, err := os.OpenRoot("../..")
	if err != nil {
		return err
	}
	defer root.Close()
	var memory output.Memory
	report, err := site.Build(context.Background(), site.Options{
		FS: root.FS(), Templates: templates.FS, Static: static.FS, Version: "test", URL: "https://duizhao.example/",
	}, &memory)
	if err != nil {
		return err
	}
	if report.Failed() {
		var text strings.Builder
		diag.WriteText(&text, report.Problems)
		return fmt.Errorf("the shipped content does not build:\n%s", text.String())
	}
	if p.dir, err = os.MkdirTemp("", "duizhao-browser-"); err != nil {
		return err
	}
	p.finally(func() { os.RemoveAll(p.dir) })
	for _, f := range memory.Files() {
		name := filepath.Join(p.dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			return err
		}
		if path.Ext(f.Path) == ".html" {
			p.pages = append(p.pages, describe(f))
		}
	}
	files := http.FileServer(http.Dir(p.dir))
	mux := http.NewServeMux()
	mux.Handle("/", files)
	mux.Handle("/a/b/", http.StripPrefix("/a/b", files))
	server := httptest.NewServer(mux)
	p.finally(server.Close)
	p.home = server.URL + "/"
	return nil
}

var (
	kindOf = regexp.MustCompile(`<body class="(?:[^"]* )?page-([a-z]+)`)
	langOf = regexp.MustCompile(`<html lang="([^"]+)"`)
)

func describe(f output.File) webPage {
	p := webPage{path: strings.TrimSuffix(f.Path, "index.html"), size: len(f.Data)}
	if m := kindOf.FindSubmatch(f.Data); m != nil {
		p.kind = string(m[1])
	}
	if m := langOf.FindSubmatch(f.Data); m != nil {
		p.lang = string(m[1])
	}
	return p
}

// oneOfEach returns the longest page of each kind: a new kind is tested from the day
// it exists. Of the versions it takes the English one and the Simplified one; the
// Traditional one has the text of the edition's page and the structure of the
// Simplified.
func (p *published) oneOfEach() []webPage {
	longest := map[string]webPage{}
	for _, page := range p.pages {
		key := page.kind
		if key == "version" {
			if key += " " + page.lang; page.lang == "zh-Hant" {
				continue
			}
		}
		if page.size > longest[key].size {
			longest[key] = page
		}
	}
	var out []webPage
	for _, page := range longest {
		out = append(out, page)
	}
	slices.SortFunc(out, func(a, b webPage) int { return strings.Compare(a.path, b.path) })
	return out
}

// edition returns the path of the longest page with its versions side by side.
func (p *published) edition(t *testing.T) string {
	t.Helper()
	for _, page := range p.oneOfEach() {
		if page.kind == "edition" {
			return page.path
		}
	}
	t.Fatal("the site has no edition")
	return ""
}

// onDisk returns the address of a page as a double click opens it.
func (p *published) onDisk(page string) string {
	if page == "" || strings.HasSuffix(page, "/") {
		page += "index.html"
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(p.dir, filepath.FromSlash(page)))}).String()
}

// finally calls f when all tests are done.
func (p *published) finally(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.close = append(p.close, f)
}

func (p *published) stop() {
	for _, b := range p.browsers {
		if b.ctx != nil {
			chromedp.Cancel(b.ctx)
		}
	}
	for _, f := range slices.Backward(p.close) {
		f()
	}
}

// missing ends a test that lacks a tool.
func missing(t *testing.T, format string, args ...any) {
	t.Helper()
	message := fmt.Sprintf(format, args...) + "; make tools installs it"
	if os.Getenv("DUIZHAO_TOOLS") == "required" {
		t.Fatal(message)
	}
	t.Skip(message)
}

// program finds the first of some programs.
func program(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	missing(t, "there is no %s here", names[0])
	return ""
}

// fetched reads a file that .ci/tools has put into .cache/.
func fetched(t *testing.T, name string) string {
	t.Helper()
	file, err := filepath.Abs(filepath.Join("../../.cache/node_modules", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(file); err != nil {
		missing(t, "there is no .cache/node_modules/%s", name)
	}
	return file
}

// run runs a program and returns its output.
func run(t *testing.T, input []byte, name string, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(name), err, stderr.String())
	}
	return stdout.Bytes()
}
