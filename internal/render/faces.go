package render

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// Font is a font reduced to the characters that a file needs.
type Font struct {
	Family string // the name that static/css/faces has for it: "book hant"
	Weight int
	Italic bool
	Type   string // font/ttf or font/woff
	Data   []byte
}

// Fonts makes the fonts for a text, whose characters are given by language: zh-Hant,
// zh-Hans, en, and "code" for fixed width. They are TrueType, or compressed as web
// fonts if nothing else will compress them.
type Fonts func(text map[string][]rune, compressed bool) ([]Font, error)

// Letters are the characters of a text by language.
type Letters map[string]map[rune]bool

func (l Letters) Add(lang, text string) {
	if l[lang] == nil {
		l[lang] = map[rune]bool{}
	}
	for _, c := range text {
		l[lang][c] = true
	}
}

// drawn are characters that browsers draw on their own: numbers of lists, a hyphen,
// the dot of emphasis.
const drawn = "0123456789.-•"

// All adds to each language what any of them may show, and returns the
// argument for Fonts.
func (l Letters) All(more string) map[string][]rune {
	out := map[string][]rune{}
	for lang := range l {
		l.Add(lang, drawn+more)
		out[lang] = slices.Sorted(maps.Keys(l[lang]))
	}
	return out
}

// Faced are the languages that have families of their own in the style sheets.
var Faced = []string{lang.Hant, lang.Hans, lang.English}

// Code is what letters of fixed width are listed under.
const Code = "code"

var (
	cssStrings = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'`)
	cssEscapes = regexp.MustCompile(`\\[0-9A-Fa-f]{1,6}\s?`)
)

// CSSText returns the text beyond ASCII in the strings of a style sheet (CSS Syntax,
// 4.3.7), which is marks that are shown. Strings in ASCII are names of fonts.
func CSSText(css []byte) string {
	var b strings.Builder
	for _, s := range cssStrings.FindAll(css, -1) {
		b.Write(cssEscapes.ReplaceAllFunc(s, func(e []byte) []byte {
			n, _ := strconv.ParseUint(strings.TrimSpace(string(e[1:])), 16, 32)
			return utf8.AppendRune(nil, rune(n))
		}))
	}
	return strings.Map(func(c rune) rune {
		if c < 0x80 {
			return -1
		}
		return c
	}, b.String())
}

// Rule appends the @font-face rule of a font.
func (f *Font) Rule(b []byte, address string) []byte {
	style := encode.HTML("normal")
	if f.Italic {
		style = "italic"
	}
	return fmt.Appendf(b, "@font-face{font-family:%s;font-weight:%d;font-style:%s;src:url(%s)}\n", encode.CSS(f.Family), f.Weight, style, address)
}
