package fonts

import (
	"fmt"
	"maps"
	"slices"
	"unicode"

	"duizhao/internal/lang"
)

// Code is the key of [Set.Embed] for text of fixed width, in any language.
const Code = "code"

// Font is a subset to be put into a file.
type Font struct {
	Family string // as style sheets call it: "book hant"
	Weight int
	Italic bool
	Data   []byte // TrueType
}

// preference returns the families in which a language is set, in order. It must
// agree with static/css/faces.
func preference(tag string) []string {
	if tag == Code {
		return []string{"book mono", "book hant", "book hans"}
	}
	switch lang.Of(tag).Face {
	case lang.HansFace:
		return []string{"book hans", "book latin", "book hant"}
	case lang.HantFace:
		return []string{bookQuotes, "book hant", "book latin", "book hans"}
	}
	return []string{"book latin", "book hant", "book hans"}
}

const bookQuotes = "book quotes"

// Embed makes the fonts of a text, which is given by language: zh-Hant, zh-Hans, en,
// and [Code]. A family gets the characters that a browser will look for in it, and
// none that an earlier family of the same language has. missing has the characters
// that no family has, sorted. The same text always gives the same bytes.
func (s *Set) Embed(text map[string][]rune) (list []Font, missing []rune, err error) {
	families := map[string][]*Face{}
	for _, r := range Roles {
		families[r.Name] = s.Family(r)
	}
	families[bookQuotes] = families["book latin"][:min(1, len(families["book latin"]))]
	wanted, lacking := map[string]map[rune]bool{}, map[rune]bool{}
	for lang, chars := range text {
		order := preference(lang)
		for _, c := range chars {
			if !drawn(c) {
				continue
			}
			i := slices.IndexFunc(order, func(name string) bool {
				faces := families[name]
				return len(faces) > 0 && faces[0].Has(c) && (name != bookQuotes || slices.Contains(quotes, c))
			})
			switch {
			case i < 0 && !unicode.Is(unicode.Mn, c) && !unicode.IsSpace(c):
				lacking[c] = true
			case i >= 0 && wanted[order[i]] == nil:
				wanted[order[i]] = map[rune]bool{c: true}
			case i >= 0:
				wanted[order[i]][c] = true
			}
		}
	}
	for _, name := range sorted(wanted) {
		chars := slices.Sorted(maps.Keys(wanted[name]))
		for _, f := range families[name] {
			data, err := f.Subset(chars)
			if err != nil {
				return nil, nil, fmt.Errorf("%s: %w", f.Family, err)
			}
			list = append(list, Font{name, f.Weight, f.Italic, data})
		}
	}
	return list, slices.Sorted(maps.Keys(lacking)), nil
}

// drawn reports whether a font may have a picture of a character, or a width for it.
func drawn(c rune) bool { return unicode.IsGraphic(c) }
