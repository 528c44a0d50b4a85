package markup

import "testing"

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
