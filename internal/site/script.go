package site

import (
	"io/fs"
	"strings"

	"duizhao/internal/check"
	"duizhao/internal/edition"
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
