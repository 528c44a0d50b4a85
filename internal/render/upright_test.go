package render

import (
	"testing"

	"duizhao/internal/html"
)

// In vertical lines what has room in one square is upright, and nothing else.
func TestUprightly(t *testing.T) {
	const square, after = `<span class="tcy">`, `</span>`
	for _, c := range []struct{ before, text, want string }{
		{"", "2024年12月8日", "2024年" + square + "12" + after + "月" + square + "8" + after + "日"},
		{"", "只賣80%", "只賣" + `<span class="j">` + square + "80" + after + square + "%" + after + after},
		{"", "跌了100%", "跌了100%"},
		{"", "X上的AI與GPU", square + "X" + after + "上的" + square + "AI" + after + "與GPU"},
		{"", "AI Wiki說", "AI Wiki說"},
		{"", "Noto Serif TC與Llama 2的", "Noto Serif TC與Llama 2的"},
		{"", "B2-W與V3、7.5分、2,048張", "B2-W與V3、7.5分、2,048張"},
		{`<a href="#n.1">B2-W</a>`, "與B2一樣", `<span class="gap"><wbr></span>與B2一樣`},
		{`<em><a href="#n.1">B2-W</a></em><span id="p01.2">`, "與之", `<span class="gap"><wbr></span>與之`},
		{`<a href="#n.1">B2-W</a>`, "，與B2", "，與B2"},
		{`<a href="#n.1">` + square + "AI" + after + `</a>`, "與之", "與之"},
		{`<a href="#n.1">輪足</a>`, "與之", "與之"},
		{`<p>V2</p><p>`, "與之", "與之"},
		{`V2<svg class="k"></svg></a>`, "與之", "與之"},
	} {
		w := &html.Writer{}
		w.Write([]byte(c.before))
		p := &Pen{Writer: w, Lang: "zh-Hant", Upright: true}
		p.Plain(c.text)
		if got := string(w.Bytes()[len(c.before):]); got != c.want {
			t.Errorf("after %q: %q is %s, want %s", c.before, c.text, got, c.want)
		}
	}
}
