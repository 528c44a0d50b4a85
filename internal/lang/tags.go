package lang

import (
	"iter"
	"strings"

	"golang.org/x/text/language"
)

// Wider returns the language that a tag is a variety of: the tag without its last
// subtag and without the letter that introduced it. "" for a primary subtag.
func Wider(tag string) string {
	i := strings.LastIndexByte(tag, '-')
	if i < 0 {
		return ""
	}
	if tag = tag[:i]; len(tag) > 1 && tag[len(tag)-2] == '-' {
		tag = tag[:len(tag)-2]
	}
	return tag
}

// Public returns a tag without its part for private use: zh-Hant for
// zh-Hant-x-witness.
func Public(tag string) string {
	tag, _, _ = strings.Cut(tag, "-x-")
	return tag
}

// Primary returns the first subtag, the language itself, in lower case.
func Primary(tag string) string {
	primary, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(primary)
}

// Same reports whether two tags are of one language, whatever the variety.
func Same(a, b string) bool { return Primary(a) == Primary(b) }

// Chain yields a tag and then, from near to far, the tags that stand in for it: each
// with a subtag less (RFC 4647, section 3.4), and for Chinese its script before
// plain zh, so that zh-HK is answered by zh-Hant.
func Chain(tag string) iter.Seq[string] {
	return func(yield func(string) bool) {
		script := written(tag)
		for t := tag; t != ""; t = Wider(t) {
			if script == "" || strings.IndexByte(t, '-') >= 0 {
				if !yield(t) {
					return
				}
				continue
			}
			// Chinese, with nothing left but the language.
			if t == Chinese && t != tag {
				if passed(tag, script) || yield(script) {
					yield(t)
				}
				return
			}
			if yield(t) && yield(script) && t != Chinese {
				yield(Chinese)
			}
			return
		}
	}
}

// passed reports whether shortening a tag passes another one.
func passed(tag, shorter string) bool {
	return strings.HasPrefix(tag, shorter) && (len(tag) == len(shorter) || tag[len(shorter)] == '-')
}

// Lookup returns the first of a tag's [Chain] that exists, or "".
func Lookup(tag string, there func(tag string) bool) string {
	if tag != "" && there(tag) { // as mostly, and as its chain begins
		return tag
	}
	for t := range Chain(tag) {
		if there(t) {
			return t
		}
	}
	return ""
}

// Canonical writes a tag as BCP 47 has it (RFC 5646, section 2.1.1), Chinese by
// its script, and Mandarin's own tag as zh; "" for what is not a tag. A bare zh
// stays, since it names no script.
func Canonical(tag string) string {
	tag = strings.ReplaceAll(strings.TrimSpace(tag), "_", "-")
	t, err := language.Raw.Parse(tag)
	if err != nil || t == language.Und && !strings.EqualFold(tag, Undetermined) {
		return ""
	}
	if p := Primary(tag); p == Chinese || p == "cmn" {
		if s := Declared(tag); s != "" {
			return s + t.String()[len(Public(t.String())):]
		}
	}
	return t.String()
}

// Declared returns the script of Chinese that a tag names, by itself or by a
// region: [Hant], [Hans], or "" for other languages and for Chinese that names
// neither.
func Declared(tag string) string {
	if !sinitic(tag) {
		return ""
	}
	for sub := range strings.SplitSeq(Public(tag), "-") {
		switch strings.ToLower(sub) {
		case "hant", "tw", "hk", "mo":
			return Hant
		case "hans", "cn", "sg", "my":
			return Hans
		case "latn", "bopo":
			return ""
		}
	}
	return ""
}

// written returns the script of Chinese that a tag names or that is likely:
// [Hant], [Hans], or "" if it is in Latin letters.
func written(tag string) string {
	if s := Declared(tag); s != "" {
		return s
	}
	switch {
	case !IsChinese(tag):
		return ""
	case passed(tag, "yue"), passed(tag, "lzh"):
		return Hant
	}
	return Hans
}

// sinitic reports whether a tag's language is one of those written as Chinese.
func sinitic(tag string) bool {
	primary, _, _ := strings.Cut(tag, "-")
	switch {
	case len(primary) == 2:
		return strings.EqualFold(primary, Chinese)
	case len(primary) != 3:
		return false
	}
	switch strings.ToLower(primary) {
	case "cmn", "yue", "lzh", "wuu", "nan", "hak", "gan", "hsn":
		return true
	}
	return false
}

// scriptSubtag returns the script that a tag names, as the tag writes it, or "".
func scriptSubtag(tag string) string {
	k := 0
	for sub := range strings.SplitSeq(tag, "-") {
		switch {
		case k > 0 && len(sub) == 4 && (sub[0] < '0' || sub[0] > '9'):
			return sub
		case k > 0 && len(sub) != 3: // an extended language may come before it
			return ""
		}
		k++
	}
	return ""
}

// Script returns the script that a tag is written in (ISO 15924): the one that it
// names, or the one that is likely (UTS 35, likely subtags); "Zzzz" if none is.
func Script(tag string) string {
	if s := scriptSubtag(tag); s != "" {
		return strings.ToUpper(s[:1]) + strings.ToLower(s[1:])
	}
	if s := Of(tag).Script; s != "" {
		return s
	}
	t, err := language.Parse(Public(tag))
	if err != nil || t == language.Und {
		return "Zzzz"
	}
	s, _ := t.Script()
	return s.String()
}

// The directions of lines, as HTML's dir has them.
const (
	LeftToRight = "ltr"
	RightToLeft = "rtl"
)

// Direction returns the direction that a tag is written in.
func Direction(tag string) string {
	if s := Script(tag); s != "Latn" && cldr().rtl[s] {
		return RightToLeft
	}
	return LeftToRight
}
