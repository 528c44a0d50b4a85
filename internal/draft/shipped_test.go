package draft

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"duizhao/internal/intake"
	"duizhao/internal/markup"
)

// TestShipped takes the two versions of the shipped edition, whose lines were paired
// by hand, as running text without ids and line ends, and counts how many lines an
// import breaks in the same way.
func TestShipped(t *testing.T) {
	read := func(lang string) (running string, lines []string) {
		data, err := os.ReadFile(filepath.Join("..", "..", "content", "editions", "lan-xi-2024", lang+".md"))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		text := markup.Parse(data, markup.Options{})
		for i := range text.Blocks {
			s := together(text.Blocks[i].Segments)
			if text.Blocks[i].Kind.String() == "heading" {
				b.WriteString("## ")
			}
			b.WriteString(s.Text() + "\n\n")
			for k := range text.Blocks[i].Segments {
				lines = append(lines, text.Blocks[i].Segments[k].Text())
			}
		}
		return b.String(), lines
	}
	zh, zhLines := read("zh-Hant")
	en, enLines := read("en")
	a, bad := intake.Read("zh.md", []byte(zh), intake.Options{})
	b, bad2 := intake.Read("en.md", []byte(en), intake.Options{})
	if bad != nil || bad2 != nil {
		t.Fatal(bad, bad2)
	}
	d, err := Make([]*intake.Document{a, b}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	pairs := map[string]bool{}
	for i := range zhLines {
		pairs[ink(zhLines[i])+"\x00"+ink(enLines[i])] = true
	}
	right, all, blocks := 0, 0, 0
	v, w := d.Versions[0], d.Versions[1]
	for i := range v.Blocks {
		blocks++
		for k := range v.Blocks[i].Segments {
			all++
			if pairs[ink(v.Blocks[i].Segments[k].Text())+"\x00"+ink(w.Blocks[i].Segments[k].Text())] {
				right++
			}
		}
	}
	t.Logf("%d blocks; of %d lines %d are as by hand, of %d; %d doubts", blocks, all, right, len(zhLines), len(d.Doubts))
	if right*10 < len(zhLines)*6 {
		t.Errorf("only %d of %d lines are as by hand", right, len(zhLines))
	}
}

// ink is a text without blanks.
func ink(s string) string { return strings.Join(strings.Fields(s), "") }
