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
	fmt.Printf("Open it: http://%s/\nBuilt in 0.1 s\n", l.Addr())
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
		if row.Editions != n || row.InFiles != 3*n+201 || row.Search.Build.Files != 2 || row.Search.Build.Bytes != 1000 || row.Pages.Floor.Files != 3*n+200 {
			t.Errorf("%+v", row)
		}
		if row.Same.CPU <= 0 || row.Edited.CPU <= 0 || row.Serve.First <= 0 || row.Serve.Built < row.Serve.First || row.Serve.Saved <= 0 {
			t.Errorf("%+v", row)
		}
		if row.Pages.Build.Wall <= 0 || row.Search.Build.CPU <= 0 || row.Search.Floor.Bytes < row.InBytes {
			t.Errorf("%+v", row)
		}
	}
	if r.Rows[1].Ratios.Before != 1 || r.Rows[1].Ratios.CPU <= 0 {
		t.Errorf("%+v", r.Rows[1].Ratios)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%v was left behind", left)
	}
}

func TestTable(t *testing.T) {
	r := &report{Program: "duizhao", Go: "go1", System: "any", CPUs: 2, Runs: 3, Rows: []row{
		{Editions: 1000, InBytes: 43e6, Pages: paired{sample{1, 2, 100 << 20, 3210, 120e6}, sample{0.5, 0.8, 20 << 20, 3210, 90e6}},
			Search: paired{sample{2, 3, 200 << 20, 6210, 220e6}, sample{0.6, 1, 20 << 20, 6210, 91e6}},
			Same:   sample{0.2, 0.24, 50 << 20, 6210, 220e6}, Edited: sample{0.4, 0.6, 80 << 20, 6210, 220e6}, Serve: served{0.5, 4.2, 80, 190 << 20}},
		{Editions: 10000, InBytes: 430e6, Pages: paired{sample{12.5, 25, 250 << 20, 30210, 1200e6}, sample{5, 8, 30 << 20, 30210, 900e6}},
			Search: paired{sample{25, 36, 500 << 20, 60210, 2200e6}, sample{6, 10, 20 << 20, 60210, 910e6}},
			Same:   sample{0.9, 1.3, 90 << 20, 60210, 2200e6}, Edited: sample{1.4, 2.1, 150 << 20, 60210, 2200e6}, Serve: served{2, 42, 90, 600 << 20}}}}
	var b strings.Builder
	if err := r.table(&b); err != nil {
		t.Fatal(err)
	}
	const want = `any, 2 cores, go1, median of 3

  editions                   CPU s  times the floor's  wall s  peak MiB   files  MB out
     1,000       pages only   2.00               2.50    1.00       100   3,210   120.0
     1,000        its floor   0.80                       0.50        20   3,210    90.0
     1,000      with search   3.00               3.00    2.00       200   6,210   220.0
     1,000        its floor   1.00                       0.60        20   6,210    91.0
     1,000  nothing changed   0.24               0.24    0.20        50   6,210   220.0
     1,000       one edited   0.60               0.60    0.40        80   6,210   220.0
    10,000       pages only  25.00               3.12   12.50       250  30,210  1200.0
    10,000        its floor   8.00                       5.00        30  30,210   900.0
    10,000      with search  36.00               3.60   25.00       500  60,210  2200.0
    10,000        its floor  10.00                       6.00        20  60,210   910.0
    10,000  nothing changed   1.30               0.13    0.90        90  60,210  2200.0
    10,000       one edited   2.10               0.21    1.40       150  60,210  2200.0

serve, 1,000 editions: 0.5 s to the first page, 4.2 s to all, 80 ms from a save to its page, 190 MiB at most
serve, 10,000 editions: 2.0 s to the first page, 42.0 s to all, 90 ms from a save to its page, 600 MiB at most
10,000 editions with search: 12.0 times the CPU of 1,000, 2.5 times the memory

missed   1,000 editions, pages only: 2.50 of at most 2.2 times the floor's CPU
reached  1,000 editions, with search: 3.00 of at most 3.25 times the floor's CPU
reached  1,000 editions, nothing changed: 0.24 of at most 0.3 times the floor's CPU
missed   1,000 editions, serve, from a save to its page: 80.00 of at most 50 ms
reached  1,000 editions, serve: 190.00 of at most 200 MiB
missed   10,000 editions, pages only: 3.12 of at most 2.3 times the floor's CPU
reached  10,000 editions, pages only: 250.00 of at most 300 MiB
reached  10,000 editions, with search: 3.60 of at most 3.9 times the floor's CPU
missed   10,000 editions, with search: 500.00 of at most 400 MiB
missed   10,000 editions, with search: 12.00 of at most 10.5 times the CPU of 1,000
reached  10,000 editions, nothing changed: 0.13 of at most 0.17 times the floor's CPU
missed   10,000 editions, one edited: 1.40 of at most 1 s
reached  10,000 editions, serve, to the first page: 2.00 of at most 3 s
reached  10,000 editions, serve, from a save to its page: 90.00 of at most 100 ms
reached  10,000 editions, serve: 600.00 of at most 600 MiB
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
