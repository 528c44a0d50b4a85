package markup

import "testing"

func TestGlue(t *testing.T) {
	for _, c := range []struct {
		lang, before, after, want string
	}{
		{"zh-Hant", "字", "字", ""},
		{"zh-Hant", "。", "字", ""},
		{"zh-Hant", "」", "「", ""},
		{"zh-Hant", "字", "A", ""}, // the gap is the style sheet's
		{"zh-Hant", "A", "字", ""},
		{"zh-Hant", "3", "月", ""},
		{"zh-Hant", "A", "b", " "}, // a Latin phrase within Chinese keeps its blank
		{"zh-Hant", "3", "4", " "},
		{"zh-Hant", "，", "D", ""},
		{"zh-Hant", "—", "A", ""},
		{"zh-Hant", "A", "…", ""},
		{"zh-Hans", "”", "A", ""},
		{"zh-Hans", "A", "“", ""},
		{"zh", "字", "字", ""},
		{"ja", "か", "カ", ""},
		{"ja", "。", "A", ""},
		{"en", "a", "b", " "},
		{"en", ".", "A", " "},
		{"en", "—", "a", " "},
		{"en", "—", "—", " "},
		{"en", "”", "“", " "},
		{"en", "字", "字", ""}, // a Chinese quotation within English
		{"en", "字", "a", " "},
		{"en", "a", "字", " "},
		{"fr", "a", "b", " "},
		{"ko", "강", "조", ""}, // both are wide: CSS Text 4 asks for a space only between Hangul, which no text here needs
		{"zh-Hant", " ", " ", " "},
	} {
		if got := Glue(c.lang, []rune(c.before)[0], []rune(c.after)[0]); got != c.want {
			t.Errorf("%s: %s and %s are joined by %q, and should be by %q", c.lang, c.before, c.after, got, c.want)
		}
	}
}

func TestResolve(t *testing.T) {
	for in, want := range map[string]string{
		"":                                  "",
		`\`:                                 `\`,
		`a\`:                                `a\`,
		"&":                                 "&",
		"&;":                                "&;",
		"&#;":                               "&#;",
		"&#x;":                              "&#x;",
		"&#12345678;":                       "&#12345678;",
		"&#x1234567;":                       "&#x1234567;",
		"&#+5;":                             "&#+5;",
		"&#1_0;":                            "&#1_0;",
		"&#0;":                              "\uFFFD",
		"&#xD800;":                          "\uFFFD",
		"&#128;":                            "\u0080", // CommonMark knows nothing of Windows-1252
		"&CounterClockwiseContourIntegral;": "∳",
		"&amp;amp;":                         "&amp;",
		`&\amp;`:                            `&\amp;`,
		`\&amp;`:                            "&amp;",
		"&x &lt; &y; &gt;":                  "&x < &y; >",
		`中\。文`:                              `中\。文`,
	} {
		if got := resolve(in); got != want {
			t.Errorf("%q stands for %q, and should for %q", in, got, want)
		}
	}
}
