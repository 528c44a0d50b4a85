package render

import (
	"testing"

	"duizhao/internal/html"
)

// Names with a hyphen are kept in one line, without a character that would be copied, and
// where letters follow a character there is still a break before.
func TestNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"轉發了GPT-4o，在B2-W上", `轉發<wbr>了<span class="j">GPT-4o</span>，<wbr>在<span class="j">B2-W</span>上`},
		{"（DeepSeek-AI）", `（<span class="j">DeepSeek-AI</span>）`},
		{"Claude-3.5-sonnet-latest與V3", "Claude-3.5-sonnet-latest與V3"},
		{"見example.org/a-b與 -5 度", "見example.org/a-b與 -5 度"},
		{"B2-W.", `<span class="j">B2-W</span>.`},
	} {
		p := &Pen{Writer: &html.Writer{}, Lang: "zh-Hant", Whole: true}
		p.Plain(c.text)
		if got := string(p.Bytes()); got != c.want {
			t.Errorf("%q is %s, want %s", c.text, got, c.want)
		}
		if p := (&Pen{Writer: &html.Writer{}, Lang: "zh-Hant"}); true {
			if p.Plain(c.text); string(p.Bytes()) != c.text {
				t.Errorf("on a page of the site %q is %s", c.text, p.Bytes())
			}
		}
	}
	p := &Pen{Writer: &html.Writer{}, Lang: "zh-Hant", Whole: true}
	if whole(p)("DeepSeek-AI，2024；B2-W"); string(p.Bytes()) != `<span class="j">DeepSeek-AI</span>，2024；<span class="j">B2-W</span>` {
		t.Errorf("a citation is %s", p.Bytes())
	}
}

// After a drawing, a line may begin with what it never does after a character.
func TestKept(t *testing.T) {
	for text, want := range map[string]int{"；那": 3, "：": 3, "」。": 3, "……": 3, "，": 3, "「": 0, "（": 0, "那": 0, "": 0, "a": 0} {
		if got := Kept(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
