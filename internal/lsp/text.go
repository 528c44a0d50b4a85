package lsp

import (
	"net/url"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// line returns the offset of a line, from 0, and its text without the end. Past the end
// of the text that is its end.
func line(text string, n int) (offset int, content string) {
	for ; n > 0; n-- {
		i := strings.IndexByte(text[offset:], '\n')
		if i < 0 {
			return len(text), ""
		}
		offset += i + 1
	}
	content, _, _ = strings.Cut(text[offset:], "\n")
	return offset, strings.TrimSuffix(content, "\r")
}

// offsetOf returns the byte offset of a position. A character past the end of the line
// is that end, as the specification has it.
func offsetOf(text string, p position) int {
	offset, content := line(text, max(p.Line, 0))
	units := 0
	for i, r := range content {
		if units >= p.Character {
			return offset + i
		}
		units += utf16.RuneLen(max(r, 0))
	}
	return offset + len(content)
}

// positionOf returns the position of a byte offset.
func positionOf(text string, offset int) position {
	before := text[:min(max(offset, 0), len(text))]
	p := position{Line: strings.Count(before, "\n")}
	for _, r := range before[strings.LastIndexByte(before, '\n')+1:] {
		p.Character += utf16.RuneLen(r)
	}
	return p
}

// spanOf returns the span of a stretch of a text.
func spanOf(text string, from, to int) span {
	return span{positionOf(text, from), positionOf(text, to)}
}

// at returns the offset of a line and a column as problems have them: from 1, in
// characters.
func at(text string, n, col int) int {
	offset, content := line(text, max(n-1, 0))
	for i := range content {
		if col--; col < 1 {
			return offset + i
		}
	}
	return offset + len(content)
}

// wordAt returns the stretch that a problem at an offset is shown under: the word there,
// of a script without spaces one character, and something in any case.
func wordAt(text string, from int) (to int) {
	for to = from; to < len(text); {
		r, n := utf8.DecodeRuneInString(text[to:])
		if r == '\n' || r == '\r' || lang.CJK(r) && to > from || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_@:", r) {
			break
		}
		if to += n; lang.CJK(r) {
			break
		}
	}
	if to == from && to < len(text) && text[to] != '\n' {
		_, n := utf8.DecodeRuneInString(text[to:])
		to += n
	}
	return to
}

// fileOf returns the name of the file that a URI is of.
func fileOf(uri string) (name string, ok bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Host != "" && u.Host != "localhost" {
		return "", false
	}
	name = u.Path
	if len(name) > 2 && name[0] == '/' && name[2] == ':' { // of Windows: /c:/site
		name = strings.ToUpper(name[1:2]) + name[2:]
	}
	return filepath.FromSlash(name), name != ""
}

// uriOf returns the URI of a file.
func uriOf(name string) string {
	name = filepath.ToSlash(name)
	if !strings.HasPrefix(name, "/") {
		name = "/" + name
	}
	return (&url.URL{Scheme: "file", Path: name}).String()
}
