package markup

import (
	"slices"
	"unicode/utf8"
)

// positions finds the lines and columns of offsets.
type positions struct {
	source  []byte
	lines   []int                         // offset of each line's first byte
	line    int                           // of the segment being read, or -1
	counted struct{ line, to, runes int } // the last column, for the next one in its line
}

func (c *positions) index() {
	c.lines = make([]int, 1, 1+len(c.source)/60)
	for i, b := range c.source {
		if b == '\n' {
			c.lines = append(c.lines, i+1)
		}
	}
}

// lineAt returns the index of the line that holds an offset.
func (c *positions) lineAt(offset int) int {
	i, found := slices.BinarySearch(c.lines, offset)
	if !found {
		i--
	}
	return max(i, 0)
}

// col returns the column of an offset in its source line, in characters from 1. It
// is 1 where a code span or a tag has led into a line that is not the segment's.
func (c *positions) col(offset int) int32 {
	if offset < 0 {
		return 0
	}
	line := c.lineAt(offset)
	if c.line >= 0 && line != c.line {
		return 1
	}
	if c.counted.line != line+1 || c.counted.to > offset {
		c.counted.line, c.counted.to, c.counted.runes = line+1, c.lines[line], 0
	}
	c.counted.runes += utf8.RuneCount(c.source[c.counted.to:offset])
	c.counted.to = offset
	return int32(1 + c.counted.runes)
}

func (c *positions) at(offset int) {
	if c.line < 0 && offset >= 0 {
		c.line = c.lineAt(offset)
	}
}
