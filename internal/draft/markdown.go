package draft

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/edition"
	"duizhao/internal/markup"
)

// Markdown writes blocks as a version's file: one segment a line, and below each
// block the line with its id. What it writes is read back by package markup and
// compared; lost counts the blocks whose marks (emphasis, links) could not be kept,
// and err is a bug of this program.
func Markdown(blocks []edition.Block, notes []edition.Footnote) (data []byte, lost int, err error) {
	w := writer{}
	blocks = slices.Clone(blocks)
	for i := range blocks {
		if !w.settle(&blocks[i]) {
			lost++
		}
		w.block(blocks, i)
	}
	for i := range notes {
		w.footnote(&notes[i])
	}
	data = []byte(w.out.String())
	return data, lost, verify(data, blocks)
}

type writer struct {
	out    strings.Builder
	levels []level // the lists that are open, the outermost first
	before string  // what the lines of the last block begin with
}

// settle reports whether a block's marks read back as they are. If not, as when
// emphasis begins with a blank within a word, it removes them.
func (w *writer) settle(b *edition.Block) bool {
	if b.Kind == edition.Code || b.Kind == edition.Rule {
		return true
	}
	alone := *b
	alone.Kind, alone.Quote, alone.Speaker = edition.Paragraph, 0, ""
	if same(alone, []byte(strings.Join(linesOf(b), "\n"))) {
		return true
	}
	segments := make([]edition.Segment, len(b.Segments))
	for i, s := range b.Segments {
		for _, r := range s.Runs {
			if r.Kind == edition.Plain || r.Kind == edition.FootnoteRef || r.Kind == edition.Break && i+1 < len(b.Segments) {
				segments[i].Runs = append(segments[i].Runs, r)
			} else if r.Kind == edition.CodeSpan {
				segments[i].Runs = append(segments[i].Runs, edition.Run{Kind: edition.Plain, Text: r.Text})
			}
		}
		segments[i].Runs = withoutEmpty(segments[i].Runs)
		segments[i].Line = s.Line
	}
	b.Segments = segments
	return false
}

func same(b edition.Block, text []byte) bool {
	got := markup.Parse(text, markup.Options{}).Blocks
	return len(got) == 1 && got[0].Kind == b.Kind && slices.EqualFunc(got[0].Segments, b.Segments, func(x, y edition.Segment) bool {
		return shape(x.Runs) == shape(y.Runs)
	})
}

// shape returns the content of runs in a form to compare.
func shape(runs []edition.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Kind == edition.Plain {
			b.WriteString(r.Text)
		} else if r.Kind != edition.Break {
			fmt.Fprintf(&b, "\x00%d%s\x01%s\x02", r.Kind, r.Ref, r.Text)
		}
	}
	return strings.TrimSpace(b.String())
}

func (w *writer) block(blocks []edition.Block, i int) {
	b := &blocks[i]
	prefix, first := w.enter(b)
	quote := strings.Repeat("> ", b.Quote)
	if i > 0 {
		p := &blocks[i-1]
		if tight := b.Kind == edition.Item && p.Kind == edition.Item && b.Quote == p.Quote && b.Number >= 0 && !(b.Level > p.Level && b.Number > 1); !tight {
			w.line(strings.TrimRight(common(w.before, prefix), " "))
		}
	}
	w.before = prefix
	switch b.Kind {
	case edition.Rule:
		w.line(quote + "***")
		return
	case edition.Code:
		text := strings.TrimSuffix(b.Segments[0].Text(), "\n")
		fence := fenceFor(text, "```")
		w.line(prefix + fence + strings.TrimSpace(b.Info+" "+b.File))
		for l := range strings.SplitSeq(text, "\n") {
			w.line(prefix + l)
		}
		w.line(prefix + fence)
	case edition.Heading:
		w.line(quote + strings.Repeat("#", b.Level) + " " + strings.Join(linesOf(b), " "))
	default:
		for k, l := range linesOf(b) {
			if k == 0 && first != "" {
				w.line(first + l)
			} else {
				w.line(prefix + l)
			}
		}
	}
	if b.ID != "" {
		attr := "{#" + b.ID
		if b.Speaker != "" {
			attr += " speaker=" + b.Speaker
		}
		w.line(prefix + attr + "}")
	}
}

func (w *writer) line(s string) {
	w.out.WriteString(s)
	w.out.WriteByte('\n')
}

func (w *writer) footnote(f *edition.Footnote) {
	w.line("")
	first := "[^" + f.Label + "]: "
	for i := range f.Body {
		b := &f.Body[i]
		if i > 0 {
			w.line("")
		}
		w.settle(b)
		for _, l := range linesOf(b) {
			w.line(first + l)
			first = "    "
		}
	}
}

func fenceFor(text, fence string) string {
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence
}

// linesOf returns the segments of a block as Markdown, a line each.
func linesOf(b *edition.Block) []string {
	var out []string
	for k, s := range b.Segments {
		var l strings.Builder
		broken := false
		for i, r := range s.Runs {
			switch r.Kind {
			case edition.Plain:
				text := escape(r.Text, i == 0)
				if i+1 < len(s.Runs) && (s.Runs[i+1].Kind == edition.OpenLink || s.Runs[i+1].Kind == edition.FootnoteRef) && strings.HasSuffix(text, "!") {
					text = text[:len(text)-1] + `\!`
				}
				l.WriteString(text)
			case edition.CodeSpan:
				l.WriteString(codeSpan(r.Text))
			case edition.OpenEm, edition.CloseEm:
				l.WriteByte('*')
			case edition.OpenStrong, edition.CloseStrong:
				l.WriteString("**")
			case edition.OpenLink:
				l.WriteByte('[')
			case edition.CloseLink:
				l.WriteString("](" + destination(opened(s.Runs[:i])) + ")")
			case edition.FootnoteRef:
				l.WriteString("[^" + r.Ref + "]")
			case edition.Break:
				broken = i == len(s.Runs)-1 && k+1 < len(b.Segments) && b.Kind != edition.Heading
			}
		}
		line := strings.TrimSpace(l.String())
		if r, n := utf8.DecodeRuneInString(line); n > 1 && unicode.IsSpace(r) {
			line = strings.TrimLeftFunc(line, unicode.IsSpace)
		}
		if b.Kind == edition.Heading && closingHashes.MatchString(line) {
			line = line[:len(line)-1] + `\#`
		}
		switch { // the two ways of a hard line break (CommonMark 0.31, section 6.7)
		case broken && strings.HasSuffix(line, `\`):
			line += "  "
		case broken:
			line += `\`
		}
		out = append(out, line)
	}
	return out
}

// closingHashes matches what would be taken for the end of a heading's markup.
var closingHashes = regexp.MustCompile(`(?:^|\s)#+$`)

// opened returns the address of the link that is open after runs.
func opened(runs []edition.Run) string {
	for i := len(runs) - 1; i >= 0; i-- {
		if runs[i].Kind == edition.OpenLink {
			return runs[i].Ref
		}
	}
	return ""
}

var bareAddress = regexp.MustCompile(`^[^\s()<>\\&*_\[\]]+$`)

func destination(url string) string {
	if bareAddress.MatchString(url) {
		return url
	}
	return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "", `\`, "%5C", "&", `&amp;`, " ", "%20").Replace(url) + ">"
}

func codeSpan(text string) string {
	fence := fenceFor(text, "`")
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") || strings.HasPrefix(text, " ") && strings.HasSuffix(text, " ") &&
		strings.TrimSpace(text) != "" {
		text = " " + text + " "
	}
	return fence + text + fence
}

// verify reads a version back and compares it with what was meant.
func verify(data []byte, want []edition.Block) error {
	got := markup.Parse(data, markup.Options{})
	for i := range max(len(want), len(got.Blocks)) {
		switch {
		case i >= len(got.Blocks):
			return fmt.Errorf("block %d (%s) does not come back", i+1, want[i].ID)
		case i >= len(want):
			return fmt.Errorf("a block too many comes back, on line %d", got.Blocks[i].Line)
		}
		a, b := &want[i], &got.Blocks[i]
		if a.Kind == edition.Rule && b.Kind == edition.Rule {
			continue
		}
		if a.Kind != b.Kind || a.ID != b.ID || a.Speaker != b.Speaker || a.Level != b.Level || a.Quote != b.Quote || a.Number != b.Number ||
			len(a.Segments) != len(b.Segments) {
			return fmt.Errorf("block %d (%s, %v, level %d, number %d, %d lines) comes back as %s, %v, level %d, number %d, %d lines", i+1,
				a.ID, a.Kind, a.Level, a.Number, len(a.Segments), b.ID, b.Kind, b.Level, b.Number, len(b.Segments))
		}
		for k := range a.Segments {
			if x, y := shape(a.Segments[k].Runs), shape(b.Segments[k].Runs); x != y {
				return fmt.Errorf("line %d of block %s comes back as %q, not %q", k+1, a.ID, y, x)
			}
		}
	}
	if len(got.Issues) > 0 {
		return fmt.Errorf("%s", got.Issues[0].Text)
	}
	return nil
}
