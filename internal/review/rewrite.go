package review

import (
	"regexp"
	"strings"
)

// How a claim's front matter has its segments: as [a, b], or as a list of lines.
var (
	flowForm  = regexp.MustCompile(`(?m)^segments:[ \t]*\[[^\]#]*\][ \t]*$`)
	blockForm = regexp.MustCompile(`(?m)^segments:[ \t]*\n((?:[ \t]*-[ \t]+[^\n#]+\n)+)`)
)

// Rewrite replaces the segments in the front matter of a claim's file, in the form
// that they have there, and changes nothing else. ok reports whether it found them
// in a form that it knows.
func Rewrite(data string, segments []string) (out string, ok bool) {
	end := strings.Index(data, "\n---")
	if end < 0 || len(segments) == 0 {
		return data, false
	}
	front, rest := data[:end+1], data[end+1:]
	if at := flowForm.FindAllStringIndex(front, 2); len(at) == 1 {
		return front[:at[0][0]] + "segments: [" + strings.Join(segments, ", ") + "]" + front[at[0][1]:] + rest, true
	}
	at := blockForm.FindAllStringSubmatchIndex(front, 2)
	if len(at) != 1 {
		return data, false
	}
	first, _, _ := strings.Cut(front[at[0][2]:at[0][3]], "\n")
	indent := first[:strings.IndexByte(first, '-')]
	var b strings.Builder
	for _, s := range segments {
		b.WriteString(indent + "- " + s + "\n")
	}
	return front[:at[0][2]] + b.String() + front[at[0][3]:] + rest, true
}
