package devserver

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"duizhao/internal/diag"
)

const page = `<!doctype html><html lang=en><head><title>T</title><link rel=stylesheet href=a.css></head><body><header>H</header><main><p>%s</p></main><footer>F</footer></body></html>`

func TestRebuild(t *testing.T) {
	b := serve(t, map[string]string{"index.html": fmt.Sprintf(page, "one"), "en/index.html": fmt.Sprintf(page, "en"), "a.css": "p{}"})
	if r := next[Rebuilt](b); r.Files != 3 || r.Changed != 3 {
		t.Errorf("first build: %+v", r)
	}
	_, body := b.get("/")
	if !strings.Contains(body, "<p>one</p>") {
		t.Errorf("served %s", body)
	}
	front, other := b.listen("/", buildOf(t, body)), b.listen("/en/", buildOf(t, body))
	for _, c := range []<-chan message{front, other} {
		if m := heard(t, c); m.Action != "" || len(m.Problems) != 0 {
			t.Errorf("on joining: %+v", m)
		}
	}

	start := time.Now()
	b.save("index.html", fmt.Sprintf(page, "two"))
	m := heard(t, front)
	took := time.Since(start)
	if m.Action != "main" || m.Build == buildOf(t, body) {
		t.Errorf("after the save: %+v", m)
	}
	if took > 200*time.Millisecond {
		t.Errorf("told after %v", took)
	}
	t.Logf("told after %v", took)
	if m := heard(t, other); m.Action != "" || m.Build == buildOf(t, body) {
		t.Errorf("the other page: %+v", m)
	}
	if r := next[Rebuilt](b); r.Changed != 1 || r.Duration > took+time.Millisecond {
		t.Errorf("second build: %+v", r)
	}
	if _, body = b.get("/"); !strings.Contains(body, "<p>two</p>") || buildOf(t, body) != m.Build {
		t.Errorf("served %s, told %s", body, m.Build)
	}

	b.save("a.css", "p{color:red}")
	if m := heard(t, other); m.Action != "page" {
		t.Errorf("style changed: %+v", m)
	}
	next[Rebuilt](b)

	// The way an editor saves, and what it leaves for a moment.
	b.save("index.html~", "")
	b.save(".index.html.swp", "")
	b.save("4913", "")
	for _, name := range []string{"index.html~", ".index.html.swp", "4913"} {
		if err := os.Remove(filepath.Join(b.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(filepath.Join(b.dir, "index.html"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.calm()
	b.save("../new.html", fmt.Sprintf(page, "three")) // beside what is watched
	b.calm()
	if err := os.Rename(filepath.Join(b.dir, "..", "new.html"), filepath.Join(b.dir, "index.html")); err != nil {
		t.Fatal(err)
	}
	next[Rebuilt](b)
	b.calm()
	if _, body := b.get("/"); !strings.Contains(body, "<p>three</p>") {
		t.Errorf("served %s", body)
	}

	b.stop()
	if err := <-b.ended; err != nil {
		t.Errorf("Serve: %v", err)
	}
	for range front {
	}
	if _, err := net.DialTimeout("tcp", strings.TrimPrefix(b.url, "http://"), time.Second); err == nil {
		t.Error("still listens")
	}
}

func TestFoldersComeAndGo(t *testing.T) {
	b := serve(t, map[string]string{"index.html": "x"})
	next[Rebuilt](b)
	b.save("a/b/c/index.html", "deep") // all at once
	next[Rebuilt](b)
	b.save("a/b/c/index.html", "deeper")
	next[Rebuilt](b)
	if err := os.Rename(filepath.Join(b.dir, "a"), filepath.Join(b.dir, "z")); err != nil {
		t.Fatal(err)
	}
	next[Rebuilt](b)
	b.save("z/b/c/index.html", "deepest")
	next[Rebuilt](b)
	if _, body := b.get("/z/b/c/"); !strings.HasPrefix(body, "deepest") {
		t.Errorf("served %s", body)
	}
	// The whole folder, as a switch of branches does it.
	if err := os.Rename(b.dir, b.dir+"-old"); err != nil {
		t.Fatal(err)
	}
	f := next[Failed](b)
	if len(f.Problems) != 1 || f.Problems[0].Text == "" {
		t.Errorf("without the folder: %+v", f)
	}
	b.save("index.html", "new")
	next[Rebuilt](b)
	b.save("sub/index.html", "new")
	next[Rebuilt](b)
	b.save("sub/index.html", "newer")
	next[Rebuilt](b)
	if _, body := b.get("/sub/"); !strings.HasPrefix(body, "newer") {
		t.Errorf("served %s", body)
	}
}

// TestFailure: a good build, a bad one, the next good one.
func TestFailure(t *testing.T) {
	b := serve(t, map[string]string{"index.html": fmt.Sprintf(page, "one")})
	next[Rebuilt](b)
	_, body := b.get("/")
	c := b.listen("/", buildOf(t, body))
	heard(t, c)

	b.save("index.html", "對照 BROKEN!")
	m := heard(t, c)
	want := view{
		Place: "index.html:1:4", Severity: "error", Code: "broken", Text: "this is <b>broken</b>", Hint: "mend it",
		Excerpt: &excerpt{1, "對照 ", "B", "ROKEN!"},
	}
	got, _ := json.Marshal(m.Problems)
	if exp, _ := json.Marshal([]view{want}); m.Action != "" || m.Build != buildOf(t, body) ||
		strings.ReplaceAll(string(got), "[]", "null") != strings.ReplaceAll(string(exp), "[]", "null") {
		t.Errorf("told %+v\nwant %+v", m, want)
	}
	if f := next[Failed](b); len(f.Problems) != 1 {
		t.Errorf("%+v", f)
	}
	if res, body := b.get("/"); res.StatusCode != 200 || !strings.Contains(body, "<p>one</p>") {
		t.Errorf("served %s: %s", res.Status, body)
	}
	late := b.listen("/", buildOf(t, body))
	if m := heard(t, late); len(m.Problems) != 1 || m.Action != "" {
		t.Errorf("who comes later is told %+v", m)
	}

	b.save("index.html", fmt.Sprintf(page, "mended"))
	if m := heard(t, c); m.Action != "main" || len(m.Problems) != 0 {
		t.Errorf("recovery: %+v", m)
	}
	if m := heard(t, b.listen("/", buildOf(t, body))); m.Action != "main" {
		t.Errorf("who missed it is told %+v", m)
	}
}

// TestNothingYet: the first build fails.
func TestNothingYet(t *testing.T) {
	b := serve(t, map[string]string{"index.html": "對照 BROKEN!"})
	next[Failed](b)
	for _, path := range []string{"/", "/en/", "/x.css"} {
		res, body := b.get(path)
		if res.StatusCode != 500 || buildOf(t, body) != "" || !strings.Contains(body, "this is &lt;b&gt;broken&lt;/b&gt;") {
			t.Errorf("%s: %s: %s", path, res.Status, body)
		}
		if csp := res.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") {
			t.Errorf("policy %q", csp)
		}
	}
	c := b.listen("/", "")
	if m := heard(t, c); m.Action != "" || len(m.Problems) != 1 {
		t.Errorf("on joining: %+v", m)
	}
	b.save("index.html", fmt.Sprintf(page, "one"))
	next[Rebuilt](b)
	if m := heard(t, c); m.Action != "page" || len(m.Problems) != 0 {
		t.Errorf("recovery: %+v", m)
	}
	if res, _ := b.get("/"); res.StatusCode != 200 {
		t.Errorf("served %s", res.Status)
	}
}

// TestSlowBuilds: a change stops the build that is running, but not two in a row.
func TestSlowBuilds(t *testing.T) {
	b := serve(t, map[string]string{"index.html": "0"})
	next[Rebuilt](b)
	b.delay.Store(int64(300 * time.Millisecond))
	start := time.Now()
	for i := range 3 {
		b.save("index.html", fmt.Sprint(i))
		time.Sleep(100 * time.Millisecond)
	}
	next[Rebuilt](b) // of the second change, spared although out of date
	if took := time.Since(start); took > 700*time.Millisecond {
		t.Errorf("first shown after %v", took)
	}
	next[Rebuilt](b) // of the third
	b.calm()
	if _, body := b.get("/"); !strings.HasPrefix(body, "2") || b.builds.Load() != 4 {
		t.Errorf("served %s after %d builds", body, b.builds.Load())
	}
}

func TestListen(t *testing.T) {
	for addr, want := range map[string]string{
		"0.0.0.0:4080": "cannot serve on 0.0.0.0:4080: other machines could read it there, and serve answers to this one only; use an " +
			"address such as 127.0.0.1:4080; to show the site to others, build it and publish the folder",
		"[::]:4080":        "other machines could read it",
		"192.168.1.5:4080": "other machines could read it",
		"example.org:80":   "other machines could read it",
		"4080":             "an address is a host, a colon and a port",
		"127.0.0.1:http":   "http is not a port",
		"127.0.0.1:70000":  "70000 is not a port",
	} {
		err := Serve(t.Context(), Options{Addr: addr})
		var e *diag.Fault
		if !errors.As(err, &e) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", addr, err)
		}
	}

	first, ready, err := listen(t.Context(), "localhost:0")
	if err != nil || !strings.HasPrefix(ready.URL, "http://localhost:") || ready.Taken != "" {
		t.Fatalf("%+v, %v", ready, err)
	}
	defer first.Close()
	taken := first.Addr().String()
	second, ready, err := listen(t.Context(), taken)
	if err != nil || ready.Taken != taken || ready.URL != "http://"+second.Addr().String()+"/" {
		t.Fatalf("%+v, %v", ready, err)
	}
	defer second.Close()
	if a, b := first.Addr().(*net.TCPAddr).Port, second.Addr().(*net.TCPAddr).Port; b <= a || b > a+morePorts {
		t.Errorf("port %d after %d", b, a)
	}
}
