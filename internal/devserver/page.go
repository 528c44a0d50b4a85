package devserver

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strings"
)

var (
	// Where the script goes: the end of the head, explicit or implied.
	scriptPlace = regexp.MustCompile(`(?i)</head\s*>|<body[\s>]`)
	cspTag      = regexp.MustCompile(`(?is)<meta\s[^>]*http-equiv\s*=\s*["']?content-security-policy\b[^>]*>`)
	cspValue    = regexp.MustCompile(`(?is)(\scontent\s*=\s*)("[^"]*"|'[^']*')`)
)

// withScript returns the page with the server's script in its head, and with a policy
// that allows what the script needs.
func withScript(page []byte, build string) []byte {
	at := len(page)
	if i := scriptPlace.FindIndex(page); i != nil {
		at = i[0]
	}
	head := cspTag.ReplaceAllFunc(page[:at], func(tag []byte) []byte {
		return cspValue.ReplaceAllFunc(tag, func(attr []byte) []byte {
			m := cspValue.FindSubmatch(attr)
			policy := html.UnescapeString(string(m[2][1 : len(m[2])-1]))
			return append(bytes.Clone(m[1]), `"`+html.EscapeString(widen(policy))+`"`...)
		})
	})
	script := `<script src="` + base + `reload.js" defer data-build="` + html.EscapeString(build) + `"></script>`
	return slices.Concat(head, []byte(script), page[at:])
}

// widen adds to a Content-Security-Policy what the script needs: scripts, styles and
// connections from the server itself. A missing directive is made from default-src,
// as the policy means it (CSP Level 3, 6.8).
func widen(policy string) string {
	var directives [][]string
	for d := range strings.SplitSeq(policy, ";") {
		if f := strings.Fields(d); len(f) > 0 {
			directives = append(directives, f)
		}
	}
	index := func(name string) int {
		return slices.IndexFunc(directives, func(d []string) bool { return strings.EqualFold(d[0], name) })
	}
	for _, name := range []string{"script-src", "style-src", "connect-src"} {
		i := index(name)
		if i < 0 {
			byDefault := index("default-src")
			if byDefault < 0 {
				continue // everything is allowed
			}
			i = len(directives)
			directives = append(directives, append([]string{name}, directives[byDefault][1:]...))
		}
		d := slices.DeleteFunc(slices.Clone(directives[i]), func(v string) bool { return strings.EqualFold(v, "'none'") })
		if !slices.Contains(d, "'self'") {
			d = append(d, "'self'")
		}
		directives[i] = d
	}
	out := make([]string, len(directives))
	for i, d := range directives {
		out[i] = strings.Join(d, " ")
	}
	return strings.Join(out, "; ")
}
