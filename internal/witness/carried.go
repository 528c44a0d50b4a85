package witness

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/cite"
	"duizhao/internal/diag"
	"duizhao/internal/lang"
	"duizhao/internal/script"
	"duizhao/internal/source"
	"duizhao/internal/verbatim"
)

// Carried warns of anything in the site's own files that is word for word in an
// author's text that may not be published: in versions, notes, claims, figures,
// settings and the comments in them, all that a reader of the repository could see.
// Titles may be cited. The problem has no more than the first word of the run in its
// text, and the line is not shown.
func (r *Restored) Carried(fsys fs.FS, library *cite.Library, problems *diag.List) {
	if r == nil || !r.Private {
		return
	}
	e := r.edition
	titles := []string{e.Origin.Title}
	for _, t := range e.Title {
		titles = append(titles, t)
	}
	for _, t := range e.Subtitle {
		titles = append(titles, t)
	}
	if library != nil {
		for _, entry := range library.Entries() {
			titles = append(titles, entry.Field("title"))
		}
	}
	limit := verbatim.Default
	if e.Rights.Quotation > 0 {
		limit = verbatim.Wider(e.Rights.Quotation)
	}
	texts := verbatim.New(script.Fold, r.words(), titles)
	for _, top := range []string{"content", "templates", "static", "themes"} {
		fs.WalkDir(fsys, top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !written[path.Ext(name)] { // an unreadable file is reported by whatever reads it
				return nil
			}
			info, err := d.Info()
			if err != nil || info.Size() > source.MaxSize {
				return nil
			}
			data, err := fs.ReadFile(fsys, name)
			if err != nil || !utf8.Valid(data) {
				return nil
			}
			for run := range texts.Runs(data, true, limit) {
				problems.Add(carriedProblem(name, data, run))
			}
			return nil
		})
	}
}

// written are the endings of files that people write.
var written = map[string]bool{".md": true, ".yaml": true, ".yml": true, ".json": true, ".html": true, ".css": true, ".js": true, ".svg": true,
	".txt": true, ".xml": true, ".csv": true, ".tsv": true}

func carriedProblem(name string, data []byte, run verbatim.Run) diag.Problem {
	start := bytes.LastIndexByte(data[:run.From], '\n') + 1
	pos := diag.Pos{Path: name, Line: 1 + bytes.Count(data[:start], []byte("\n")), Col: 1 +
		utf8.RuneCount(bytes.TrimPrefix(data[start:run.From], []byte("\ufeff")))}
	much := fmt.Sprintf("%d characters", run.Han)
	if run.Han == 0 {
		much = fmt.Sprintf("%d words", run.Words)
	}
	from := ""
	if word := beginning(string(data[run.From:run.To])); word != "" {
		from = fmt.Sprintf(", from %q on,", word)
	}
	return diag.Problem{Code: "witness-verbatim", Severity: diag.Warning, Pos: pos, Private: true,
		Text: much + " in a row" + from + " are the author's",
		Hint: "say it in other words; a quotation that may stand is allowed by rights.quotation in edition.yaml, or ignored in site.yaml"}
}

// beginning returns how a run begins: two characters of Chinese, or a word; "" when
// it is written with escapes.
func beginning(run string) string {
	for i, r := range run {
		_, n := utf8.DecodeRuneInString(run[i:])
		switch {
		case lang.Han(r) && i > 0 && !lang.Han([]rune(run)[0]): // after a word
			return run[:i]
		case lang.Han(r) && i > 0:
			return run[:i+n]
		case lang.Han(r):
		case r == '\\':
			return ""
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' || i > 20:
			return run[:i]
		}
	}
	return run
}
