package script

import (
	"slices"
	"strings"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// A Choice is a character at text[From:To] with several possibilities: Got is the
// one taken, Others are the rest.
type Choice struct {
	From, To int // bytes
	Got      string
	Others   []string
}

// several lists Traditional characters that have more than one Simplified form,
// depending on the word, each followed by those forms.
const several = "乾干乾 徵征徵 著着著 瞭了瞭 藉借藉 覆复覆 鍾钟锺 夥伙夥 畫画划 祇只祇 衹只衹 瀋沈渖 沈沈沉 閒闲间 鉅巨钜 鍊炼链 蘋苹蘋 薹薹苔 託托讬 甦苏甦"

// Derived lists the characters of a Traditional text that have more than one
// Simplified form, with the one that the converter takes. What the site's words
// and locked names decide is not listed.
func (c *Converter) Derived(text string) []Choice {
	var out []Choice
	words := c.words()
	for at := 0; at < len(text); {
		start, end := len(text), 0
		if words != nil {
			start, end, _ = words.next(text, at)
		}
		out = append(out, c.derived(text, at, start)...)
		if at = end; end == 0 {
			break
		}
	}
	return out
}

// derived is Derived for a stretch that has no words of the site.
func (c *Converter) derived(text string, from, to int) []Choice {
	var out []Choice
	b := &buffer{}
	var hans []rune
	n := 0
	for i, r := range text[from:to] {
		if at := strings.Index(" "+several, " "+string(r)); at >= 0 {
			if hans == nil {
				hans = []rune(string(b.simplify(nil, text[from:to])))
				if len(hans) != utf8.RuneCountInString(text[from:to]) {
					return out // a word of another length: its characters have no counterparts
				}
			}
			family, _, _ := strings.Cut(several[at:], " ")
			out = append(out, choice(from+i, r, hans[n], []rune(family)[1:]))
		}
		n++
	}
	return out
}

func choice(at int, written, got rune, all []rune) Choice {
	c := Choice{From: at, To: at + utf8.RuneLen(written), Got: string(got)}
	for _, r := range all {
		if r != got {
			c.Others = append(c.Others, string(r))
		}
	}
	return c
}

// Unconfirmed lists the characters of a Traditional text that share their
// Simplified form with others, are not the usual one among them, and are in no
// word of the dictionary: a lone 幹, which may have been 干 or 乾. There a
// conversion may have gone wrong unnoticed.
func Unconfirmed(text string) []Choice {
	if !hasHan(text) {
		return nil
	}
	pg := pages.Get().(*page)
	defer pages.Put(pg)
	pg.read(text, lang.Hant)
	p := pg.proof
	var out []Choice
	for _, i := range pg.doubts {
		r := pg.chars[i]
		family := p.families[pg.plain[i]]
		if p.kind(r)&contested == 0 || len(family) < 2 || p.printed(family[0]) == p.printed(r) || !slices.Contains(family, r) {
			continue
		}
		if v := pg.judge(i); !v.fine && v.right == 0 {
			out = append(out, choice(pg.offs[i], r, r, family))
		}
	}
	return out
}
