package intake

import (
	"bytes"
	"path"
	"strings"
)

var (
	htmlForm     = pattern(`(?i)^\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|main|div|p|h1)\b`)
	teiForm      = pattern(`<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2)[\s>]`)
	tmxForm      = pattern(`<tmx[\s>]`)
	markdownForm = pattern(`(?m)^#{1,6} \S|\]\(https?://|\*\*[^*\s](?:[^*\n]*[^*\s])?\*\*|^\x60\x60\x60|^\{#[\w-]+[^}\n]*\}$|^\[\^?\w+\]: `)
)

// foreign names the format of a file that cannot be read and must not be taken for
// text, or returns "". It looks at the first bytes, and for .po at its keywords.
func foreign(name string, data []byte) string {
	start := data[:min(len(data), 1<<12)]
	switch ext := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/"))); {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		switch ext {
		case ".docx", ".odt", ".epub", ".xlsx", ".pptx", ".pages":
			return ext[1:]
		}
		return "zip"
	case bytes.HasPrefix(start, []byte("%PDF-")):
		return "pdf"
	case bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0")):
		return "doc"
	case bytes.HasPrefix(start, []byte(`{\rtf`)):
		return "rtf"
	case xliffForm().Match(start):
		return "xliff"
	case poForm().Match(start):
		return "po"
	}
	return ""
}

var (
	xliffForm = pattern(`<(?:\w+:)?xliff[\s>]`)
	poForm    = pattern(`(?m)\A(?:#.*\n|\s*\n)*(?:msgctxt|msgid) "(?s:.*)^msgstr(?:\[0\])? "`)
)

// formatOf guesses a format from the extension of the file's name and from its
// beginning.
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
	case teiForm().MatchString(start):
		return TEI
	case tmxForm().MatchString(start):
		return TMX
	case htmlForm().MatchString(start):
		return HTML
	case strings.HasPrefix(start, "---\n") && strings.Contains(start[4:], "\n---\n"):
		return Markdown
	case len(markdownForm().FindAllStringIndex(start, 3)) >= least:
		return Markdown
	}
	return Text
}
