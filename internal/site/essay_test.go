package site_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"duizhao/internal/script"
	"duizhao/internal/site"
	"duizhao/internal/witness"
	"duizhao/static"
	"duizhao/templates"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// The tests here build the edition that this repository ships from the essay itself.
// The essay is not ours to distribute: where it is absent they are skipped, and the
// invented texts of testdata/witness and of package witness take its place.

func essay(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "source", "essay.txt"))
	if err != nil {
		t.Skip("the essay is not here; it belongs to its author and is not distributed with the program")
	}
	return string(data)
}

// turns returns the lines of the essay before its text, with it, and after it.
func turns(text string) (head, body, tail []string) {
	lines := strings.Split(text, "\n")
	from := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "  文 |") }) + 1
	to := from
	for i := from; i < len(lines); i++ {
		if strings.HasPrefix(lines[i], "  ") {
			to = i + 1
			body = append(body, lines[i])
		}
	}
	return lines[:from], body, lines[to:]
}

func joined(head, body, tail []string) string {
	return strings.Join(slices.Concat(head, body, tail), "\n")
}

// fullEdition builds the shipped site with a copy of the essay; without pages it only
// checks it.
func fullEdition(t *testing.T, pages, partial bool, data []byte) (tr *tree, report witness.Summary, problems []string) {
	t.Helper()
	o := site.Options{URL: address, Witnesses: []witness.Copy{{Path: "essay.txt", Data: data}}, WitnessPartial: partial}
	if pages {
		var err error
		if tr, err = build(o); err != nil {
			t.Fatal(err)
		}
	} else {
		o.FS, o.Templates, o.Static = os.DirFS("../.."), templates.FS, static.FS
		r, err := site.Check(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		tr = &tree{report: r}
	}
	for _, p := range tr.report.Problems {
		problems = append(problems, fmt.Sprintf("%s:%d:%d %s: %s [%s]", p.Path, p.Line, p.Col, p.Severity, p.Text, p.Code))
	}
	if len(tr.report.Texts) == 1 {
		report = tr.report.Texts[0]
	}
	return tr, report, problems
}

// TestEssay builds the full edition from copies of the essay as readers may have
// them.
func TestEssay(t *testing.T) {
	t.Parallel()
	text := essay(t)
	head, body, tail := turns(text)
	if len(body) != 41 {
		t.Fatalf("the essay has %d blocks", len(body))
	}
	encoded := func(e encoding.Encoding) []byte {
		out, err := encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	damaged := witness.Summary{Edition: "lan-xi-2024", File: "essay.txt", Encoding: "UTF-8", Blocks: 41, Of: 41, Emendations: 49, Listed: 49,
		Aside: 8, Private: true}
	as := func(change func(*witness.Summary)) witness.Summary { r := damaged; change(&r); return r }
	for _, c := range []struct {
		name  string
		pages bool // look at the page as well
		data  []byte
		want  witness.Summary
	}{
		{"as it is", true, []byte(text), damaged},
		{"with a byte order mark and CRLF", false, []byte("\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")), damaged},
		{"UTF-16", false, encoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), as(func(r *witness.Summary) { r.Encoding = "UTF-16" })},
		{"UTF-16 without a mark", false, encoded(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)), as(func(r *witness.Summary) { r.Encoding = "UTF-16" })},
		{"GB 18030", false, encoded(simplifiedchinese.GB18030), as(func(r *witness.Summary) { r.Encoding = "GB 18030" })},
		{"wrapped at 60 columns", true, []byte(wrap(text, 60)), as(func(r *witness.Summary) { r.Aside = 10 })},
		{"wrapped at 60 characters", false, []byte(wrap(text, 120)), as(func(r *witness.Summary) { r.Aside = 9 })},
		{"without what stands around it", false, []byte(joined(nil, body, nil)), as(func(r *witness.Summary) { r.Emendations, r.Aside = 45, 0 })},
		{"in one line", false, []byte(strings.ReplaceAll(text, "\n", "")), as(func(r *witness.Summary) { r.Aside = 1 })},
		{"in Simplified", true, []byte(script.New(nil, nil).Text(text)), as(func(r *witness.Summary) { r.Emendations, r.Hidden, r.Simplified = 3, 46, true })},
		{"a page of the web", false, []byte("<!doctype html><html><body><p>" + strings.ReplaceAll(text, "\n", "</p>\n<p>") + "</p></body></html>"), damaged},
		{"repaired", false, []byte(repaired(t, text)), as(func(r *witness.Summary) { r.Emendations, r.Repaired = 0, 49 })},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			tr, got, problems := fullEdition(t, c.pages, false, c.data)
			if len(problems) > 0 {
				t.Fatalf("%s", strings.Join(problems, "\n"))
			}
			if got != c.want {
				t.Errorf("%+v and should be\n%+v", got, c.want)
			}
			name := "lan-xi-2024/witness/index.html"
			if c.want.Simplified {
				name = "lan-xi-2024/witness-hans/index.html"
			}
			if c.pages {
				whole(t, tr.files[name], body, c.want)
				everyLinkResolves(t, tr)
				idsAreUnique(t, tr)
			}
		})
	}
	t.Run("Big5", func(t *testing.T) { // Big5 has no Simplified characters: what was left of them in the essay is lost
		_, got, problems := fullEdition(t, false, true, encoded(traditionalchinese.Big5))
		if got.Encoding != "Big5" || got.Blocks < 10 {
			t.Errorf("%+v\n%s", got, strings.Join(problems, "\n"))
		}
	})
	t.Run("shuffled", func(t *testing.T) {
		mixed := slices.Clone(body)
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		_, _, problems := fullEdition(t, false, false, []byte(joined(head, mixed, tail)))
		if n := len(problems); n < 20 || n != countOf(problems, "[witness-order]") {
			t.Errorf("%d problems:\n%s", n, strings.Join(problems, "\n"))
		}
		tr, got, problems := fullEdition(t, true, true, []byte(joined(head, mixed, tail)))
		if got != damaged {
			t.Errorf("%+v\n%s", got, strings.Join(problems, "\n"))
		}
		whole(t, tr.files["lan-xi-2024/witness/index.html"], body, damaged)
	})
}

// TestEssayDamaged holds that what a copy lacks is reported exactly: which block,
// where, and by how much it differs.
func TestEssayDamaged(t *testing.T) {
	t.Parallel()
	text := essay(t)
	head, body, _ := turns(text)
	const p05, p17, q03, a06 = 4, 16, 33, 40
	parts := strings.SplitAfter(body[p17], ",") // the second segment of p17 are its second and third parts
	sentence := strings.Join(parts[:1], "") + "DeepSeek只用了很少的卡和很短的時間,花的錢也少得多," + strings.Join(parts[3:], "")
	line := func(k int) int { return len(head) + 2*k + 2 } // of a block in the essay, where empty lines come between
	lines := strings.Split(text, "\n")
	without := func(k int, with ...string) string {
		return strings.Join(slices.Concat(lines[:line(k)-1], with, lines[line(k):]), "\n")
	}
	letter := strings.Replace(body[a06], "八十年代", "七十年代", 1)
	extra := strings.Replace(body[a06], "八十年代", "八十年年代", 1)
	fewer := strings.Replace(body[a06], "八十年代", "八年代", 1)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a sentence", without(p17, sentence), []string{fmt.Sprintf("essay.txt:%d:%d error: the block p17 was changed: segment 2 has 28 "+
			"letters instead of 35, 7 fewer [witness-changed]", line(p17), utf8.RuneCountInString(parts[0])+1)}},
		{"a letter", without(a06, letter), []string{fmt.Sprintf("essay.txt:%d:9 error: the block a06 was changed: segment 1 has 七 where the "+
			"text has 八 [witness-changed]", line(a06))}},
		{"a letter too many", without(a06, extra), []string{fmt.Sprintf("essay.txt:%d:11 error: the block a06 was changed: segment 1 has one "+
			"letter too many, 年 [witness-changed]", line(a06))}},
		{"a letter too few", without(a06, fewer), []string{fmt.Sprintf("essay.txt:%d:10 error: the block a06 was changed: segment 1 lacks a "+
			"letter here, 十 [witness-changed]", line(a06))}},
		{"twice", without(p05, body[p05], "", body[p05]),
			[]string{fmt.Sprintf("essay.txt:%d:3 error: the block p05 is here a second time [witness-twice]", line(p05)+2)}},
		{"missing", without(q03), []string{"essay.txt:0:0 error: 1 of the 41 blocks is not in this copy, nor anything like it: q03 [witness-missing]"}},
		{"another text", "這是另一篇文章。", []string{"essay.txt:0:0 error: this file holds nothing of the text of lan-xi-2024 [witness-none]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if tr, _, got := fullEdition(t, false, false, []byte(c.text)); !slices.Equal(got, c.want) || !tr.report.Failed() {
				t.Errorf("%s\nand should be\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
	tr, got, problems := fullEdition(t, true, true, []byte(without(p17, sentence)))
	want := []string{fmt.Sprintf("essay.txt:%d:%d warning: the block p17 was changed: segment 2 has 28 letters instead of 35, 7 fewer "+
		"[witness-changed]", line(p17), utf8.RuneCountInString(parts[0])+1)}
	if page := string(tr.files["lan-xi-2024/witness/index.html"]); strings.Count(page, "這一段不在手上的副本裡") != 1 { // and not the retelling in its place
		t.Errorf("going on: %d gaps", strings.Count(page, "這一段不在手上的副本裡"))
	}
	everyLinkResolves(t, tr)
	idsAreUnique(t, tr)
	if got.Blocks != 40 || !slices.Equal(problems, want) || len(segmentsOf(string(tr.files["lan-xi-2024/witness/index.html"]))) != 103 {
		t.Errorf("going on: %+v, %d segments\n%s", got, len(segmentsOf(string(tr.files["lan-xi-2024/witness/index.html"]))), strings.Join(problems, "\n"))
	}
}

// TestEssayIsPrivate holds that every page of the full edition says that it may not
// be published, and that a public build has nothing of the essay in it.
func TestEssayIsPrivate(t *testing.T) {
	t.Parallel()
	text := essay(t)
	tr, _, _ := fullEdition(t, true, false, []byte(text))
	files := tr.files
	if !strings.Contains(string(files["private.json"]), `"lan-xi-2024"`) || files["sitemap.xml"] != nil || files["feed.atom"] != nil ||
		files["feed.json"] != nil ||
		string(files["robots.txt"]) != "User-agent: *\nDisallow: /\n" {
		t.Error("the full edition is not marked private, or invites search engines")
	}
	for name, data := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, want := range []string{`<meta name="robots" content="noindex`, `<aside class="private"`} {
			unquoted := strings.NewReplacer(`"`, "") // a page in one file has few quotation marks
			if !strings.Contains(unquoted.Replace(string(data)), unquoted.Replace(want)) {
				t.Errorf("%s has no %s", name, want)
			}
		}
		for _, no := range []string{`rel="canonical"`, `hreflang="zh-Hant-x-witness" href="http`, address} {
			if strings.Contains(string(data), no) {
				t.Errorf("%s has %s", name, no)
			}
		}
	}
	_, body, _ := turns(text) // without the title, which may be cited
	if len(body) != 41 {
		t.Fatalf("%d blocks", len(body))
	}
	holdsNothing(t, walk(t).files, strings.Join(body, "\n"))
}

// segmentsOf returns the text of the segments of a page of one version.
func segmentsOf(page string) []string {
	var out []string
	for _, m := range segmentSpan.FindAllStringSubmatch(page, -1) {
		out = append(out, tag.ReplaceAllString(m[1], ""))
	}
	return out
}

// wrap breaks lines after a number of columns, of which a Han character takes two.
func wrap(text string, columns int) string {
	var b strings.Builder
	at := 0
	for _, r := range text {
		n := 1
		if utf8.RuneLen(r) > 2 {
			n = 2
		}
		if r == '\n' {
			at = -n
		} else if at+n > columns {
			b.WriteByte('\n')
			at = 0
		}
		at += n
		b.WriteRune(r)
	}
	return b.String()
}

// repaired makes all emendations in the essay's text.
func repaired(t *testing.T, text string) string {
	t.Helper()
	for _, c := range [][2]string{{"开", "開"}, {"么", "麼"}, {"买", "買"}, {"线", "線"}, {"账", "帳"}, {"制造", "製造"}, {"瞄准", "瞄準"}, {"委托", "委託"}, {"愿意", "願意"},
		{"關系", "關係"}, {"卷袖子", "捲袖子"}, {"准備", "準備"}, {"精准", "精準"}, {"萬裏", "萬里"}, {"阿裏", "阿里"}, {"諾大", "偌大"}, {"是是在", "是在"}} {
		if !strings.Contains(text, c[0]) {
			t.Fatalf("%s is not in the essay", c[0])
		}
		text = strings.ReplaceAll(text, c[0], c[1])
	}
	return putBack(t, text)
}
