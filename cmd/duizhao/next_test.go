package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// TestNextSteps checks that whatever the program, its rules, its samples and its
// documents tell somebody to type exists: each "duizhao WORD" must name a command,
// and each flag on the same line one of that command's.
func TestNextSteps(t *testing.T) {
	k, err := newParser(newUI(os.Stdout, os.Stderr))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	var targets []string
	for _, m := range regexp.MustCompile(`(?m)^([a-z-]+):`).FindAllSubmatch(data, -1) {
		targets = append(targets, string(m[1]))
	}
	seen := 0
	for place, text := range told(t) {
		for line := range strings.Lines(text) {
			n, wrong := nextSteps(k.Model.Node, line)
			seen += n
			for _, m := range target.FindAllStringSubmatch(line, -1) {
				seen++
				if !slices.Contains(targets, m[1]) {
					wrong = append(wrong, "the Makefile has no target "+m[1])
				}
			}
			for _, w := range wrong {
				t.Errorf("%s: %s: %q", place, w, strings.TrimSpace(line))
			}
		}
	}
	if seen < 150 {
		t.Errorf("only %d command lines were found", seen)
	}
}

// TestNextStepsMissing checks that TestNextSteps finds what it is for.
func TestNextStepsMissing(t *testing.T) {
	k, err := newParser(newUI(os.Stdout, os.Stderr))
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{
		"send it with: duizhao publish":             "there is no command publish",
		"see: duizhao new house --help":             "",
		"    duizhao build --ouput x":               "duizhao build has no flag --ouput",
		"`duizhao new edition x --site y`":          "",
		"duizhao new edition x --languages en":      "duizhao new edition has no flag --languages",
		"a folder that only duizhao fills":          "",
		"duizhao build x, or list it with --stats":  "",
		"duizhao check --explain CODE, --json too":  "",
		"duizhao pdf --fonts .cache/fonts -z":       "duizhao pdf has no flag -z",
		"make a site there with: duizhao new DIR\n": "",
	} {
		_, got := nextSteps(k.Model.Node, line)
		if strings.Join(got, "; ") != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

// told returns every text that may say what to type, by its place: the strings of
// the program, the manuals of rules, samples, templates, and the documents.
func told(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, top := range []string{"cmd", "internal", "templates", "content", "docs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"} {
		err := filepath.WalkDir(filepath.Join("..", "..", top), func(name string, d fs.DirEntry, err error) error {
			switch {
			case os.IsNotExist(err):
				return nil
			case err != nil || d.IsDir():
				return err
			case strings.HasSuffix(name, "_test.go"), strings.Contains(filepath.ToSlash(name), "/testdata/"):
				return nil
			case filepath.Ext(name) == ".go":
				return literals(name, out)
			case slices.Contains([]string{".md", ".txtar", ".yaml", ".html"}, filepath.Ext(name)):
				data, err := os.ReadFile(name)
				out[name] = string(data)
				return err
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// literals adds the strings of a Go file, including struct tags, and its package
// comment, which is a manual.
func literals(name string, out map[string]string) error {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
	if err != nil {
		return err
	}
	if f.Doc != nil {
		out[name] = f.Doc.Text()
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			s, err := strconv.Unquote(lit.Value)
			if err == nil {
				out[fset.Position(lit.Pos()).String()] = s
			}
		}
		return true
	})
	return nil
}

var (
	commandLine = regexp.MustCompile(`(?:^|[^\w/.#-])duizhao ((?:[a-z]+ ?)+)`)
	target      = regexp.MustCompile("(?:^ {4}|`|run: )make ([a-z-]+)(?:[ `\n]|$)")
	flagsAfter  = regexp.MustCompile(`(?:^| )(--[a-z][a-z-]*|-[A-Za-z]\b)`)
	// prose has words that follow the program's name where no command is meant.
	prose = []string{"fills", "did", "wrote", "does", "made", "makes", "words", "writes", "puts", "takes", "keeps", "is", "has"}
)

// nextSteps counts the command lines in a line of text, and returns what in them
// does not exist.
func nextSteps(program *kong.Node, line string) (n int, wrong []string) {
	starts := commandLine.FindAllStringSubmatchIndex(line, -1)
	for i, at := range starts {
		words := strings.Fields(line[at[2]:at[3]])
		if slices.Contains(prose, words[0]) {
			continue
		}
		n++
		node := childOf(program, words[0])
		if node == nil {
			wrong = append(wrong, "there is no command "+words[0])
			continue
		}
		if len(words) > 1 {
			if below := childOf(node, words[1]); below != nil {
				node = below
			}
		}
		rest := line[at[1]:]
		if i+1 < len(starts) {
			rest = line[at[1]:starts[i+1][0]]
		}
		if end := strings.IndexAny(rest, "`|),;:#("); end >= 0 { // the end of the command line
			rest = rest[:end]
		}
		for _, m := range flagsAfter.FindAllStringSubmatch(" "+rest, -1) {
			if flagOf(node, m[1]) == nil && (node.DefaultCmd == nil || flagOf(node.DefaultCmd, m[1]) == nil) && m[1] != "-V" && m[1] != "--version" {
				wrong = append(wrong, node.FullPath()+" has no flag "+m[1])
			}
		}
	}
	return n, wrong
}
