package sheet

import (
	"bytes"
	"unicode/utf8"

	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// keepEnds keeps the last two characters of each paragraph on one line, with the mark
// after them, in what was written from a place on: of Chinese or Japanese the last line
// would be one character, as it happens. Other languages have words, and a browser's own
// way to keep some on the last line.
func (d *base) keepEnds(from int, tag string) {
	if !lang.Squares(tag) {
		return
	}
	rest := d.Cut(from)
	for len(rest) > 0 {
		n := bytes.Index(rest, []byte("</p>"))
		if n < 0 {
			break
		}
		at, to := lastPair(rest[:n])
		if at >= 0 {
			d.Write(rest[:at])
			d.Open("span", html.Class("j"))
			d.Write(rest[at:to])
			d.Close()
			rest, n = rest[to:], n-to
		}
		d.Write(rest[:n+len("</p>")])
		rest = rest[n+len("</p>"):]
	}
	d.Write(rest)
}

// lastPair returns the place of the last two ideographs of some HTML and of the marks
// after them, if nothing but ends of elements follows; or else -1.
func lastPair(b []byte) (from, to int) {
	to = len(b)
	for {
		b = bytes.TrimSuffix(b[:to], []byte(endMark))
		to = len(b)
		if !bytes.HasSuffix(b, []byte(">")) {
			break
		}
		i := bytes.LastIndexByte(b, '<')
		if i < 0 || i+1 >= len(b) || b[i+1] != '/' {
			return -1, to
		}
		to = i
	}
	from = to
	for pair := 0; pair < 2; {
		c, n := utf8.DecodeLastRune(b[:from])
		switch {
		case lang.Ideographic(c):
			pair++
		case pair > 0 || !lang.Mark(c):
			return -1, to
		}
		from -= n
	}
	return from, to
}
