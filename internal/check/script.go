package check

import (
	"io/fs"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/script"
	"duizhao/internal/source"
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
		problems.Add(diag.Warnf("script-other", diag.Pos{Path: path, Line: first, Col: 1}, "this is declared %s and is written in the other script",
			declared).WithHint("convert the text, or declare the version as what it is"))
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

// script checks the Chinese of a text as written, and its direction.
func (f *Findings) script(path, lang string, blocks []edition.Block) {
	var lines []string
	line := func(n int) string {
		if lines == nil { // read again: a run with problems need not be fast
			data, _ := fs.ReadFile(f.Corpus.FS, path)
			lines = source.Lines(data)
		}
		if n < 1 || n > len(lines) {
			return ""
		}
		return lines[n-1]
	}
	Script(path, lang, blocks, line, f.Problems)
	Direction(path, lang, blocks, line, f.Problems)
	if f.Choices {
		f.Doubts = append(f.Doubts, Choices(path, lang, blocks, f.Converter, line)...)
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
		problems.Add(diag.Warnf("script-simplified", pos, "%s is Simplified, in a text declared Traditional", f.Wrong).WithHint(hint))
	case "script-traditional":
		problems.Add(diag.Warnf("script-traditional", pos, "%s is Traditional, in a text declared Simplified", f.Wrong).WithHint(hint))
	case "script-under":
		problems.Add(diag.Warnf("script-under", pos, "%s is not converted to Traditional", f.Wrong).WithHint(hint))
	case "script-over":
		problems.Add(diag.Warnf("script-over", pos, "%s is wrongly converted", f.Wrong).WithHint(hint))
	case "script-typo":
		problems.Add(diag.Warnf("script-typo", pos, "%s is mistyped", f.Wrong).WithHint(hint))
	case "script-doubled":
		problems.Add(diag.Warnf("script-doubled", pos, "%s is here twice in a row",
			f.Right).WithHint("write it once, or put a comma between the two where both are meant"))
	case "script-width":
		problems.Add(diag.Warnf("script-width", pos, "the half-width %s is next to Chinese", strings.TrimSpace(f.Wrong)).WithHint(hint))
	case "script-quotes":
		problems.Add(diag.Warnf("script-quotes", pos, "%s is not a quotation mark of this script", f.Wrong).WithHint(hint))
	}
}
