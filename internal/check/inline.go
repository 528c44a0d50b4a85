package check

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"duizhao/internal/diag"
)

// The policy of every page lets files of the site's own act, and nothing in the page.
var (
	remarks     = pattern(`(?s){{-?\s*/\*.*?\*/\s*-?}}|<!--.*?-->`)
	inlineTag   = pattern(`(?i)<(script|style)\b([^>]*)>`)
	inlineStyle = pattern(`(?i)<[a-z][^<>]*?\s(style|on[a-z]+)\s*=\s*["']`)
	elsewhere   = pattern(`(?i)\s(?:src\s*=|type\s*=\s*["']?(?:application/(?:ld\+)?json|text/plain))`)
)

// pattern is compiled when it is first asked for: most runs have no template to look at.
func pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

// inline warns of what a template of the site's has in it and browsers will not run or
// apply, by the policy of the pages.
func (f Folder) inline(name string, problems *diag.List) {
	data, err := fs.ReadFile(f, name)
	if err != nil { // reported when it is read
		return
	}
	data = remarks().ReplaceAllFunc(data, func(b []byte) []byte {
		return bytes.Map(func(r rune) rune {
			if r == '\n' {
				return r
			}
			return ' '
		}, b)
	})
	report := func(at int, what, hint string) {
		line := data[bytes.LastIndexByte(data[:at], '\n')+1 : at]
		problems.Add(diag.Warnf("template-inline", diag.Pos{Path: path.Join(f.Dir, name), Line: 1 + bytes.Count(data[:at], []byte("\n")),
			Col: 1 + utf8.RuneCount(line)}, "%s: the policy of the pages forbids it, and browsers leave it out", what).WithHint(hint))
	}
	for _, m := range inlineTag().FindAllSubmatchIndex(data, -1) {
		switch tag := strings.ToLower(string(data[m[2]:m[3]])); {
		case tag == "style" && bytes.HasPrefix(data[m[1]:], []byte("{{")): // as print.html has it, with the policy for it
		case tag == "style":
			report(m[0], "this is a style sheet within the page", "write it into static/css/NAME.css, which comes after the program's")
		case !elsewhere().Match(data[m[4]:m[5]]):
			report(m[0], "this is a script within the page", "put it into a file, static/NAME.js, and write <script src=\"{{.Root}}NAME.js\" defer></script>")
		}
	}
	for _, m := range inlineStyle().FindAllSubmatchIndex(data, -1) {
		if attr := strings.ToLower(string(data[m[2]:m[3]])); attr == "style" {
			report(m[2], "this is a style within an element", "give the element a class, and write the style into static/css/NAME.css")
		} else {
			report(m[2], attr+"= is a script within an element", "put it into a file, static/NAME.js, which listens for the event")
		}
	}
}
