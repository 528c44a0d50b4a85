package annotate_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"duizhao/internal/align"
	"duizhao/internal/annotate"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/golden"
	"duizhao/internal/source"
)

// TestAnnotate annotates the editions of each small site of testdata and compares
// what they say, with their marks, with want/text, and the problems with
// want/problems. Below the text are the entries of the margin with their place in
// each version, and the mentions of notes.
func TestAnnotate(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		problems := &diag.List{}
		c := corpus.Open(a.FS(), problems)
		apparatus := annotate.New(c.Notes, c.Claims, c.Pos, problems)
		var text, found strings.Builder
		for _, slug := range c.Slugs {
			e, _ := c.Edition(slug, problems)
			if e == nil {
				t.Fatalf("the edition %s cannot be used: %v", slug, problems.Sorted())
			}
			p := align.Join(e, problems)
			annotated, _ := apparatus.Annotate(p, problems)
			dump(&text, annotated)
			again, _ := c.Edition(slug, nil)
			if !reflect.DeepEqual(p, align.Join(again, nil)) {
				t.Errorf("%s: annotating changed the stage before", slug)
			}
		}
		all := problems.Sorted()
		source.Excerpts(all, a.FS())
		diag.WriteText(&found, all)
		a.Compare("text", text.String())
		a.Compare("problems", found.String())
	})
}

func dump(b *strings.Builder, a *edition.Annotated) {
	for i := range a.Rows {
		for k, cell := range a.Rows[i].Cells {
			if cell == nil {
				continue
			}
			for s := range cell.Segments {
				fmt.Fprintf(b, "%s %s: %s\n", edition.Address(cell.ID, s+1), a.Langs[k], marked(cell.Segments[s].Runs))
			}
		}
	}
	for _, e := range a.Entries {
		fmt.Fprintf(b, "entry %s %s %s", e.Anchor, e.Mark, e.Ref)
		for k, p := range e.Places {
			if p.Row >= 0 {
				fmt.Fprintf(b, ", %s in %s", edition.Address(a.Rows[p.Row].ID, int(p.Segment)+1), a.Langs[k])
			}
		}
		b.WriteByte('\n')
	}
	for _, m := range a.Mentions {
		fmt.Fprintf(b, "mention of %s in %s\n", m.Note, edition.Address(a.Rows[m.Row].ID, m.Segment+1))
	}
}

// marked shows a link of the program's as {name ID MARK}, one by hand as
// [name ID MARK], a claim as <text ID MARK> and a footnote as ^MARK.
func marked(runs []edition.Run) string {
	var b strings.Builder
	var open []string
	for _, r := range runs {
		switch r.Kind {
		case edition.Plain, edition.CodeSpan:
			b.WriteString(r.Text)
		case edition.OpenNote:
			left, right := "[", "]"
			if r.Auto {
				left, right = "{", "}"
			}
			b.WriteString(left)
			open = append(open, " "+r.Ref+" "+r.Mark+right)
		case edition.OpenClaim:
			b.WriteString("<")
			open = append(open, " "+r.Ref+" "+r.Mark+">")
		case edition.CloseNote, edition.CloseClaim:
			b.WriteString(open[len(open)-1])
			open = open[:len(open)-1]
		case edition.FootnoteRef:
			b.WriteString("^" + r.Mark)
		case edition.OpenEm, edition.CloseEm:
			b.WriteString("*")
		case edition.OpenLink, edition.CloseLink:
			b.WriteString("_")
		}
	}
	return b.String()
}

func TestFirst(t *testing.T) {
	first := annotate.First([]edition.Place{{Row: -1}, {Row: 4, Segment: 0}, {Row: 2, Segment: 3}, {Row: 2, Segment: 1}})
	if first != (edition.Place{Row: 2, Segment: 1}) {
		t.Errorf("the first place is %v", first)
	}
	if got := annotate.First([]edition.Place{{Row: -1}}); got.Row != -1 {
		t.Errorf("the first place of none is %v", got)
	}
}

// TestApparatus asks what the pages of notes and the checks of links ask.
func TestApparatus(t *testing.T) {
	notes := []*edition.Note{
		{ID: "river", NoteInfo: edition.NoteInfo{Name: edition.Text{"en": "river"}, Forms: map[string][]string{"en": {"stream"}}}},
		{ID: "big-river", NoteInfo: edition.NoteInfo{Name: edition.Text{"en": "big river"}}},
	}
	problems := &diag.List{}
	a := annotate.New(notes, nil, nil, problems)
	if problems.Len() != 0 {
		t.Error(problems.Sorted())
	}
	if a.Index("big-river") != 1 || a.Index("none") != -1 {
		t.Error("a note is not found")
	}
	var found []string
	text := "The river, a big river, a stream, the rivers."
	a.Find("en", text, "river", func(from, to int) { found = append(found, text[from:to]) })
	a.Find("fr", text, "river", func(from, to int) { found = append(found, "fr") })
	if got := strings.Join(found, " "); got != "river stream" {
		t.Errorf("found %s", got)
	}
}
