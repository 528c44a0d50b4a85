package markup

import (
	"bytes"
	"fmt"
)

// A line, or the lines of a block, are searched more than once: for the other end
// of a bracket, or for each list that a line may continue. So a text has limits,
// which no text for readers comes near.
const (
	maxLine  = 16 << 10  // bytes of a line: two thousand words, or five thousand Han characters
	maxBlock = 256 << 10 // bytes of lines without an empty one between
	maxMarks = 200       // opening brackets in a line
	maxDepth = 32        // lists and quotations that a line begins
	maxLines = 1_000_000 // lines of a text, empty ones too: a block takes memory, however short
)

// excess returns the first place where a text is past a limit, or nil. With long a
// line may be as long as a block.
func excess(source []byte, long bool) *Issue {
	lineLimit, markLimit := maxLine, maxMarks
	if long {
		lineLimit, markLimit = maxBlock, maxBlock/maxLine*maxMarks
	}
	over := func(at int, hint, format string, args ...any) *Issue {
		return &Issue{Code: "text-limit", Offset: at, Hint: hint, Text: fmt.Sprintf(format, args...)}
	}
	lines := 0
	block := 0 // where the current one began
	for start := 0; start < len(source); {
		end := len(source)
		if n := bytes.IndexByte(source[start:], '\n'); n >= 0 {
			end = start + n
		}
		line := source[start:end]
		switch lines++; {
		case lines > maxLines:
			return over(start, "cut the text at its parts and make an edition of each", "a text may have at most %d lines, and this is one more", maxLines)
		case len(line) > lineLimit:
			return over(start, "break it after its sentences: each line of a block is a segment",
				"this line has %d bytes; a line may have at most %d", len(line), lineLimit)
		case bytes.Count(line, []byte("[")) > markLimit:
			return over(start, "break it after its sentences", "this line has more than %d brackets", markLimit)
		case containers(line) > maxDepth:
			return over(start, "take some of them out", "more than %d lists and quotations begin within each other here", maxDepth)
		case len(bytes.TrimSpace(line)) == 0:
			block = end
		case end-block > maxBlock:
			return over(block, "put an empty line between its paragraphs", "a block of more than %d bytes begins here", maxBlock)
		}
		start = end + 1
	}
	return nil
}

// containers counts the marks of lists and quotations that a line begins with
// (CommonMark, sections 5.1 and 5.2).
func containers(line []byte) int {
	n := 0
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
			i++
			continue
		case c == '>':
			i++
		case c == '-' || c == '*' || c == '+':
			if i++; i < len(line) && line[i] != ' ' && line[i] != '\t' {
				return n
			}
		case c >= '0' && c <= '9':
			for i < len(line) && line[i] >= '0' && line[i] <= '9' {
				i++
			}
			if i == len(line) || line[i] != '.' && line[i] != ')' {
				return n
			}
			i++
		default:
			return n
		}
		n++
	}
	return n
}
