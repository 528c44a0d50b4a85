package site

import (
	"io/fs"
	"strings"

	"duizhao/internal/check"
	"duizhao/internal/edition"
	"duizhao/internal/script"
	"duizhao/internal/source"
)

// checkScript checks the Chinese of a text as written.
func (l *loaded) checkScript(path, lang string, blocks []edition.Block) {
	var lines []string
	check.Script(path, lang, blocks, func(n int) string {
		if lines == nil { // read again: a run with problems is not a fast run
			data, _ := fs.ReadFile(l.options.FS, path)
			lines = textLines(data)
		}
		if n < 1 || n > len(lines) {
			return ""
		}
		return lines[n-1]
	}, l.problems)
}

// textLines are the lines of a file as package source counts them.
func textLines(data []byte) []string {
	return strings.Split(strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n"), "\n")
}

// checkOverrides warns of readings for a derived version that do not reach it.
func (l *loaded) checkOverrides(a *edition.Annotated, doc *source.Doc) {
	if len(a.Overrides) == 0 || doc == nil {
		return
	}
	for _, o := range l.converter.Unused(a) {
		text := "the derived text of " + o.At + " does not have " + o.From
		hint := "write it as the derived text has it, in one piece: not across a link or emphasis; or take it out"
		switch o.Why {
		case script.NotDerived:
			text, hint = "this edition has no derived version in "+o.Lang, "readings of a version with a file of its own are changed there"
		case script.NoPlace:
			text, hint = "there is no "+o.At+" in this edition", "an override names a block, p17, or a line of it, p17.2"
		}
		l.problems.Add(doc.Problem("override-unused", hint, text, "overrides", o.Lang, o.At, o.From).Warning())
	}
}
