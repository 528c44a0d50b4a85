package intake

import (
	"path"
	"regexp"
	"strings"
)

var (
	htmlForm     = regexp.MustCompile(`(?i)^\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|main|div|p|h1)\b`)
	teiForm      = regexp.MustCompile(`<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2)[\s>]`)
	tmxForm      = regexp.MustCompile(`<tmx[\s>]`)
	markdownForm = regexp.MustCompile(`(?m)^#{1,6} \S|\]\(https?://|\*\*[^*\s](?:[^*\n]*[^*\s])?\*\*|^\x60\x60\x60|^\{#[\w-]+[^}\n]*\}$|^\[\^?\w+\]: `)
)

// formatOf tells a format by the ending of the file's name and by what it begins with.
func formatOf(name, text string) string {
	start := text[:min(len(text), 1<<14)]
	least := 2 // marks of Markdown that make it likely
	switch strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/"))) {
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".md", ".markdown", ".mdown":
		return Markdown
	case ".tmx":
		return TMX
	case ".tei":
		return TEI
	case ".txt", ".text":
		least = 3
	}
	switch {
	case teiForm.MatchString(start):
		return TEI
	case tmxForm.MatchString(start):
		return TMX
	case htmlForm.MatchString(start):
		return HTML
	case strings.HasPrefix(start, "---\n") && strings.Contains(start[4:], "\n---\n"):
		return Markdown
	case len(markdownForm.FindAllStringIndex(start, 3)) >= least:
		return Markdown
	}
	return Text
}
