package markup

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/edition"
	"duizhao/internal/golden"
	"duizhao/internal/lang"
)

// seeds adds every text of the tests.
func seeds(f *testing.F) {
	f.Helper()
	for _, text := range golden.Inputs(f, "testdata/*.txtar") {
		f.Add(string(text))
	}
}

// FuzzParse checks that any text parses, and into a model that keeps its word:
// marks nest in every segment, lines and columns are in the file, text is text.
func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) || strings.ContainsAny(source, "\x00\r") {
			t.Skip() // source.Read lets none of these through
		}
		for _, o := range []Options{{}, {HTML: true}} {
			text := Parse([]byte(source), o)
			lines := strings.Split(source, "\n")
			checkModel(t, lines, text.Blocks)
			for _, fn := range text.Footnotes {
				checkLine(t, lines, fn.Line)
				checkModel(t, lines, fn.Body)
			}
			for _, i := range text.Issues {
				if i.Offset < 0 || i.Offset > len(source) || i.Code == "" || i.Text == "" {
					t.Errorf("an issue at byte %d of %d: %+v", i.Offset, len(source), i)
				}
			}
		}
	})
}

func checkLine(t *testing.T, lines []string, line int) {
	t.Helper()
	if line < 1 || line > len(lines) {
		t.Fatalf("line %d of %d", line, len(lines))
	}
}

func checkModel(t *testing.T, lines []string, blocks []edition.Block) {
	t.Helper()
	for i := range blocks {
		b := &blocks[i]
		checkLine(t, lines, b.Line)
		literal := b.Kind == edition.Code || b.Kind == edition.HTML
		if literal && (len(b.Segments) != 1 || len(b.Segments[0].Runs) != 1) {
			t.Fatalf("a block of %v has %d segments", b.Kind, len(b.Segments))
		}
		if literal {
			continue
		}
		before := 0
		for k := range b.Segments {
			s := &b.Segments[k]
			checkLine(t, lines, s.Line)
			if s.Line <= before && b.Kind != edition.Table {
				t.Fatalf("segment %d is on line %d, the one before it on %d", k, s.Line, before)
			}
			before = s.Line
			checkRuns(t, lines[s.Line-1], s.Runs)
		}
	}
}

func checkRuns(t *testing.T, line string, runs []edition.Run) {
	t.Helper()
	var open []edition.RunKind
	for _, r := range runs {
		if !utf8.ValidString(r.Text) || !utf8.ValidString(r.Ref) {
			t.Fatalf("not UTF-8: %+v", r)
		}
		if r.Col < 0 || int(r.Col) > utf8.RuneCountInString(line)+1 {
			t.Fatalf("column %d in %q", r.Col, line)
		}
		switch r.Kind {
		case edition.OpenEm, edition.OpenStrong, edition.OpenLink, edition.OpenNote, edition.OpenClaim:
			open = append(open, r.Kind)
		case edition.CloseEm, edition.CloseStrong, edition.CloseLink, edition.CloseNote, edition.CloseClaim:
			if len(open) == 0 || closing(open[len(open)-1]) != r.Kind {
				t.Fatalf("marks do not nest: %s", dumpRuns(runs))
			}
			open = open[:len(open)-1]
		case edition.Plain:
			if r.Text == "" {
				t.Fatalf("an empty run: %s", dumpRuns(runs))
			}
		}
	}
	if len(open) > 0 {
		t.Fatalf("marks stay open: %s", dumpRuns(runs))
	}
}

// FuzzText checks that where there is no markup no character is lost and every
// line is a segment.
func FuzzText(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) {
			t.Skip()
		}
		source = withoutMarkup(source)
		var got strings.Builder
		text := Parse([]byte(source), Options{})
		segments := 0
		for i := range text.Blocks {
			if text.Blocks[i].Kind != edition.Paragraph {
				t.Fatalf("a %v in %q", text.Blocks[i].Kind, source)
			}
			for k := range text.Blocks[i].Segments {
				got.WriteString(text.Blocks[i].Segments[k].Text())
				segments++
			}
		}
		lines := 0
		for _, l := range strings.Split(source, "\n") {
			if strings.Trim(l, " ") != "" {
				lines++
			}
		}
		if noBlanks(got.String()) != noBlanks(source) || segments != lines {
			t.Errorf("%q\ngives %q, in %d segments for %d lines", source, got.String(), segments, lines)
		}
	})
}

// withoutMarkup keeps what means nothing in Markdown: letters, digits not at
// the beginning of a line, wide punctuation, commas, single blanks, line ends.
func withoutMarkup(s string) string {
	var b strings.Builder
	last := '\n'
	for _, r := range s {
		switch {
		case r == '\n', r == ' ' && last != ' ' && last != '\n':
		case unicode.IsLetter(r), r == ',', lang.EastAsian(r) && r != '\u3000':
		case unicode.IsDigit(r) && unicode.IsLetter(last):
		default:
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

func noBlanks(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
