package deploy

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"duizhao/internal/output"
)

// quick is a pace at which tests need not wait.
var quick = pace{tries: 8, first: time.Millisecond, most: 4 * time.Millisecond, beat: 100 * time.Millisecond, silent: 2 * time.Second}

// built writes a site as a build does: pairs of a path and a content.
func built(t testing.TB, dir string, pairs ...string) {
	t.Helper()
	s, err := output.NewStage(dir, output.StageOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	for i := 0; i < len(pairs); i += 2 {
		if err := s.Put(pairs[i], []byte(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Commit(); err != nil {
		t.Fatal(err)
	}
}

// before and after are a site, and what became of it: a page that is new, one that
// is gone, a style that has another name, and a list.
var (
	before = []string{
		"index.html", "old front links assets/style-0000000001.css a/index.html gone/index.html",
		"a/index.html", "old a links assets/style-0000000001.css",
		"gone/index.html", "old gone links assets/style-0000000001.css",
		"same/index.html", "same",
		"assets/style-0000000001.css", "old style",
		"search/index.js", "old index",
		"sitemap.xml", "lists index.html a/index.html gone/index.html",
	}
	after = []string{
		"index.html", "new front links assets/style-0000000002.css a/index.html b/index.html",
		"a/index.html", "new a links assets/style-0000000002.css b/index.html",
		"b/index.html", "new b links assets/style-0000000002.css",
		"same/index.html", "same",
		"assets/style-0000000002.css", "new style",
		"search/index.js", "new index",
		"sitemap.xml", "lists index.html a/index.html b/index.html",
	}
)

// there returns what a folder holds but for deploy's own files.
func there(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, own) {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		out[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var linked = regexp.MustCompile(`\S+\.(?:html|css)\b`)

// whole fails for a file that is neither old nor new, and for a page that leads to
// something that is not there.
func whole(t testing.TB, dir string, versions ...[]string) {
	t.Helper()
	site := there(t, dir)
	for key, text := range site {
		known := slices.ContainsFunc(versions, func(pairs []string) bool {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == key && pairs[i+1] == text {
					return true
				}
			}
			return false
		})
		if !known {
			t.Errorf("%s is %q, neither old nor new", key, text)
		}
		for _, target := range linked.FindAllString(text, -1) {
			if _, ok := site[target]; !ok {
				t.Errorf("%s leads to %s, which is not there", key, target)
			}
		}
	}
}

// exactly fails unless a folder has what the site has, and more only of lingering.
func exactly(t testing.TB, dir string, pairs []string, lingering ...string) {
	t.Helper()
	site := there(t, dir)
	for i := 0; i < len(pairs); i += 2 {
		if site[pairs[i]] != pairs[i+1] {
			t.Errorf("%s is %q, want %q", pairs[i], site[pairs[i]], pairs[i+1])
		}
		delete(site, pairs[i])
	}
	for _, key := range lingering {
		if _, ok := site[key]; !ok {
			t.Errorf("%s does not linger", key)
		}
		delete(site, key)
	}
	for key := range site {
		t.Errorf("%s is there and should not be", key)
	}
}

// tidy fails if a run left more than its list.
func tidy(t testing.TB, dir string) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(dir, own, "*")); len(left) != 1 {
		t.Errorf("deploy left %v", left)
	}
}

// deployed runs a deploy and fails the test for an error.
func deployed(t testing.TB, from, to string, change ...func(*Options)) *Report {
	t.Helper()
	r, err := attempt(t, from, to, change...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func attempt(t testing.TB, from, to string, change ...func(*Options)) (*Report, error) {
	t.Helper()
	f, err := OpenFolder(to, from)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	o := Options{Folder: from, Compression: Beside, MaxDeletes: 256, pace: quick}
	for _, c := range change {
		c(&o)
	}
	return Run(t.Context(), f, o)
}

// mortal is a folder whose owner dies: after so many calls that change something
// nothing that is done has an effect. The last call is done by half: a file is
// written, or a part of a temporary one is left.
type mortal struct {
	*Folder
	left int
	half bool
	kill context.CancelFunc
}

var errDead = errors.New("killed")

func (m *mortal) alive() bool {
	if m.left--; m.left == 0 {
		m.kill()
		if m.half {
			m.root.WriteFile(TempKeys+"DEAD", []byte("hal"), 0o666)
		}
	}
	return m.left > 0
}

func (m *mortal) Put(ctx context.Context, key string, c Content) (string, error) {
	if !m.alive() {
		if m.left == 0 && !m.half {
			m.Folder.Put(context.Background(), key, c)
		}
		return "", errDead
	}
	return m.Folder.Put(ctx, key, c)
}

func (m *mortal) Delete(ctx context.Context, key string) error {
	if !m.alive() {
		if m.left == 0 && !m.half {
			m.Folder.Delete(context.Background(), key)
		}
		return errDead
	}
	return m.Folder.Delete(ctx, key)
}
