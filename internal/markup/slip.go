package markup

import (
	"bytes"
	"regexp"
	"strings"
)

// slip is what is wrong with a line that was meant as an attribute line. The line
// is read as it was meant, so that its block is not reported missing everywhere.
type slip struct{ text, hint string }

// readLine reads an attribute line, or in a text of our own what was meant as one.
func readLine(line []byte, foreign bool) (attribute, bool) {
	if len(line) < 3 || len(line) > 120 {
		return attribute{}, false
	}
	if line[0] == '{' && line[len(line)-1] == '}' && attributeForm.Match(line) && (foreign || !bytes.ContainsRune(line, ',')) {
		return attribute{line: line}, true
	}
	if foreign {
		return attribute{}, false
	}
	return mistyped(string(line))
}

var (
	narrow    = strings.NewReplacer("｛", "{", "｝", "}", "＃", "#", "＝", "=", "　", " ")
	loose     = regexp.MustCompile(`\s*=\s*|#\s+`)
	wordForm  = regexp.MustCompile(`^` + attributeWord + `$`)
	bareID    = regexp.MustCompile(`^[a-z]{1,4}[0-9]{1,4}$`)
	separator = strings.NewReplacer(",", " ", "，", " ")
)

// mistyped reads a line that would be an attribute line but for a brace, a sign,
// or a space.
func mistyped(line string) (attribute, bool) {
	half := narrow.Replace(line)
	open, closed := strings.HasPrefix(half, "{"), strings.HasSuffix(half, "}")
	inner := loose.ReplaceAllStringFunc(strings.Trim(half, "{} \t"), strings.TrimSpace)
	words := strings.Fields(separator.Replace(inner))
	if len(words) == 0 || !open && !(closed && words[0][0] == '#') {
		return attribute{}, false
	}
	noSign := false
	for i, word := range words {
		if i == 0 && bareID.MatchString(word) && open && closed {
			noSign = true
			words[i] = "#" + word
		} else if !wordForm.MatchString(word) || !closed && word[0] != '#' && !strings.HasPrefix(word, "speaker=") && word[0] != '.' {
			return attribute{}, false
		}
	}
	right := "{" + strings.Join(words, " ") + "}"
	s := slip{text: "this line is not quite an address", hint: "write " + right}
	switch {
	case half != line:
		s.text = "the braces and signs of an address are half-width"
	case !closed:
		s.text = "the brace of this address is not closed"
	case !open:
		s.text = "the brace of this address is not opened"
	case noSign:
		s.text = "the # of this address is missing"
	}
	return attribute{line: []byte(right), slip: &s}, true
}

// apartSlip returns the slip of a line that is not right below its block.
func apartSlip(line []byte) *slip {
	return &slip{"a blank line parts this address from its block", "put " + string(line) + " right below the block"}
}

// slips reports the lines that belong to no block.
func (c *converter) slips() {
	for _, a := range c.attributesOf.strays {
		c.issue("block-line", a.at, "take it out, or write its block above it", "this address belongs to no block: the one above it has its own")
	}
}
