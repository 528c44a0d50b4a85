package encode

import "strings"

// Refused is what an address is replaced with if its scheme is not allowed.
const Refused = "about:invalid#refused"

// schemes are those that an address in the content may have: the web, mail, and a
// picture that the program itself put there as data, which runs no script.
var schemes = []string{"https:", "http:", "mailto:", "data:image/"}

// URL appends s as the value of a quoted attribute that holds an address. One that
// would run a script, or has another scheme that content may not use, is replaced
// with [Refused]: check reports such links, so that a page with one is never
// published; this is the second lock on the same door.
func URL(b []byte, s string) []byte {
	if !allowed(s) {
		s = Refused
	}
	return Text(b, s)
}

// Address returns s as [URL] writes it.
func Address(s string) HTML { return HTML(URL(nil, s)) }

// allowed reads an address as a browser does (URL Standard, 4.4), which ignores
// blanks and control characters around it, and tabs and line ends within it.
func allowed(s string) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return r <= ' ' })
	s = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, s)
	end := strings.IndexAny(s, ":/?#\\")
	if end < 0 || s[end] != ':' {
		return true // without a scheme: relative to the page
	}
	for _, ok := range schemes {
		if len(s) >= len(ok) && strings.EqualFold(s[:len(ok)], ok) {
			return true
		}
	}
	return false
}
