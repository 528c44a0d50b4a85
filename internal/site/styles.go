package site

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"duizhao/internal/assets"
	"duizhao/internal/diag"
)

var (
	remarkOfCSS = regexp.MustCompile(`(?s)/\*.*?\*/`)
	urlOfCSS    = regexp.MustCompile(`(?i)url\(\s*["']?([^"')\s]+)`)
)

// styles warns of what is likely to be wrong in the site's own style sheets: rules that
// browsers skip, and pictures that are not there or that the policy of the pages forbids.
func styles(from []layer, b *assets.Bundle, problems *diag.List) {
	own := map[string]bool{}
	there := map[string]bool{}
	for _, f := range b.Files {
		there[f.Path] = true
	}
	for _, l := range from {
		names, err := fs.Glob(l.FS, "css/*.css")
		if !l.own || err != nil {
			continue
		}
		for _, name := range names {
			at := path.Join(l.dir, name)
			own[at] = true
			if data, err := fs.ReadFile(l.FS, name); err == nil && called(from, name) == at {
				urls(data, at, there, problems)
			}
		}
	}
	told := map[assets.FileError]bool{}
	for _, d := range b.Doubts {
		if at := called(from, strings.TrimPrefix(d.File, "static/")); own[at] && !told[*d] {
			told[*d] = true
			problems.Add(diag.Warnf("style-doubt", diag.Pos{Path: at, Line: d.Line, Col: d.Col}, "browsers skip this: %s", d.Text).
				WithHint("mend it, or take it out"))
		}
	}
}

// urls warns of the addresses in a style sheet at which there is nothing. They are
// followed from assets/, where the bundled style sheet is.
func urls(data []byte, name string, there map[string]bool, problems *diag.List) {
	data = remarkOfCSS.ReplaceAllFunc(data, func(b []byte) []byte {
		return bytes.Map(func(r rune) rune {
			if r == '\n' {
				return r
			}
			return ' '
		}, b)
	})
	for _, m := range urlOfCSS.FindAllSubmatchIndex(data, -1) {
		to := string(data[m[2]:m[3]])
		pos := diag.Pos{Path: name, Line: 1 + bytes.Count(data[:m[2]], []byte("\n")),
			Col: 1 + utf8.RuneCount(data[bytes.LastIndexByte(data[:m[2]], '\n')+1:m[2]])}
		clean, _, _ := strings.Cut(to, "#")
		clean, _, _ = strings.Cut(clean, "?")
		switch {
		case strings.HasPrefix(to, "data:") || strings.HasPrefix(to, "#"):
		case strings.Contains(to, "//"):
			problems.Add(diag.Warnf("style-doubt", pos, "%s is on another host, and the policy of the pages forbids it", to).
				WithHint("put the file into static/ and write url(../NAME)"))
		case !there[strings.TrimPrefix(path.Join("/assets", clean), "/")]:
			problems.Add(diag.Warnf("style-doubt", pos, "there is no file %s for this style sheet", to).
				WithHint("put it into static/ and write url(../NAME): the style sheet is in assets/ on the site"))
		}
	}
}
