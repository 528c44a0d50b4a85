package carrier

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"duizhao/internal/deploy"
	"duizhao/internal/diag"
	"duizhao/internal/output"
)

// linked returns a store that is reached through the protocol.
func linked(t *testing.T, behind deploy.Store) *Store {
	t.Helper()
	toServer, in := io.Pipe()
	fromServer, out := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- Serve(t.Context(), behind, toServer, out); out.Close() }()
	s, err := connect(t.Context(), "test:", in, fromServer)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Close()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return s
}

// TestDeploy deploys a site through the protocol.
func TestDeploy(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "public"), filepath.Join(dir, "live")
	stage, err := output.NewStage(from, output.StageOptions{})
	must(t, err)
	for i := range 300 {
		must(t, stage.Put(fmt.Sprintf("%d/index.html", i), []byte(strings.Repeat("頁 <&>", 100*i))))
	}
	_, err = stage.Commit()
	must(t, err)
	folder, err := deploy.OpenFolder(to, from)
	must(t, err)
	defer folder.Close()
	s := linked(t, folder)
	if s.Compressed() != deploy.Beside {
		t.Errorf("compressed copies: %q", s.Compressed())
	}
	for _, want := range []int{300, 0} {
		r, err := deploy.Run(t.Context(), s, deploy.Options{Folder: from, Compression: s.Compressed()})
		must(t, err)
		if len(r.Changes) != want {
			t.Errorf("%d changes, want %d", len(r.Changes), want)
		}
	}
	for i := range 300 {
		name := fmt.Sprintf("%d/index.html", i)
		here, _ := os.ReadFile(filepath.Join(from, name))
		there, err := os.ReadFile(filepath.Join(to, name))
		if err != nil || string(here) != string(there) {
			t.Errorf("%s: %v, %d bytes of %d", name, err, len(there), len(here))
		}
	}
	_, err = s.Get(t.Context(), "no-such-key")
	var f *deploy.Fault
	if !errors.As(err, &f) || f.Kind != deploy.Missing {
		t.Errorf("got %v", err)
	}
}

// stuck is a store that answers nothing until it is told to end.
type stuck struct {
	*deploy.Folder
	ended sync.WaitGroup
}

func (s *stuck) List(ctx context.Context, _ string) ([]deploy.Object, error) {
	defer s.ended.Done()
	<-ctx.Done()
	return nil, ctx.Err()
}

// TestCancel holds that a request that is given up ends at once on both sides.
func TestCancel(t *testing.T) {
	behind := &stuck{}
	behind.Folder, _ = deploy.OpenFolder(filepath.Join(t.TempDir(), "x"), "nowhere")
	behind.ended.Add(1)
	s := linked(t, behind)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(10*time.Millisecond, cancel)
	if _, err := s.List(ctx, ""); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	behind.ended.Wait()
}

// TestGone holds what is said when the program ends in the middle.
func TestGone(t *testing.T) {
	in, toProgram := io.Pipe()
	fromProgram, out := io.Pipe()
	go func() {
		io.WriteString(out, `{"protocol":2}`+"\n")
		io.ReadFull(in, make([]byte, 5))
		in.Close()
		out.Close()
	}()
	s, err := connect(t.Context(), "test:", toProgram, fromProgram)
	must(t, err)
	_, err = s.List(t.Context(), "")
	var e *diag.Fault
	if !errors.As(err, &e) || !strings.Contains(e.Text, "does not answer any more") {
		t.Errorf("got %v", err)
	}
}

// TestOpening holds what is said of a program of another version, of one that cannot
// open the store, and of none.
func TestOpening(t *testing.T) {
	for first, want := range map[string]string{
		`{"protocol":99}`: "another version",
		`{"fault":"denied","text":"no credentials"}`:    "cannot open test:: no credentials",
		`{"fault":"noplace","text":"no such bucket x"}`: "no such bucket x",
		``: "does not answer any more",
	} {
		_, err := connect(t.Context(), "test:", nopCloser{io.Discard}, strings.NewReader(first))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", first, err)
		}
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := Find(); err == nil || !strings.Contains(err.Error(), "takes the program duizhao-cloud") {
		t.Errorf("got %v", err)
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "none"), "test:"); err == nil {
		t.Error("a program that is not there was run")
	}
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
