package lang

import (
	"strings"
	"unicode"
)

// Endonym returns the name of a language in itself, as in a menu: Deutsch, 日本語,
// العربية; or its tag, if the program knows none.
func Endonym(tag string) string {
	if name := Of(tag).Name; name != "" {
		return name
	}
	l := localeOf(tag)
	if l == nil || l.Name == "" {
		return tag
	}
	for k, r := range l.Name { // CLDR has français, as within a sentence
		return string(unicode.ToTitle(r)) + l.Name[k+len(string(r)):]
	}
	return tag
}

// Named returns the tag of a language by its name, as people type it into forms
// that ask for a language.
func Named(name string) (tag string, ok bool) {
	tag, ok = names[strings.ToLower(name)]
	return tag, ok
}

var names = map[string]string{
	"english": "en", "eng": "en", "chinese": "zh", "chi": "zh", "zho": "zh", "中文": "zh",
	"繁體中文": "zh-Hant", "繁体中文": "zh-Hant", "正體中文": "zh-Hant",
	"簡體中文": "zh-Hans", "简体中文": "zh-Hans", "traditional chinese": "zh-Hant", "simplified chinese": "zh-Hans",
	"german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es", "japanese": "ja",
	"日本語": "ja", "korean": "ko", "英文": "en", "日文": "ja",
}
