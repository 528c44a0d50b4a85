package script

import (
	"strings"
	"sync"
	"testing"

	"duizhao/internal/edition"
)

func TestText(t *testing.T) {
	c := New(map[string]string{"軟體": "软件", "軟體工程師": "软件工程师", "資料": "数据", "程式": "程序", "品質": "质量"}, nil)
	for in, want := range map[string]string{
		"":                 "",
		"Latin only, 123.": "Latin only, 123.",
		"對照":               "对照",
		"軟體是程式":            "软件是程序",
		"軟體工程師寫的軟體":        "软件工程师写的软件", // the longer word first
		"時間線上的後面":          "时间线上的后面",   // words that the dictionaries of words get wrong
		"皇后在後":             "皇后在后",
		"乾淨的乾坤":            "干净的乾坤",
		"頭髮與發展":            "头发与发展",
		"著名，看著":            "著名，看着",
		"「引號」《書名》——省略……":    "「引号」《书名》——省略……",
		"品質與資料 quality":     "质量与数据 quality",
		"𠮷野家與😀":             "𠮷野家与😀",
		"裏面、里長、臺灣、台北、為什麼、麼": "里面、里长、台湾、台北、为什么、么",
	} {
		if got := c.Text(in); got != want {
			t.Errorf("%s becomes %s and should become %s", in, got, want)
		}
	}
}

// TestWordsInOrder checks that the order of a map does not show.
func TestWordsInOrder(t *testing.T) {
	words := map[string]string{"甲": "A", "甲乙": "B", "甲乙丙": "C", "乙": "D", "乙丙": "E", "丙": "F"}
	for range 20 {
		if got := New(words, nil).Text("甲乙丙甲乙甲丙乙丙"); got != "CBAFE" {
			t.Fatalf("%s", got)
		}
	}
}

// TestLocked checks that a locked name is taken as it is, before the words of the
// site and before the dictionaries, while a word's own characters are converted.
func TestLocked(t *testing.T) {
	c := New(map[string]string{"通訊錄": "通訊錄", "著作": "著述", "乾元": "甲", "6G 網路": "6G 网络"}, map[string]string{"乾元": "乾元", "張著": "张著", "沈從文": "沈从文", "A乾": "A乾"})
	for in, want := range map[string]string{
		"通訊錄裡的乾元":   "通讯录里的乾元",
		"張著看著著作":    "张著看着著述",
		"沈從文沈沒":     "沈从文沉没",
		"A乾B乾6G 網路": "A乾B干6G 网络",
	} {
		if got := c.Text(in); got != want {
			t.Errorf("%s becomes %s and should become %s", in, got, want)
		}
	}
}

func TestBlocks(t *testing.T) {
	c := New(nil, nil)
	run := func(kind edition.RunKind, text, ref string) edition.Run {
		return edition.Run{Kind: kind, Text: text, Ref: ref, Mark: "a"}
	}
	in := []edition.Block{
		{ID: "p01", Kind: edition.Turn, Speaker: "waves", Line: 3, Segments: []edition.Segment{{Line: 3, Runs: []edition.Run{
			run(edition.Plain, "對照", ""), run(edition.OpenNote, "n.1a", "unitree"), run(edition.Plain, "宇樹", ""), run(edition.CloseNote, "", ""),
			run(edition.CodeSpan, "變數", ""), run(edition.RawHTML, "<b title=對>", ""), run(edition.OpenLink, "標題", "https://example.org/對"),
			run(edition.Image, "圖說", "/圖.jpg"), run(edition.Cite, "", "@鍵"),
		}}}},
		{ID: "c1", Kind: edition.Code, Info: "go", Segments: []edition.Segment{{Runs: []edition.Run{run(edition.Plain, "// 註釋", "")}}}},
		{ID: "rule", Kind: edition.Rule},
	}
	out := c.Blocks(in)
	var got []string
	for _, b := range out {
		for _, s := range b.Segments {
			for _, r := range s.Runs {
				got = append(got, r.Text+"|"+r.Ref)
			}
		}
	}
	want := "对照| n.1a|unitree 宇树| | 變數| <b title=對>| 標題|https://example.org/對 图说|/圖.jpg |@鍵 // 註釋|"
	if strings.Join(got, " ") != want {
		t.Errorf("%s\nand should be\n%s", strings.Join(got, " "), want)
	}
	if in[0].Segments[0].Runs[0].Text != "對照" {
		t.Error("the Traditional text was changed")
	}
	if out[0].ID != "p01" || out[0].Speaker != "waves" || out[0].Segments[0].Line != 3 || out[0].Segments[0].Runs[1].Mark != "a" {
		t.Errorf("%+v", out[0])
	}
}

func TestIn(t *testing.T) {
	c := New(nil, nil)
	for _, x := range []struct {
		text       edition.Text
		lang, want string
	}{
		{edition.Text{"zh-Hant": "對照", "en": "Side by side"}, "zh-Hans", "对照"},
		{edition.Text{"zh-Hant": "對照", "zh-Hans": "并列"}, "zh-Hans", "并列"},
		{edition.Text{"zh-Hant": "對照"}, "zh-Hant", "對照"},
		{edition.Text{"": "對照"}, "zh-Hans", "對照"}, // said to be the same in all languages
		{edition.Text{"en": "x"}, "zh-Hans", ""},
		{nil, "en", ""},
	} {
		if got := c.In(x.text, x.lang); got != x.want {
			t.Errorf("%v in %s is %q and should be %q", x.text, x.lang, got, x.want)
		}
	}
}

// TestDerive checks that a derived version has the blocks of its source, row by
// row, and its footnotes.
func TestDerive(t *testing.T) {
	block := func(id, text string) *edition.Block {
		return &edition.Block{ID: id, Segments: []edition.Segment{{Runs: []edition.Run{{Kind: edition.Plain, Text: text}}}}}
	}
	zh := &edition.Version{Lang: "zh-Hant", Path: "zh-Hant.md", Footnotes: []edition.Footnote{{Label: "註", Line: 9, Body: []edition.Block{*block("", "註釋")}}}}
	en := &edition.Version{Lang: "en", Path: "en.md"}
	a := &edition.Annotated{Parallel: &edition.Parallel{
		Edition: &edition.Edition{Texts: []*edition.Version{en, zh}},
		Langs:   []string{"en", "zh-Hant", "zh-Hans"}, From: []int{-1, -1, 1},
		Rows: []edition.Row{
			{ID: "p01", Cells: []*edition.Block{block("p01", "One"), block("p01", "一個"), nil}},
			{ID: "p02", Cells: []*edition.Block{block("p02", "Two"), nil, nil}},
			{ID: "p03", Cells: []*edition.Block{nil, block("p03", "三個"), nil}},
		},
	}}
	New(nil, nil).Derive(&edition.Shown{Annotated: a})
	v := a.Version("zh-Hans")
	if v == nil || v.Derived != "zh-Hant" || v.Path != "zh-Hant.md" || len(v.Blocks) != 2 {
		t.Fatalf("%+v", v)
	}
	for i, want := range []string{"一个", "", "三个"} {
		cell := a.Rows[i].Cells[2]
		if want == "" && cell != nil || want != "" && (cell == nil || cell.Segments[0].Text() != want) {
			t.Errorf("row %d: %+v and should be %q", i, cell, want)
		}
	}
	if f := v.Footnotes; len(f) != 1 || f[0].Label != "註" || f[0].Line != 9 || f[0].Body[0].Segments[0].Text() != "注释" {
		t.Errorf("%+v", f)
	}
}

// TestOverrides checks that an editor's readings reach their segments in the
// derived version and no others, and that those that reach nothing are named.
func TestOverrides(t *testing.T) {
	block := func(id string, texts ...string) *edition.Block {
		b := &edition.Block{ID: id}
		for _, s := range texts {
			b.Segments = append(b.Segments, edition.Segment{Runs: []edition.Run{{Kind: edition.Plain, Text: s}, {Kind: edition.CodeSpan, Text: s}}})
		}
		return b
	}
	a := &edition.Annotated{Parallel: &edition.Parallel{
		Edition: &edition.Edition{
			Texts: []*edition.Version{{Lang: "zh-Hant"}},
			Info: edition.Info{Overrides: edition.Overrides{
				"zh-Hans": {"p01.2": {"软体": "软件", "软": "轻"}, "p01": {"对": "兑"}, "p02.9": {"甲": "乙"}, "p03": {"甲": "乙"}, "p02": {"乙": "丙", "": "丁"}},
				"zh-Hant": {"p01": {"對": "对"}},
			}},
		},
		Langs: []string{"zh-Hant", "zh-Hans"}, From: []int{-1, 0},
		Rows: []edition.Row{
			{ID: "p01", Cells: []*edition.Block{block("p01", "軟體對照", "軟體與軟骨對"), nil}},
			{ID: "p02", Cells: []*edition.Block{block("p02", "甲"), nil}},
		},
	}}
	c := New(nil, nil)
	var got []string
	for _, o := range c.Unused(a) {
		got = append(got, o.Lang+" "+o.At+" "+o.From+" "+[]string{"NotDerived", "NoPlace", "NoText"}[o.Why])
	}
	want := "zh-Hans p02  NoText, zh-Hans p02 乙 NoText, zh-Hans p02.9 甲 NoPlace, zh-Hans p03 甲 NoPlace, zh-Hant p01 對 NotDerived"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("%s\nand should be\n%s", s, want)
	}
	c.Derive(&edition.Shown{Annotated: a})
	if s := a.Rows[1].Cells[1].Segments[0].Runs[0].Text; s != "甲" {
		t.Errorf("%s", s)
	}
	cell := a.Rows[0].Cells[1]
	if s := cell.Segments[0].Runs[0].Text + "，" + cell.Segments[1].Runs[0].Text + "，" + cell.Segments[1].Runs[1].Text; s != "软体兑照，软件与轻骨兑，軟體與軟骨對" {
		t.Errorf("%s", s)
	}
	if a.Rows[0].Cells[0].Segments[0].Runs[0].Text != "軟體對照" {
		t.Error("the text that was derived from has changed")
	}
}

func TestNames(t *testing.T) {
	got := Names([]*edition.Note{
		{NoteInfo: edition.NoteInfo{Name: edition.Text{"zh-Hant": "乾元", "zh-Hans": "乾元"},
			Forms: map[string][]string{"zh-Hant": {"乾", "元氏"}, "zh-Hans": {"乾"}}}},
		{NoteInfo: edition.NoteInfo{Name: edition.Text{"zh-Hant": "甲", "en": "A"}, Forms: map[string][]string{"zh-Hans": {"丙"}}}},
	})
	if len(got) != 2 || got["乾元"] != "乾元" || got["乾"] != "乾" {
		t.Errorf("%v", got)
	}
}

// TestInParallel checks that one converter serves several goroutines (run it with
// -race).
func TestInParallel(t *testing.T) {
	c := New(map[string]string{"軟體": "软件"}, nil)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if got := c.Text("對照軟體"); got != "对照软件" {
					t.Errorf("%s", got)
				}
			}
		})
	}
	wg.Wait()
}
