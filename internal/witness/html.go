package witness

import (
	"html"
	"regexp"
	"strings"
)

// markupOf matches a web page, but not a text that merely has a < in it.
var markupOf = regexp.MustCompile(`(?i)<!doctype html|<html[ >]|</(p|div|body)>`)

// silent lists the elements whose content is not text of the page.
var silent = []string{"script", "style", "head", "noscript", "template", "svg"}

// textOf returns the text of a saved web page without its tags. It keeps the lines
// of the file, so that places agree but for the width of the tags. Any other text is
// returned as it is.
//
// It does not parse HTML: what it leaves behind of a broken page is set aside with
// everything else that is not the author's text.
func textOf(page string) string {
	if !markupOf.MatchString(page) {
		return page
	}
	var b strings.Builder
	b.Grow(len(page))
	newlines := func(s string) {
		for range strings.Count(s, "\n") {
			b.WriteByte('\n')
		}
	}
	for page != "" {
		open := strings.IndexByte(page, '<')
		if open < 0 {
			open = len(page)
		}
		b.WriteString(html.UnescapeString(page[:open]))
		if page = page[open:]; page == "" {
			break
		}
		if strings.HasPrefix(page, "<!--") {
			end := endOf(page, "-->")
			newlines(page[:end])
			page = page[end:]
			continue
		}
		name := tagName(page)
		if name == "" { // a literal <
			b.WriteByte('<')
			page = page[1:]
			continue
		}
		end := endOf(page, ">")
		for _, s := range silent {
			if name == s {
				end = endOf(page, "</"+s)
				end += endOf(page[end:], ">")
			}
		}
		newlines(page[:end])
		if !inline[strings.TrimPrefix(name, "/")] {
			b.WriteByte(' ')
		}
		page = page[end:]
	}
	return b.String()
}

// inline holds the elements that do not separate words.
var inline = map[string]bool{"a": true, "b": true, "i": true, "em": true, "strong": true, "span": true, "font": true, "u": true, "mark": true,
	"wbr": true, "sup": true, "sub": true, "small": true}

// endOf returns the offset after a mark, or the end of the text.
func endOf(text, mark string) int {
	if i := indexFold(text, mark); i >= 0 {
		return i + len(mark)
	}
	return len(text)
}

// indexFold finds a mark of ASCII letters in any case.
func indexFold(text, mark string) int {
	for i := 0; i+len(mark) <= len(text); i++ {
		if text[i] == mark[0] && strings.EqualFold(text[i:i+len(mark)], mark) {
			return i
		}
	}
	return -1
}

// tagName returns the name of the tag that a text begins with, in lower case and
// with the slash of an end tag, or "" if there is none.
func tagName(text string) string {
	i := 1
	for i < len(text) && (text[i] == '/' && i == 1 || text[i] == '!' && i == 1 || text[i] >= 'a' && text[i] <= 'z' || text[i] >= 'A' &&
		text[i] <= 'Z' || i > 1 && text[i] >= '0' && text[i] <= '9') {
		i++
	}
	if i == 1 || i == 2 && text[1] == '/' {
		return ""
	}
	return strings.ToLower(text[1:i])
}
