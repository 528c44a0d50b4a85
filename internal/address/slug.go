package address

import (
	"strings"
	"unicode"

	"duizhao/internal/lang"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// Slug writes a name in lower-case Latin letters, digits and hyphens, whole words
// only, at most so many characters: 闌夕 as lan-xi, Émile Zola as emile-zola.
func Slug(name string, most int) string {
	args := pinyin.NewArgs()
	var words []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
		}
		word.Reset()
	}
	for _, r := range norm.NFKD.String(name) {
		r = unicode.ToLower(r)
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			word.WriteRune(r)
		case unicode.Is(unicode.M, r) || r == '\'' || r == '’' || r == '.':
		case lang.Han(r):
			end()
			if syllable := pinyin.SinglePinyin(r, args); len(syllable) > 0 {
				words = append(words, strings.ReplaceAll(syllable[0], "ü", "v"))
			}
		default:
			end()
		}
	}
	end()
	out := ""
	for _, w := range words {
		if len(out)+1+len(w) > most {
			break
		}
		if out != "" {
			out += "-"
		}
		out += w
	}
	if out == "" && len(words) > 0 {
		out = words[0][:most]
	}
	return strings.Map(func(r rune) rune {
		if r == '-' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, out)
}
