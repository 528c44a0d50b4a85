package devserver

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/output"
)

// bench is a server of a small site in a folder: each file is a file of the site; the
// folder may have subfolders.
type bench struct {
	t      *testing.T
	dir    string
	url    string
	events chan Event
	delay  atomic.Int64 // of a build, in nanoseconds
	builds atomic.Int64
	stop   context.CancelFunc
	ended  chan error
}

// serve serves a site of these files, given by path.
func serve(t *testing.T, files map[string]string) *bench {
	t.Helper()
	b := &bench{t: t, dir: filepath.Join(t.TempDir(), "content"), events: make(chan Event, 1000), ended: make(chan error, 1)}
	if err := os.MkdirAll(b.dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		b.save(name, text)
	}
	ctx, stop := context.WithCancel(t.Context())
	b.stop = stop
	go func() {
		b.ended <- Serve(ctx, Options{
			Addr: "127.0.0.1:0", Watch: []string{b.dir}, Build: b.build, Log: func(e Event) { b.events <- e },
		})
	}()
	t.Cleanup(stop)
	b.url = strings.TrimSuffix(next[Ready](b).URL, "/")
	return b
}

// build reads the folder. A file with the word BROKEN is a problem.
func (b *bench) build(ctx context.Context, _ Ahead) (*output.Memory, []diag.Problem, error) {
	b.builds.Add(1)
	select {
	case <-time.After(time.Duration(b.delay.Load())):
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	var tree output.Memory
	var problems diag.List
	err := filepath.WalkDir(b.dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(b.dir, p)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		if before, after, broken := strings.Cut(string(data), "BROKEN"); broken {
			problems.Add(diag.Problem{
				Code: "broken", Text: "this is <b>broken</b>", Hint: "mend it",
				Pos:     diag.Pos{Path: name, Line: 1, Col: len([]rune(before)) + 1},
				Excerpt: before + "BROKEN" + after,
			})
		}
		return tree.Put(name, data)
	})
	return &tree, problems.Sorted(), err
}

func (b *bench) save(name, text string) {
	b.t.Helper()
	p := filepath.Join(b.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
		b.t.Fatal(err)
	}
}

// next waits for an event of one kind, and fails the test at another.
func next[E Event](b *bench) E {
	b.t.Helper()
	select {
	case e := <-b.events:
		if want, ok := e.(E); ok {
			return want
		}
		b.t.Fatalf("event %#v", e)
	case err := <-b.ended:
		b.t.Fatalf("Serve ended: %v", err)
	case <-time.After(5 * time.Second):
		b.t.Fatal("no event")
	}
	panic("unreachable")
}

// calm fails if an event comes.
func (b *bench) calm() {
	b.t.Helper()
	select {
	case e := <-b.events:
		b.t.Fatalf("event %#v", e)
	case <-time.After(150 * time.Millisecond):
	}
}

// get requests an address and returns the response and its body.
func (b *bench) get(path string) (*http.Response, string) {
	b.t.Helper()
	return b.do(http.MethodGet, path, nil)
}

func (b *bench) do(method, path string, change func(*http.Request)) (*http.Response, string) {
	b.t.Helper()
	r, err := http.NewRequest(method, b.url+path, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	if change != nil {
		change(r)
	}
	client := http.Client{Timeout: 5 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return res, string(body)
}

// listen opens the stream of events for a page and returns its messages.
func (b *bench) listen(page, build string) <-chan message {
	b.t.Helper()
	req, err := http.NewRequestWithContext(b.t.Context(), http.MethodGet, b.url+base+"events?page="+page+"&build="+build, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	if got := res.Header.Get("Content-Type"); got != "text/event-stream; charset=utf-8" {
		b.t.Fatalf("events are %s", got)
	}
	out := make(chan message, 100)
	go func() {
		defer res.Body.Close()
		defer close(out)
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var m message
				if json.Unmarshal([]byte(data), &m) == nil {
					out <- m
				}
			}
		}
	}()
	return out
}

func heard(t *testing.T, c <-chan message) message {
	t.Helper()
	select {
	case m, ok := <-c:
		if !ok {
			t.Fatal("the stream ended")
		}
		return m
	case <-time.After(5 * time.Second):
		t.Fatal("no message")
	}
	panic("unreachable")
}

// buildOf returns the build that a served page was made from.
func buildOf(t *testing.T, page string) string {
	t.Helper()
	_, after, ok := strings.Cut(page, `data-build="`)
	build, _, _ := strings.Cut(after, `"`)
	if !ok {
		t.Fatalf("no script in %s", page)
	}
	return build
}
