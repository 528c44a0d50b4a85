package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain makes the test binary serve as all children: the generator, the floor,
// and in place of duizhao a "build" that writes two files.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case "generate", "floor":
			os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
		case "build":
			os.Exit(fake(os.Args[2], os.Args[4]))
		case "serve":
			os.Exit(fakeServer(os.Args[2]))
		}
	}
	os.Exit(m.Run())
}

func fake(site, output string) int {
	if _, err := os.Stat(filepath.Join(site, "content", "site.yaml")); err != nil || os.MkdirAll(output, 0o777) != nil {
		return 1
	}
	for _, name := range []string{"a", "b"} {
		if os.WriteFile(filepath.Join(output, name), make([]byte, 500), 0o666) != nil {
			return 1
		}
	}
	return 0
}

// fakeServer shows the English text of an edition as its page.
func fakeServer(site string) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 1
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	fmt.Printf("Open it: http://%s/\n", l.Addr())
	go http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		slug, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		http.ServeFile(w, r, filepath.Join(site, "content", "editions", slug, "en.md"))
	}))
	<-ctx.Done()
	return 0
}

func TestRun(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), []string{"-n", "1,10", "-runs", "2", "-dir", dir, "-bin", self, "-json"}, &stdout, &stderr); code != 0 {
		t.Fatalf("exit status %d\n%s", code, &stderr)
	}
	if strings.Contains(stdout.String(), dir) || strings.Contains(stdout.String(), filepath.Dir(self)) {
		t.Errorf("the report names folders of this machine:\n%s", &stdout)
	}
	var r report
	if err := json.Unmarshal(stdout.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	for i, n := range []int{1, 10} {
		row := r.Rows[i]
		if row.Editions != n || row.InFiles != 3*n+201 || row.Build.Files != 2 || row.Build.Bytes != 1000 || row.Floor.Files != 3*n+200 {
			t.Errorf("%+v", row)
		}
		if row.Same.CPU <= 0 || row.Edited.CPU <= 0 || row.Serve.First <= 0 || row.Serve.Saved <= 0 {
			t.Errorf("%+v", row)
		}
		if row.Build.Wall <= 0 || row.Build.CPU <= 0 || row.Floor.Bytes < row.InBytes {
			t.Errorf("%+v", row)
		}
	}
	if r.Rows[1].Ratios.Before != 1 || r.Rows[1].Ratios.Wall <= 0 {
		t.Errorf("%+v", r.Rows[1].Ratios)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%v was left behind", left)
	}
}

func TestTable(t *testing.T) {
	r := &report{Program: "duizhao", Go: "go1", System: "any", CPUs: 2, Runs: 3, Rows: []row{
		{Editions: 1000, InBytes: 43e6, Build: sample{1, 2, 100 << 20, 3210, 120e6}, Floor: sample{0.5, 0.8, 20 << 20, 3210, 90e6},
			Same: sample{0.2, 0.24, 50 << 20, 3210, 120e6}, Edited: sample{0.4, 0.6, 80 << 20, 3210, 120e6}, Serve: served{3.2, 80, 190 << 20}},
		{Editions: 10000, InBytes: 430e6, Build: sample{12.5, 25, 250 << 20, 30210, 1200e6}, Floor: sample{5, 8, 30 << 20, 30210, 900e6},
			Same: sample{0.9, 1.3, 90 << 20, 30210, 1200e6}, Edited: sample{1.4, 2.1, 150 << 20, 30210, 1200e6}, Serve: served{22, 90, 600 << 20}}}}
	var b strings.Builder
	if err := r.table(&b); err != nil {
		t.Fatal(err)
	}
	const want = `any, 2 cores, go1, median of 3

  editions                   wall s  CPU s  peak MiB   files  MB out  ms wall each  ms CPU each
     1,000          duizhao    1.00   2.00       100   3,210   120.0          1.00         2.00
     1,000            floor    0.50   0.80        20   3,210    90.0          0.50         0.80
     1,000  nothing changed    0.20   0.24        50   3,210   120.0          0.20         0.24
     1,000       one edited    0.40   0.60        80   3,210   120.0          0.40         0.60
    10,000          duizhao   12.50  25.00       250  30,210  1200.0          1.25         2.50
    10,000            floor    5.00   8.00        30  30,210   900.0          0.50         0.80
    10,000  nothing changed    0.90   1.30        90  30,210  1200.0          0.09         0.13
    10,000       one edited    1.40   2.10       150  30,210  1200.0          0.14         0.21

1,000 editions (43.0 MB in): 2.00 times the floor's time, 2.50 times its CPU
10,000 editions (430.0 MB in): 2.50 times the floor's time, 3.12 times its CPU; 12.5 times the time of 1,000, 2.5 times the memory
serve, 1,000 editions: 3.2 s to the first page, 80 ms from an edit to its page, 190 MiB at most
serve, 10,000 editions: 22.0 s to the first page, 90 ms from an edit to its page, 600 MiB at most
target reached: 1,000 editions in at most 1.2 s: 1.00
target reached: 1,000 editions in at most 120 MiB: 100.00
target reached: 1,000 editions in at most 0.25 CPU s where nothing changed: 0.24
target missed: 1,000 editions in at most 50 ms from an edit to its page: 80.00
target missed: 10,000 editions in at most 12 times the time of 1,000: 12.50
target reached: 10,000 editions in at most 300 MiB: 250.00
target missed: 10,000 editions in at most 1.2 CPU s where nothing changed: 1.30
target missed: 10,000 editions in at most 1 s where one was edited: 1.40
target reached: 10,000 editions in at most 100 ms from an edit to its page: 90.00
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{{"-n", "0"}, {"-n", "x"}, {"-runs", "0"}, {"more"}, {"-nope"}, {"generate", "x", "y", "z"}, {"floor", "x", "y", "z"}} {
		var stderr bytes.Buffer
		if code := run(t.Context(), args, &stderr, &stderr); code != 2 || stderr.Len() == 0 {
			t.Errorf("%q: exit status %d, %q", args, code, &stderr)
		}
	}
}
