package site

import (
	"io/fs"
	"strings"

	"duizhao/internal/diag"
)

// excerpts adds the source line to every problem with a line, when the stage that
// found it had no file at hand. Files are read again: a run with problems need not be
// fast.
func excerpts(o Options, problems []diag.Problem) {
	lines := map[string][]string{}
	for i := range problems {
		p := &problems[i]
		if p.Excerpt != "" || p.Line == 0 || p.Col == 0 || p.Private {
			continue
		}
		text, ok := lines[p.Path]
		if !ok {
			data, err := fs.ReadFile(o.FS, p.Path)
			if err != nil && strings.HasPrefix(p.Path, "templates/") && o.Templates != nil {
				data, _ = fs.ReadFile(o.Templates, strings.TrimPrefix(p.Path, "templates/"))
			}
			text = textLines(data)
			lines[p.Path] = text
		}
		if p.Line <= len(text) {
			p.Excerpt = text[p.Line-1]
		}
	}
}
