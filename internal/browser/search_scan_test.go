package browser

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/address"
	"duizhao/internal/align"
	"duizhao/internal/annotate"
	"duizhao/internal/cite"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/script"
	"duizhao/internal/search"
	"duizhao/internal/source"
)

// scan is the search without an index: all documents of a site, folded.
type scan struct {
	docs  []scanned
	texts []string // as written, to take queries from
}

type scanned struct {
	address string
	folded  []string
}

// newScan reads a site as the pipeline does, up to the index.
func newScan(t *testing.T, dir string) *scan {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	problems := &diag.List{}
	c := corpus.Open(root.FS(), problems)
	converter := script.New(c.Config.Simplified, nil)
	var simplify search.Simplify
	if len(c.Config.Simplified) > 0 {
		simplify = converter.Text
	}
	var items []search.Item
	apparatus := annotate.New(c.Notes, c.Claims, c.Pos, problems)
	for _, slug := range c.Slugs {
		e, _ := c.Edition(slug, problems)
		c.Introduction(e, problems)
		a, _ := apparatus.Annotate(align.Join(e, problems), problems)
		shown := a.Show()
		converter.Derive(shown)
		items = append(items, search.Edition(shown, converter.In))
		if e.Introduction != nil {
			items = append(items, search.IntroductionItem(slug, e.Introduction, c.Config.Languages, simplify))
		}
	}
	for _, n := range c.Notes {
		items = append(items, search.NoteItem(n, c.Config.Languages, simplify))
	}
	for _, cl := range c.Claims {
		items = append(items, search.ClaimItem(cl, address.Claims(cl.Edition), c.Config.Languages, simplify))
	}
	for _, a := range c.Explainers {
		items = append(items, search.ExplainerItem(a, c.Config.Languages, simplify))
	}
	if f := source.Read(root.FS(), "content/bibliography.json", &diag.List{}); f != nil {
		library := cite.Parse(f.Data, f.Path, nil, problems)
		for _, e := range library.Entries() {
			reference, _ := library.Reference(e, c.Config.Languages...)
			items = append(items, search.SourceItem(e.ID, address.Bibliography, e.Lang, cite.Text(reference)))
		}
	}
	s := &scan{}
	for _, it := range items {
		for n, d := range it.Docs {
			x := scanned{address: fmt.Sprintf("%s#%s/%d", it.Path, d.ID, n)}
			for _, text := range d.Texts {
				x.folded = append(x.folded, search.Fold(text))
				if text != "" {
					s.texts = append(s.texts, text)
				}
			}
			s.docs = append(s.docs, x)
		}
	}
	return s
}

// find returns every document that has a folded text in it.
func (s *scan) find(want string) []string {
	var out []string
	for _, d := range s.docs {
		if slices.ContainsFunc(d.folded, func(f string) bool { return strings.Contains(f, want) }) {
			out = append(out, d.address)
		}
	}
	slices.Sort(out)
	return out
}

// substrings takes n queries from the texts: pieces of 2 to 12 characters that a
// query takes as they are, with Han in them, without spaces and quotation marks.
func (s *scan) substrings(n int, seed uint64) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	var out []string
	for len(out) < n {
		text := []rune(s.texts[r.IntN(len(s.texts))])
		size := 2 + r.IntN(11)
		if len(text) < size {
			continue
		}
		from := r.IntN(len(text) - size + 1)
		piece := string(text[from : from+size])
		folded := search.Fold(piece)
		if strings.ContainsAny(piece, " \n\t\"“”„«»「」『』　\u00a0") || !strings.ContainsFunc(folded, isHan) || len([]rune(folded)) < 2 {
			continue
		}
		out = append(out, piece)
	}
	return out
}

func isHan(r rune) bool { return r >= 0x3400 && r < 0xA000 }
