package deploy

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/output"
)

func TestDeploy(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "public"), filepath.Join(dir, "live")
	built(t, from, before...)
	r := deployed(t, from, to)
	exactly(t, to, before)
	if r.Count(New) != 7 || r.Unchanged != 0 || len(r.Changes) != 7 {
		t.Errorf("at first: %+v", r)
	}
	if r := deployed(t, from, to); len(r.Changes) != 0 || r.Unchanged != 7 || r.Bytes != 0 {
		t.Errorf("nothing changed: %+v", r)
	}

	built(t, from, after...)
	dry := deployed(t, from, to, func(o *Options) { o.DryRun = true })
	exactly(t, to, before)
	r = deployed(t, from, to)
	if r.Count(New) != 2 || r.Count(Changed) != 4 || r.Count(Deleted) != 1 || r.Unchanged != 1 || r.Lingering != 1 {
		t.Errorf("then: %+v", r)
	}
	if len(dry.Changes) != len(r.Changes) || dry.Changes[0] != r.Changes[0] {
		t.Errorf("the dry run said %+v", dry)
	}
	exactly(t, to, after, "assets/style-0000000001.css")
	if r := deployed(t, from, to); len(r.Changes) != 0 || r.Lingering != 1 {
		t.Errorf("what lingers made work: %+v", r)
	}

	built(t, from, append([]string{"c/index.html", "c"}, after...)...)
	deployed(t, from, to)
	exactly(t, to, append([]string{"c/index.html", "c"}, after...))

	// What somebody changed or removed there is mended.
	must(t, os.WriteFile(filepath.Join(to, "a/index.html"), []byte("new a links assets/style-0000000002.css B/index.html"), 0o666))
	must(t, os.Remove(filepath.Join(to, "same/index.html")))
	if r := deployed(t, from, to); r.Count(New) != 1 || r.Count(Changed) != 1 || r.Changes[1].Why != "somebody changed it there" {
		t.Errorf("after a stranger: %+v", r)
	}
	exactly(t, to, append([]string{"c/index.html", "c"}, after...))
	tidy(t, to)
}

// TestKilled kills a run at each of its calls, holds that what is there is whole, and
// lets the next run end the work. Every other time the site that is deployed next is
// not the one that was being deployed.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "public"), filepath.Join(dir, "live")
	kills := 0
	for _, half := range []bool{false, true} {
		for n := 1; ; n++ {
			must(t, os.RemoveAll(to))
			built(t, from, before...)
			deployed(t, from, to)
			built(t, from, after...)
			f, err := OpenFolder(to, from)
			must(t, err)
			ctx, cancel := context.WithCancel(t.Context())
			_, err = Run(ctx, &mortal{f, n, half, cancel}, Options{Folder: from, Compression: Beside, MaxDeletes: -1, Parallel: 1, pace: quick})
			cancel()
			f.Close()
			if err == nil {
				break
			}
			kills++
			whole(t, to, before, after)
			bury(t, to)
			if n%2 == 0 {
				r := deployed(t, from, to)
				exactly(t, to, after, "assets/style-0000000001.css")
				if len(r.Changes) > 0 { // else it had died when all was done
					tidy(t, to)
				}
				continue
			}
			built(t, from, before...)
			deployed(t, from, to)
			whole(t, to, before, after)
			site := there(t, to)
			for i := 0; i < len(before); i += 2 {
				if site[before[i]] != before[i+1] {
					t.Errorf("killed at %d, then back: %s is %q", n, before[i], site[before[i]])
				}
			}
		}
	}
	if kills < 20 {
		t.Errorf("only %d runs were killed", kills)
	}
}

// bury removes the locks of the dead, for which another run would wait.
func bury(t *testing.T, dir string) (n int) {
	t.Helper()
	locks, _ := filepath.Glob(filepath.Join(dir, lockKeys+"*"))
	for _, l := range locks {
		must(t, os.Remove(l))
	}
	return len(locks)
}

// TestDead holds that a lock that nobody renews is watched for a while, and removed.
func TestDead(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "public"), filepath.Join(dir, "live")
	built(t, from, before...)
	must(t, os.MkdirAll(filepath.Join(to, own), 0o777))
	must(t, os.WriteFile(filepath.Join(to, lockKeys+"DEAD"), []byte(`{"id":"DEAD","host":"elsewhere","held":true}`), 0o666))
	start, waited := time.Now(), ""
	deployed(t, from, to, func(o *Options) { o.Waiting = func(who string) { waited = who } })
	if took := time.Since(start); took < quick.silent || waited != "elsewhere" {
		t.Errorf("it took %v, and waited for %q", took, waited)
	}
	exactly(t, to, before)
	tidy(t, to)
}

func TestRefused(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "public"), filepath.Join(dir, "live")
	built(t, from, before...)
	refused := func(what, want string, change ...func(*Options)) {
		t.Helper()
		old := map[string]string{}
		if _, err := os.Stat(to); err == nil {
			old = there(t, to)
		}
		_, err := attempt(t, from, to, change...)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", what, err, want)
		}
		if _, err := os.Stat(to); err == nil {
			if now := there(t, to); len(now) != len(old) {
				t.Errorf("%s: the store has changed", what)
			}
		}
	}
	must(t, os.MkdirAll(filepath.Join(to, ".well-known"), 0o777))
	must(t, os.WriteFile(filepath.Join(to, ".well-known/token"), nil, 0o666))
	must(t, os.WriteFile(filepath.Join(to, "mine.txt"), nil, 0o666))
	refused("a foreign file", "holds 1 file that deploy did not put there: mine.txt")
	built(t, from, append([]string{".well-known/token", "the site's"}, before...)...)
	refused("a foreign file where others put theirs", "holds 2 files that deploy did not put there: .well-known/token, mine.txt")
	built(t, from, before...)
	deployed(t, from, to, func(o *Options) { o.Adopt = true })
	if site := there(t, to); len(site) != 8 || site["index.html"] == "" {
		t.Errorf("adopted: %v", site)
	}
	must(t, os.RemoveAll(filepath.Join(to, ".well-known")))

	built(t, from, "index.html", "all that is left")
	refused("many deletions", "would delete 5 files, more than 4", func(o *Options) { o.MaxDeletes = 4 })
	if r := deployed(t, from, to, func(o *Options) { o.Keep, o.MaxDeletes = true, 0 }); r.Count(Deleted) != 0 || r.Kept != 5 {
		t.Errorf("--delete=false: %+v", r)
	}
	if r := deployed(t, from, to, func(o *Options) { o.MaxDeletes = 6 }); r.Count(Deleted) != 6 {
		t.Errorf("deletions that were put off: %+v", r)
	}

	must(t, os.WriteFile(filepath.Join(to, stateKey), []byte("{"), 0o666))
	refused("a damaged list", "is damaged")
	deployed(t, from, to, func(o *Options) { o.Adopt = true })
	must(t, os.WriteFile(filepath.Join(to, stateKey), []byte(`{"duizhao-deploy":99,"files":{}}`), 0o666))
	refused("a list of tomorrow", "is from a newer duizhao")
	must(t, os.RemoveAll(to))

	built(t, from, "index.html", "x", PrivateFile, "{}")
	refused("a private site", "holds an author's own text")
	built(t, from, "index.html", "x")
	must(t, os.WriteFile(filepath.Join(from, "by-hand.html"), nil, 0o666))
	refused("a file put by hand", "holds what duizhao did not write: by-hand.html")
	must(t, os.Remove(filepath.Join(from, "by-hand.html")))
	must(t, os.Remove(filepath.Join(from, output.Reserved)))
	refused("no site", "is not a built site")
	for _, in := range []string{"below", "below/that"} { // neither is there yet
		if _, err := OpenFolder(filepath.Join(from, in), from); err == nil {
			t.Errorf("%s in the built folder was taken", in)
		}
	}
}

// TestCompressed holds what is sent of a site with compressed copies.
func TestCompressed(t *testing.T) {
	dir := t.TempDir()
	from := filepath.Join(dir, "public")
	built(t, from, "index.html", "page", "index.html.gz", "zip", "index.html.br", "bro", "data.tar.gz", "own", "small.html", "s")
	for compression, want := range map[string]string{
		Gzip: "zip", Brotli: "bro", Plain: "page", Beside: "page",
	} {
		to := filepath.Join(dir, compression)
		deployed(t, from, to, func(o *Options) { o.Compression = compression })
		site := there(t, to)
		n := 3
		if compression == Beside {
			n = 5
		}
		if len(site) != n || site["index.html"] != want || site["data.tar.gz"] != "own" || site["small.html"] != "s" {
			t.Errorf("%s: %v", compression, site)
		}
	}
}

// TestTogether runs several deploys of two sites at once: one after the other has the
// store, and what is there in the end is one of the two.
func TestTogether(t *testing.T) {
	dir := t.TempDir()
	one, two, to := filepath.Join(dir, "one"), filepath.Join(dir, "two"), filepath.Join(dir, "live")
	built(t, one, before...)
	built(t, two, after...)
	deployed(t, one, to)
	var wg sync.WaitGroup
	for i := range 6 {
		from := one
		if i%2 == 0 {
			from = two
		}
		wg.Go(func() {
			if _, err := attempt(t, from, to); err != nil {
				t.Errorf("run %d: %v", i, err)
			}
		})
	}
	wg.Wait()
	whole(t, to, before, after)
	switch site := there(t, to); site["index.html"] {
	case before[1]:
		if site["a/index.html"] != before[3] || site["b/index.html"] != "" {
			t.Errorf("a mixture: %v", site)
		}
	default:
		if site["a/index.html"] != after[3] || site["gone/index.html"] != "" {
			t.Errorf("a mixture: %v", site)
		}
	}
}

// TestLost holds that a run whose lock somebody took over ends.
func TestLost(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "public"), filepath.Join(dir, "live")
	built(t, from, before...)
	f, err := OpenFolder(to, from)
	must(t, err)
	defer f.Close()
	_, err = Run(t.Context(), &thief{Folder: f}, Options{Folder: from, Compression: Beside, pace: quick})
	var e *diag.Fault
	if !errors.As(err, &e) || !strings.Contains(e.Text, "another deploy took over") {
		t.Errorf("got %v", err)
	}
}

// thief takes the lock away when the first page is sent, and lets the others wait.
type thief struct {
	*Folder
	once sync.Once
}

func (s *thief) Put(ctx context.Context, key string, c Content) (string, error) {
	if strings.HasSuffix(key, ".html") {
		s.once.Do(func() {
			listed, _ := s.List(ctx, lockKeys)
			for _, o := range listed {
				s.Delete(ctx, o.Key)
			}
		})
		<-ctx.Done()
		return "", ctx.Err()
	}
	return s.Folder.Put(ctx, key, c)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
