package bench

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"duizhao/internal/align"
	"duizhao/internal/annotate"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
)

func generate(t *testing.T, n int, seed uint64) string {
	t.Helper()
	dir := t.TempDir()
	if err := Generate(dir, n, seed); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestShape reads a generated site as the program does: it has no problems and the
// sizes that corpus.go promises.
func TestShape(t *testing.T) {
	const n = 12
	var problems diag.List
	c := corpus.Open(os.DirFS(generate(t, n, 1)), &problems)
	if len(c.Slugs) != n || len(c.Notes) != Notes {
		t.Errorf("%d editions and %d notes, want %d and %d", len(c.Slugs), len(c.Notes), n, Notes)
	}
	apparatus := annotate.New(c.Notes, nil, nil, &diag.List{})
	var chars, words, paragraphs, mentions int
	for _, slug := range c.Slugs {
		e, _ := c.Edition(slug, &problems)
		p := align.Join(e, &problems)
		count := map[string]int{}
		for _, r := range p.Rows {
			count[r.Kind.String()]++
			for k, cell := range r.Cells {
				for _, s := range cell.Segments {
					if r.ID[0] == 'p' {
						chars += han(s.Text()) * (1 - k)
						words += len(strings.Fields(s.Text())) * k
					}
					for _, run := range s.Runs {
						if run.Kind == edition.OpenNote {
							count[p.Langs[k]+" link"]++
						}
					}
				}
			}
			if s := r.Segments(); r.ID[0] == 'p' && (s < 2 || s > 4) {
				t.Errorf("%s#%s has %d segments", slug, r.ID, s)
			}
		}
		want := map[string]int{"paragraph": Paragraphs, "turn": 2 * Turns, "heading": Sections, "zh-Hant link": Links, "en link": Links}
		for what, n := range want {
			if count[what] != n {
				t.Errorf("%s has %d of %s, want %d", slug, count[what], what, n)
			}
		}
		for _, v := range e.Texts {
			if len(v.Footnotes) != Footnotes {
				t.Errorf("%s has %d footnotes, want %d", v.Path, len(v.Footnotes), Footnotes)
			}
		}
		paragraphs += Paragraphs
		a, _ := apparatus.Annotate(p, &problems)
		mentions += len(a.Mentions)
	}
	for _, p := range problems.Sorted() {
		t.Error(p.Pos, p.Text)
	}
	if mean := chars / paragraphs; mean < Han*95/100 || mean > Han*105/100 {
		t.Errorf("a paragraph has %d Han characters on average", mean)
	}
	if mean := words / paragraphs; mean < 76 || mean > 84 {
		t.Errorf("a paragraph has %d English words on average", mean)
	}
	if mentions < n*(Links+Mentions)*9/10 {
		t.Errorf("%d mentions of notes in %d editions", mentions, n)
	}
}

// TestSame holds that the same seed gives the same bytes, that the editions of
// a small site are those of a large one, and that another seed gives others.
func TestSame(t *testing.T) {
	small, large, other := tree(t, generate(t, 2, 7)), tree(t, generate(t, 5, 7)), tree(t, generate(t, 2, 8))
	for name, text := range small {
		if large[name] != text {
			t.Errorf("%s differs between a small site and a large one", name)
		}
		if strings.Contains(name, "editions") && other[name] == text {
			t.Errorf("%s is the same for two seeds", name)
		}
	}
	if len(large) != len(small)+3*3 {
		t.Errorf("%d and %d files", len(small), len(large))
	}
}

func TestGenerateRefuses(t *testing.T) {
	if err := Generate(generate(t, 1, 1), 1, 1); err == nil {
		t.Error("a second site was written over the first")
	}
}

func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
