package figure

import "duizhao/internal/lang"

// wordsOf returns the words of figures in a language.
func wordsOf(tag string) *lang.FigureWords { return &lang.SaidIn(tag).Figure }

// valueText returns a value with its “about”.
func valueText(n Number, approx bool, lang string) string {
	if approx && !n.Absent() {
		return wordsOf(lang).About + n.In(lang)
	}
	return n.In(lang)
}
