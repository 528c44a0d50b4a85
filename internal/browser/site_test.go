package browser

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"
)

// webPage is a page of the tree.
type webPage struct {
	path string // below the root, as a link has it: lan-xi-2024/en/
	kind string // from the class of its body: version
	lang string
	size int
}

// published is a built site on the disk and its server.
type published struct {
	dir    string
	home   string    // on the server, with a final slash
	pages  []webPage // sorted by path
	server *httptest.Server
}

// shipped is the site of this repository, which is built once.
var shipped = sync.OnceValues(func() (*published, error) {
	root, err := os.OpenRoot("../..")
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return publishForAll(root.FS())
})

// built returns the site of this repository.
func built(t *testing.T) *published {
	t.Helper()
	p, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// publishForAll builds and serves a site until all tests are done.
func publishForAll(files fs.FS) (*published, error) {
	dir, err := os.MkdirTemp("", "duizhao-browser-")
	if err != nil {
		return nil, err
	}
	shared.finally(func() { os.RemoveAll(dir) })
	p, err := publish(files, dir)
	if err == nil {
		shared.finally(p.server.Close)
	}
	return p, err
}

// publish builds a site into a folder and serves it at the root of a host and below
// /a/b/.
func publish(files fs.FS, dir string) (*published, error) {
	var memory output.Memory
	report, err := site.Build(context.Background(), site.Options{
		FS: files, Templates: templates.FS, Static: static.FS, Version: "test", URL: "https://duizhao.example/",
	}, &memory)
	if err != nil {
		return nil, err
	}
	if report.Failed() {
		var text strings.Builder
		diag.WriteText(&text, report.Problems)
		return nil, fmt.Errorf("the site does not build:\n%s", text.String())
	}
	p := &published{dir: dir}
	for _, f := range memory.Files() {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return nil, err
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			return nil, err
		}
		if path.Ext(f.Path) == ".html" {
			p.pages = append(p.pages, describe(f))
		}
	}
	served := http.FileServer(http.Dir(dir))
	mux := http.NewServeMux()
	mux.Handle("/", served)
	mux.Handle("/a/b/", http.StripPrefix("/a/b", served))
	p.server = httptest.NewServer(mux)
	p.home = p.server.URL + "/"
	return p, nil
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
