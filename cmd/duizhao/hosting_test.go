package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"duizhao/internal/hosting"

	"github.com/andybalholm/brotli"
)

// TestHosting takes the settings of nginx and Caddy from docs/hosting.md, serves a
// site with each of them as packaged by Debian, and asks for every kind of file.
func TestHosting(t *testing.T) {
	manual, err := os.ReadFile("../../docs/hosting.md")
	if err != nil {
		t.Fatal(err)
	}
	site := hosted(t)
	moved := hosting.Settings{Redirects: []hosting.Redirect{{From: "/old/", To: "/ferry-clock/"},
		{From: "/%E6%B8%A1%E5%8F%A3%20%22a%22/", To: "/ferry-clock/?b=$uri;c"}}}
	for _, s := range []struct {
		name  string
		start func(t *testing.T, settings, site string, port int) *exec.Cmd
		whole string // settings with redirects in them
		files string // what the redirects are put before
	}{{"nginx", nginx, moved.Nginx(), "    location / {"}, {"caddy", caddy, moved.Caddy(), "\tfile_server {"}} {
		t.Run(s.name, func(t *testing.T) {
			tool(t, s.name)
			_, rest, found := strings.Cut(string(manual), "```"+s.name+"\n")
			settings, _, closed := strings.Cut(rest, "```")
			if !found || !closed {
				t.Fatal("the manual has no settings")
			}
			redirects, _, _ := strings.Cut(s.whole, s.files)
			redirects = redirects[strings.Index(redirects, moved.Redirects[0].From):]
			if s.name == "nginx" {
				redirects = "    location = " + redirects
			} else {
				redirects = "\tredir " + redirects
			}
			settings = strings.Replace(settings, s.files, redirects+s.files, 1)
			port := freePort(t)
			c := s.start(t, settings, site, port)
			var log bytes.Buffer
			c.Stdout, c.Stderr, c.WaitDelay = &log, &log, 5*time.Second
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() {
				c.Process.Kill()
				c.Wait()
				if t.Failed() {
					t.Logf("the server says:\n%s", log.Bytes())
				}
			}()
			base := fmt.Sprintf("http://127.0.0.1:%d", port)
			if !listening(base) {
				t.Fatal("it does not listen")
			}
			for _, r := range moved.Redirects {
				res, _ := ask(t, base+r.From, "")
				if res.StatusCode != 200 || res.Request.URL.Path != "/ferry-clock/" || strings.Contains(res.Request.URL.RawQuery, "ferry") {
					t.Errorf("%s leads to %s, status %d", r.From, res.Request.URL, res.StatusCode)
				}
			}
			serves(t, base, site, s.name == "caddy" || brotliOfNginx() != "")
		})
	}
}

// hosted makes the sample site with everything that can be published.
func hosted(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	quietly(t, "new", dir)
	f, err := os.OpenFile(filepath.Join(dir, "content/site.yaml"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(f, "url: https://texts.example.org/\noutputs: {epub: [view], single: true, bundle: true, compress: true}\n")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	quietly(t, "build", dir)
	for at := dir; at != os.TempDir() && len(at) > 1; at = filepath.Dir(at) {
		os.Chmod(at, 0o755) // servers run as other users
	}
	return filepath.Join(dir, "public")
}

// quietly runs the program in this process.
func quietly(t *testing.T, args ...string) {
	t.Helper()
	var b bytes.Buffer
	if status := run(args, uiOn(&b, &b, nil)); status != 0 {
		t.Fatalf("%v: status %d\n%s", args, status, b.Bytes())
	}
}

// serves asks a server for every kind of file.
func serves(t *testing.T, base, site string, brotlied bool) {
	named := func(pattern string) string {
		names, err := filepath.Glob(filepath.Join(site, pattern))
		if err != nil || len(names) == 0 {
			t.Fatalf("there is no %s: %v", pattern, err)
		}
		return strings.TrimPrefix(filepath.ToSlash(strings.TrimPrefix(names[0], site)), "/")
	}
	page, err := os.ReadFile(filepath.Join(site, "ferry-clock/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]+)"`).FindSubmatch(page)
	if m == nil {
		t.Fatal("the page has no policy")
	}
	policy := strings.Replace(string(m[1]), "base-uri 'none'", "base-uri 'self'", 1) + "; frame-ancestors 'none'"
	policy = strings.Replace(policy, "connect-src 'self';", "connect-src 'self'; media-src 'self';", 1) // for all pages, since some may have recordings
	const anew, forever = "no-cache", "public, max-age=31536000, immutable"
	for _, c := range []struct{ path, kind, cache, policy string }{
		{"", "text/html; charset=utf-8", anew, policy},
		{"ferry-clock/", "text/html; charset=utf-8", anew, policy},
		{"ferry-clock/index.html", "text/html; charset=utf-8", anew, policy},
		{"ferry-clock/ferry-clock.html", "text/html; charset=utf-8", anew, "frame-ancestors 'none'"},
		{"ferry-clock/ferry-clock.epub", "application/epub+zip", anew, policy},
		{"search/index.js", "text/javascript|application/javascript; charset=utf-8", anew, policy},
		{named("assets/style-*.css"), "text/css; charset=utf-8", forever, policy},
		{named("assets/reader-*.js"), "text/javascript|application/javascript; charset=utf-8", forever, policy},
		{named("assets/icon-*.svg"), "image/svg+xml", forever, policy},
		{"feed.atom", "application/atom+xml; charset=utf-8", anew, policy},
		{"feed.json", "application/json", anew, policy},
		{"sitemap.xml", "text/xml; charset=utf-8|application/xml", anew, policy},
		{"robots.txt", "text/plain; charset=utf-8", anew, policy},
		{"manifest.webmanifest", "application/manifest+json", anew, policy},
		{"site.zip", "application/zip", anew, policy},
	} {
		r, body := ask(t, base+"/"+c.path, "")
		file := c.path
		if file == "" || strings.HasSuffix(file, "/") {
			file += "index.html"
		}
		want, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(file)))
		if err != nil {
			t.Fatal(err)
		}
		if r.StatusCode != 200 || !bytes.Equal(body, want) {
			t.Errorf("/%s: status %d, %d bytes of %d", c.path, r.StatusCode, len(body), len(want))
		}
		kind, fits := r.Header.Get("Content-Type"), false
		for _, want := range strings.Split(c.kind, "|") {
			plain, _, _ := strings.Cut(want, ";")
			fits = fits || kind == want || strings.HasPrefix(kind, plain) && (!strings.Contains(c.kind, "charset") || strings.HasSuffix(kind, "charset=utf-8"))
		}
		if !fits {
			t.Errorf("/%s: type %q, want %q", c.path, kind, c.kind)
		}
		for name, want := range map[string]string{"Cache-Control": c.cache, "Content-Security-Policy": c.policy, "X-Content-Type-Options": "nosniff",
			"Referrer-Policy": "no-referrer"} {
			if got := strings.Join(r.Header.Values(name), " + "); got != want {
				t.Errorf("/%s: %s is %q, want %q", c.path, name, got, want)
			}
		}
	}
	for _, path := range []string{"ferry-clock/", named("assets/style-*.css"), "feed.atom"} {
		packed(t, base+"/"+path, "gzip", func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) })
		if brotlied {
			packed(t, base+"/"+path, "br", func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil })
		}
	}
	for _, path := range []string{"nothing", "notes/nothing/", "ferry-clock/index.html.br", "index.html.gz", ".duizhao"} {
		r, body := ask(t, base+"/"+path, "")
		if r.StatusCode != 404 || !bytes.Contains(body, []byte("<html")) || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
			t.Errorf("/%s: status %d, %s, %.60q, want 404.html", path, r.StatusCode, r.Header.Get("Content-Type"), body)
		}
	}
	if r, _ := ask(t, base+"/ferry-clock", ""); r.Request.URL.Path != "/ferry-clock/" {
		t.Errorf("/ferry-clock leads to %s", r.Request.URL.Path)
	}
	private := filepath.Join(site, "private.json")
	if err := os.WriteFile(private, []byte("{}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	defer os.Remove(private)
	for _, path := range []string{"", "ferry-clock/", "private.json", "site.zip"} {
		if r, body := ask(t, base+"/"+path, ""); r.StatusCode != 403 || len(body) > 0 && bytes.Contains(body, []byte("渡口")) &&
			bytes.Contains(body, []byte(`class="row`)) {
			t.Errorf("/%s of a private site: status %d", path, r.StatusCode)
		}
	}
}

// packed checks that a file is sent as it was compressed beforehand, with the
// headers for that.
func packed(t *testing.T, address, coding string, unpack func(io.Reader) (io.Reader, error)) {
	t.Helper()
	_, plain := ask(t, address, "identity")
	r, body := ask(t, address, coding)
	if r.Header.Get("Content-Encoding") != coding || !strings.Contains(strings.Join(r.Header.Values("Vary"), ","), "Accept-Encoding") {
		t.Errorf("%s asked for in %s comes with %q, Vary %q", address, coding, r.Header.Get("Content-Encoding"), r.Header.Values("Vary"))
		return
	}
	un, err := unpack(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(un); err != nil || !bytes.Equal(got, plain) || len(body) >= len(plain) {
		t.Errorf("%s in %s: %d bytes, unpacked %d of %d, %v", address, coding, len(body), len(got), len(plain), err)
	}
}

func ask(t *testing.T, address, coding string) (*http.Response, []byte) {
	t.Helper()
	q, err := http.NewRequest("GET", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Accept-Encoding", coding) // so the client leaves the body as it is
	r, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r, body
}
