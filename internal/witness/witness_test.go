package witness_test

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/golden"
	"duizhao/internal/markup"
	"duizhao/internal/witness"
)

// TestRead makes the lock of text.md of each archive, and reads copies/NAME with it:
// want/NAME is what was found and reported. Blocks whose ids begin with m surround
// the text. In a copy, ▫ is a blank at the beginning of a line, and a line @ID is
// that block of the text.
func TestRead(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		text, err := fs.ReadFile(a.FS(), "text.md")
		if err != nil {
			t.Fatal(err)
		}
		l, blocks := lockOf(t, string(text))
		copies, err := fs.Glob(a.FS(), "copies/*")
		if err != nil || len(copies) == 0 {
			t.Fatalf("no copies: %v", err)
		}
		for _, name := range copies {
			data, err := fs.ReadFile(a.FS(), name)
			if err != nil {
				t.Fatal(err)
			}
			a.Compare(path.Base(name), said(l, fill(string(data), blocks)))
		}
	})
}

// lockOf makes a lock, and returns the blocks as a copy has them, each on one line.
func lockOf(t testing.TB, text string) (*witness.Lock, map[string]string) {
	t.Helper()
	v := &edition.Version{Blocks: markup.Parse([]byte(text), markup.Options{}).Blocks}
	base := &edition.Version{}
	blocks := map[string]string{}
	for _, b := range v.Blocks {
		var all []string
		for s := range b.Segments {
			all = append(all, b.Segments[s].Text())
		}
		glue := ""
		if len(text) > 0 && text[0] < 0x80 { // an English text
			glue = " "
		}
		if blocks[b.ID] = strings.Join(all, glue); b.ID[0] != 'm' {
			base.Blocks = append(base.Blocks, b)
		}
	}
	lang := "zh-Hant"
	if text[0] < 0x80 {
		lang = "en"
	}
	made := witness.Make("e", lang, witness.Originals(v, base))
	var problems diag.List
	l := witness.Parse("witness.lock", made.Format(), &problems)
	if l == nil || string(l.Format()) != string(made.Format()) {
		t.Fatalf("the lock does not survive its file: %v\n%s", problems.Sorted(), made.Format())
	}
	return l, blocks
}

// fill replaces the names of blocks by their texts.
func fill(text string, blocks map[string]string) string {
	for _, id := range slices.Sorted(maps.Keys(blocks)) {
		text = strings.ReplaceAll(text, "@"+id, blocks[id])
	}
	return strings.ReplaceAll(text, "▫", "　")
}

// said reads a copy and returns what was found and reported.
func said(l *witness.Lock, text string) string {
	var b strings.Builder
	var problems diag.List
	found := witness.Read(witness.Copy{Path: "copy", Data: []byte(text)}, []*witness.Lock{l}, func(string) witness.Knowledge {
		return witness.Knowledge{Words: map[string]bool{"TideWatch-3": true}, Labels: []string{"阿梅", "老周"}}
	}, &problems)
	if found != nil {
		fmt.Fprintf(&b, "%d of %d blocks, %s\n", found.Count(), found.Text(), found.Encoding)
		for i, m := range found.Matches {
			for k, s := range m.Segments {
				fmt.Fprintf(&b, "%s %d:%d %s\n", edition.Address(found.Blocks[i].ID, k+1), s.Line, s.Col, s.Text)
			}
		}
		for _, p := range found.Aside {
			fmt.Fprintf(&b, "aside %d:%d, %d letters\n", p.Line, p.Col, p.Letters)
		}
	}
	diag.WriteText(&b, problems.Sorted())
	return b.String()
}
