package check

import (
	"strings"
	"unicode/utf8"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/script"
)

// Script finds faults of script and punctuation in the Chinese text of blocks: the
// findings of package script, with their places in the file. tag is the language in
// which the text is declared; texts in other languages are left alone. line returns a
// line of the file as written, and is called only where something was found.
func Script(path, tag string, blocks []edition.Block, line func(n int) string, problems *diag.List) {
	declared := lang.Declared(tag)
	if declared == "" {
		return
	}
	type place struct {
		script.Finding
		in *spread
	}
	var all []place
	left, first := 0, 0
	for i := range blocks {
		if k := blocks[i].Kind; k == edition.Code || k == edition.HTML || k == edition.Rule {
			continue
		}
		s := lay(&blocks[i])
		for _, f := range script.Check(s.text, declared) {
			if f.Class == script.Left || f.Class == script.Under {
				if left++; left == 1 {
					first = s.line(f.From)
				}
			}
			all = append(all, place{f, s})
		}
	}
	if left > few && wrongScript(blocks, declared) {
		problems.Warnf("script-other", diag.Pos{Path: path, Line: first, Col: 1}, "convert the text, or declare the version as what it is", "this is declared %s and is written in the other script", declared)
		return
	}
	for _, p := range all {
		report(p.Finding, p.in.pos(path, p.From, line), problems)
	}
}

// ScriptText finds the same faults in a short text of a settings file, whose value
// begins at pos.
func ScriptText(pos func() diag.Pos, tag, text string, problems *diag.List) {
	if declared := lang.Declared(tag); declared != "" {
		for _, f := range script.Check(text, declared) {
			report(f, pos(), problems)
		}
	}
}

// few is how many characters of the other script are reported one by one in a text
// that has more of them than of its own.
const few = 5

// wrongScript reports whether a text is in the other script than the declared one.
func wrongScript(blocks []edition.Block, declared string) bool {
	traditional, simplified := 0, 0
	for i := range blocks {
		d := script.Detect(lay(&blocks[i]).text)
		traditional += d.Traditional
		simplified += d.Simplified
	}
	return (declared == lang.Hant) == (simplified > traditional)
}

// report makes a problem of a finding. Codes are written out, so that each can be
// searched for.
func report(f script.Finding, pos diag.Pos, problems *diag.List) {
	hint := "write " + f.Right
	switch f.Code {
	case "script-simplified":
		problems.Warnf("script-simplified", pos, hint, "%s is Simplified, in a text declared Traditional", f.Wrong)
	case "script-traditional":
		problems.Warnf("script-traditional", pos, hint, "%s is Traditional, in a text declared Simplified", f.Wrong)
	case "script-under":
		problems.Warnf("script-under", pos, hint, "%s is not converted to Traditional", f.Wrong)
	case "script-over":
		problems.Warnf("script-over", pos, hint, "%s is wrongly converted", f.Wrong)
	case "script-typo":
		problems.Warnf("script-typo", pos, hint, "%s is mistyped", f.Wrong)
	case "script-doubled":
		problems.Warnf("script-doubled", pos, "write it once, or put a comma between the two where both are meant", "%s stands here twice in a row", f.Right)
	case "script-width":
		problems.Warnf("script-width", pos, hint, "the half-width %s stands beside Chinese", strings.TrimSpace(f.Wrong))
	case "script-quotes":
		problems.Warnf("script-quotes", pos, hint, "%s is not a quotation mark of this script", f.Wrong)
	}
}

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
