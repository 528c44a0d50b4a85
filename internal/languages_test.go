package internal_test

import (
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"duizhao/internal/lang"
)

// named lists the files outside package lang that may name a language by a literal,
// and why.
var named = map[string]string{
	"internal/intake/turns.go": `"de" is a part of names, as in de Gaulle`,
	"internal/bench/words.go":  "syllables of pinyin",
	"internal/pdf/print.go":    "the browser's own language; nothing of it is seen",
}

// looked lists the files outside package lang that may look at the script of a
// character, and why.
var looked = map[string]string{
	"internal/search/fold.go":    "what the index calls a character is what the reader's script calls it, by the same properties; it is for good",
	"internal/search/builder.go": "how many characters a set has room for",
	"internal/script/fold.go":    "which part of a table needs no decomposition; the keys are for good",
	"internal/script/proof.go":   "what is below U+3400 is in no dictionary: faster, the answer is the same",
	"internal/script/detect.go":  "the same",
	"internal/script/damage.go":  "the same",
	"internal/script/lexicon.go": "the lengths of UTF-8",
	"internal/encode/encode.go":  "characters that XML may not have",
	"internal/intake/ink.go":     "characters that leave no ink, and none at all",
}

// tables lists the tables of package unicode for scripts that lang answers for.
var tables = []string{"Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"}

// TestLanguagesHaveOneRoom checks that what follows from a language is in package
// lang: no other package names one by a tag, and no other decides what is Han, wide
// or kana.
func TestLanguagesHaveOneRoom(t *testing.T) {
	var tags []string
	for _, tag := range append(lang.Known(), lang.Chinese, lang.Undetermined, lang.Pinyin) {
		tags = append(tags, regexp.QuoteMeta(tag))
	}
	tag := `(?:` + strings.Join(tags, "|") + `|zh-(?:TW|HK|CN|SG)|(?:zh|und)-[A-Z][a-z]{3})`
	list := regexp.MustCompile(`^` + tag + `(?:[ ,]` + tag + `)*$`)
	naming, looking := map[string]bool{}, map[string]bool{}
	for _, u := range units(t) {
		if u.name == "lang" {
			continue
		}
		for file, f := range u.files {
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.ImportSpec:
					return false
				case *ast.BasicLit:
					if s, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil && list.MatchString(s) {
						naming[file] = true
						if named[file] == "" {
							t.Errorf("%s names a language, %s; ask package lang for what follows from it, or for lang.English and its like",
								fset.Position(n.Pos()), n.Value)
						}
					}
				case *ast.SelectorExpr:
					if x, ok := n.X.(*ast.Ident); ok && x.Name == "unicode" && slices.Contains(tables, n.Sel.Name) {
						looking[file] = true
						if looked[file] == "" {
							t.Errorf("%s asks unicode.%s; ask package lang", fset.Position(n.Pos()), n.Sel.Name)
						}
					}
				case *ast.BinaryExpr:
					if compares(n) {
						looking[file] = true
						if looked[file] == "" {
							t.Errorf("%s compares a character with the first or last of a script; ask package lang", fset.Position(n.Pos()))
						}
					}
				}
				return true
			})
		}
	}
	for file := range named {
		if !naming[file] {
			t.Errorf("%s names no language any more; take it off the list", file)
		}
	}
	for file := range looked {
		if !looking[file] {
			t.Errorf("%s asks for no script any more; take it off the list", file)
		}
	}
}

// compares reports whether an expression compares with a character from U+2E80, where
// East Asian scripts begin, to the end of their planes.
func compares(n *ast.BinaryExpr) bool {
	if n.Op != token.GEQ && n.Op != token.LEQ && n.Op != token.GTR && n.Op != token.LSS {
		return false
	}
	for _, side := range []ast.Expr{n.X, n.Y} {
		l, ok := side.(*ast.BasicLit)
		if !ok {
			continue
		}
		var c int64
		switch {
		case l.Kind == token.INT && strings.HasPrefix(strings.ToLower(l.Value), "0x"):
			c, _ = strconv.ParseInt(l.Value, 0, 32)
		case l.Kind == token.CHAR:
			r, _, _, _ := strconv.UnquoteChar(strings.Trim(l.Value, "'"), '\'')
			c = int64(r)
		}
		if c >= 0x2E80 && c <= 0x3FFFF && c != 0xFFFF {
			return true
		}
	}
	return false
}

// TestAddALanguage checks that docs/add-a-language.md names the files to change for
// a language, by those that mention Vietnamese: what the program knows, and the words.
func TestAddALanguage(t *testing.T) {
	data, err := os.ReadFile("../docs/add-a-language.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := func(heading, tag string) []string {
		_, part, ok := strings.Cut(string(data), "\n## "+heading+"\n")
		if !ok {
			t.Fatalf("the document has no part %q", heading)
		}
		part, _, _ = strings.Cut(part, "\n## ")
		var out []string
		for _, m := range regexp.MustCompile("(?m)^- `([^`]+)`").FindAllStringSubmatch(part, -1) {
			out = append(out, strings.ReplaceAll(m[1], "TAG", tag))
		}
		slices.Sort(out)
		return out
	}
	words := listed("Words", "vi")
	mention := regexp.MustCompile("[\"`]vi[\"`]|(?m)^\tvi zh-Hans zh-Hant$|^ +vi: ")
	var found []string
	for _, top := range []string{".ci", "cmd", "internal", "static", "templates"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(p string, d fs.DirEntry, err error) error {
			name := strings.TrimPrefix(filepath.ToSlash(p), "../")
			if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go") && name != "internal/lang/lang_test.go" ||
				strings.Contains(name, "/testdata/") || slices.Contains(words, name) {
				return err
			}
			data, err := os.ReadFile(p)
			if mention.Match(data) || strings.HasSuffix(name, "/vi.yaml") || strings.HasSuffix(name, "_vi.go") {
				found = append(found, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(found)
	if doc := listed("What the program knows", "vi"); !slices.Equal(doc, found) {
		t.Errorf("docs/add-a-language.md names\n  %s\nand Vietnamese is in\n  %s", strings.Join(doc, "\n  "), strings.Join(found, "\n  "))
	}
	for _, file := range words {
		data, err := os.ReadFile(filepath.Join("..", file))
		if err != nil {
			t.Errorf("docs/add-a-language.md names %s: %v", file, err)
			continue
		}
		if !strings.HasSuffix(file, "/vi.yaml") && !mention.Match(data) {
			t.Errorf("docs/add-a-language.md says that %s has words by language, and it has none in Vietnamese", file)
		}
	}
}
