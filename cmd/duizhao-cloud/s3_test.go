package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestBucket deploys two versions of a site and holds what is there, with which heads.
func TestBucket(t *testing.T) {
	s := serve(t)
	from := filepath.Join(t.TempDir(), "public")
	old, now := version(60, 1), version(60, 2)
	built(t, from, old)
	r, err := run(t, t.Context(), from, address(s.host))
	must(t, err)
	if len(r.Changes) != len(old) {
		t.Errorf("%d changes for %d files", len(r.Changes), len(old))
	}
	exactly(t, s.there(t), old)
	for range 2 {
		r, err = run(t, t.Context(), from, address(s.host))
		must(t, err)
		if len(r.Changes) != 0 || r.Unchanged != len(old) {
			t.Errorf("nothing changed: %+v", r.Changes)
		}
	}
	zipped := gzipped(t, now["index.html"])
	now["index.html.gz"] = zipped
	now["big.zip"] = strings.Repeat("0123456789abcdef", 1<<20) // in parts
	built(t, from, now)
	_, err = run(t, t.Context(), from, address(s.host))
	must(t, err)
	delete(now, "index.html.gz")
	now["index.html"] = zipped
	exactly(t, s.there(t), now)
	r, err = run(t, t.Context(), from, address(s.host))
	must(t, err)
	if len(r.Changes) != 0 {
		t.Errorf("after a large file: %+v", r.Changes)
	}
	if got := s.own(t); len(got) != 1 || got[0] != "deploy.json" {
		t.Errorf("deploy left %v", got)
	}
	u, _ := url.Parse(address(s.host))
	b, err := openBucket(t.Context(), u)
	must(t, err)
	defer b.Close()
	for key, want := range map[string][3]string{
		"index.html":                  {"text/html; charset=utf-8", "no-cache", "gzip"},
		"n1/p1/index.html":            {"text/html; charset=utf-8", "no-cache", ""},
		"assets/style-0000000002.css": {"text/css; charset=utf-8", "public, max-age=31536000, immutable", ""},
		"big.zip":                     {"application/zip", "no-cache", ""},
	} {
		a, err := b.at.Attributes(t.Context(), key)
		must(t, err)
		if got := [3]string{a.ContentType, a.CacheControl, a.ContentEncoding}; got != want {
			t.Errorf("%s comes with %q, want %q", key, got, want)
		}
	}
}

func gzipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(text))
	must(t, w.Close())
	return b.String()
}

// TestFaults deploys while one request in six fails, in each way and in all at once.
func TestFaults(t *testing.T) {
	s := serve(t)
	type fault = func(*proxy, http.ResponseWriter, *http.Request)
	all := map[string]fault{"refused": hungUp, "cut": cut, "deaf": deaf, "halved": halved, "503": busy, "500": broken, "slow": slow}
	var each []fault
	v := 0
	try := func(name string, faults ...fault) {
		t.Run(name, func(t *testing.T) {
			p := before(t, s, 1.0/6, faults...)
			from := filepath.Join(t.TempDir(), "public")
			v++
			site := version(40, v)
			built(t, from, site)
			start := time.Now()
			_, err := run(t, t.Context(), from, address(p.host))
			must(t, err)
			exactly(t, s.there(t), site)
			t.Logf("%v, %d requests, %d of them spoiled", time.Since(start).Round(time.Millisecond), p.requests.Load(), p.spoiled.Load())
			if p.spoiled.Load() < 5 {
				t.Error("hardly anything was spoiled")
			}
		})
	}
	for name, f := range all {
		each = append(each, f)
		try(name, f)
	}
	try("all", each...)
}

// TestSkew deploys to a server whose clock is an hour ahead, and to one that is behind.
func TestSkew(t *testing.T) {
	s := serve(t)
	for i, ahead := range []time.Duration{time.Hour, -3 * time.Hour} {
		p := before(t, s, 0)
		p.ahead = ahead
		from := filepath.Join(t.TempDir(), "public")
		site := version(20, 100+i)
		built(t, from, site)
		_, err := run(t, t.Context(), from, address(p.host))
		must(t, err)
		exactly(t, s.there(t), site)
		if p.spoiled.Load() == 0 {
			t.Error("the server did not mind the time")
		}
	}
}

// TestHopeless holds what is said when it is not going to pass.
func TestHopeless(t *testing.T) {
	s := serve(t)
	from := filepath.Join(t.TempDir(), "public")
	built(t, from, version(3, 1))
	says := func(to, want string, flags ...string) {
		t.Helper()
		start := time.Now()
		out, err := command(t, from, to, flags...).CombinedOutput()
		if err == nil || !strings.Contains(string(out), want) {
			t.Errorf("%s: %v\n%s", to, err, out)
		}
		if strings.Contains(string(out), os.Getenv("AWS_SECRET_ACCESS_KEY")) {
			t.Errorf("%s: the secret is shown: %s", to, out)
		}
		t.Logf("%v:\n%s", time.Since(start).Round(10*time.Millisecond), out)
	}
	says("s3://nowhere?endpoint=http://"+s.host, "there is no such bucket")
	must(t, os.MkdirAll(filepath.Join(s.dir, "texts", "site"), 0o777))
	must(t, os.WriteFile(filepath.Join(s.dir, "texts", "site", "mine.txt"), []byte("x"), 0o666))
	says(address(s.host), "holds 1 file that deploy did not put there: mine.txt")
	must(t, os.Remove(filepath.Join(s.dir, "texts", "site", "mine.txt")))
	t.Setenv("AWS_SECRET_ACCESS_KEY", "another-secret-which-is-wrong")
	says(address(s.host), "SignatureDoesNotMatch")
	t.Setenv("AWS_SECRET_ACCESS_KEY", secretKey)
	p := before(t, s, 1, busy)
	says(address(p.host), "SlowDown")
}

// TestKilled kills deploys at random moments, between two versions, and holds that
// what is in the bucket is whole; then lets one end.
func TestKilled(t *testing.T) {
	s := serve(t)
	p := before(t, s, 0)
	p.delay = 3 * time.Millisecond // so that there is something to kill
	from := filepath.Join(t.TempDir(), "public")
	prior := version(150, 1)
	built(t, from, prior)
	_, err := run(t, t.Context(), from, address(s.host))
	must(t, err)
	chance := rand.New(rand.NewPCG(3, 4))
	killed, seen := 0, []map[string]string{prior}
	for v := 2; v < 12; v++ {
		now := version(150, v)
		seen = append(seen, now)
		built(t, from, now)
		for range 3 {
			s.bury(t)
			c := command(t, from, address(p.host))
			must(t, c.Start())
			time.Sleep(time.Duration(chance.IntN(2500)) * time.Millisecond)
			c.Process.Kill()
			if c.Wait() != nil {
				killed++
			}
			whole(t, s.there(t), seen...)
		}
		s.bury(t)
		if v%2 == 0 { // else the next version comes over what was left
			_, err := run(t, t.Context(), from, address(s.host))
			must(t, err)
			exactly(t, s.there(t), now)
			seen = []map[string]string{now}
		}
	}
	if killed < 10 || killed == 30 {
		t.Errorf("%d of 30 were killed", killed)
	}
	t.Logf("%d of 30 were killed", killed)
}

// bury removes the locks of the dead, so that the test need not wait for them.
func (s *server) bury(t *testing.T) {
	t.Helper()
	time.Sleep(100 * time.Millisecond) // the second program ends when the first is gone
	locks, _ := filepath.Glob(filepath.Join(s.dir, "texts", "site", ".duizhao", "lock-*"))
	for _, l := range locks {
		os.Remove(l)
	}
}

// TestInterrupted holds that Ctrl-C ends a deploy within a second, in order.
func TestInterrupted(t *testing.T) {
	s := serve(t)
	p := before(t, s, 0)
	p.delay = 50 * time.Millisecond
	from := filepath.Join(t.TempDir(), "public")
	built(t, from, version(400, 1))
	c := command(t, from, address(p.host))
	var said bytes.Buffer
	c.Stderr = &said
	must(t, c.Start())
	time.Sleep(900 * time.Millisecond)
	start := time.Now()
	must(t, c.Process.Signal(os.Interrupt))
	err := c.Wait()
	if took := time.Since(start); err == nil || took > time.Second {
		t.Errorf("it ended with %v after %v", err, took)
	}
	if want := "duizhao: interrupted\n  the site there is whole; deploy again, and it goes on where this ended\n"; said.String() != want {
		t.Errorf("it says %q", said.String())
	}
	time.Sleep(200 * time.Millisecond)
	for _, key := range s.own(t) {
		if strings.HasPrefix(key, "lock-") {
			t.Errorf("it left %s", key)
		}
	}
}

// TestTogether runs deploys of several versions at once.
func TestTogether(t *testing.T) {
	s := serve(t)
	var wg sync.WaitGroup
	versions := []map[string]string{version(30, 1), version(30, 2), version(30, 3)}
	for i, site := range versions {
		from := filepath.Join(t.TempDir(), fmt.Sprint(i))
		built(t, from, site)
		wg.Go(func() {
			if _, err := run(t, t.Context(), from, address(s.host)); err != nil {
				t.Errorf("%d: %v", i, err)
			}
		})
	}
	wg.Wait()
	there := s.there(t)
	whole(t, there, versions...)
	for _, site := range versions {
		if site["index.html"] == there["index.html"] {
			exactly(t, there, site)
		}
	}
}

// TestTenThousand measures a site of ten thousand files.
func TestTenThousand(t *testing.T) {
	s := serve(t)
	p := before(t, s, 0)
	from := filepath.Join(t.TempDir(), "public")
	site := version(10_000-4, 1)
	built(t, from, site)
	timed := func(what string, most time.Duration, changes int) {
		t.Helper()
		p.requests.Store(0)
		p.lists.Store(0)
		start := time.Now()
		r, err := run(t, t.Context(), from, address(p.host))
		must(t, err)
		took := time.Since(start)
		t.Logf("%s: %v, %d changes, %d requests, %d of them pages of lists", what, took.Round(time.Millisecond), len(r.Changes), p.requests.Load(),
			p.lists.Load())
		if took > most || len(r.Changes) != changes {
			t.Errorf("%s took %v, want at most %v; %d changes, want %d", what, took, most, len(r.Changes), changes)
		}
	}
	timed("10,000 files", 60*time.Second, len(site))
	timed("nothing changed", 3*time.Second, 0)
	if n, lists := p.requests.Load(), p.lists.Load(); lists > 11 || n != lists+1 {
		t.Errorf("%d requests for an unchanged site, %d of them pages of one list", n, lists)
	}
	site["n1/p1/index.html"] += "one note more"
	built(t, from, site)
	timed("one page changed", 15*time.Second, 1)
}
