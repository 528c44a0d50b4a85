package check_test

import (
	"strings"
	"testing"

	"duizhao/internal/check"
	"duizhao/internal/diag"
	"duizhao/internal/markup"
)

// TestScriptPlaces holds that a finding has the column of the source line, whatever
// markup comes before it, also where the line has the same word earlier in code, and
// across lines.
func TestScriptPlaces(t *testing.T) {
	for in, want := range map[string]string{
		"這是开始。\n{#p01}\n":                              "1:3",
		"一。\n這是**开**始，`开`，[开](https://a.b/开)。\n":       "2:5 2:15",
		"`开`與\\*开\\*，&amp;开\n":                         "1:7 1:16",
		"她說“一句\n兩句”完。\n":                               "1:3 2:3",
		"&lt;甲，乙乙，开，<https://x.y/>\n":                  "1:10",
		"- 项目\n- 第二\n\n> 引用这里\n":                       "1:3 4:5",
		"| 頭 | 開 |\n|---|---|\n| 开 | 一, 二 |\n":         "3:3 3:8",
		"```\n开\n```\n":                                "",
		"# 标题\n\n正文[^1]。\n\n[^1]: 註\n":                 "1:3 1:4",
		"![开](/a.png)圖\n":                              "",
		"好[@key, p. 3],壞\n":                            "1:14",
		"（開）Traditional only, no fault (here). f(x)\n": "",
	} {
		problems := &diag.List{}
		lines := strings.Split(in, "\n")
		check.Script("a.md", "zh-Hant", markup.Parse([]byte(in), markup.Options{}).Blocks, func(n int) string { return lines[n-1] }, problems)
		var got []string
		for _, p := range problems.Sorted() {
			got = append(got, strings.TrimPrefix(p.Pos.String(), "a.md:"))
			if p.Severity != diag.Warning || p.Hint == "" {
				t.Errorf("%+v", p)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %s and should be %s: %v", in, s, want, problems.Sorted())
		}
	}
}

// TestScriptLanguages holds which languages are checked, and as what.
func TestScriptLanguages(t *testing.T) {
	blocks := markup.Parse([]byte("开始與开会。\n"), markup.Options{}).Blocks
	for lang, want := range map[string]string{
		"zh-Hant": "script-simplified", "zh-TW": "script-simplified", "zh-Hant-HK": "script-simplified",
		"zh-Hans": "script-traditional", "zh-CN": "script-traditional", "zh": "", "ja": "", "en": "",
	} {
		problems := &diag.List{}
		check.Script("a.md", lang, blocks, func(int) string { return "开始與开会。" }, problems)
		got := ""
		if all := problems.Sorted(); len(all) > 0 {
			got = all[0].Code
		}
		if got != want {
			t.Errorf("%s: %s and should be %s", lang, got, want)
		}
	}
}

func TestOtherScript(t *testing.T) {
	for text, want := range map[string]string{
		"过河的地方，这里的船夫说，对岸风停了就开船。": "script-other",
		"過河的地方，這裡的船夫說，等风停了就開船。":  "script-simplified",
	} {
		problems := &diag.List{}
		check.Script("a.md", "zh-Hant", markup.Parse([]byte(text), markup.Options{}).Blocks, func(int) string { return text }, problems)
		if all := problems.Sorted(); len(all) != 1 || all[0].Code != want {
			t.Errorf("%s: %v", text, all)
		}
	}
}
