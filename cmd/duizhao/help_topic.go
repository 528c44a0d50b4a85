package main

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"duizhao/docs"
	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/source"
)

// topicsDir holds the topics of the manual, an edition each.
const topicsDir = "manual/content/editions"

// topics lists the topics of the manual in their order, with their titles.
func topics() (rows [][2]string) {
	var settings config.Site
	decode("manual/content/site.yaml", &settings)
	for _, slug := range settings.Pinned {
		var info edition.Info
		decode(path.Join(topicsDir, slug, "edition.yaml"), &info)
		rows = append(rows, [2]string{slug, info.Title[lang.English] + "."})
	}
	return rows
}

// decode reads a file of the manual, which is embedded and was checked.
func decode(name string, v any) {
	var problems diag.List
	if f := source.Read(docs.Manual, name, &problems); f != nil {
		f.YAML(v, &problems)
	}
}

// topicOf is the part of the manual that has more on a command, by the first word.
var topicOf = map[string]string{
	"build": "tutorial", "serve": "tutorial", "import": "tutorial", "deploy": "tutorial", "new": "editor", "check": "editor",
	"pdf": "editor", "lsp": "editor", "witness": "editor", "review": "translator", "theme": "theme-maker",
}

// writeTopic prints a part of the manual as text that reads well in a terminal.
func writeTopic(w io.Writer, topic, tag string) error {
	data, err := fs.ReadFile(docs.Manual, path.Join(topicsDir, topic, tag+".md"))
	if err != nil {
		return &diag.Fault{Misuse: true, Text: "the manual is not in the language " + tag, Hint: "write --lang en or --lang zh-Hant"}
	}
	var info edition.Info
	decode(path.Join(topicsDir, topic, "edition.yaml"), &info)
	fmt.Fprintf(w, "# %s\n\n%s", info.Title[tag], terminal(string(data)))
	return nil
}

var (
	blockLine = regexp.MustCompile(`(?m)^ *\{#[^}\n]*\}\n`)
	firstWord = regexp.MustCompile(`^([a-z]*).*\n`)
	inline    = regexp.MustCompile("\\*\\*(`[^`\n]*`)\\*\\*|\\[(`[^`\n]*`)\\]\\(#[^)\n]*\\)")
	escapes   = regexp.MustCompile(`(?m)\\([^\w\s])|\\$`)
)

// terminal returns the text of an edition without what only a page needs: ids of
// blocks, links within it, escapes. Code stays as it is.
func terminal(text string) string {
	parts := strings.Split(text, "\n```")
	for i := range parts {
		if i%2 == 1 { // code, after its fence
			parts[i] = firstWord.ReplaceAllString(parts[i], "$1\n")
			continue
		}
		prose := blockLine.ReplaceAllString(parts[i], "")
		parts[i] = escapes.ReplaceAllString(inline.ReplaceAllString(prose, "$1$2"), "$1")
	}
	return strings.Join(parts, "\n```")
}
