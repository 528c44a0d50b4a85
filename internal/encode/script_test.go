package encode

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestScriptForms(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", `""`},
		{`a "b" \ c`, `"a \"b\" \\ c"`},
		{"一\n二\t", `"一\n二\x09"`},
		{`<b>x</b></script>`, `"<b>x<\/b><\/script>"`},
		{`</`, `"<\/"`},
		{"/a/", `"/a/"`},
	} {
		if got := string(Script(nil, c.in)); got != c.want {
			t.Errorf("%q is %s and should be %s", c.in, got, c.want)
		}
	}
}

// Apart from its own escapes, a string of a script is JSON with the same value.
func FuzzScript(f *testing.F) {
	f.Add("對照 \"x\" </p>\n")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		q := string(Script([]byte("x"), s))[1:]
		if strings.Contains(q, "</") || strings.Contains(q, "<!") || strings.Contains(strings.ToLower(q), "<script") ||
			strings.ContainsAny(q[1:len(q)-1], "\n\r") {
			t.Fatalf("%q cannot stand in a script", q)
		}
		var back string
		if err := json.Unmarshal([]byte(strings.NewReplacer(`<\!`, "<!", `<\s`, "<s", `<\S`, "<S", `\x`, `\u00`).Replace(q)),
			&back); !strings.ContainsAny(s, `\`) && (err != nil || back != s) {
			t.Fatalf("%q comes back as %q: %v", s, back, err)
		}
	})
}
