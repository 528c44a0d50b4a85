package main

import (
	"io"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"duizhao/internal/diag"
	"duizhao/internal/pdf"
	"duizhao/internal/site"
)

func TestProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b strings.Builder
		p := &progress{w: &b}
		const wipe = "\r\x1b[K"
		for i := range 1000 { // ten seconds of work
			p.show(site.Progress{Stage: "edition", Done: i + 1, Total: 1000})
			time.Sleep(10 * time.Millisecond)
			if i == 10 && b.Len() > 0 {
				t.Errorf("after 0.1 s: %q, want silence", b.String())
			}
		}
		p.wipe()
		lines := strings.Split(b.String(), wipe)
		if n := len(lines); n < 90 || n > 100 {
			t.Errorf("%d lines in 10 s, want about ten a second", n)
		}
		if want := "editions 31/1,000"; lines[1] != want {
			t.Errorf("first line %q, want %q", lines[1], want)
		}
		if !strings.HasSuffix(b.String(), wipe) {
			t.Errorf("the line stays: %q", lines[len(lines)-1])
		}
	})
}

// TestManyProblems shows many problems of one rule: the first of them, how many there are
// besides, and all if asked.
func TestManyProblems(t *testing.T) {
	var list []diag.Problem
	for i := range 1200 {
		list = append(list, diag.Warnf("form-unused", diag.Pos{Path: "a.md", Line: i + 1}, "no text has the form"))
	}
	list = append(list, diag.Errorf("link-nowhere", diag.Pos{Path: "b.md"}, "there is no page"))
	var out strings.Builder
	u := newUI(os.Stdout, os.Stderr)
	u.problems(&out, list)
	text := out.String()
	end := "a.md:50: warning: no text has the form [form-unused]\nb.md: error: there is no page [link-nowhere]\n" +
		"1,150 more warnings of the rule form-unused not shown; duizhao check --all shows all\n1 error, 1,200 warnings\n"
	if !strings.HasSuffix(text, end) || strings.Count(text, "\n") != 53 {
		t.Errorf("shown:\n%s", text)
	}
	out.Reset()
	if u.allProblems(&out, list); strings.Count(out.String(), "\n") != 1202 || !strings.HasSuffix(out.String(), "[link-nowhere]\n1 error, 1,200 warnings\n") {
		t.Errorf("all:\n%s", out.String())
	}
}

func TestNoProgress(t *testing.T) {
	var p *progress // of a pipe
	p.show(site.Progress{Stage: "page", Done: 1, Total: 2})
	p.wipe()
}

func TestIsTerminal(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if isTerminal(null) || isTerminal(w) {
		t.Errorf("the null device: %v, a pipe: %v; want false", isTerminal(null), isTerminal(w))
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{number(0), "0"},
		{number(999), "999"},
		{number(1000), "1,000"},
		{number(1234567), "1,234,567"},
		{number(-1005), "-1,005"},
		{plural(1, "page"), "1 page"},
		{plural(1200, "page"), "1,200 pages"},
		{duration(4567 * time.Microsecond), "4 ms"},
		{duration(312 * time.Millisecond), "0.31 s"},
		{duration(4160 * time.Millisecond), "4.2 s"},
		{duration(75400 * time.Millisecond), "75 s"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestFaceless(t *testing.T) {
	for _, c := range []struct {
		langs, fonts []string
		warned       bool
	}{
		{[]string{"en"}, []string{"DejaVu Sans"}, false},
		{[]string{"zh-Hant", "en"}, []string{"P052", "Noto Sans CJK TC"}, true},
		{[]string{"zh-Hant", "en"}, []string{"P052", "Noto Serif CJK TC"}, false},
		{[]string{"en", "zh-Hans"}, []string{"SimSun"}, false},
		{[]string{"zh-Hans"}, []string{"WenQuanYi Zen Hei"}, true},
	} {
		var b strings.Builder
		var used []pdf.Font
		for _, name := range c.fonts {
			used = append(used, pdf.Font{Family: name})
		}
		uiOn(io.Discard, &b, nil).prints.faceless(c.langs, used)
		if warned := strings.Contains(b.String(), "warning: the Chinese text is not in a serif font"); warned != c.warned {
			t.Errorf("%v in %v: %q", c.langs, c.fonts, b.String())
		}
	}
}

func TestMissingCharacters(t *testing.T) {
	var b strings.Builder
	uiOn(io.Discard, &b, nil).prints.missingCharacters("fonts", []rune("◐龘"))
	if want := "warning: no font in fonts has ◐ (U+25D0), 龘 (U+9F98)\n  the system's fonts stand in; add a font that has them\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}
