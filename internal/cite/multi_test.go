package cite

import (
	"strings"
	"testing"
)

// forms3 has a Chinese work, an English one by a Chinese author, and a
// translation into Chinese; and Western neighbours for the order.
const forms3 = `[
{"id":"yu","type":"article-magazine","language":"zh-Hans","title":"揭秘小河","author":[{"family":"于","given":"丽丽",
 "multi":{"main":"zh-Hans","_key":{"zh-Hant":{"family":"于","given":"麗麗"},"zh-Latn":{"family":"Yu","given":"Lili"}}}}],
 "container-title":"河周刊, via copy.example","medium":"只见节录","issued":{"date-parts":[[2024,7,17]]},
 "multi":{"_keys":{"title":{"en":"The River “Unveiled”"},"container-title":{"en":"River Weekly"},"medium":{"en":"extracts only"}}}},
{"id":"lan","type":"webpage","language":"zh-Hant","title":"[論渡船]","author":[{"literal":"闌夕","multi":{"_key":{"zh-Latn":{"literal":"Lan Xi"}}}}],
 "issued":{"date-parts":[[2024]]},"multi":{"_keys":{"title":{"en":"[On ferries]"}}}},
{"id":"liang","type":"interview","language":"en","title":"On Water","author":[{"family":"Liang","given":"Wenfeng",
 "multi":{"main":"zh-Latn","_key":{"zh-Hant":{"family":"梁","given":"文鋒"}}}},{"family":"Lee","given":"Kai-Fu"}],"issued":{"date-parts":[[2023]]}},
{"id":"zh","type":"book","language":"zh-Hant","title":"治水的人","author":[{"literal":"祖克曼","multi":{"_key":{"en":{"family":"Zuckerman","given":"Gregory"}}}}],
 "publisher":"水社","issued":{"date-parts":[[2021]]},"multi":{"_keys":{"publisher":{"en":"Water Press"}}}},
{"id":"young","type":"book","title":"T","author":[{"family":"Young","given":"A."}],"issued":{"date-parts":[[2020]]}},
{"id":"yates","type":"book","title":"T","author":[{"family":"Yates","given":"B."}],"issued":{"date-parts":[[2020]]}}
]`

// TestForms cites and lists each work for the readers of each language.
func TestForms(t *testing.T) {
	lib := parse(t, forms3)
	for _, tt := range []struct{ langs, id, cited, listed, in string }{
		{"en", "yu", "(Yu 2024)",
			`Yu Lili (于丽丽). 2024. “揭秘小河” [The River “Unveiled”]. *River Weekly* (河周刊), via copy.example, 17 July 2024. Extracts only.`, "en"},
		{"fr", "yu", "(Yu 2024)", "Yu Lili (于丽丽). 2024. «\u202f揭秘小河\u202f». 河周刊, d’après copy.example, 17 juillet 2024. 只见节录.", "fr"},
		{"zh-Hant", "yu", "（于麗麗，2024）", `于麗麗, 2024. 揭秘小河[J]. 河周刊, 2024-07-17. 轉載於copy.example. 只见节录.`, "zh-Hans"},
		{"zh-Hans", "yu", "（于丽丽，2024）", `于丽丽, 2024. 揭秘小河[J]. 河周刊, 2024-07-17. 转载于copy.example. 只见节录.`, "zh-Hans"},
		{"zh-Hant en", "yu", "（于麗麗，2024）", `于丽丽（Yu Lili）, 2024. 揭秘小河（The River “Unveiled”）[J]. 河周刊, 2024-07-17. 轉載於copy.example. 只见节录.`, "zh-Hans"},
		{"en", "lan", "(Lan Xi 2024)", `Lan Xi (闌夕). 2024. [On ferries].`, "en"},
		{"zh-Hant", "lan", "（闌夕，2024）", `闌夕, 2024. [論渡船][EB].`, "zh-Hant"},
		{"en", "liang", "(Liang and Lee 2023)", `Liang Wenfeng and Kai-Fu Lee. 2023. “On Water.”`, "en"},
		{"zh-Hant", "liang", "（梁文鋒、Lee，2023）", `梁文鋒、Kai-Fu Lee. 2023. “On Water.”`, "en"},
		{"en zh-Hant", "liang", "(Liang and Lee 2023)", `Liang Wenfeng (梁文鋒) and Kai-Fu Lee. 2023. “On Water.”`, "en"},
		{"en", "zh", "(Zuckerman 2021)", `Zuckerman, Gregory (祖克曼). 2021. 治水的人. Water Press (水社).`, "en"},
		{"zh-Hant", "zh", "（祖克曼，2021）", `祖克曼, 2021. 治水的人[M]. 水社.`, "zh-Hant"},
		{"zh-Hant", "young", "（Young，2020）", `Young, A. 2020. *T*.`, "en"},
	} {
		langs := strings.Fields(tt.langs)
		if got := Text(lib.Cite([]Item{{Key: tt.id}}, Options{Lang: langs[0]})); got != tt.cited {
			t.Errorf("%s in %s: cited as %s, want %s", tt.id, tt.langs, got, tt.cited)
		}
		pieces, in := lib.Reference(lib.Entry(tt.id), langs...)
		if got := marked(pieces); got != days(tt.listed) || in != tt.in {
			t.Errorf("%s in %s: listed in %s as\n%s\nwant, in %s,\n%s", tt.id, tt.langs, in, got, tt.in, tt.listed)
		}
		if err := wellFormed(HTML(pieces, in)); err != nil {
			t.Error(err)
		}
	}
	pieces, in := lib.Reference(lib.Entry("yu"), "en")
	if got := string(HTML(pieces, in)); !strings.Contains(got, `“<span lang="zh-Hans">揭秘小河</span>” [The River`) {
		t.Errorf("the title is not marked as Chinese: %s", got)
	}
	pieces, in = lib.Reference(lib.Entry("yu"), "zh-Hant", "en")
	if got := string(HTML(pieces, in)); !strings.Contains(got, `（<span lang="en">The River “Unveiled”</span>）`) {
		t.Errorf("the translation is not marked as English: %s", got)
	}
}

// TestFormsOrder checks that a list follows the names it prints.
func TestFormsOrder(t *testing.T) {
	lib := parse(t, forms3)
	for langs, want := range map[string]string{
		"en":         "lan liang yates young yu zh",
		"zh-Hant":    "yates young lan liang yu zh",
		"zh-Hant en": "liang yates young lan yu zh",
		"":           "liang yates young lan yu zh",
	} {
		var got []string
		for _, e := range lib.Entries(strings.Fields(langs)...) {
			got = append(got, e.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("in %q: %v, want %s", langs, got, want)
		}
	}
}

// TestFormsLetters checks that works cited alike in one language only have their
// letters in all, so that a year means the same work everywhere; and that names are
// told apart only where they are printed alike.
func TestFormsLetters(t *testing.T) {
	lib := parse(t, `[
{"id":"a","type":"book","language":"zh-Hant","title":"甲","author":[{"family":"于","given":"麗","multi":{"_key":{"zh-Latn":{"family":"Yu","given":"Li"}}}}],"issued":{"date-parts":[[2024]]}},
{"id":"b","type":"book","language":"zh-Hant","title":"乙","author":[{"family":"余","given":"力","multi":{"_key":{"zh-Latn":{"family":"Yu","given":"Li"}}}}],"issued":{"date-parts":[[2024]]}},
{"id":"c","type":"book","language":"zh-Hant","title":"丙","author":[{"family":"王","given":"三","multi":{"_key":{"zh-Latn":{"family":"Wang","given":"San"}}}}],"issued":{"date-parts":[[2024]]}},
{"id":"d","type":"book","title":"D","author":[{"family":"Wang","given":"Brian"}],"issued":{"date-parts":[[2024]]}}
]`)
	for lang, want := range map[string]string{
		"en":      "(Yu 2024b; Yu 2024a; S.\u00a0Wang 2024; B.\u00a0Wang 2024)",
		"zh-Hant": "（余力，2024b；于麗，2024a；王三，2024；Wang，2024）",
	} {
		if got := Text(lib.Cite([]Item{{Key: "b"}, {Key: "a"}, {Key: "c"}, {Key: "d"}}, Options{Lang: lang})); got != want {
			t.Errorf("%s: got %s, want %s", lang, got, want)
		}
	}
}
