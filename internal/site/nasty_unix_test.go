//go:build unix

package site

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"duizhao/internal/diag"

	"github.com/rogpeppe/go-internal/txtar"
)

// nasty are files that an attacker would write, of any size.
var nasty = []struct {
	name string
	file string
	size int // bytes of the smaller of the two that are compared
	make func(n int) string
}{
	{"brackets in settings", settings, 400_000, func(n int) string { return strings.Repeat("[", n) }},
	{"braces in settings", settings, 400_000, func(n int) string { return strings.Repeat("{a: ", n/4) }},
	{"lists on a line of settings", settings, 400_000, func(n int) string { return strings.Repeat("- ", n/2) }},
	{"unknown keys", settings, 20_000, func(n int) string { return numbered("k%d: a\n", n) }},
	{"the same key", settings, 20_000, func(n int) string { return strings.Repeat("title: a\n", n/9) }},
	{"values of a list", settings, 60_000, func(n int) string { return "versions: [" + strings.Repeat("a, ", n/3) + "]" }},
	{"nested lists", text, 200_000, func(n int) string { return strings.Repeat("- ", n/2) + "a" }},
	{"nested lists on lines", text, 400_000, func(n int) string { return indented(n) }},
	{"quotations", text, 200_000, func(n int) string { return strings.Repeat(">", n) }},
	{"brackets", text, 400_000, func(n int) string { return lines("[", 190, n) }},
	{"a line of brackets", text, 400_000, func(n int) string { return strings.Repeat("[", n) }},
	{"open links", text, 400_000, func(n int) string { return lines("[a](", 190, n) }},
	{"links to nowhere", text, 200_000, func(n int) string { return lines("[a](note:x) ", 100, n) }},
	{"asterisks", text, 200_000, func(n int) string { return lines("*a ", 1000, n) }},
	{"citations", text, 200_000, func(n int) string { return lines("[@a]", 190, n) }},
	{"marks of footnotes", text, 200_000, func(n int) string { return lines("[^1]", 190, n) }},
	{"a phrase again and again", text, 400_000, func(n int) string { return lines("渡口立著一座鐘，", 100, n) }},
	{"a name again and again", text, 100_000, func(n int) string { return lines("渡船", 500, n) }},
	{"a line of a phrase", text, 600_000, func(n int) string { return strings.Repeat("渡口立著一座鐘，", n/24) }},
	{"blocks without ids", text, 400_000, func(n int) string { return strings.Repeat("鐘。\n\n", n/8) }},
	{"thematic breaks", text, 100_000, func(n int) string { return strings.Repeat("* * *\n\n", n/7) }},
	{"one id", text, 400_000, func(n int) string { return strings.Repeat("鐘。\n{#b}\n\n", n/14) }},
	{"segments of a block", text, 100_000, func(n int) string { return strings.Repeat("鐘。\n", n/7) }},
	{"lists in the bibliography", bibliographyFile, 400_000, func(n int) string { return strings.Repeat("[", n) }},
	{"works", bibliographyFile, 100_000, func(n int) string { return "[" + numbered(`{"id":"k%d","type":"book","title":"a"},`, n) + "{}]" }},
	{"unknown fields", bibliographyFile, 100_000, func(n int) string { return "[" + numbered(`{"id":"k%d","tpe":1},`, n) + "{}]" }},
}

const (
	settings = "content/editions/river/edition.yaml"
	text     = "content/editions/river/zh-Hant.md"
)

// lines repeats s, some times a line, in blocks of 4 lines, up to n bytes.
func lines(s string, some, n int) string {
	block := strings.Repeat(strings.Repeat(s, some)+"\n", 4) + "\n"
	return strings.Repeat(block, n/len(block)+1)
}

// numbered repeats a format with numbers, up to n bytes.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func indented(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// spent returns the processor time of this process, which does not depend on what
// else the machine does.
func spent(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestNasty checks sites with such a file, at a size and at twice that. The second
// may take 2.3 times as long as the first, beyond what the site takes without it, and
// neither more than ten seconds. A measurement that fails is repeated. Only make
// nasty measures growth; other runs only require that each ends within ten seconds.
func TestNasty(t *testing.T) {
	ground := fstest.MapFS{}
	archive, err := os.ReadFile("../rule/testdata/ground.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse(archive).Files {
		ground[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	check := func(name, data string) (time.Duration, []diag.Problem) {
		site := fstest.MapFS{}
		for n, f := range ground {
			site[n] = f
		}
		if name != "" {
			if old := site[name]; old != nil && name == text {
				data = string(old.Data) + "\n" + data
			}
			site[name] = &fstest.MapFile{Data: []byte(data)}
		}
		start := spent(t)
		report, err := Check(context.Background(), Options{FS: site, Templates: embedded("templates"), Static: embedded("static")})
		if err != nil {
			t.Fatal(err)
		}
		return spent(t) - start, report.Problems
	}
	grows := os.Getenv("DUIZHAO_CAMPAIGN") != ""
	check("", "") // reads what a process reads once
	idle, problems := check("", "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	const floor = 40 * time.Millisecond
	for _, c := range nasty {
		t.Run(c.name, func(t *testing.T) {
			if !grows { // a busy machine cannot measure growth: shapes without any would seem to grow
				if took, _ := check(c.file, c.make(2*c.size)); took > 10*time.Second {
					t.Errorf("%d bytes take %v", 2*c.size, took)
				}
				return
			}
			one, two := time.Hour, time.Hour
			for range 5 {
				a, _ := check(c.file, c.make(c.size))
				b, _ := check(c.file, c.make(2*c.size))
				one, two = min(one, max(a-idle, floor)), min(two, max(b-idle, floor))
				if float64(two) <= 2.3*float64(one) && two < 10*time.Second {
					t.Logf("%v, and at twice the size %v", one, two)
					return
				}
			}
			t.Errorf("%d bytes take %v, and twice as many %v", c.size, one, two)
		})
	}
}

func embedded(dir string) fs.FS { return os.DirFS("../../" + dir) }
