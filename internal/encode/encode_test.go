package encode

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

var texts = []string{"", "plain", "河不寬", `<b>"x" & 'y'</b>`, "a\x00b\x1f", "\uFFFE\uFFFF\uFFFD", "]]>", "<!--<script>", "</script>", "</style>",
	"a\nb\tc", `\`, "\u2028\u202e"}

// seen returns a text as any reader of XML gets it back.
func seen(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0xfffe || r == 0xffff {
			return 0xfffd
		}
		return r
	}, s)
}

func TestText(t *testing.T) {
	for _, s := range texts {
		checkText(t, s)
	}
}

// checkText reads an element and an attribute with s back, as HTML and as XML.
func checkText(t *testing.T, s string) {
	t.Helper()
	whole := `<p title="` + string(Escape(s)) + `">` + string(Escape(s)) + `</p>`
	z := html.NewTokenizer(strings.NewReader(whole))
	z.Next()
	open, inside := z.Token(), ""
	for kind := z.Next(); kind == html.TextToken; kind = z.Next() {
		inside += z.Token().Data
	}
	if len(open.Attr) != 1 || unified(open.Attr[0].Val) != unified(seen(s)) || unified(inside) != unified(seen(s)) || z.Token().Data != "p" {
		t.Errorf("%q: HTML reads back %v and %q", s, open, inside)
	}
	text := ""
	d := xml.NewDecoder(strings.NewReader(whole))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if len(tok.Attr) != 1 || unified(tok.Attr[0].Value) != unified(seen(s)) {
				t.Errorf("%q: the attribute is read back as %q", s, tok.Attr)
			}
		case xml.CharData:
			text += string(tok)
		}
	}
	if unified(text) != unified(seen(s)) {
		t.Errorf("%q: the text is read back as %q", s, text)
	}
}

// unified returns a text with the line ends of XML (2.11).
func unified(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

func FuzzText(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkText(t, strings.ToValidUTF8(s, "x")) })
}

func TestJSON(t *testing.T) {
	for _, s := range texts {
		var back string
		if err := json.Unmarshal(JSON(nil, s), &back); err != nil || back != s {
			t.Errorf("%q: read back as %q, %v", s, back, err)
		}
		if strings.Contains(string(JSON(nil, s)), "<") {
			t.Errorf("%q could end a script element: %s", s, JSON(nil, s))
		}
	}
}

func TestScript(t *testing.T) {
	for s, want := range map[string]string{
		`a"b\c`:           `"a\"b\\c"`,
		"</script>":       `"<\/script>"`,
		"<!--<SCRIPT a":   `"<\!--<\SCRIPT a"`,
		"<span>":          `"<span>"`,
		"a\nb\x00":        `"a\nb\x00"`,
		"渡口":              `"渡口"`,
		"<scrip":          `"<scrip"`,
		"a / b, <i>x</i>": `"a / b, <i>x<\/i>"`,
	} {
		if got := string(Script(nil, s)); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

func TestCSS(t *testing.T) {
	for s, want := range map[string]string{
		"河 River 1":           `"河 River 1"`,
		`"}</style>`:          `"\22 \7d \3c \2f style\3e "`,
		"a\nb\\\u0000\uFFFE*": `"a\a b\5c \0 \fffe \2a "`,
	} {
		if got := CSS(s); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

func TestURL(t *testing.T) {
	for _, s := range []string{"", "#p01", "../notes/ferry/", "./a:b", "?q=javascript:x", "https://a.example/?x=1&y=2", "HTTP://a.example",
		"mailto:a@b.example", "data:image/png;base64,AAAA", "/x"} {
		if got := string(URL(nil, s)); got != string(Escape(s)) {
			t.Errorf("%q became %q", s, got)
		}
	}
	for _, s := range []string{"javascript:alert(1)", "JaVaScRiPt:alert(1)", "\tjavascript:x", "java\nscript:x", "\x01javascript:x", " javascript:x",
		"vbscript:x", "data:text/html,<script>", "file:///etc/passwd", "blob:x", "about:blank", "javascript\t:x", "view-source:x", "data:,x"} {
		if got := string(URL(nil, s)); got != Refused {
			t.Errorf("%q is let through as %q", s, got)
		}
	}
}
