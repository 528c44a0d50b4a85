package figure

import (
	"strings"
	"unicode"

	"duizhao/internal/lang"
)

// em returns the estimated width of a character in ems. Han characters and their
// punctuation are one em wide. Latin widths are a little more than those of the
// wider book faces (Georgia, Noto Serif), so that text set in another face leaves
// room rather than running over.
func em(r rune) float64 {
	if lang.Wide(r) {
		return 1
	}
	return 1.07 * latin(r)
}

func latin(r rune) float64 {
	switch {
	case r == '…' || r == '—':
		return 1
	case r == ' ' || r == '\u00a0':
		return 0.26
	case strings.ContainsRune("ijl.,;:'’‘|!", r):
		return 0.31
	case strings.ContainsRune("ftrI()[]/-·”“\"", r):
		return 0.42
	case unicode.IsDigit(r):
		return 0.56
	case strings.ContainsRune("mM", r):
		return 0.92
	case strings.ContainsRune("wWOQDGHNU%@&", r):
		return 0.84
	case unicode.IsUpper(r):
		return 0.72
	case unicode.Is(unicode.Mn, r):
		return 0
	case unicode.IsLower(r):
		return 0.55
	}
	return 0.64
}

// textWidth estimates the width of a text at a size, with the gaps that
// text-autospace makes between Han and Latin.
func textWidth(s string, size float64) float64 {
	w := 0.0
	before := rune(0)
	for _, r := range s {
		w += em(r)
		if before != 0 && gapBetween(before, r) {
			w += 0.2
		}
		before = r
	}
	return w * size
}

func gapBetween(a, b rune) bool {
	letter := func(r rune) bool {
		return !lang.Han(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
	}
	return lang.Han(a) && letter(b) || letter(a) && lang.Han(b)
}

// widest returns the width of the widest of several lines.
func widest(lines []string, size float64) float64 {
	w := 0.0
	for _, line := range lines {
		w = max(w, textWidth(line, size))
	}
	return w
}

// wrap breaks a text into lines no wider than limit, of about equal length.
func wrap(s string, size, limit float64) []string {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return nil
	}
	lines := fill(s, size, limit)
	if len(lines) < 2 || len(lines) > 6 {
		return lines
	}
	for narrower := limit * 0.96; narrower > limit/3; narrower *= 0.96 {
		tighter := fill(s, size, narrower)
		if len(tighter) > len(lines) || widest(tighter, size) > limit {
			break
		}
		lines = tighter
	}
	return lines
}

// fill puts as much on every line as fits.
func fill(s string, size, limit float64) []string {
	var lines []string
	line := ""
	flush := func() {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
		line = ""
	}
	for _, atom := range atoms(s) {
		if textWidth(strings.TrimRight(line+atom, " "), size) <= limit {
			line += atom
			continue
		}
		flush()
		for _, r := range atom { // a word that is too long for any line is cut
			if line != "" && textWidth(line+string(r), size) > limit {
				flush()
			}
			line += string(r)
		}
	}
	flush()
	return lines
}

const (
	noStart = "，。、；：！？」』）》〉】〕…—～·,.;:!?)]}%’”"
	noEnd   = "「『（《〈【〔([{‘“"
)

// atoms cuts a text wherever a line may end: after a space or a hyphen, and between
// Han characters, but not before closing marks or after opening ones (Requirements
// for Chinese Text Layout, rules for line start and line end).
func atoms(s string) []string {
	var out []string
	var b strings.Builder
	chars := []rune(s)
	for i, r := range chars {
		b.WriteRune(r)
		if i+1 == len(chars) {
			break
		}
		next := chars[i+1]
		switch {
		case next == ' ' || strings.ContainsRune(noStart, next) || strings.ContainsRune(noEnd, r):
			continue
		case r == ' ', (r == '-' || r == '/' || r == '–') && i > 0 && unicode.IsLetter(chars[i-1]) && unicode.IsLetter(next), lang.Wide(r), lang.Wide(next):
			out = append(out, b.String())
			b.Reset()
		}
	}
	return append(out, b.String())
}
