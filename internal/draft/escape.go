package draft

import (
	"regexp"
	"strings"
)

var (
	reference = regexp.MustCompile(`^&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});`)
	numbered  = regexp.MustCompile(`^[0-9]{1,9}[.)](?:\s|$)`)
	bulleted  = regexp.MustCompile(`^[-+](?:\s|$|-)`)
	headed    = regexp.MustCompile(`^#{1,6}(?:\s|$)`)
	delimiter = regexp.MustCompile(`^[|:]\s*[|:\- \t]*-[|:\- \t]*$`) // turns the line above it into a table
	attribute = regexp.MustCompile(`^\{|^#.*\}$`)                    // a block's attributes, or what looks like them
)

// escape writes text so that Markdown reads it as text (CommonMark 0.31, section
// 2.4), with no more backslashes than are needed. first is set at the beginning of a
// line.
func escape(s string, first bool) string {
	if first {
		s = strings.TrimLeft(s, " \t")
	}
	if !strings.ContainsAny(s, "\\`*_[]<>&#+-=~{|:｛") && !(first && s != "" && s[0] >= '0' && s[0] <= '9') {
		return s
	}
	var b strings.Builder
	if first {
		if rest, ok := strings.CutPrefix(s, "｛"); ok { // a backslash does not help with a full-width brace
			b.WriteString("&#xFF5B;")
			s = rest
		}
		switch {
		case numbered.MatchString(s):
			i := strings.IndexAny(s, ".)")
			b.WriteString(s[:i] + `\`)
			s = s[i:]
			b.WriteByte(s[0])
			s = s[1:]
		case bulleted.MatchString(s), headed.MatchString(s), strings.HasPrefix(s, ">"), strings.HasPrefix(s, "~~~"),
			strings.HasPrefix(s, "=") && strings.Trim(s, "= \t") == "", attribute.MatchString(strings.TrimSpace(s)), delimiter.MatchString(s):
			b.WriteString(`\`)
			b.WriteByte(s[0])
			s = s[1:]
		}
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case '\\', '`', '*', '[', ']', '<':
			b.WriteByte('\\')
		case '_':
			if !(i > 0 && i+1 < len(s) && alphanumeric(s[i-1]) && alphanumeric(s[i+1])) {
				b.WriteByte('\\')
			}
		case '&':
			if reference.MatchString(s[i:min(len(s), i+40)]) {
				b.WriteByte('\\')
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
