package edition

import (
	"strings"

	"duizhao/internal/lang"
)

// Text is a short text in several languages, by BCP 47 tag. A text that is the
// same in all languages has the tag "".
type Text map[string]string

// In returns the text in a language: in that language itself, else in one of the
// same primary language (zh-Hant for zh-HK), else the one for all languages, else
// "".
func (t Text) In(tag string) string {
	if s, ok := t[tag]; ok { // the common case first
		return s
	}
	if own := t.Tag(tag); own != "" {
		return t[own]
	}
	return t[""]
}

// Tag returns the text's own language that answers for another: the language
// itself, one that stands in for it (lang.Chain: zh-Hant for zh-HK), one that
// shares its primary subtag (the first by name), or "".
func (t Text) Tag(tag string) string {
	if near := lang.Lookup(tag, func(near string) bool { _, ok := t[near]; return ok }); near != "" {
		return near
	}
	best := ""
	for own := range t {
		if lang.Same(own, tag) && (best == "" || own < best) {
			best = own
		}
	}
	return best
}

// WitnessTag ends the tag of a version that is the author's own text, from a
// reader's copy: zh-Hant-x-witness.
const WitnessTag = "-x-witness"

// IsWitness reports whether a version is the author's own text.
func IsWitness(tag string) bool { return strings.HasSuffix(tag, WitnessTag) }

// Empty reports whether there is no text in any language.
func (t Text) Empty() bool { return len(t) == 0 }

// SetScalar sets a text that is the same in all languages.
func (t *Text) SetScalar(s string) { *t = Text{"": s} }

// KeyFormat returns the format of a Text's keys, which are language tags.
func (Text) KeyFormat() string { return "lang" }
