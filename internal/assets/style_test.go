package assets

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"duizhao/static"
)

var (
	comments = regexp.MustCompile(`(?s)/\*.*?\*/`)
	// A side that is named by where it is on the sheet, not by the direction of reading.
	physical = regexp.MustCompile(`[{;\s](((margin|padding|border)-(left|right|top|bottom)[a-z-]*|left|right|top|bottom)\s*:|(text-align|float|clear)\s*:\s*(left|right)\b)`)
	// Four values whose sides differ, which a shorthand cannot say for both directions.
	uneven = regexp.MustCompile(`[{;\s](margin|padding|inset)\s*:\s*([^;{}]+)`)
	tagged = regexp.MustCompile(`:lang\((en|zh)\)`)
)

// styled calls each with every style sheet, its comments blanked out.
func styled(t *testing.T, each func(name, text, css string)) {
	t.Helper()
	err := fs.WalkDir(static.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".css" {
			return err
		}
		data, err := fs.ReadFile(static.FS, name)
		if err != nil {
			return err
		}
		blank := func(s string) string {
			return strings.Map(func(r rune) rune {
				if r == '\n' {
					return r
				}
				return ' '
			}, s)
		}
		each(name, string(data), comments.ReplaceAllStringFunc(string(data), blank))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func line(text string, at int) int { return 1 + strings.Count(text[:at], "\n") }

// values splits the value of a shorthand at its blanks, but for those in brackets.
func values(s string) []string {
	var out []string
	depth, from := 0, 0
	s += " "
	for i, c := range s {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == ' ' && depth == 0:
			if i > from {
				out = append(out, s[from:i])
			}
			from = i + 1
		}
	}
	return out
}

// TestStylesHaveNoSides checks that style sheets are for either direction of
// reading: they name sides by it, and never by left and right.
func TestStylesHaveNoSides(t *testing.T) {
	styled(t, func(name, text, css string) {
		for _, m := range physical.FindAllStringSubmatchIndex(css, -1) {
			t.Errorf("%s:%d: %q names a side of the sheet", name, line(css, m[2]), css[m[2]:m[3]])
		}
		for _, m := range uneven.FindAllStringSubmatchIndex(css, -1) {
			if v := values(css[m[4]:m[5]]); len(v) == 4 && v[1] != v[3] {
				t.Errorf("%s:%d: %q gives two sides of the sheet different values", name, line(css, m[2]), strings.TrimSpace(css[m[2]:m[5]]))
			}
		}
	})
}

// TestStylesAskForRoles checks that no rule for pages and paper is for Chinese or for
// English where it means a script, or which of two versions stands first:
// css/shared/script.css says what follows from a script. Books, whose readers know
// no variables, are excepted.
func TestStylesAskForRoles(t *testing.T) {
	styled(t, func(name, text, css string) {
		if name == "css/shared/script.css" || strings.HasPrefix(name, "css/book/") || strings.HasPrefix(name, "css/faces/") {
			return
		}
		for _, l := range strings.Split(css, "\n") {
			if strings.Contains(l, ":lang(ja)") { // a group of languages
				continue
			}
			if tagged.MatchString(l) {
				t.Errorf("%s: %q is for one language", name, strings.TrimSpace(l))
			}
		}
	})
}

// TestStylesCanBeRead checks that no line is too long to be read.
func TestStylesCanBeRead(t *testing.T) {
	styled(t, func(name, text, css string) {
		for i, l := range strings.Split(text, "\n") {
			if n := utf8.RuneCountInString(l); n > 120 {
				t.Errorf("%s:%d: %d characters", name, i+1, n)
			}
		}
	})
}

// TestStylesAreListed checks that each file of a product is in a manifest.
func TestStylesAreListed(t *testing.T) {
	var listed strings.Builder
	for _, name := range sheets {
		data, err := fs.ReadFile(static.FS, "css/"+name+".css")
		if err != nil {
			t.Fatal(err)
		}
		listed.Write(data)
	}
	styled(t, func(name, text, css string) {
		if strings.Count(name, "/") > 1 && !strings.Contains(listed.String(), `"./`+strings.TrimPrefix(name, "css/")+`"`) {
			t.Errorf("%s is in no manifest", name)
		}
	})
}

// TestOwnSheets checks that a file that a site puts beside the manifests follows
// what they list, on the site's pages and in a page that is one file.
func TestOwnSheets(t *testing.T) {
	b, err := Make(site(map[string]string{
		"css/web.css":     "@import \"./web/b.css\"; @import \"./web/a.css\";",
		"css/single.css":  "@import \"./web/a.css\";",
		"css/web/a.css":   "a { color: #000001 }",
		"css/web/b.css":   "b { color: #000002 }",
		"css/10-own.css":  "i { color: #000003 }",
		"css/book.css":    "u { color: #000004 }",
		"css/web/c.css":   "s { color: #000005 }",
		"css/notes.txt":   "no style sheet",
		"css/web/x.woff2": "not published either",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if got := b.file(t, b.CSS); got != "b{color:#000002}a{color:#000001}i{color:#000003}\n" {
		t.Errorf("the site's style sheet is %s", got)
	}
	if got := string(b.SingleCSS); got != "a{color:#000001}i{color:#000003}\n" {
		t.Errorf("that of one file is %s", got)
	}
	if got := string(b.Book); got != "u{color:#000004}\n" {
		t.Errorf("that of books is %s", got)
	}
}
