package corpus

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/golden"
	"duizhao/internal/source"
)

// TestCorpus reads each small site of testdata and compares the problems found
// with want/problems, and what was read with want/corpus.
func TestCorpus(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		problems := &diag.List{}
		var b strings.Builder
		if c := Open(a.FS(), problems); c != nil {
			describe(&b, c, problems)
		}
		var text strings.Builder
		all := problems.Sorted()
		source.Excerpts(all, a.FS())
		diag.WriteText(&text, all)
		a.Compare("problems", text.String())
		if slices.Contains(a.Wants(), "corpus") {
			a.Compare("corpus", b.String())
		}
	})
}

func describe(b *strings.Builder, c *Corpus, problems *diag.List) {
	fmt.Fprintf(b, "languages %v\n", c.Config.Languages)
	for _, n := range c.Notes {
		fmt.Fprintf(b, "note %s (%s) %v%s\n", n.ID, n.Kind, n.Name["en"], body(n.Body))
	}
	for _, cl := range c.Claims {
		fmt.Fprintf(b, "claim %s: %s in %s%s\n", cl.ID, cl.Verdict, cl.Edition, body(cl.Body))
	}
	articles := c.Explainers
	for _, p := range c.Pages {
		articles = append(slices.Clone(articles), p.Article)
	}
	for _, a := range articles {
		fmt.Fprintf(b, "article %s %q: %q%s\n", a.ID, a.Titles["en"], a.Leads["en"], body(a.Body))
		for _, lang := range sorted(a.Notes) {
			for _, f := range a.Notes[lang] {
				fmt.Fprintf(b, "  footnote [^%s] of %s in %s:%d\n", f.Label, lang, a.Paths[lang], f.Line)
			}
		}
	}
	for _, slug := range c.Slugs {
		e, doc := c.Edition(slug, problems)
		if e == nil {
			fmt.Fprintf(b, "edition %s cannot be used\n", slug)
			continue
		}
		fmt.Fprintf(b, "edition %s from %s, base %s\n", e.Slug, doc.Pos(), e.Base)
		for _, v := range e.Texts {
			fmt.Fprintf(b, "  %s from %s\n", v.Lang, v.Path)
			for i := range v.Blocks {
				blk := &v.Blocks[i]
				fmt.Fprintf(b, "    %s %s %s, %d segments\n", blk.ID, blk.Kind, blk.Speaker, len(blk.Segments))
			}
			for _, f := range v.Footnotes {
				fmt.Fprintf(b, "    footnote [^%s]\n", f.Label)
			}
			for _, a := range v.Audio {
				fmt.Fprintf(b, "    recording %s, %s\n", a.Path, a.Type)
				for _, c := range a.Cues {
					fmt.Fprintf(b, "      %s from %d to %d\n", edition.Address(c.Block, c.Segment+1), c.From, c.To)
				}
			}
		}
	}
}

func sorted[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func body(b map[string][]edition.Block) string {
	var out strings.Builder
	for _, lang := range sorted(b) {
		fmt.Fprintf(&out, ", %s %d blocks", lang, len(b[lang]))
		if len(b[lang]) > 0 {
			fmt.Fprintf(&out, " from line %d", b[lang][0].Line)
		}
	}
	return out.String()
}

// broken is a folder that cannot be read.
type broken struct {
	fstest.MapFS
	dir string
}

func (b broken) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == b.dir {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.ReadDir(name)
}

func TestFolderThatCannotBeRead(t *testing.T) {
	files := fstest.MapFS{"content/site.yaml": {Data: []byte("title: x\nlanguages: [en]\n")}, "content/notes/a.md": {}}
	problems := &diag.List{}
	Open(broken{files, "content/notes"}, problems)
	var b strings.Builder
	diag.WriteText(&b, problems.Sorted())
	want := "content/notes: error: this folder cannot be read: permission denied [file-read]\n  make it readable for the user who runs the build\n"
	if got := strings.Replace(b.String(), fs.ErrPermission.Error(), "permission denied", 1); got != want {
		t.Errorf("%s\nand should be\n%s", got, want)
	}
}

// TestDigest holds that an edition's digest changes with each of its files and
// with nothing else.
func TestDigest(t *testing.T) {
	digest := func(change string) [32]byte {
		files := fstest.MapFS{
			"content/site.yaml":               {Data: []byte("title: x\nlanguages: [en]\n")},
			"content/editions/e/edition.yaml": {Data: []byte("title: x\nauthor: y\ndate: 2024\nbase: en\nversions: [{lang: en}, {lang: fr}]\n")},
			"content/editions/e/en.md":        {Data: []byte("Text.\n{#p01}\n")},
			"content/editions/e/fr.md":        {Data: []byte("Texte.\n{#p01}\n")},
			"content/other":                   {},
		}
		files[change].Data = append(files[change].Data, '\n')
		problems := &diag.List{}
		e, _ := Open(files, problems).Edition("e", problems)
		if e == nil {
			t.Fatal(problems.Sorted())
		}
		return e.Digest
	}
	same := digest("content/other")
	if digest("content/site.yaml") != same {
		t.Error("the digest changes with site.yaml")
	}
	seen := map[[32]byte]string{same: "nothing"}
	for _, name := range []string{"edition.yaml", "en.md", "fr.md"} {
		d := digest("content/editions/e/" + name)
		if before, ok := seen[d]; ok {
			t.Errorf("the digest is the same with %s changed and with %s", name, before)
		}
		seen[d] = name
	}
}
