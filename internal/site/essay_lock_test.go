package site_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/site"
	"duizhao/internal/witness"
)

// TestLockIsOfTheEssay makes the shipped lock anew from the segments that it finds in
// the essay: the result is the same to the byte.
func TestLockIsOfTheEssay(t *testing.T) {
	text := essay(t)
	const name = "content/editions/lan-xi-2024/" + witness.File
	shipped, err := os.ReadFile("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	var problems diag.List
	lock := witness.Parse(name, shipped, &problems)
	if lock == nil {
		t.Fatal(problems.Sorted())
	}
	found := witness.Read(witness.Copy{Path: "essay.txt", Data: []byte(text)}, []*witness.Lock{lock}, nil, &problems)
	if found == nil || problems.Len() > 0 {
		t.Fatal(problems.Sorted())
	}
	var md strings.Builder
	for i, m := range found.Matches {
		for _, s := range m.Segments {
			md.WriteString(s.Text + "\n")
		}
		fmt.Fprintf(&md, "{#%s}\n\n", found.Blocks[i].ID)
	}
	again, report, err := site.MakeLock(t.Context(), site.Options{FS: os.DirFS("../..")}, "lan-xi-2024",
		witness.Copy{Path: "essay.md", Data: []byte(md.String())})
	if err != nil || again == nil {
		t.Fatal(report, err)
	}
	if string(again.Format()) != string(shipped) {
		t.Error("the lock of the essay is another")
	}
}

// putBack moves the one passage of the essay's text that comes too early.
func putBack(t *testing.T, text string) string {
	t.Helper()
	const first, last, before = "降低的斜率", "追趕者", "——成本"
	from, into := strings.Index(text, first), strings.Index(text, before)+len(before)
	if from >= 0 {
		to := from + strings.Index(text[from:], last) + len(last)
		if into > to && to > from+len(last) {
			return text[:from] + text[to:into] + text[from:to] + text[into:]
		}
	}
	t.Fatal("the passage that is moved is not in the essay")
	return ""
}

func countOf(list []string, what string) int {
	n := 0
	for _, s := range list {
		if strings.Contains(s, what) {
			n++
		}
	}
	return n
}
