package edition

import "strings"

// Kind is the kind of a block.
type Kind uint8

const (
	Paragraph Kind = iota
	Heading
	Item
	Turn // a turn of an interview: a paragraph with a speaker
	Code // a code block: one segment, one run, as written
	Rule // a thematic break; no segments
	HTML // raw HTML, only where the site allows it
	Table
)

var kinds = [...]string{"paragraph", "heading", "item", "turn", "code", "rule", "html", "table"}

func (k Kind) String() string { return kinds[k] }

// Block is a heading, paragraph, list item or interview turn. Line is where it
// begins in its file, from 1.
type Block struct {
	ID       string
	Kind     Kind
	Level    int    // headings: 1 to 6; items, and code, tables and HTML within them: depth of the list, from 1
	Quote    int    // depth of block quotation around it, 0 for none
	Number   int    // items of an ordered list: the number; -1 for a further paragraph of the item before; otherwise 0
	Speaker  string // turns: id of the speaker
	Info     string // code: the language named after the fence; tables: column alignments, l c r or -
	File     string // code: the file that it is from, named after the language
	NoLink   bool   // {.nolink}: names are not linked automatically
	Segments []Segment
	Line     int
}

// Segment is one source line of a block: the unit of alignment. A table's segments
// are its rows, the first its head, with cells separated by [CellBreak].
type Segment struct {
	Runs  []Run
	Line  int // in the file, from 1
	State State

	Unreviewed bool // its line ends in [~]: no person has reviewed it
}

// State is how a segment of a translation relates to the base.
type State uint8

const (
	Current State = iota // as far as is known
	Old                  // translated from an earlier wording of the base
	Absent               // not translated, [=]: pages show the base's text instead
)

// Text returns the plain text of a segment, without marks.
func (s *Segment) Text() string {
	if len(s.Runs) == 1 && s.Runs[0].Kind == Plain {
		return s.Runs[0].Text
	}
	var b strings.Builder
	for _, r := range s.Runs {
		switch r.Kind {
		case Plain, CodeSpan:
			b.WriteString(r.Text)
		case Break, CellBreak:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// RunKind is what a run is: text, or a mark that opens or closes.
type RunKind uint8

const (
	Plain       RunKind = iota // Text
	CodeSpan                   // Text
	RawHTML                    // Text, only where the site allows it
	Break                      // a hard line break
	CellBreak                  // the next cell of a table's row
	OpenEm                     // closed by CloseEm
	CloseEm                    //
	OpenStrong                 // closed by CloseStrong
	CloseStrong                //
	OpenLink                   // Ref is the destination, Text the title; closed by CloseLink
	CloseLink                  //
	Image                      // Ref is the destination, Text the alternative text
	FootnoteRef                // Ref is the label; Text, after annotate, the anchor of this reference
	Cite                       // Ref is what is between the brackets: "@key, p. 3; @other"
	OpenNote                   // Ref is a note's id; Auto when the program found the name; Text, after annotate, the anchor; closed by CloseNote
	CloseNote                  //
	OpenClaim                  // Ref is a claim's id; closed by CloseClaim
	CloseClaim                 //
	OpenEmend                  // a repaired reading: Ref is that of the copy; closed by CloseEmend
	CloseEmend                 //
	EmendMark                  // after a repaired reading: Ref is its entry's anchor
	OpenDiffer                 // words by which a version differs from another; closed by CloseDiffer
	CloseDiffer                //
)

// Run is a piece of a segment. Marks nest properly within one segment: what
// spans two lines of the source is closed and opened again between them.
type Run struct {
	Kind RunKind
	Auto bool  // OpenNote: found by the program, not written by the editor
	Col  int32 // column in the source line, from 1; of Plain, that of what Unclosed finds in it; 0 if not known
	Text string
	Ref  string
	Mark string // FootnoteRef, OpenNote, OpenClaim: the mark shown, set by annotate
}

// Sections cuts blocks before each heading.
func Sections(blocks []Block) [][]Block {
	var out [][]Block
	from := 0
	for i := range blocks {
		if blocks[i].Kind == Heading && i > from {
			out = append(out, blocks[from:i])
			from = i
		}
	}
	return append(out, blocks[from:])
}

// Unclosed finds the first link into the apparatus in a text that did not become
// one, for instance because its bracket is not closed. It opens at from, and its
// address, which begins with scheme, is text[at:to]. If there is none the scheme
// is empty.
func Unclosed(text string) (from, at, to int, scheme string) {
	for i := 0; ; i = at {
		next := strings.Index(text[i:], "](")
		if next < 0 {
			return 0, 0, 0, ""
		}
		at = i + next + 2
		for _, scheme := range []string{"note:", "claim:", "explainer:"} {
			if strings.HasPrefix(text[at:], scheme) {
				if to = strings.IndexAny(text[at:], " \t\n，。；,;"); to < 0 {
					to = len(text) - at
				}
				return max(strings.LastIndexByte(text[:at-2], '['), 0), at, at + to, scheme
			}
		}
	}
}
