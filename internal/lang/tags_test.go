package lang_test

import (
	"slices"
	"testing"

	"duizhao/internal/lang"
)

func TestLookup(t *testing.T) {
	there := []string{"de", "en", "zh-Hans", "zh-Hant", "sr"}
	for tag, want := range map[string]string{
		"zh-HK": "zh-Hant", "zh-SG": "zh-Hans", "zh": "zh-Hans", "zh-Hant-HK": "zh-Hant", "zh-Hans-x-witness": "zh-Hans", "cmn-TW": "zh-Hant", "lzh": "zh-Hant",
		"de-AT-1996": "de", "de-x-kafka": "de", "sr-Latn": "sr", "fr": "", "zh-Latn-pinyin": "", "und": "", "": "",
	} {
		if got := lang.Lookup(tag, func(t string) bool { return slices.Contains(there, t) }); got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}

func TestWider(t *testing.T) {
	for _, c := range []struct{ tag, wider, public string }{
		{"zh-Hant-x-witness", "zh-Hant", "zh-Hant"}, {"zh-Hant", "zh", "zh-Hant"}, {"zh", "", "zh"}, {"en-GB", "en", "en-GB"}, {"", "", ""},
	} {
		if lang.Wider(c.tag) != c.wider || lang.Public(c.tag) != c.public {
			t.Errorf("%q is a variety of %q, in public %q", c.tag, lang.Wider(c.tag), lang.Public(c.tag))
		}
	}
}

func TestCanonical(t *testing.T) {
	for tag, want := range map[string]string{
		"EN": "en", "en_gb": "en-GB", "zh_TW": "zh-Hant", "zh-cn": "zh-Hans", "ZH-hant": "zh-Hant", "zh-Hant-HK": "zh-Hant", "zh": "zh", "cmn-Hans": "zh-Hans",
		"sr-latn": "sr-Latn", "yue-hk": "yue-HK", " de ": "de", "und": "und", "en-x-Lee1998": "en-x-lee1998", "zh-TW-x-Witness": "zh-Hant-x-witness", "": "", "english": "", "x": "", "e n": "", "german language": "",
	} {
		if got := lang.Canonical(tag); got != want {
			t.Errorf("%q: %q, want %q", tag, got, want)
		}
	}
	for tag, want := range map[string]string{"zh": "", "zh-TW": "zh-Hant", "yue-MO": "zh-Hant", "yue": "", "zh-my": "zh-Hans", "zh-Latn-TW": "",
		"ja": "", "en-HK": "", "zh-x-tw": ""} {
		if got := lang.Declared(tag); got != want {
			t.Errorf("%s declares %q, want %q", tag, got, want)
		}
	}
	for tag, want := range map[string]bool{"zh": true, "zh-Hant": true, "yue": true, "nan-TW": true, "zh-Latn-pinyin": false, "ja": false,
		"zha": false, "en": false, "": false} {
		if lang.IsChinese(tag) != want {
			t.Errorf("%s is Chinese: %t", tag, !want)
		}
	}
}

func TestOfName(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"DeepSeek", "zh-Hant", "en"}, {"DeepSeek", "ja", "en"}, {"2026", "zh-Hans", "en"}, {"OpenAI 的人", "zh-Hant", "zh-Hant"}, {"DeepSeek", "de", "de"},
		{"Ἀριστοτέλης", "en", "el"}, {"Толстой", "en", "und-Cyrl"}, {"Толстой", "ru", "ru"}, {"Толстой", "zh-Hant", "und-Cyrl"}, {"Marx", "ru", "und-Latn"},
		{"ابن خلدون", "en", "und-Arab"}, {"ابن خلدون", "fa", "fa"}, {"עגנון", "fr", "he"}, {"עגנון", "he", "he"}, {"Agnon עגנון", "fr", "fr"},
		{"김", "ko", "ko"}, {"김", "en", "en"}, {"魯迅", "en", "en"}, {"2026", "en", "en"}, {"2026", "ru", "ru"}, {"Marx", "und", "und"},
	} {
		if got := lang.OfName(c.name, c.page); got != c.want {
			t.Errorf("%s on a page in %s: %s, want %s", c.name, c.page, got, c.want)
		}
	}
}

// TestCharacters compares the predicates with each other at the characters that
// ten earlier ones disagreed about.
func TestCharacters(t *testing.T) {
	const all = "HKGICWMEU"
	is := []func(rune) bool{lang.Han, lang.Kana, lang.Hangul, lang.Ideographic, lang.CJK, lang.Wide, lang.Mark, lang.EastAsian, lang.Unspaced}
	for r, want := range map[rune]string{
		'漢': "HICWEU", '㐀': "HICWEU", '𠀀': "HICWEU", '𰻞': "HICWEU", '豈': "HICWEU", '⺀': "HICWEU", '々': "HICWEU", '〇': "HICWEU", '〆': "HICWEU",
		'あ': "KICWEU", 'ア': "KICWEU", 'ー': "KICWEU", 'ｱ': "KICEU", 'ㄅ': "ICWEU", '한': "GCWE", 'ᄀ': "GCWE", 'ㄱ': "GCWE",
		'。': "WME", '、': "WME", '「': "WME", '！': "WME", '　': "WME", '・': "WME", '～': "WME", '￥': "WME", '－': "WME",
		'Ａ': "WE", '９': "WE", '㊀': "W", '㎏': "W", '😀': "W", '〒': "W", 'ꀀ': "W",
		'“': "", '—': "", '…': "", '·': "", 'A': "", 'é': "", 'Я': "", 'ع': "", 'ไ': "U", 'က': "U", ' ': "", '\u3000' + 1000000: "",
	} {
		got := ""
		for k, f := range is {
			if f(r) {
				got += all[k : k+1]
			}
		}
		if got != want {
			t.Errorf("%c %U: %s, want %s", r, r, got, want)
		}
	}
}

func TestGlue(t *testing.T) {
	for _, c := range []struct {
		tag           string
		before, after rune
		want          string
	}{
		{"zh-Hant", '字', 'A', ""}, {"zh-Hant", 'a', 'b', " "}, {"zh-TW", '—', 'b', ""}, {"ja", 'あ', 'い', ""}, {"ja", 'ー', 'b', ""},
		{"en", 'a', 'b', " "}, {"en", '字', 'a', " "}, {"en", '字', '字', ""}, {"en", '。', '字', ""}, {"en", '😀', '😀', " "}, {"en", '…', '字', " "},
		{"zh-Hant", '3', '月', ""}, {"zh-Hant", '3', '4', " "}, {"zh-Hant", 'A', '…', ""}, {"zh-Hans", 'A', '“', ""}, {"zh-Hant", '」', '「',
			""}, {"zh-Hant", ' ', ' ', " "},
		{"en", '—', '—', " "}, {"en", '”', '“', " "}, {"en", 'a', '字', " "}, {"ja", '。', 'A', ""},
		{"ko", '한', '국', " "}, {"en", '한', '국', " "}, {"zh-Hant", '한', '국', ""},
	} {
		if got := lang.Glue(c.tag, c.before, c.after); got != c.want {
			t.Errorf("%s %c %c: %q", c.tag, c.before, c.after, got)
		}
	}
	for _, c := range []struct {
		before, after rune
		want          string
	}{{'字', 'a', ""}, {'a', 'か', ""}, {'a', 'b', " "}, {'한', '국', " "}, {'。', 'A', ""}, {'…', 'A', " "}, {'…', '字', ""}} {
		if got := lang.Join(c.before, c.after); got != c.want {
			t.Errorf("%c %c: %q", c.before, c.after, got)
		}
	}
	for stop, want := range map[rune]bool{'.': true, '。': true, '？': true, '؟': true, '।': true, '…': true, '⋯': true, ',': false, '、': false,
		'；': false, '｡': true} {
		if lang.Stop(stop) != want {
			t.Errorf("%c is a stop: %t", stop, !want)
		}
	}
	if !lang.FullStop('。') || !lang.FullStop('！') || !lang.FullStop('｡') || lang.FullStop('.') || lang.FullStop('…') || lang.FullStop('؟') {
		t.Error("stops that fill a square: 。！｡ and not . … ؟")
	}
}
