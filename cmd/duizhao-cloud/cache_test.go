package main

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"duizhao/internal/bench"
)

// machine is a computer of its own: another folder for caches, another copy of the site.
type machine struct {
	dir string
	env []string
}

func newMachine(t *testing.T, editions int) *machine {
	t.Helper()
	m := &machine{dir: t.TempDir()}
	must(t, bench.Generate(filepath.Join(m.dir, "site"), editions, 5))
	m.env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(m.dir, "cache"))
	return m
}

// build builds, and returns what is said.
func (m *machine) build(t *testing.T, flags ...string) string {
	t.Helper()
	c := exec.Command(program(t, "duizhao"), append([]string{"build", filepath.Join(m.dir, "site")}, flags...)...)
	c.Env = m.env
	out, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("%v: %v\n%s", flags, err, out)
	}
	if strings.Contains(string(out), secretKey) {
		t.Errorf("the secret is shown: %s", out)
	}
	return string(out)
}

func (m *machine) edit(t *testing.T, old, with string) {
	t.Helper()
	name := filepath.Join(m.dir, "site", "content", "editions", bench.Slug(3), "en.md")
	data, err := os.ReadFile(name)
	must(t, err)
	must(t, os.WriteFile(name, bytes.Replace(data, []byte(old), []byte(with), 1), 0o666))
}

// same fails unless two machines have published the same files.
func same(t *testing.T, a, b *machine) {
	t.Helper()
	out, err := exec.Command("diff", "-rq", filepath.Join(a.dir, "site", "public"), filepath.Join(b.dir, "site", "public")).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%.2000s", err, out)
	}
}

func says(t *testing.T, said, want string) {
	t.Helper()
	if !strings.Contains(said, want) {
		t.Errorf("it says\n%s\nand not %q", said, want)
	}
}

// TestCache has three machines make a share of a site each, at the same time, through a
// server that fails for one request in eight, and a fourth join them.
func TestCache(t *testing.T) {
	s := serve(t)
	const n = 24
	at := func(host string) string { return "--cache=s3://texts/cache?endpoint=http://" + host }
	p := before(t, s, 1.0/8, hungUp, halved, busy, broken)
	var wg sync.WaitGroup
	for k := range 3 {
		m := newMachine(t, n)
		wg.Go(func() {
			says(t, m.build(t, at(p.host), "--shard", fmt.Sprintf("%d/3", k+1)), ": 8 editions made, 0 there before")
			if _, err := os.Stat(filepath.Join(m.dir, "site", "public")); err == nil {
				t.Error("a share has published something")
			}
		})
	}
	wg.Wait()
	if p.spoiled.Load() == 0 {
		t.Error("no request was spoiled")
	}
	alone, joined := newMachine(t, n), newMachine(t, n)
	alone.build(t, "--no-cache")
	says(t, joined.build(t, at(s.host)), "24 editions from other machines, 0 made here")
	same(t, alone, joined)

	// Two that build at once after an edit, and one that builds as nothing has changed.
	other := newMachine(t, n)
	for _, m := range []*machine{alone, joined, other} {
		m.edit(t, "the", "zyxwv")
	}
	alone.build(t, "--no-cache")
	for _, m := range []*machine{joined, other} {
		wg.Go(func() { m.build(t, at(s.host)) })
	}
	wg.Wait()
	same(t, alone, joined)
	same(t, alone, other)
	says(t, joined.build(t, at(s.host)), "nothing changed")

	// What is damaged there is made again.
	entries, err := filepath.Glob(filepath.Join(s.dir, "texts", "cache", "duizhao-1", "e", "*"))
	must(t, err)
	if len(entries) < n {
		t.Fatalf("%d entries", len(entries))
	}
	for _, name := range entries {
		must(t, os.WriteFile(name, []byte("nothing"), 0o666))
	}
	again := newMachine(t, n)
	again.edit(t, "the", "zyxwv")
	said := again.build(t, at(s.host))
	says(t, said, "was damaged or not its own")
	says(t, said, "0 editions from other machines, 24 made here")
	same(t, alone, again)
}

// TestCacheUnreached builds with a cache that is not there, does not let anybody in, or
// takes nothing: a build does the work itself and says so; a share fails.
func TestCacheUnreached(t *testing.T) {
	s := serve(t)
	m := newMachine(t, 3)
	says(t, m.build(t, "--cache=s3://nowhere?endpoint=http://"+s.host), "the shared cache cannot be used: there is no such bucket")
	share := exec.Command(program(t, "duizhao"), "build", filepath.Join(m.dir, "site"), "--shard=1/2", "--cache=s3://nowhere?endpoint=http://"+s.host)
	if out, err := share.CombinedOutput(); err == nil {
		t.Errorf("a share of nothing: %s", out)
	}
	full := before(t, s, 1, func(_ *proxy, w http.ResponseWriter, r *http.Request) { http.Error(w, "", http.StatusForbidden) })
	says(t, m.build(t, "--cache=s3://texts/cache?endpoint=http://"+full.host), "this machine makes all editions itself")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "another-secret-which-is-wrong")
	m.env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(m.dir, "cache"))
	says(t, m.build(t, "--cache=s3://texts/cache?endpoint=http://"+s.host), "SignatureDoesNotMatch")
}
