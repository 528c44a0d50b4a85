package rights

import "duizhao/internal/lang"

// Unknown returns the sentence that says, in a language, that the rights in a text are not
// known; in English if there is none in that. An import writes it where its source names
// none.
func Unknown(tag string) string { return lang.SaidIn(tag).Import.RightsUnknown }

// IsUnknown reports whether a text is such a sentence.
func IsUnknown(text string) bool {
	for _, tag := range lang.Known() {
		if Unknown(tag) == text {
			return true
		}
	}
	return false
}
