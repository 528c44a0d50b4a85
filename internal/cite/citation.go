package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Item is one work of a citation.
type Item struct {
	Key            string
	Prefix         string // before the key: "see"
	Locator        string // after it, as written: "tbl. 1"
	SuppressAuthor bool   // -@key: the text has named the author
	Offset         int    // byte offset of the @ in the citation, or of the key in a source line
	LocatorOffset  int    // of Locator, where it is not ""
}

// Error is what is wrong with a citation. Offset is in bytes from its beginning.
type Error struct {
	Offset int
	Text   string
	Hint   string
}

func (e Error) Error() string { return e.Text }

// ParseCitation parses what is between the brackets of a citation, in Pandoc's
// form: works separated by ";", each with an optional prefix, a key after "@"
// ("-@" leaves the author out, "@{…}" holds any key) and, after a comma, a
// locator. Works that cannot be read are left out of the items and named in the
// errors.
func ParseCitation(s string) ([]Item, []Error) {
	var items []Item
	var errs []Error
	for start := 0; start <= len(s); {
		end := itemEnd(s, start)
		item, err := parseItem(s, start, end)
		if err != nil {
			errs = append(errs, *err)
		} else {
			items = append(items, item)
		}
		start = end + 1
	}
	return items, errs
}

// itemEnd finds the ";" that ends a work, not one within @{…}.
func itemEnd(s string, from int) int {
	for i := from; i < len(s); i++ {
		switch {
		case s[i] == ';':
			return i
		case strings.HasPrefix(s[i:], "@{"):
			if n := strings.IndexByte(s[i:], '}'); n > 0 {
				i += n
			}
		}
	}
	return len(s)
}

func parseItem(s string, start, end int) (Item, *Error) {
	text := s[start:end]
	begin := start + len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	if strings.TrimSpace(text) == "" {
		return Item{}, &Error{begin, "a work is missing here", "write @ and the id of a source, such as @v3report"}
	}
	at := strings.IndexByte(text, '@')
	if at < 0 {
		return Item{}, &Error{begin, "there is no @ before the key", "write [@v3report]; put a semicolon between works and a comma before a locator"}
	}
	item := Item{Offset: start + at}
	before := text[:at]
	if strings.HasSuffix(before, "-") && (len(before) == 1 || unicode.IsSpace(lastRune(before[:len(before)-1]))) {
		item.SuppressAuthor = true
		before = before[:len(before)-1]
	}
	item.Prefix = strings.TrimSpace(before)
	key, rest, err := cutKey(text[at+1:], start+at+1)
	if err != nil {
		return Item{}, err
	}
	item.Key = key
	item.setLocator(rest, end-len(rest))
	if i := strings.IndexByte(item.Locator, '@'); i >= 0 && (i == 0 || !isKeyRune(lastRune(item.Locator[:i]))) {
		return Item{}, &Error{item.LocatorOffset + i, "a second work begins here", "put a semicolon before it"}
	}
	if item.Locator == "" && strings.TrimSpace(rest) != "" {
		return Item{}, &Error{end - len(rest), "there is nothing after the comma", "name the place, such as p. 3 or tbl. 1, or take the comma out"}
	}
	return item, nil
}

// setLocator reads the locator from what follows a key, which begins at offset.
func (item *Item) setLocator(rest string, offset int) {
	loc := strings.TrimLeftFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '，' })
	item.Locator = strings.TrimRightFunc(loc, unicode.IsSpace)
	if item.Locator != "" {
		item.LocatorOffset = offset + len(rest) - len(loc)
	}
}

// cutKey reads a key: in braces anything, else letters, digits and _, with
// single punctuation marks between them (Pandoc User's Guide, Citation syntax).
func cutKey(s string, offset int) (key, rest string, err *Error) {
	if inner, ok := strings.CutPrefix(s, "{"); ok {
		key, rest, found := strings.Cut(inner, "}")
		if !found {
			return "", "", &Error{offset, "the brace is not closed", "write @{key}"}
		}
		if strings.TrimSpace(key) == "" {
			return "", "", &Error{offset, "there is no key in the braces", "write @ and the id of a source"}
		}
		return key, rest, nil
	}
	end := 0
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !isKeyRune(r) {
			next, _ := utf8.DecodeRuneInString(s[end+n:])
			if end == 0 || !strings.ContainsRune(":.#$%&-+?<>~/", r) || !isKeyRune(next) {
				break
			}
		}
		end += n
	}
	if end == 0 {
		return "", "", &Error{offset - 1, "there is no key after the @", "write @ and the id of a source, such as @v3report"}
	}
	return s[:end], s[end:], nil
}

func isKeyRune(r rune) bool {
	return r == '_' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// ParseSource reads a line of a list of sources: a key, with or without "@",
// and an optional locator after a comma. The error is nil when there is none.
func ParseSource(s string) (Item, *Error) {
	start := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	key, rest, found := strings.Cut(s[start:], ",")
	key = strings.TrimSpace(key)
	item := Item{Key: strings.TrimPrefix(key, "@"), Offset: start}
	switch {
	case item.Key == "":
		return Item{}, &Error{start, "there is no key here", "write the id of a source, and after a comma the place in it: v3report, tbl. 1"}
	case strings.ContainsFunc(item.Key, unicode.IsSpace):
		return Item{}, &Error{start, "\"" + item.Key + "\" is not a key", "put a comma between the key and the place: v3report, tbl. 1"}
	case found:
		item.setLocator(rest, len(s)-len(rest))
		if item.Locator == "" {
			return Item{}, &Error{len(s) - len(rest) - 1, "there is nothing after the comma", "name the place, such as p. 3 or tbl. 1, or take the comma out"}
		}
	}
	return item, nil
}
