package check

import (
	"strings"
	"unicode/utf8"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
)

// spread is the text of a block, with the places of its parts in the file.
type spread struct {
	text  string
	parts []part
}

// part is a run of text: spread.text[at:] begins with it. ahead are the runs before
// it in its line of the file.
type part struct {
	at, line int
	run      *edition.Run
	ahead    []*edition.Run
}

// lay puts the text of a block in one string. Lines are joined as Chinese joins them;
// code and pictures become one letter each.
func lay(b *edition.Block) *spread {
	s := &spread{}
	var all strings.Builder
	for i := range b.Segments {
		seg := &b.Segments[i]
		var ahead []*edition.Run
		for k := range seg.Runs {
			r := &seg.Runs[k]
			switch r.Kind {
			case edition.Plain:
				s.parts = append(s.parts, part{all.Len(), seg.Line, r, ahead})
				all.WriteString(r.Text)
				ahead = append(ahead, r)
			case edition.CodeSpan, edition.Image:
				all.WriteByte('x')
				ahead = append(ahead, r)
			case edition.Break, edition.CellBreak:
				all.WriteByte('\n')
			}
		}
		if b.Kind == edition.Table {
			all.WriteByte('\n')
		}
	}
	s.text = all.String()
	return s
}

// part returns the run that has the character at an offset.
func (s *spread) part(offset int) part {
	p := s.parts[0]
	for _, next := range s.parts {
		if next.at > offset {
			break
		}
		p = next
	}
	return p
}

// line returns the line of the file that an offset is in.
func (s *spread) line(offset int) int { return s.part(offset).line }

// pos returns the place of an offset in the file: past the texts of the runs before
// it, in the order of the line.
func (s *spread) pos(path string, offset int, line func(int) string) diag.Pos {
	p := s.part(offset)
	text, from := line(p.line), 0
	for _, r := range p.ahead {
		if i := strings.Index(text[from:], r.Text); i >= 0 {
			from += i + len(r.Text)
		}
	}
	within := min(offset-p.at, len(p.run.Text))
	if i := strings.Index(text[from:], p.run.Text); i >= 0 {
		from += i + within
	} else {
		from = escaped(text, from, p.run.Text, within)
	}
	return diag.Pos{Path: path, Line: p.line, Col: 1 + utf8.RuneCountInString(text[:from])}
}

// escaped finds run[within:] in a line where the run is written with escapes, from an
// offset on: by its characters, one after the other, at most a few bytes apart. A
// character that is not there, such as that of an entity, is passed over.
func escaped(line string, from int, run string, within int) int {
	const most = 12
	for i, r := range run {
		at := strings.IndexRune(line[from:], r)
		if at < 0 || at > most {
			at = -1
		}
		if i >= within {
			return from + max(at, 0)
		}
		if at >= 0 {
			from += at + utf8.RuneLen(r)
		}
	}
	return from
}
