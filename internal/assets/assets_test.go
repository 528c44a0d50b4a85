package assets

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/static"
)

func site(files map[string]string) fs.FS {
	out := fstest.MapFS{}
	for name, data := range files {
		out[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return out
}

func (b *Bundle) file(t *testing.T, path string) string {
	t.Helper()
	for _, f := range b.Files {
		if f.Path == path {
			return string(dataOf(f))
		}
	}
	t.Fatalf("there is no file %q", path)
	return ""
}

func (b *Bundle) paths() []string {
	var out []string
	for _, f := range b.Files {
		out = append(out, f.Path)
	}
	slices.Sort(out)
	return out
}

var named = regexp.MustCompile(`^assets/(style|reader|first|icon)-[0-9a-f]{10}\.(css|js|svg)$`)

func TestMake(t *testing.T) {
	b, err := Make(site(map[string]string{
		"css/20-b.css":       "p { color: red; background: url(\"../x.png\") }",
		"css/10-a.css":       "@layer base; p { margin: 0 }",
		"css/notes.txt":      "not CSS",
		"js/main.js":         "import { hello } from './hello.js'; hello()",
		"js/hello.js":        "import { name } from './deep/name.js'; export function hello() { console.log('對照' + name) }",
		"js/deep/name.js":    "export const name = 'x'",
		"js/unused.js":       "console.log('never')",
		"js-found/found.js":  "console.log('found')",
		"js-search/show.js":  "console.log('search')",
		"js-first/first.js":  "document.documentElement.classList.add('js')",
		"icon.svg":           "<svg/>",
		"photo.jpg":          "jpg",
		"fonts/a.woff2":      "font",
		".hidden":            "x",
		".git/config":        "x",
		"fonts/.DS_Store":    "x",
		"embed.go":           "package static",
		"css/30-comment.css": "/*! licence */ a { color: #ff0000 }",
	}))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{b.CSS, b.JS, b.First, b.Icon} {
		if !named.MatchString(name) {
			t.Errorf("the name %q", name)
		}
	}
	css := b.file(t, b.CSS)
	if !strings.Contains(css, "margin:0") || strings.Index(css, "margin:0") > strings.Index(css, "../x.png") || strings.Contains(css, "licence") {
		t.Errorf("the style sheet is %s", css)
	}
	if js := b.file(t, b.JS); !strings.Contains(js, "對照") || strings.Contains(js, "never") || strings.Contains(js, "import") {
		t.Errorf("the script is %s", js)
	}
	want := []string{b.CSS, b.First, b.Found, b.Icon, b.JS, "fonts/a.woff2", "photo.jpg"}
	slices.Sort(want)
	if !slices.Equal(b.paths(), want) {
		t.Errorf("the files are %v and should be %v", b.paths(), want)
	}
}

// Fonts are beside the style sheet, named by their content, with one file for those
// that share it; their rules come first.
func TestFonts(t *testing.T) {
	rule := func(family string) func(string) string {
		return func(address string) string {
			return "@font-face{font-family:" + family + ";src:url(" + address + ")}\n"
		}
	}
	b, err := Make(site(map[string]string{"css/a.css": "@layer base; p { margin: 0 }"}),
		Font{"roman", []byte("1"), rule("one")}, Font{"italic", []byte("2"), rule("one")}, Font{"roman", []byte("1"), rule("two")})
	if err != nil {
		t.Fatal(err)
	}
	list := slices.DeleteFunc(b.paths(), func(p string) bool { return p == b.CSS })
	if len(list) != 2 || !strings.HasPrefix(list[0], "assets/italic-") || !strings.HasPrefix(list[1], "assets/roman-") || b.file(t, list[0]) != "2" {
		t.Fatalf("the files are %v", b.paths())
	}
	italic, roman := strings.TrimPrefix(list[0], "assets/"), strings.TrimPrefix(list[1], "assets/")
	want := rule("one")(roman) + rule("one")(italic) + rule("two")(roman) + "@layer base;"
	if css := b.file(t, b.CSS); !strings.HasPrefix(css, want) || !strings.Contains(css, "margin:0") {
		t.Errorf("the style sheet is %s, and should begin with %s", css, want)
	}
	if b, err := Make(site(nil), Font{"roman", []byte("1"), rule("one")}); err != nil || len(b.Files) > 0 {
		t.Errorf("fonts without a style sheet: %v %v", b.paths(), err)
	}
}

func TestMakeOfNothing(t *testing.T) {
	b, err := Make(site(nil))
	if err != nil || b.CSS != "" || b.JS != "" || b.First != "" || b.Icon != "" || len(b.Files) != 0 {
		t.Errorf("%+v %v", b, err)
	}
}

// TestNames checks that a name depends on what is in the file, and on nothing else.
func TestNames(t *testing.T) {
	of := func(css string) string {
		b, err := Make(site(map[string]string{"css/a.css": css, "js/main.js": "1"}))
		if err != nil {
			t.Fatal(err)
		}
		return b.CSS
	}
	if of("p{color:red}") != of("p  {  color: red }") {
		t.Error("the name changes with blanks that are not kept")
	}
	if of("p{color:red}") == of("p{color:blue}") {
		t.Error("the name does not change with the content")
	}
}

// TestMistakes checks that a mistake is reported with its file and line, and that
// nothing outside static/ is read.
func TestMistakes(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"script":    {map[string]string{"js/main.js": "let a = 1\nlet b = ;\n"}, `static/js/main.js:2:9: Unexpected ";"`},
		"no module": {map[string]string{"js/main.js": "import './none.js'\n"}, "js/none.js"},
		"outside":   {map[string]string{"js/main.js": "import '../../../etc/passwd'\n"}, "is not a file of static/"},
		"from a host": {map[string]string{"js/main.js": "import 'https://example.org/x.js'\n"},
			`static/js/main.js:1:8: https://example.org/x.js is not a file of static/`},
		"first": {map[string]string{"js-first/first.js": "(\n"}, "static/js-first/first.js:2:1"},
	} {
		_, err := Make(site(c.files))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v\nand should contain %s", name, err, c.want)
		}
	}
}

// TestOwn bundles the program's own files.
func TestOwn(t *testing.T) {
	b, err := Make(static.FS)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Make(static.FS)
	if err != nil || b.CSS != again.CSS || b.JS != again.JS || b.First != again.First {
		t.Errorf("twice the same files give different bundles: %v", err)
	}
	if b.CSS == "" || b.JS == "" || b.First == "" || b.Icon == "" {
		t.Errorf("%+v", b)
	}
	for _, f := range b.Files {
		if strings.HasSuffix(f.Path, ".go") {
			t.Errorf("%s is published", f.Path)
		}
		if strings.Contains(string(dataOf(f)), "https://") && strings.HasSuffix(f.Path, ".css") {
			t.Errorf("%s fetches from another host", f.Path)
		}
	}
}

func dataOf(f File) []byte {
	data, err := f.Data()
	if err != nil {
		panic(err)
	}
	return data
}
