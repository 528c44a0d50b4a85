package cite

import (
	"strings"
	"unicode"
)

// run is a stretch of a title, upright or italic.
type run struct {
	text   string
	italic bool
}

// parseRich reads the markup that CSL-JSON allows in titles: <i>, of which the
// slope is kept, and <b>, <sup>, <sub>, <sc> and <span …>, which are dropped.
// Any other "<" is text.
func parseRich(s string) []run {
	var runs []run
	var b strings.Builder
	italic := false
	flush := func() {
		if b.Len() > 0 {
			runs = append(runs, run{b.String(), italic})
			b.Reset()
		}
	}
	for s != "" {
		if s[0] == '<' {
			if name, rest, ok := tag(s); ok {
				if name == "i" || name == "/i" {
					flush()
					italic = name == "i"
				}
				s = rest
				continue
			}
		}
		b.WriteByte(s[0])
		s = s[1:]
	}
	flush()
	return runs
}

func tag(s string) (name, rest string, ok bool) {
	inside, rest, found := strings.Cut(s[1:], ">")
	if !found {
		return "", s, false
	}
	name, _, _ = strings.Cut(inside, " ")
	return name, rest, isOneOf(strings.TrimPrefix(name, "/"), "i", "b", "sup", "sub", "sc", "span")
}

func plain(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// typeset gives a Latin title its printer's marks: curled quotation marks and
// apostrophes. If the whole is to be in quotation marks (quoted), double ones
// become single, and single ones within these double (Chicago, ch. 6). The words
// stay as they are.
func typeset(runs []run, quoted bool) []run {
	out := make([]run, len(runs))
	t := typesetter{quoted: quoted, before: ' '}
	for i, r := range runs {
		t.b.Reset()
		chars := []rune(r.text)
		for j, c := range chars {
			t.char(c, chars[j+1:])
			t.before = c
		}
		out[i] = run{t.b.String(), r.italic}
	}
	return out
}

type typesetter struct {
	b              strings.Builder
	quoted         bool
	before         rune
	double, single int // open quotations; with none, every ’ is an apostrophe
}

func (t *typesetter) char(c rune, rest []rune) {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	after := ' '
	if len(rest) > 0 {
		after = rest[0]
	}
	opens := !letter(t.before) && !strings.ContainsRune(".,;:!?)]…’”%", t.before) && after != ' '
	switch {
	case c == '“' || c == '"' && opens:
		t.double++
		t.b.WriteString(mark(true, t.quoted))
	case c == '”' || c == '"':
		t.double = max(0, t.double-1)
		t.b.WriteString(mark(false, t.quoted))
	case c == '‘' || c == '\'' && opens && letter(after) && closesLater(rest):
		t.single++
		t.b.WriteString(mark(true, !t.quoted || t.double == 0))
	case (c == '\'' || c == '’') && t.single > 0 && !(letter(t.before) && letter(after)):
		t.single--
		t.b.WriteString(mark(false, !t.quoted || t.double == 0))
	case c == '\'':
		t.b.WriteString("’")
	default:
		t.b.WriteRune(c)
	}
}

// curl sets the apostrophes of a name.
func curl(s string) string { return strings.ReplaceAll(s, "'", "’") }

func mark(opening, single bool) string {
	switch {
	case opening && single:
		return "‘"
	case opening:
		return "“"
	case single:
		return "’"
	}
	return "”"
}

// closesLater reports whether a straight ' follows that may close a quotation: one
// with no letter after it.
func closesLater(chars []rune) bool {
	for i, c := range chars {
		if c == '\'' && (i+1 == len(chars) || !unicode.IsLetter(chars[i+1])) {
			return true
		}
	}
	return false
}

// described reports whether a title is an editor's description in [brackets],
// which is set without quotation marks and upright (Chicago, ch. 13).
func described(title string) bool {
	return strings.HasPrefix(title, "[") && strings.HasSuffix(title, "]")
}

// mainTitle returns the title without its subtitle, for citations.
func mainTitle(title string) string {
	for _, sep := range []string{": ", "：", "——", " – ", " — "} {
		if main, _, ok := strings.Cut(title, sep); ok && len(main) > 2 {
			return main
		}
	}
	return title
}
