package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"duizhao/internal/carrier"
	"duizhao/internal/deploy"
	"duizhao/internal/output"
)

// The tests run the programs as a user has them, duizhao with duizhao-cloud beside it,
// against versitygw, an S3 server whose buckets are folders: so what is there can be
// read past it. make deploy-test brings it.

const (
	accessKey = "test-access"
	secretKey = "test-secret-which-nobody-may-see"
)

// programs returns the folder of the two programs, built once; or that which
// DUIZHAO_PROGRAMS names, to save the time.
var programs = sync.OnceValues(func() (string, error) {
	if dir := os.Getenv("DUIZHAO_PROGRAMS"); dir != "" {
		return dir, nil
	}
	dir, err := os.MkdirTemp("", "duizhao-cloud-test-")
	if err != nil {
		return "", err
	}
	made = dir
	for _, args := range [][]string{
		{"build", "-trimpath", "-o", filepath.Join(dir, "duizhao-cloud"), "."},
		{"build", "-C", "../..", "-trimpath", "-o", filepath.Join(dir, "duizhao"), "./cmd/duizhao"},
	} {
		if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
			return dir, fmt.Errorf("go %v: %w\n%s", args, err, out)
		}
	}
	return dir, nil
})

var made string // the folder that programs made

func TestMain(m *testing.M) {
	status := m.Run()
	if made != "" {
		os.RemoveAll(made)
	}
	os.Exit(status)
}

func program(t testing.TB, name string) string {
	t.Helper()
	dir, err := programs()
	must(t, err)
	return filepath.Join(dir, name)
}

// server is a running versitygw.
type server struct {
	dir  string // holds a folder for each bucket
	host string
}

// serve starts a server with a bucket called texts.
func serve(t testing.TB) *server {
	t.Helper()
	gateway := os.Getenv("DUIZHAO_VERSITYGW")
	if gateway == "" {
		if os.Getenv("DUIZHAO_TOOLS") == "required" {
			t.Fatal("DUIZHAO_VERSITYGW names no versitygw; run: make deploy-test")
		}
		t.Skip("DUIZHAO_VERSITYGW names no versitygw")
	}
	dir := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(dir, "buckets", "texts"), 0o777))
	must(t, os.MkdirAll(filepath.Join(dir, "sidecar"), 0o777))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	host := l.Addr().String()
	l.Close()
	c := exec.Command(gateway, "--port", host, "--access", accessKey, "--secret", secretKey, "--quiet",
		"posix", "--sidecar", filepath.Join(dir, "sidecar"), filepath.Join(dir, "buckets"))
	var log bytes.Buffer
	c.Stdout, c.Stderr, c.WaitDelay = &log, &log, time.Second
	must(t, c.Start())
	t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
		if t.Failed() {
			t.Logf("the server says:\n%.2000s", log.Bytes())
		}
	})
	for range 200 {
		if conn, err := net.Dial("tcp", host); err == nil {
			conn.Close()
			t.Setenv("AWS_ACCESS_KEY_ID", accessKey)
			t.Setenv("AWS_SECRET_ACCESS_KEY", secretKey)
			t.Setenv("AWS_CONFIG_FILE", os.DevNull)
			t.Setenv("AWS_SHARED_CREDENTIALS_FILE", os.DevNull)
			return &server{filepath.Join(dir, "buckets"), host}
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("versitygw does not listen:\n%s", log.Bytes())
	return nil
}

// address returns the address of the bucket as it is seen at host.
func address(host string) string { return "s3://texts/site?endpoint=http://" + host }

// there returns what is in the bucket below site/, but for deploy's own.
func (s *server) there(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	top := filepath.Join(s.dir, "texts", "site")
	err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		key, _ := filepath.Rel(top, name)
		// the last are the server's own, of uploads that do not end
		if err != nil || d.IsDir() || strings.HasPrefix(key, ".duizhao/") || strings.Contains(key, ".sgwtmp.") {
			return err
		}
		data, err := os.ReadFile(name)
		out[filepath.ToSlash(key)] = string(data)
		return err
	})
	must(t, err)
	return out
}

// own lists deploy's own keys.
func (s *server) own(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(s.dir, "texts", "site", ".duizhao", "*"))
	must(t, err)
	for i := range names {
		names[i] = filepath.Base(names[i])
	}
	return names
}

// built writes a site as a build does.
func built(t testing.TB, dir string, site map[string]string) {
	t.Helper()
	stage, err := output.NewStage(dir, output.StageOptions{})
	must(t, err)
	defer stage.Abort()
	for key, text := range site {
		must(t, stage.Put(key, []byte(text)))
	}
	_, err = stage.Commit()
	must(t, err)
}

// version is a site of so many pages in its version v: each page names its style and
// the next page, so that one can tell whether what it needs is there.
func version(pages, v int) map[string]string {
	style := fmt.Sprintf("assets/style-%010x.css", v)
	site := map[string]string{style: strings.Repeat("style ", 500), "sitemap.xml": fmt.Sprint("v", v),
		"search/index.js": fmt.Sprint("v", v, strings.Repeat(" 索引", 2000))}
	name := func(i int) string {
		if i == 0 {
			return "index.html"
		}
		return fmt.Sprintf("n%d/p%d/index.html", i%50, i)
	}
	for i := range pages {
		site[name(i)] = fmt.Sprintf("v%d needs %s %s\n%s", v, style, name((i+1)%pages), strings.Repeat("對照 text ", 40+i%400))
	}
	// two pages that only this version has
	site[fmt.Sprintf("only/v%d/index.html", v)] = fmt.Sprintf("v%d needs %s index.html", v, style)
	return site
}

// whole fails for a file that is of none of the versions, and for one that needs
// something that is not there.
func whole(t testing.TB, there map[string]string, versions ...map[string]string) {
	t.Helper()
	for key, text := range there {
		known := strings.HasPrefix(key, "assets/") // may linger, of any version
		for _, v := range versions {
			known = known || v[key] == text
		}
		if !known {
			t.Errorf("%s is of no version: %.60q", key, text)
		}
		first, _, _ := strings.Cut(text, "\n")
		for _, word := range strings.Fields(first) {
			if strings.Contains(word, "/") || word == "index.html" {
				if _, ok := there[word]; !ok && strings.HasPrefix(first, "v") && strings.Contains(first, " needs ") {
					t.Errorf("%s needs %s, which is not there", key, word)
				}
			}
		}
	}
}

// exactly fails unless the bucket has the site, and no more than files that linger.
func exactly(t testing.TB, there, want map[string]string) {
	t.Helper()
	for key, text := range want {
		if there[key] != text {
			t.Errorf("%s is %.60q, want %.60q", key, there[key], text)
		}
	}
	for key := range there {
		if _, ok := want[key]; !ok && !strings.HasPrefix(key, "assets/") {
			t.Errorf("%s is there and should not be", key)
		}
	}
}

// run deploys through the program, within this process.
func run(t testing.TB, ctx context.Context, from, address string) (*deploy.Report, error) {
	t.Helper()
	s, err := carrier.Open(ctx, program(t, "duizhao-cloud"), address)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return deploy.Run(ctx, s, deploy.Options{Folder: from, Compression: s.Compressed(), MaxDeletes: -1})
}

// command is duizhao deploy.
func command(t testing.TB, from, address string, flags ...string) *exec.Cmd {
	t.Helper()
	return exec.Command(program(t, "duizhao"), append([]string{"deploy", address, "--from", from}, flags...)...)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
