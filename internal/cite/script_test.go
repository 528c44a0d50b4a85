package cite

import (
	"strings"
	"testing"

	"duizhao/internal/diag"
)

// TestPageWords checks that the words around a Chinese source, the editor's own and
// the names of periodicals are in the script of the page, and its title in its own.
func TestPageWords(t *testing.T) {
	var problems diag.List
	lib := Parse([]byte(`[
{"id":"a","type":"article-newspaper","language":"zh-Hans","title":"[論國]","container-title":"論報, via 國網","medium":"只见节录","editor":[{"family":"王","given":"五"}]},
{"id":"b","type":"book","language":"zh-Hant","title":"國論","author":[{"family":"李","given":"四"}],"publisher":"國社","translator":[{"family":"王","given":"五"}],
 "multi":{"_keys":{"publisher":{"zh-Hans":"国字社"}}}},
{"id":"c","type":"webpage","language":"en","title":"On Rivers","author":[{"literal":"R"}]}]`), "b.json", func(text, tag string, name bool) string {
		r := strings.NewReplacer("只见节录", "只見節錄")
		if simplifiedLang(tag) {
			r = strings.NewReplacer("論", "论", "國", "国", "報", "报", "網", "网")
			if !name {
				r = strings.NewReplacer("論", "谈论", "國", "国")
			}
		}
		return r.Replace(text)
	}, &problems)
	for _, tt := range []struct{ langs, id, listed string }{
		{"zh-Hans", "a", "王五, 编, 无日期. [谈论国][N]. 论报. 转载于国网. 只见节录."},
		{"zh-Hant", "a", "王五, 編, 無日期. [論國][N]. 論報. 轉載於國網. 只見節錄."},
		{"zh-Hant en", "a", "王五, 編, 無日期. [論國][N]. 論報. 轉載於國網. 只見節錄."},
		{"en zh-Hans", "a", "王五, 编, 无日期. [谈论国][N]. 論報. 转载于國網. 只见节录."},
		{"zh-Hans", "b", "李四, 无日期. 國論[M]. 王五, 译. 国字社."},
		{"zh-Hant", "b", "李四, 無日期. 國論[M]. 王五, 譯. 國社."},
		{"zh-Hans en", "b", "李四, 无日期. 國論[M]. 王五, 译. 國社."},
		{"zh-Hans", "c", "R. 无日期. “On Rivers.”"},
		{"zh-Hans en", "c", "R. n.d. “On Rivers.”"},
		{"en", "a", "王五, ed. n.d. “[論國].” *論報*, via 國網. 只见节录."},
	} {
		pieces, in := lib.Reference(lib.Entry(tt.id), strings.Fields(tt.langs)...)
		if got := Text(pieces); got != strings.NewReplacer("*", "", "“[", "[", "].”", "].").Replace(tt.listed) {
			t.Errorf("%s in %s:\n%s\nand should be\n%s", tt.id, tt.langs, got, tt.listed)
		}
		if err := wellFormed(HTML(pieces, in)); err != nil {
			t.Error(err)
		}
	}
	pieces, in := lib.Reference(lib.Entry("b"), "zh-Hans")
	if got := string(HTML(pieces, in)); !strings.Contains(got, `<span lang="zh-Hans">译</span>. <span lang="zh-Hans">国字社</span>`) || in != "zh-Hant" {
		t.Errorf("in a list item in %s: %s", in, got)
	}
}

const chens = `[
{"id":"siwen","type":"book","language":"zh-Hant","title":"甲","author":[{"family":"陳","given":"斯文","multi":{"main":"zh-Hant","_key":{"zh-Latn":{"family":"Chen","given":"Siwen"}}}}],"issued":{"date-parts":[[2025]]}},
{"id":"qing","type":"book","title":"Q","author":[{"family":"Chen","given":"Qingqing"}],"issued":{"date-parts":[[2018]]}},
{"id":"yu","type":"book","language":"zh-Hant","title":"乙","author":[{"family":"于","given":"麗","multi":{"main":"zh-Hant","_key":{"zh-Latn":{"family":"Yu","given":"Li"}}}}],"issued":{"date-parts":[[2025]]}},
{"id":"liang","type":"book","language":"en","title":"L","author":[{"family":"Liang","given":"Wenfeng","multi":{"main":"zh-Latn","_key":{"zh-Hant":{"family":"梁","given":"文鋒"}}}}],"issued":{"date-parts":[[2025]]}},
{"id":"simons","type":"book","language":"en","title":"S","author":[{"family":"Simons","given":"Jim","multi":{"main":"en","_key":{"zh-Hant":{"literal":"西蒙斯"}}}}],"issued":{"date-parts":[[2025]]}}]`

// TestToldApart checks that names are told apart where they are printed alike, in the
// language of the page, and Chinese ones as all others.
func TestToldApart(t *testing.T) {
	lib := parse(t, chens)
	for lang, want := range map[string]string{
		"en":      "(S.\u00a0Chen 2025; Q.\u00a0Chen 2018; Yu 2025)",
		"zh-Hant": "（陳斯文，2025；Chen，2018；于麗，2025）",
	} {
		if got := Text(lib.Cite([]Item{{Key: "siwen"}, {Key: "qing"}, {Key: "yu"}}, Options{Lang: lang})); got != want {
			t.Errorf("%s: %s, and should be %s", lang, got, want)
		}
	}
}

// TestFamilyOrder checks that names are sorted by family, then by given name, with a
// comma between the two or not.
func TestFamilyOrder(t *testing.T) {
	var got []string
	for _, e := range parse(t, chens).Entries("en") {
		got = append(got, e.ID)
	}
	if s := strings.Join(got, " "); s != "qing siwen liang simons yu" {
		t.Error(s)
	}
}

// TestHanAlone checks that in a Chinese list a Chinese name has no romanisation, and
// that a foreign one has its own beside it in full-width brackets.
func TestHanAlone(t *testing.T) {
	lib := parse(t, chens)
	for id, want := range map[string]string{"liang": "梁文鋒. 2025. L.", "simons": "西蒙斯（Jim Simons）. 2025. S."} {
		if pieces, _ := lib.Reference(lib.Entry(id), "zh-Hant"); Text(pieces) != want {
			t.Errorf("%s, and should be %s", Text(pieces), want)
		}
	}
}
