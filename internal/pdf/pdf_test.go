package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"duizhao/internal/diag"
)

// missing ends a test for which a tool is missing.
func missing(t *testing.T, format string, args ...any) {
	t.Helper()
	message := fmt.Sprintf(format, args...) + "; make tools installs it"
	if os.Getenv("DUIZHAO_TOOLS") == "required" {
		t.Fatal(message)
	}
	t.Skip(message)
}

// chromium returns the browser of this machine.
func chromium(t *testing.T) string {
	t.Helper()
	if os.Getenv("DUIZHAO_TOOLS") == "none" {
		t.Skip("a quick round does without Chromium")
	}
	found, err := Find("")
	if err != nil {
		missing(t, "there is no Chromium here")
	}
	return found
}

// tool runs a PDF tool on data and returns its output.
func tool(t *testing.T, data []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		missing(t, "there is no %s here", name)
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	var out, complaint bytes.Buffer
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", name, err, out.String(), complaint.String())
	}
	return out.String()
}

// sample is a document of three pages. Its contents name the page of the third
// heading, so that the numbers must be asked for again.
func sample(pages map[string]int) ([]byte, error) {
	return fmt.Appendf(nil, `<!doctype html><html lang="en"><meta charset="utf-8"><title>not this</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>@page{size:A5;@bottom-center{content:counter(page)}} section{break-before:page} html{font-family:"Liberation Serif","DejaVu Serif",serif}</style>
<p><a href="#p17.2">Third, on page %d</a> <img src="http://127.0.0.1:1/x.png"><script>document.title = "a script ran"; document.body.append("a script ran")</script>
<section><h1>Second</h1><p lang="zh-Hant">第二頁</p></section>
<section><h1 id="third">Third</h1><p>One sentence. <span id="p17.2">Another one.</span></section>`, pages["p17.2"]), nil
}

var meta = Meta{Title: "標題 · A (Title)", Author: "闌夕", Contributors: []string{"Jane <Lee>", "丁一"}, Rights: "CC BY 4.0",
	Licence: "https://a.example/?a&b", Subject: "What it is", Langs: []string{"zh-Hant", "en"}, Creator: "Duizhao test",
	Date: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), Width: 148, Height: 210}

func TestPrint(t *testing.T) {
	browser := chromium(t)
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
	defer stop()
	var results []*Result
	for range 2 {
		r, err := Print(ctx, browser, meta, sample)
		if err != nil {
			t.Fatal(err)
		}
		results = append(results, r)
		time.Sleep(1100 * time.Millisecond) // the clock of the file has seconds
	}
	r := results[0]
	if !bytes.Equal(r.Data, results[1].Data) {
		t.Error("two runs give different bytes")
	}
	if r.Pages != 3 || r.Passes != 2 {
		t.Errorf("%d pages in %d passes", r.Pages, r.Passes)
	}
	if len(r.Fonts) == 0 {
		t.Error("no font is named")
	}
	if left, _ := os.ReadDir(tmp); len(left) > 0 {
		t.Errorf("%s is left in the folder for temporary files", left[0].Name())
	}
	data := r.Data
	tool(t, data, "qpdf", "--check", "FILE")
	info := tool(t, data, "pdfinfo", "-isodates", "FILE")
	for _, want := range []string{`Title: +標題 · A \(Title\)\n`, `Subject: +What it is\n`, `Author: +闌夕\n`, `Creator: +Duizhao test\n`,
		`Producer: +Skia/PDF m\d+, pdfcpu v`,
		`CreationDate: +2026-11-23T00:00:00Z\n`, `ModDate: +2026-11-23T00:00:00Z\n`, `Tagged: +yes\n`, `Pages: +3\n`, `JavaScript: +no\n`} {
		if !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("pdfinfo does not say %s:\n%s", want, info)
		}
	}
	xmp := tool(t, data, "pdfinfo", "-meta", "FILE")
	for _, want := range []string{"標題 · A (Title)", "<rdf:li>zh-Hant</rdf:li><rdf:li>en</rdf:li>", "2026-11-23T00:00:00Z",
		"<dc:contributor><rdf:Bag><rdf:li>Jane " +
			"&lt;Lee&gt;</rdf:li><rdf:li>丁一</rdf:li></rdf:Bag></dc:contributor>", ">CC BY 4.0</rdf:li>", "<xmpRights:WebStatement>https://a.example/?a&amp;b</xmpRights:WebStatement>"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("the metadata lack %s:\n%s", want, xmp)
		}
	}
	if dests := tool(t, data, "pdfinfo", "-dests", "FILE"); !regexp.MustCompile(`(?m)^ +3 .*"p17\.2"$`).MatchString(dests) {
		t.Errorf("p17.2 is not on page 3:\n%s", dests)
	}
	if tags := tool(t, data, "pdfinfo", "-struct-text", "FILE"); !strings.Contains(tags, "H1") || !strings.Contains(tags, "第") {
		t.Errorf("tags:\n%s", tags)
	}
	text := tool(t, data, "pdftotext", "FILE", "-")
	if !strings.Contains(text, "Third, on page 3") || strings.Contains(text, "a script ran") {
		t.Errorf("the text:\n%s", text)
	}
	if outline := tool(t, data, "mutool", "show", "FILE", "outline"); !strings.Contains(outline, `"Second"`) || !strings.Contains(outline, `"Third"`) {
		t.Errorf("the outline:\n%s", outline)
	}
	plain := tool(t, data, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	home, _ := os.UserHomeDir()
	host, _ := os.Hostname()
	for _, leak := range []string{"file:", "about:", tmp, home, host, "127.0.0.1", "localhost", "HeadlessChrome", "Mozilla"} {
		if leak != "" && strings.Contains(plain, leak) {
			t.Errorf("the file says %q", leak)
		}
	}
}

// fake writes a program that is not a browser.
func fake(t *testing.T, script string) (program, pid string) {
	t.Helper()
	dir := t.TempDir()
	program, pid = filepath.Join(dir, "chromium"), filepath.Join(dir, "pid")
	if err := os.WriteFile(program, []byte("#!/bin/sh\necho $$ >"+pid+"\n"+script+"\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	return program, pid
}

func TestBadBrowsers(t *testing.T) {
	if os.PathSeparator != '/' {
		t.Skip("the fake browsers are shell scripts")
	}
	for _, c := range []struct{ name, script, want string }{
		{"crashes", "echo 'cannot open display' >&2; kill -SEGV $$", "does not start, or ends at once; it said: cannot open display"},
		{"leaves", "exit 3", "does not start, or ends at once; try another browser"},
		{"garbage", `printf 'garbage\0more garbage\0' >&4; sleep 30`, "does not start|did not print the document|deadline"},
		{"hangs", "sleep 60", "deadline"},
		{"hangs in a child", "sleep 60 & sleep 60", "deadline"},
		{"hangs in spite of signals", "trap '' TERM INT HUP; while :; do sleep 1; done", "deadline"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tmp := t.TempDir()
			t.Setenv("TMPDIR", tmp)
			program, pid := fake(t, c.script)
			ctx, stop := context.WithTimeout(t.Context(), 2*time.Second)
			defer stop()
			start := time.Now()
			_, err := Print(ctx, program, meta, sample)
			if err == nil || !regexp.MustCompile(c.want).MatchString(err.Error()) {
				t.Errorf("%v, want %s", err, c.want)
			}
			if !strings.Contains(c.want, "deadline") {
				var e *diag.Fault
				if !errors.As(err, &e) || e.Hint == "" {
					t.Errorf("%#v says not what to do", err)
				}
			}
			if took := time.Since(start); took > 12*time.Second {
				t.Errorf("it took %v", took)
			}
			if left, _ := os.ReadDir(tmp); len(left) > 0 {
				t.Errorf("%s is left in the folder for temporary files", left[0].Name())
			}
			id, _ := os.ReadFile(pid)
			if err := exec.Command("kill", "-0", strings.TrimSpace(string(id))).Run(); err == nil {
				t.Error("the program still runs")
			}
		})
	}
}

func TestDocumentErrors(t *testing.T) {
	browser := chromium(t)
	broken := errors.New("the template is broken")
	_, err := Print(t.Context(), browser, meta, func(map[string]int) ([]byte, error) { return nil, broken })
	if !errors.Is(err, broken) {
		t.Error(err)
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	if found, err := Find(""); err == nil && !filepath.IsAbs(found) {
		t.Error(found)
	}
	file := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(file, []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, want string }{
		{"nothing-of-this-name", "cannot run nothing-of-this-name: there is no such program; name the browser's program with --chromium PATH"},
		{file, "cannot run " + file + ": it is not a program that may be run; name the browser's program with --chromium PATH"},
		{dir, "cannot run " + dir + ": it is a folder; name the browser's program with --chromium PATH"},
	} {
		if _, err := Find(c.name); err == nil || err.Error() != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
	program := filepath.Join(dir, "google-chrome")
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"", "google-chrome", program} {
		if found, err := Find(name); err != nil || found != program {
			t.Errorf("%q: %s, %v", name, found, err)
		}
	}
}
