package cite

import (
	"regexp"
	"strings"
	"testing"
)

const people3 = `"author":[{"family":"Kaplan","given":"Jared"},{"family":"McCandlish","given":"Sam"},{"literal":"et al."}]`

func TestCite(t *testing.T) {
	lib := parse(t, `[
{"id":"v3","type":"article","title":"T","author":[{"literal":"DeepSeek-AI"}],"issued":{"date-parts":[[2024,12,27]]}},
{"id":"two","type":"book","title":"T","author":[{"family":"Zegart","given":"Amy"},{"family":"Johnston","given":"E."}],"issued":{"date-parts":[[2025]]}},
{"id":"many","type":"article","title":"T",`+people3+`,"issued":{"date-parts":[[2020]]}},
{"id":"zh1","type":"book","title":"征服市場的人","language":"zh-TW","author":[{"family":"于","given":"麗麗"}],"issued":{"date-parts":[[2024]]}},
{"id":"zh2","type":"book","title":"書","language":"zh","author":[{"family":"張","given":"三"},{"family":"李","given":"四"}],"issued":{"date-parts":[[2024]]}},
{"id":"zh3","type":"book","title":"書","language":"zh","author":[{"family":"張","given":"三"},{"family":"李","given":"四"},{"family":"王","given":"五"}]},
{"id":"r1","type":"article-newspaper","title":"B","author":[{"literal":"Reuters"}],"issued":{"date-parts":[[2025,1,29]]}},
{"id":"r2","type":"article-newspaper","title":"A","author":[{"literal":"Reuters"}],"issued":{"date-parts":[[2025,1,23]]}},
{"id":"w1","type":"book","title":"T","author":[{"family":"Wang","given":"Brian"}],"issued":{"date-parts":[[2024]]}},
{"id":"w2","type":"book","title":"T","author":[{"family":"Wang","given":"Xing-xing"}],"issued":{"date-parts":[[2024]]}},
{"id":"none","type":"webpage","title":"Moore's Law: a note"},
{"id":"paper","type":"article-newspaper","title":"T","container-title":"The Times","issued":{"date-parts":[[2023]]}},
{"id":"book","type":"book","title":"The Man","issued":{"date-parts":[[2019]]}},
{"id":"yiming","type":"webpage","title":"說明","language":"zh-Hans"},
{"id":"mixed","type":"article","title":"Report","author":[{"literal":"財中社"}],"issued":{"date-parts":[[2025]]}}
]`)
	tests := []struct{ citation, en, hant string }{
		{"@v3, tbl. 1", "(DeepSeek-AI 2024, tbl. 1)", "（DeepSeek-AI，2024，表1）"},
		{"@v3; @two, p. 3", "(DeepSeek-AI 2024; Zegart and Johnston 2025, p. 3)", "（DeepSeek-AI，2024；Zegart and Johnston，2025，頁3）"},
		{"@many", "(Kaplan et al. 2020)", "（Kaplan et al.，2020）"},
		{"@zh1", "(于麗麗 2024)", "（于麗麗，2024）"},
		{"@zh2", "(張三、李四 2024)", "（張三、李四，2024）"},
		{"@zh3", "(張三等 n.d.)", "（張三等，無日期）"},
		{"@r1; @r2", "(Reuters 2025b; Reuters 2025a)", "（Reuters，2025b；Reuters，2025a）"},
		{"@w1; @w2", "(B. Wang 2024; X.-X. Wang 2024)", "（B. Wang，2024；X.-X. Wang，2024）"},
		{"-@v3, p. 2", "(2024, p. 2)", "（2024，頁2）"},
		{"see @v3", "(see DeepSeek-AI 2024)", "（see DeepSeek-AI，2024）"},
		{"見 @zh1", "(見于麗麗 2024)", "（見于麗麗，2024）"},
		{"@none", "(“Moore’s Law” n.d.)", "（“Moore’s Law”，無日期）"},
		{"@paper", "(The Times 2023)", "（The Times，2023）"},
		{"@book", "(The Man 2019)", "（The Man，2019）"},
		{"@yiming", "(“說明” n.d.)", "（佚名，無日期）"},
		{"@mixed", "(財中社 2025)", "（財中社，2025）"},
		{"@nobody", "(?nobody?)", "（?nobody?）"},
	}
	for _, tt := range tests {
		items, errs := ParseCitation(tt.citation)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		for lang, want := range map[string]string{"en": tt.en, "zh-Hant": tt.hant} {
			got := strings.ReplaceAll(Text(lib.Cite(items, Options{Lang: lang})), "\u00a0", " ")
			if got != want {
				t.Errorf("%s in %s: got %s, want %s", tt.citation, lang, got, want)
			}
		}
	}
	if got := Text(lib.Cite([]Item{{Key: "v3"}}, Options{Lang: "en", Bare: true})); got != "DeepSeek-AI 2024" {
		t.Errorf("bare: %s", got)
	}
	if got := Text(lib.Cite([]Item{{Key: "zh3"}}, Options{Lang: "zh-Hans"})); got != "（張三等，无日期）" {
		t.Errorf("zh-Hans: %s", got)
	}
	if got := Text((*Library)(nil).Cite([]Item{{Key: "v3"}}, Options{Lang: "en"})); got != "(?v3?)" {
		t.Errorf("without a library: %s", got)
	}
	if lib.Cite(nil, Options{Lang: "en"}) != nil {
		t.Error("an empty citation has brackets")
	}
}

func TestCiteHTML(t *testing.T) {
	lib := parse(t, `[
{"id":"v3","type":"article","title":"T","author":[{"literal":"A & <B>"}],"language":"en","issued":{"date-parts":[[2024]]}},
{"id":"zh","type":"book","title":"書","language":"zh-Hant","author":[{"family":"于","given":"麗麗"}],"issued":{"date-parts":[[2024]]}}]`)
	o := Options{Lang: "zh-Hant", Linked: true}
	one := HTML(lib.Cite([]Item{{Key: "v3", Locator: "tbl. 1"}}, o), "zh-Hant")
	if want := `<a href="../bibliography/#v3" class="cite">（<span lang="en">A &amp; &lt;B&gt;</span>，2024，表1）</a>`; string(one) != want {
		t.Errorf("got %s", one)
	}
	o.Lang = "en"
	two := HTML(lib.Cite([]Item{{Key: "v3"}, {Key: "zh"}}, o), "en")
	if want := `(<a href="../bibliography/#v3" class="cite">A &amp; &lt;B&gt; 2024</a>; <a href="../bibliography/#zh" class="cite"><span lang="zh-Hant">于麗麗</span> 2024</a>)`; string(two) != want {
		t.Errorf("got %s", two)
	}
}

// In a text from right to left the year goes with a name from left to right, after which
// it would be before it; one that is no number, and one beside a name that runs as the text
// does, stay in the language of the text.
func TestCiteFromTheRight(t *testing.T) {
	lib := parse(t, `[
{"id":"en","type":"book","title":"T","author":[{"family":"Ford","given":"Ann"}],"language":"en","issued":{"date-parts":[[2024]]}},
{"id":"none","type":"book","title":"T","author":[{"family":"Low","given":"Bo"}],"language":"en"},
{"id":"ar","type":"book","title":"كتاب","author":[{"family":"حداد","given":"ليلى"}],"language":"ar","issued":{"date-parts":[[2001]]}}]`)
	for key, want := range map[string]string{
		"en":   `<span lang="en">Ford 2024</span>`,
		"none": `<span lang="en">Low</span> `,
		"ar":   `(حداد 2001)`,
	} {
		if got := HTML(lib.Cite([]Item{{Key: key}}, Options{Lang: "ar"}), "ar"); !strings.Contains(string(got), want) {
			t.Errorf("%s: %s lacks %s", key, got, want)
		}
	}
}

func TestReference(t *testing.T) {
	tests := []struct{ name, entry, want string }{
		{"article",
			`"type":"article","title":"DeepSeek-V3 Technical Report","author":[{"literal":"DeepSeek-AI"}],"container-title":"arXiv","number":"arXiv:2412.19437","issued":{"date-parts":[[2024,12,27]]},"URL":"https://arxiv.org/abs/2412.19437"`,
			`DeepSeek-AI. 2024. “DeepSeek-V3 Technical Report.” arXiv:2412.19437, 27 December 2024. https://arxiv.org/abs/2412.19437.`},
		{"journal",
			`"type":"article-journal","title":"Adaptive Mixtures","author":[{"family":"Jacobs","given":"Robert A."},{"family":"Jordan","given":"Michael I."}],"container-title":"Neural Computation","volume":"3","issue":1,"page":"79-87","DOI":"10.1162/neco.1991.3.1.79","issued":{"date-parts":[[1991]]}`,
			`Jacobs, Robert A., and Michael I. Jordan. 1991. “Adaptive Mixtures.” *Neural Computation* 3 (1): 79–87. https://doi.org/10.1162/neco.1991.3.1.79.`},
		{"newspaper",
			`"type":"article-newspaper","title":"Meta's AI cluster is 'bigger than anything'","author":[{"literal":"WIRED"}],"container-title":"WIRED","issued":{"date-parts":[[2024,10,30]]},"URL":"https://www.wired.com/x"`,
			`WIRED. 2024. “Meta’s AI cluster is ‘bigger than anything.’” 30 October 2024. https://www.wired.com/x.`},
		{"question",
			`"type":"post-weblog","title":"Dethroning GPT-4o?","author":[{"family":"Willison","given":"Simon"}],"container-title":"Simon Willison's Weblog","issued":{"date-parts":[[2024,12]]}`,
			`Willison, Simon. 2024. “Dethroning GPT-4o?” *Simon Willison’s Weblog*, December 2024.`},
		{"book",
			`"type":"book","title":"The Man Who Solved the Market: A \"Quant\" Story","author":[{"family":"Zuckerman","given":"Gregory"}],"edition":"2","publisher":"Portfolio","publisher-place":"New York","issued":{"date-parts":[[2019,11,5]]}`,
			`Zuckerman, Gregory. 2019. *The Man Who Solved the Market: A “Quant” Story*. 2nd ed. New York: Portfolio.`},
		{"edited book",
			`"type":"book","title":"Essays","editor":[{"family":"A","given":"B"},{"family":"C","given":"D"}],"translator":[{"family":"E","given":"F"}],"publisher":"P","issued":{"date-parts":[[2001]]}`,
			`A, B, and D C, eds. 2001. *Essays*. Translated by F E. P.`},
		{"chapter",
			`"type":"chapter","title":"One","author":[{"family":"van Beethoven","given":"L."}],"container-title":"Whole","editor":[{"family":"Ed","given":"It"}],"page":"1-9","publisher":"P","issued":{"date-parts":[[2001]]}`,
			`van Beethoven, L. 2001. “One.” In *Whole*, edited by It Ed, 1–9. P.`},
		{"report",
			`"type":"report","title":"A Deep Peek","author":[{"family":"Zegart","given":"Amy"}],"publisher":"Hoover Institution","issued":{"date-parts":[[2025,4,21]]},"URL":"https://hoover.org/x"`,
			`Zegart, Amy. 2025. *A Deep Peek*. Hoover Institution, 21 April 2025. https://hoover.org/x.`},
		{"thesis",
			`"type":"thesis","title":"On It","author":[{"family":"A","given":"B"}],"genre":"PhD diss.","publisher":"ETH Zurich","issued":{"date-parts":[[2019]]}`,
			`A, B. 2019. “On It.” PhD diss. ETH Zurich.`},
		{"encyclopedia",
			`"type":"entry-encyclopedia","title":"Boston Dynamics","author":[{"literal":"Wikipedia contributors"}],"container-title":"Wikipedia","accessed":{"date-parts":[[2026,11,23]]},"URL":"https://en.wikipedia.org/wiki/Boston_Dynamics"`,
			`Wikipedia contributors. n.d. “Boston Dynamics.” In *Wikipedia*. Accessed 23 November 2026. https://en.wikipedia.org/wiki/Boston_Dynamics.`},
		{"read in a copy",
			`"type":"article-newspaper","title":"T","author":[{"literal":"Reuters"}],"container-title":"Reuters, via Channel NewsAsia","issued":{"date-parts":[[2021,6,21]]}`,
			`Reuters. 2021. “T.” *Reuters*, via Channel NewsAsia, 21 June 2021.`},
		{"arXiv twice",
			`"type":"article","title":"T","author":[{"literal":"A"}],"publisher":"arXiv","number":"arXiv:2412.19437","issued":{"date-parts":[[2024,12,27]]}`,
			`A. 2024. “T.” arXiv:2412.19437, 27 December 2024.`},
		{"commit", `"type":"software","title":"T","author":[{"literal":"A"}],"version":"commit 5249273","issued":{"date-parts":[[2024]]}`,
			`A. 2024. *T*. Commit 5249273.`},
		{"interview",
			`"type":"interview","title":"Llama 3","author":[{"family":"Zuckerberg","given":"Mark"}],"interviewer":[{"family":"Patel","given":"Dwarkesh"}],"container-title":"Dwarkesh Podcast","issued":{"date-parts":[[2024,4,18]]}`,
			`Zuckerberg, Mark. 2024. “Llama 3.” Interview by Dwarkesh Patel. *Dwarkesh Podcast*, 18 April 2024.`},
		{"software",
			`"type":"software","title":"OpenCC","author":[{"literal":"BYVoid"}],"version":"1.1.9","container-title":"GitHub","issued":{"date-parts":[[2026,8,6]]},"URL":"https://github.com/BYVoid/OpenCC"`,
			`BYVoid. 2026. *OpenCC*. GitHub, version 1.1.9, 6 August 2026. https://github.com/BYVoid/OpenCC.`},
		{"post",
			`"type":"post","title":"[Thread on prices]","author":[{"family":"Luk","given":"Glenn"}],"container-title":"X","medium":"read in the copy of Thread Reader","issued":{"date-parts":[[2025,1,31]]}`,
			`Luk, Glenn. 2025. [Thread on prices]. X, 31 January 2025. Read in the copy of Thread Reader.`},
		{"unsigned", `"type":"webpage","title":"Moore's Law","container-title":"kk.org","URL":"http://kk.org/x"`,
			`“Moore’s Law.” n.d. kk.org. http://kk.org/x.`},
		{"unsigned in a newspaper", `"type":"article-newspaper","title":"Gordon Moore","container-title":"The Times","issued":{"date-parts":[[2023,3,26]]}`,
			`*The Times*. 2023. “Gordon Moore.” 26 March 2023.`},
		{"seven authors",
			`"type":"book","title":"T","author":[{"family":"A","given":"A"},{"family":"B","given":"B"},{"family":"C","given":"C"},{"family":"D","given":"D"},{"family":"E","given":"E"},{"family":"F","given":"F"},{"family":"G","given":"G"}],"issued":{"date-parts":[[2017]]}`,
			`A, A, B B, C C, et al. 2017. *T*.`},
		{"German",
			`"type":"book","language":"de","title":"T","author":[{"family":"A","given":"B"},{"family":"C","given":"D"}],"issued":{"date-parts":[[2017]]}`,
			`A, B und D C. 2017. *T*.`},
		{"italics within",
			`"type":"article-journal","title":"On <i>Moby-Dick</i>","container-title":"J","author":[{"literal":"A"}],"issued":{"date-parts":[[2001]]}`,
			`A. 2001. “On *Moby-Dick*.” *J*.`},

		{"書",
			`"type":"book","language":"zh-Hant","title":"征服市場的人：西蒙斯傳","author":[{"family":"Zuckerman","given":"Gregory"}],"translator":[{"family":"安","given":"昀"}],"publisher":"天津科學技術出版社","publisher-place":"天津","issued":{"date-parts":[[2021,2]]}`,
			`ZUCKERMAN G, 2021. 征服市場的人：西蒙斯傳[M]. 安昀, 譯. 天津: 天津科學技術出版社.`},
		{"期刊",
			`"type":"article-journal","language":"zh-CN","title":"韩国图书馆法","author":[{"family":"李","given":"炳穆"}],"container-title":"图书情报工作","volume":"52","issue":"6","page":"6-21","issued":{"date-parts":[[2008]]},"accessed":{"date-parts":[[2013,10,25]]},"URL":"http://www.docin.com/p-400265742.html"`,
			`李炳穆, 2008. 韩国图书馆法[J/OL]. 图书情报工作, 52(6): 6-21[2013-10-25]. http://www.docin.com/p-400265742.html.`},
		{"無卷之期刊",
			`"type":"article-journal","language":"zh-CN","title":"刊物","author":[{"family":"刘","given":"彻东"}],"container-title":"中国出版","issue":"5","page":"38-39","issued":{"date-parts":[[1998]]}`,
			`刘彻东, 1998. 刊物[J]. 中国出版(5): 38-39.`},
		{"報紙",
			`"type":"article-newspaper","language":"zh-Hans","title":"数字革命","author":[{"family":"丁","given":"文详"}],"container-title":"中国青年报","page":"15","issued":{"date-parts":[[2000,11,20]]}`,
			`丁文详, 2000. 数字革命[N]. 中国青年报, 2000-11-20(15).`},
		{"網頁",
			`"type":"webpage","language":"zh-Hant","title":"揭秘DeepSeek","author":[{"family":"于","given":"麗麗"}],"container-title":"暗湧Waves","issued":{"date-parts":[[2024,7,17]]},"accessed":{"date-parts":[[2026,11,23]]},"URL":"https://mp.weixin.qq.com/s/x"`,
			`于麗麗, 2024. 揭秘DeepSeek[EB/OL]//暗湧Waves. (2024-07-17)[2026-11-23]. https://mp.weixin.qq.com/s/x.`},
		{"轉載",
			`"type":"article-newspaper","language":"zh-CN","title":"题","author":[{"family":"郑","given":"孝杰"}],"container-title":"资事堂, via yushuo.net","issued":{"date-parts":[[2025,2,7]]}`,
			`郑孝杰, 2025. 题[N]. 资事堂, 2025-02-07. 转载于yushuo.net.`},
		{"訪談",
			`"type":"interview","language":"zh-Hant","title":"訪談錄","author":[{"family":"梁","given":"文鋒"}],"interviewer":[{"family":"于","given":"麗麗"}],"container-title":"暗湧","issued":{"date-parts":[[2024,7]]},"URL":"https://example.org/"`,
			`梁文鋒, 2024. 訪談錄[EB/OL]. 于麗麗, 訪談//暗湧. (2024-07). https://example.org/.`},
		{"四人",
			`"type":"thesis","language":"zh-Hans","title":"题","author":[{"family":"甲","given":"一"},{"family":"乙","given":"二"},{"family":"丙","given":"三"},{"family":"丁","given":"四"}],"publisher":"北京大学","publisher-place":"北京","issued":{"date-parts":[[2003]]}`,
			`甲一, 乙二, 丙三, 等, 2003. 题[D]. 北京: 北京大学.`},
		{"論文集",
			`"type":"paper-conference","language":"zh-Hans","title":"题","author":[{"family":"贾","given":"东琴"}],"editor":[{"literal":"中国图书馆学会"}],"container-title":"论文集","page":"45-52","publisher":"国家图书馆出版社","publisher-place":"北京","issued":{"date-parts":[[2011]]}`,
			`贾东琴, 2011. 题[C]//中国图书馆学会. 论文集. 北京: 国家图书馆出版社: 45-52.`},
		{"標準",
			`"type":"standard","language":"zh-Hans","title":"土壤环境质量标准","number":"GB 15618—1995","author":[{"literal":"科技标准司"}],"publisher":"中国标准出版社","publisher-place":"北京","issued":{"date-parts":[[1996]]}`,
			`科技标准司, 1996. 土壤环境质量标准: GB 15618—1995[S]. 北京: 中国标准出版社.`},
		{"佚名", `"type":"software","language":"zh-Hant","title":"程式","version":"2.0","URL":"https://example.org/"`,
			`佚名, 無日期. 程式[CP/OL]. 2.0. https://example.org/.`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lib := parse(t, `[{"id":"x",`+tt.entry+`}]`)
			e := lib.Entry("x")
			pieces, _ := lib.Reference(e)
			if got, want := marked(pieces), days(tt.want); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			wellWritten(t, tt.name, pieces, e.Lang)
		})
	}
}

// TestEveryType writes an entry of each CSL type, bare and full, in both forms.
func TestEveryType(t *testing.T) {
	const full = `,"author":[{"family":"F","given":"G"}],"editor":[{"family":"E","given":"D"}],"translator":[{"family":"T","given":"R"}],"container-title":"C","volume":"1","issue":"2","page":"3-4","number":"N5","version":"6","edition":"3","publisher":"P","publisher-place":"L","genre":"kind","medium":"copy","issued":{"date-parts":[[2024,2,3]]},"accessed":{"date-parts":[[2025,1,1]]},"URL":"https://example.org/a"`
	for _, typ := range types {
		for _, lang := range []string{"en", "zh-Hant"} {
			for _, rest := range []string{"", full} {
				title := map[string]string{"en": "Title", "zh-Hant": "題名"}[lang]
				lib := parse(t, `[{"id":"x","type":"`+typ+`","title":"`+title+`","language":"`+lang+`"`+rest+`}]`)
				e := lib.Entry("x")
				pieces, _ := lib.Reference(e)
				wellWritten(t, typ, pieces, lang)
				if !strings.Contains(Text(pieces), title) {
					t.Errorf("%s: no title in %s", typ, Text(pieces))
				}
				if err := wellFormed(COinS(e)); err != nil {
					t.Error(err)
				}
			}
		}
		if _, ok := forms[typ]; !ok {
			t.Errorf("no form for %s", typ)
		}
	}
}

func marked(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Kind == Italic || p.Kind == Work && !hasHan(p.Text) {
			b.WriteString("*" + p.Text + "*")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestOrder(t *testing.T) {
	lib := parse(t, `[
{"id":"zhu","type":"book","title":"書","author":[{"family":"祖","given":"克曼"}]},
{"id":"lan","type":"book","title":"書","author":[{"literal":"闌夕"}]},
{"id":"ruan","type":"book","title":"書","author":[{"family":"阮","given":"一峰"}]},
{"id":"z","type":"book","title":"T","author":[{"family":"Zegart","given":"A"}]},
{"id":"em","type":"book","title":"T","author":[{"family":"Émile","given":"A"}]},
{"id":"guardian","type":"book","title":"T","author":[{"literal":"The Guardian"}]},
{"id":"d2","type":"book","title":"T","author":[{"literal":"deepseek"}],"issued":{"date-parts":[[2024,12]]}},
{"id":"d1","type":"book","title":"U","author":[{"literal":"DeepSeek"}],"issued":{"date-parts":[[2024,5]]}},
{"id":"d0","type":"book","title":"A","author":[{"literal":"DeepSeek"}]},
{"id":"untitled","type":"webpage","title":"A Fable"}
]`)
	var got []string
	for _, e := range lib.Entries() {
		got = append(got, e.ID+e.suffix)
	}
	if want := "d1a d2b d0 em untitled guardian z lan ruan zhu"; strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	if letter(25) != "z" || letter(26) != "aa" || letter(701) != "zz" || letter(702) != "aaa" {
		t.Error("letters")
	}
}

func TestCOinS(t *testing.T) {
	lib := parse(t, `[
{"id":"j","type":"article-journal","title":"A & B","author":[{"family":"An","given":"Wei"},{"family":"Bi","given":"Xiao"}],"container-title":"J+","volume":"3","issue":"1","page":"7-9","DOI":"10.1/x","issued":{"date-parts":[[1991,2]]}},
{"id":"w","type":"post-weblog","title":"T","author":[{"literal":"DeepSeek-AI"}],"container-title":"Blog","URL":"https://example.org/?a=b&c","issued":{"date-parts":[[2024,12,26]]}}]`)
	for id, want := range map[string]string{
		"j": `<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;rft_id=info%3Adoi%2F10.1%2Fx&amp;rft.genre=article&amp;rft.atitle=A%20%26%20B&amp;rft.jtitle=J%2B&amp;rft.aulast=An&amp;rft.aufirst=Wei&amp;rft.au=An%2C%20Wei&amp;rft.au=Bi%2C%20Xiao&amp;rft.date=1991-02&amp;rft.volume=3&amp;rft.issue=1&amp;rft.pages=7-9&amp;rft.language=en"></span>`,
		"w": `<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&amp;rft_id=https%3A%2F%2Fexample.org%2F%3Fa%3Db%26c&amp;rft.type=blogPost&amp;rft.title=T&amp;rft.source=Blog&amp;rft.aucorp=DeepSeek-AI&amp;rft.date=2024-12-26&amp;rft.language=en"></span>`,
	} {
		if got := string(COinS(lib.Entry(id))); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

var written = regexp.MustCompile(`(?:\d{1,2} )?(?:January|February|March|April|June|July|juillet|August|October|November|December) \d{4}`)

// days joins the days in a reference: no line ends within one.
func days(s string) string {
	return written.ReplaceAllStringFunc(s, func(d string) string { return strings.ReplaceAll(d, " ", "\u00a0") })
}
