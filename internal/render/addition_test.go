package render

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestQuoted(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", `""`},
		{`a "b" \ c`, `"a \"b\" \\ c"`},
		{"一\n二\t", `"一\n二\x09"`},
		{`<b>x</b></script>`, `"<b>x<\/b><\/script>"`},
		{`</`, `"<\/"`},
		{"/a/", `"/a/"`},
	} {
		if got := string(quoted(nil, c.in)); got != c.want {
			t.Errorf("%q is %s and should be %s", c.in, got, c.want)
		}
	}
}

// What is no control character is JSON, too, and says the same.
func FuzzQuoted(f *testing.F) {
	f.Add("對照 \"x\" </p>\n")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		q := string(quoted([]byte("x"), s))[1:]
		if strings.Contains(q, "</") || strings.ContainsAny(q[1:len(q)-1], "\n\r") {
			t.Fatalf("%q cannot stand in a script", q)
		}
		var back string
		if err := json.Unmarshal([]byte(strings.ReplaceAll(q, `\x`, `\u00`)), &back); !strings.Contains(s, `\x`) && (err != nil || back != s) {
			t.Fatalf("%q comes back as %q: %v", s, back, err)
		}
	})
}
