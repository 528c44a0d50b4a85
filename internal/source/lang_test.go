package source

import "testing"

// TestLangHint holds that a tag that is not one is answered with what is wrong with it.
func TestLangHint(t *testing.T) {
	for tag, want := range map[string]string{
		"en":                       "",
		"en-x-park2020":            "",
		"en-x-parktranslation2020": `a part of a tag has at most 8 letters and digits, and "parktranslation2020" has 19`,
		"EN-X-Park2020":            "it is written en-x-park2020",
		"zh-hant":                  "it is written zh-Hant",
		"Chinese (Taiwan)":         "write a BCP 47 tag such as zh-Hant, zh-Hans or en",
	} {
		if got := Misfit("lang", tag); got != want {
			t.Errorf("of %s it says %q, not %q", tag, got, want)
		}
	}
}
