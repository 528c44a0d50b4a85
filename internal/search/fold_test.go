package search

import "testing"

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"軟體 H800 的":                 "软体h800的",
		"說。\nDeepSeek 又\n說":         "说。deepseek又说",
		"open\nsource":              "open source",
		"Café, naïve  ＡＢＣ１２":        "cafe,naive abc12",
		"Ⅳ ℃ Straße":                "iv°c strasse",
		"engineers’ work":           "engineers'work",
		"台灣臺灣 走著 裏裡":                "台湾台湾走着里里",
		"name\tthe text\n":          "name\tthe text",
		"“quoted” 「text」 … — end":   `"quoted"「text」...—end`,
		"カタカナ ひらがな ガギ がぎ":           "かたかなひらがながぎがぎ",
		"한국 사람":                     "한국사람",
		"كِتَابٌ أَحْمَد مكتبة هدى": "كتاب احمد مكتبه هدي",
		"שָׁלוֹם":                   "שלום",
		"की का":                     "की का",
		"İstanbul Łódź":             "istanbul lodz",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
	}
}
