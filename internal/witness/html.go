package witness

import (
	"html"
	"regexp"
	"strings"
)

// markupOf tells a page of the web from a text that has a < in it.
var markupOf = regexp.MustCompile(`(?i)<!doctype html|<html[ >]|</(p|div|body)>`)

// silent are elements whose content is no text of the page.
var silent = []string{"script", "style", "head", "noscript", "template", "svg"}

// textOf gives the text of a saved page of the web, without its tags, the lines
// as they are in the file, so that a place in the one is a place in the other but
// for what the tags take up. Another text is given back as it is.
//
// It is no parser of HTML: what it leaves over of a broken page is set aside with
// the rest of what is not the author's text.
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
		if name == "" { // a < that is one
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

// inline are the elements that part no words.
var inline = map[string]bool{"a": true, "b": true, "i": true, "em": true, "strong": true, "span": true, "font": true, "u": true, "mark": true, "wbr": true, "sup": true, "sub": true, "small": true}

// endOf is the offset behind a mark, or the end of the text.
func endOf(text, mark string) int {
	if i := indexFold(text, mark); i >= 0 {
		return i + len(mark)
	}
	return len(text)
}

// indexFold finds a mark of ASCII letters in whatever case.
func indexFold(text, mark string) int {
	for i := 0; i+len(mark) <= len(text); i++ {
		if text[i] == mark[0] && strings.EqualFold(text[i:i+len(mark)], mark) {
			return i
		}
	}
	return -1
}

// tagName is the name of the tag that a text begins with, in small letters, with
// the slash of an end tag; "" where it begins with none.
func tagName(text string) string {
	i := 1
	for i < len(text) && (text[i] == '/' && i == 1 || text[i] == '!' && i == 1 || text[i] >= 'a' && text[i] <= 'z' || text[i] >= 'A' && text[i] <= 'Z' || i > 1 && text[i] >= '0' && text[i] <= '9') {
		i++
	}
	if i == 1 || i == 2 && text[1] == '/' {
		return ""
	}
	return strings.ToLower(text[1:i])
}
