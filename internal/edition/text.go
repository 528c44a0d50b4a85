package edition

import "strings"

// Text is a short text in several languages, by BCP 47 tag. A text that is the
// same in all languages stands under "".
type Text map[string]string

// In gives the text in a language: that language itself, else one of the same
// primary language (zh-Hant for zh-HK), else the one for all languages, else "".
func (t Text) In(lang string) string {
	if s, ok := t[lang]; ok { // the common case first
		return s
	}
	if tag := t.Tag(lang); tag != "" {
		return t[tag]
	}
	return t[""]
}

// Tag tells which of the text's own languages answers for lang: the language
// itself, one that it is a variety of (RFC 4647, section 3.4: zh-Hant for
// zh-Hant-x-witness), one that shares its primary subtag (the first by name), or "".
func (t Text) Tag(lang string) string {
	for wider := lang; wider != ""; wider = Wider(wider) {
		if _, ok := t[wider]; ok {
			return wider
		}
	}
	primary, _, _ := strings.Cut(lang, "-")
	best := ""
	for tag := range t {
		p, _, _ := strings.Cut(tag, "-")
		if p == primary && (best == "" || tag < best) {
			best = tag
		}
	}
	return best
}

// Wider is the language that lang is a variety of: without its last subtag, and
// without the letter that announced it. "" for a primary subtag.
func Wider(lang string) string {
	i := strings.LastIndexByte(lang, '-')
	if i < 0 {
		return ""
	}
	if lang = lang[:i]; len(lang) > 1 && lang[len(lang)-2] == '-' {
		lang = lang[:len(lang)-2]
	}
	return lang
}

// PublicTag is a language tag without its part for private use: zh-Hant for
// zh-Hant-x-witness.
func PublicTag(lang string) string {
	lang, _, _ = strings.Cut(lang, "-x-")
	return lang
}

// WitnessTag ends the tag of a version that is the author's own text, from a
// reader's copy: zh-Hant-x-witness.
const WitnessTag = "-x-witness"

// IsWitness reports whether a version is the author's own text.
func IsWitness(lang string) bool { return strings.HasSuffix(lang, WitnessTag) }

// Empty tells whether there is no text in any language.
func (t Text) Empty() bool { return len(t) == 0 }

// SetScalar takes a text that is the same in all languages.
func (t *Text) SetScalar(s string) { *t = Text{"": s} }

// KeyFormat says that the keys of a Text are language tags.
func (Text) KeyFormat() string { return "lang" }
