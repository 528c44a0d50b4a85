package highlight

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

var tags = regexp.MustCompile(`<[^>]*>`)

// TestHTML checks that nothing of the code is lost and that the markup is classes
// and nothing else: an inline style would not pass the pages' policy.
func TestHTML(t *testing.T) {
	for _, c := range []struct{ language, code string }{
		{"go", "package main\n\nfunc main() { println(\"<&>\\\"'\") } // 註\n"},
		{"python", "def f(x):\n\treturn x < 1 & 2 > 3\n"},
		{"yaml", "title: 對照\nlist: [a, b]\n"},
		{"html", "<script>alert('x')</script> &amp;\n"},
		{"json", "{\"a\": [1, null]}\n"},
		{"sh", "echo \"$HOME\" | cat\n"},
		{"", "<b>plain</b> & 'text'\n"},
		{"no-such-language", "<b>plain</b>\n"},
		{`"><script>`, "x < y\n"},
		{"go", ""},
		{"go", "no end of line"},
		{"diff", "\r\n+a\n-b\n\n\n"},
	} {
		out := string(new(Marker).HTML(c.language, c.code))
		if got := html.UnescapeString(tags.ReplaceAllString(out, "")); strings.TrimRight(got,
			"\n") != strings.TrimRight(strings.ReplaceAll(c.code, "\r\n", "\n"), "\n") {
			t.Errorf("%s: %q becomes %q", c.language, c.code, got)
		}
		if !strings.HasPrefix(out, `<pre class="chroma" tabindex="0"><code`) || !strings.HasSuffix(out, "</code></pre>") {
			t.Errorf("%s: %s", c.language, out)
		}
		if strings.Contains(out, "style=") || strings.Contains(out, "<script") {
			t.Errorf("%s: %s", c.language, out)
		}
	}
}

func TestMarked(t *testing.T) {
	if got := string(new(Marker).HTML("go", "var x = 1\n")); !strings.Contains(got, `<code class="language-go">`) || !strings.Contains(got, `<span class="`) {
		t.Errorf("nothing is marked in %s", got)
	}
	for _, language := range []string{"", "none"} {
		if got := string(new(Marker).HTML(language, "var x = 1\n")); strings.Contains(got, "<span") {
			t.Errorf("%s is marked: %s", language, got)
		}
	}
	if got := string(new(Marker).HTML(`a"b`, "x")); !strings.Contains(got, `class="language-a&quot;b"`) {
		t.Errorf("the name of the language is not escaped: %s", got)
	}
	const code = "func f() { return 1 } // x"
	marker := new(Marker)
	if first := marker.HTML("go", code); marker.HTML("go", code) != first || new(Marker).HTML("go", code) != first {
		t.Error("the same code gives different HTML")
	}
}
