package lang_test

import (
	"slices"
	"strings"
	"testing"

	"duizhao/internal/lang"
)

// TestLanguages checks what the program knows of each language of the table, of
// tags that regions, scripts and private use make of them, and of one that nobody
// knows.
func TestLanguages(t *testing.T) {
	type row struct {
		tag, chain, script, dir string
		face                    lang.Face
		set                     string // s squares, v vertical, h hyphens
		date, month, quote      string
		number, plural, list    string // list: between two, before the last
	}
	for _, want := range []row{
		{"en", "en", "Latn", "ltr", lang.Latin, "h", "2 May 2026", "May 2026", "“x”", "1,234.5", "one other", " and |, and "},
		{"zh-Hant", "zh-Hant zh", "Hant", "ltr", lang.HantFace, "sv", "2026年5月2日", "2026年5月", "「x」", "1,234.5", "other", "和|和"},
		{"zh-Hans", "zh-Hans zh", "Hans", "ltr", lang.HansFace, "s", "2026年5月2日", "2026年5月", "“x”", "1,234.5", "other", "和|和"},
		{"ja", "ja", "Jpan", "ltr", lang.SystemOwn, "sv", "2026年5月2日", "2026年5月", "「x」", "1,234.5", "other", "、|、"},
		{"ko", "ko", "Kore", "ltr", lang.SystemOwn, "", "2026년 5월 2일", "2026년 5월", "“x”", "1,234.5", "other", " 및 | 및 "},
		{"de", "de", "Latn", "ltr", lang.Latin, "h", "2. Mai 2026", "Mai 2026", "„x“", "1.234,5", "one other", " und | und "},
		{"fr", "fr", "Latn", "ltr", lang.Latin, "h", "2 mai 2026", "mai 2026", "«\u202fx\u202f»", "1\u202f234,5", "one other", " et | et "},
		{"es", "es", "Latn", "ltr", lang.Latin, "h", "2 de mayo de 2026", "mayo de 2026", "“x”", "1234,5", "one other", " y | y "},
		{"ar", "ar", "Arab", "rtl", lang.SystemOwn, "", "2 مايو 2026", "مايو 2026", "”x“", "1,234.5", "zero one two few many other", " و| و"},
		{"he", "he", "Hebr", "rtl", lang.SystemOwn, "", "2 במאי 2026", "מאי 2026", "”x”", "1,234.5", "one two many other", " ו| ו"},
		{"vi", "vi", "Latn", "ltr", lang.Latin, "", "2 tháng 5, 2026", "tháng 5 năm 2026", "“x”", "1.234,5", "other", " và | và "},
		{"ru", "ru", "Cyrl", "ltr", lang.Latin, "h", "2 мая 2026\u202fг.", "май 2026\u202fг.", "«x»", "1\u00a0234,5", "one few many", " и | и "},

		{"zh", "zh zh-Hans", "Hans", "ltr", lang.HansFace, "s", "2026年5月2日", "2026年5月", "“x”", "1,234.5", "other", "和|和"},
		{"zh-TW", "zh-TW zh-Hant zh", "Hant", "ltr", lang.HantFace, "sv", "2026年5月2日", "2026年5月", "「x」", "1,234.5", "other", "和|和"},
		{"zh-HK", "zh-HK zh-Hant zh", "Hant", "ltr", lang.HantFace, "sv", "2026年5月2日", "2026年5月", "「x」", "1,234.5", "other", "和|和"},
		{"zh-CN", "zh-CN zh-Hans zh", "Hans", "ltr", lang.HansFace, "s", "2026年5月2日", "2026年5月", "“x”", "1,234.5", "other", "和|和"},
		{"zh-Hant-x-witness", "zh-Hant-x-witness zh-Hant zh", "Hant", "ltr", lang.HantFace, "sv", "2026年5月2日", "2026年5月", "「x」", "1,234.5", "other", "和|和"},
		{"yue", "yue zh-Hant zh", "Hant", "ltr", lang.HantFace, "sv", "2026年5月2日", "2026年5月", "「x」", "1,234.5", "other", "和|和"},
		{"zh-Latn-pinyin", "zh-Latn-pinyin zh-Latn zh", "Latn", "ltr", lang.Latin, "", "2026-05-02", "2026-05", "“x”", "1,234.5", "other", " and |, and "},
		{"und", "und", "Zzzz", "ltr", lang.Latin, "", "2026-05-02", "2026-05", "“x”", "1,234.5", "other", " and |, and "},
		{"und-Arab", "und-Arab und", "Arab", "rtl", lang.Latin, "", "2026-05-02", "2026-05", "“x”", "1,234.5", "other", " and |, and "},
		{"sr-Latn", "sr-Latn sr", "Latn", "ltr", lang.Latin, "", "2. maj 2026.", "maj 2026.", "„x”", "1.234,5", "one few other", " i | i "},
		{"en-x-lee1998", "en-x-lee1998 en", "Latn", "ltr", lang.Latin, "h", "2 May 2026", "May 2026", "“x”", "1,234.5", "one other", " and |, and "},
		{"en-US", "en-US en", "Latn", "ltr", lang.Latin, "h", "May 2, 2026", "May 2026", "“x”", "1,234.5", "one other", " and |, and "},
		{"nl", "nl", "Latn", "ltr", lang.Latin, "", "2 mei 2026", "mei 2026", "‘x’", "1.234,5", "one other", " en | en "},
		{"th", "th", "Thai", "ltr", lang.Latin, "", "2 พฤษภาคม ค.ศ. 2026", "พฤษภาคม 2026", "“x”", "1,234.5", "other", "และ| และ"},
		{"fa", "fa", "Arab", "rtl", lang.Latin, "", "۲ مهٔ ۲۰۲۶", "مهٔ ۲۰۲۶", "«x»", "۱٬۲۳۴٫۵", "one other", " و |، و "},
	} {
		two, _, last := lang.And(want.tag)
		l := lang.Of(want.tag)
		set := ""
		for k, is := range []bool{l.Squares, l.Vertical, l.Hyphens} {
			if is {
				set += "svh"[k : k+1]
			}
		}
		got := row{want.tag, strings.Join(slices.Collect(lang.Chain(want.tag)), " "), lang.Script(want.tag), lang.Direction(want.tag), l.Face, set,
			lang.Date(want.tag, "2026-05-02"), lang.Date(want.tag, "2026-05"), lang.Quote(want.tag, "x"),
			lang.Number(want.tag, "1234.5"), strings.Join(lang.Categories(want.tag), " "), two + "|" + last}
		if got != want {
			t.Errorf("%s:\n got %+q\nwant %+q", want.tag, got, want)
		}
	}
}

// TestTable checks that a row says nothing that its tag contradicts, and that
// CLDR's data has the language.
func TestTable(t *testing.T) {
	for _, tag := range lang.Known() {
		l := lang.Of(tag)
		if l.Tag != tag || lang.Canonical(tag) != tag {
			t.Errorf("%s: the row is %s, the tag is written %s", tag, l.Tag, lang.Canonical(tag))
		}
		if s := lang.Script("und-" + l.Script); s != l.Script {
			t.Errorf("%s: %s is no script", tag, l.Script)
		}
		if d := lang.Date(tag, "2026-05-02"); d == "2026-05-02" {
			t.Errorf("%s: CLDR's data has no dates; add it to .ci/cldr", tag)
		}
		if (l.Title[0] == "") != (l.Title[1] == "") {
			t.Errorf("%s: marks of a title come in pairs", tag)
		}
		if l.Dates != "" && l.Dates == l.Tag {
			t.Errorf("%s: its dates are its own without saying so", tag)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ tag, iso, want string }{
		{"en", "2026", "2026"}, {"zh-Hant", "2026", "2026年"}, {"ko", "2026", "2026년"}, {"th", "2026", "2026"},
		{"en", "2024-02-29", "29 February 2024"}, {"en", "2025-02-29", "2025-02-29"}, {"en", "1900-02-29", "1900-02-29"}, {"en", "2000-02-29",
			"29 February 2000"},
		{"en", "2026-04-31", "2026-04-31"}, {"en", "2026-13", "2026-13"}, {"en", "2026-00", "2026-00"}, {"en", "2026-5-2", "2026-5-2"},
		{"en", "spring 2026", "spring 2026"}, {"en", "", ""}, {"en", "0079-08-24", "24 August 79"}, {"en", "2026-+5", "2026-+5"}, {"en", "----", "----"},
		{"ru", "2026-11", "ноябрь 2026\u202fг."}, {"ru", "2026-11-28", "28 ноября 2026\u202fг."}, // of the day, and alone
		{"eu", "2026-05-02", "2026(e)ko maiatzaren 2(a)"}, // text within quotes
		{"tlh", "2026-05-02", "2026-05-02"},               // a language without data
	} {
		if got := lang.Date(c.tag, c.iso); got != c.want {
			t.Errorf("%s of %q: %q, want %q", c.tag, c.iso, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		tag  string
		n    int
		want string
	}{
		{"en", 1, "one"}, {"en", 0, "two"}, {"en", 21, "two"}, {"zh-Hant", 1, "one"}, {"fr", 0, "one"}, {"fr", 2, "two"},
		{"ru", 1, "one"}, {"ru", 3, "two"}, {"ru", 5, "three"}, {"ru", 11, "three"}, {"ru", 21, "one"}, {"ru", 112, "three"},
		{"ar", 0, "one"}, {"ar", 2, "three"}, {"ar", 105, "three"}, // few is the fourth; the last stands for the rest
	} {
		if got := lang.Plural(c.tag, c.n, []string{"one", "two", "three"}); got != c.want {
			t.Errorf("%s %d: %s, want %s", c.tag, c.n, got, c.want)
		}
	}
	for _, c := range []struct{ tag, number, want string }{
		{"de", "1234567", "1.234.567"}, {"es", "12345", "12.345"}, {"es", "1234", "1234"}, {"pl", "1234", "1234"},
		{"hi", "1234567.25", "12,34,567.25"}, {"en", "-0.5", "−0.5"}, {"en", ".5", "0.5"}, {"en", "999", "999"}, {"bn", "1000000", "১০,০০,০০০"},
	} {
		if got := lang.Number(c.tag, c.number); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.tag, c.number, got, c.want)
		}
	}
	for tag, want := range map[string]string{"zh-Hant": "〈x〉", "zh-CN": "〈x〉", "ja": "「x」", "en": "“x”", "de": "„x“"} {
		if got := lang.Title(tag, "x"); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
}
