package script

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestDamage checks what is found, as wrong→right, in texts of our own.
func TestDamage(t *testing.T) {
	for in, want := range map[string]string{
		"":          "",
		"他开始買书":     "开→開 书→書",
		"為什么、怎么、多么": "么→麼 么→麼 么→麼",
		"为這里的账":     "为→為 這里→這裡 账→帳", // as Taiwan prints, unless the text has other forms
		"爲這里的账":     "這里→這裏 账→賬",
		"最着名的着作，以詩着稱，顯着，名着，土着":              "着名→著名 着作→著作 着稱→著稱 顯着→顯著 名着→名著 土着→土著",
		"看着名單，跟着名師，他笑着稱是，簽名着重，做着作業，望着名山，着手": "",
		"弗羅里達、基里巴斯、西里爾字母、家里面":               "里面→裡面",
		"老么和么兒":             "",
		"茶几上有几本":            "几本→幾本",
		"工廠制造零件，准備精准的":      "制造→製造 准備→準備 精准→精準",
		"委托他，愿意，關系，瞄准":      "委托→委託 愿意→願意 關系→關係 瞄准→瞄準",
		"他准备看戏剧，软件":         "准备→準備 戏→戲 剧→劇 软→軟", // words that the dictionary has in the wrong script
		"头发、發展":             "头→頭 发→髮",
		"想卷袖子幹制造業":          "卷袖→捲袖 制造→製造",
		"幾萬裏，阿裏，公裡":         "萬裏→萬里 阿裏→阿里 公裡→公里",
		"皇後、影後、後來、以后":       "皇後→皇后 影後→影后 以后→以後",
		"面條、里面、頭發、幹淨":       "面條→麵條 里面→裡面 頭發→頭髮 幹淨→乾淨",
		"里面、爲":              "里面→裏面", // in the forms of the text
		"參數裡、文本裡、東西裡、變數裡加上": "",
		"台灣、臺灣、秘密、了解、瞭解":    "",
		"恒心、泪水、群山、山峰、床":     "",
		"乾坤、著名、萬里長城、皇后、松樹":  "",
		"這只適用於此":            "",
		"兩只船":               "兩只→兩隻",
		"諾大的屋子":             "諾大→偌大",
		"承諾大的、伊利諾大學":        "",
		"名列前矛，再接再勵":         "名列前矛→名列前茅 再接再勵→再接再厲",
		"總是是在那裡":            "是是→是",
		"達到目的的人現在在首都都說是是否":  "",
		"他的的東西，是是非非，慢慢來慢慢來，是是，可訓練的的「閘」": "的的→的 的的→的",
		"我們我們、討論討論、因為因為":                "我們我們→我們 因為因為→因為",
		"看到了整個系統看到了整個系統":                "看到了整個系統看到了整個系統→看到了整個系統",
		"用 the the 詞 nana":   "the the→the",
		"標準保護方案，透過行事歷來看":     "", // words that overlap
		"English words only": "",
	} {
		var got []string
		last := 0
		for _, f := range Damage(in) {
			if in[f.From:f.To] != f.Wrong || f.From < last || f.Class == "" || f.Code == "" {
				t.Errorf("%s: %+v", in, f)
			}
			last = f.To
			got = append(got, f.Wrong+"→"+f.Right)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s has\n%s and should have\n%s", in, s, want)
		}
	}
}

// TestEssay checks what the rules were made for: all 48 damaged places of the copy
// of the essay are found, with the right repair, and next to nothing else.
func TestEssay(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "shared")
	essay, err := os.ReadFile(filepath.Join(shared, "source", "essay.txt"))
	if err != nil {
		t.Skip("the essay is not here, so that the checks cannot be tried on it: ", err)
	}
	table, err := os.ReadFile(filepath.Join(shared, "dossier", "damage.tsv"))
	if err != nil {
		t.Skip("the table of its damage is not here: ", err)
	}
	text := string(essay)
	findings := Damage(text)
	classes := map[string]string{"A": Left, "B": Under, "C": Over, "D": Typo}
	matched := make([]bool, len(findings))
	places, after := 0, map[string]int{}
	for line := range strings.Lines(string(table)) {
		cell := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if cell[0] == "class" {
			continue
		}
		class, wrong, right, context := cell[0][:1], cell[1], cell[2], cell[5]
		at := strings.Index(text[after[context]:], context)
		if at < 0 {
			t.Fatalf("the copy of the essay has no place for line %d of the table", places+2)
		}
		at += after[context]
		after[context] = at + len(context)
		places++
		found := false
		for i, f := range findings {
			if matched[i] || f.From >= at+len(context) || f.To <= at || f.Class != classes[class] {
				continue
			}
			// The repaired stretches agree, whichever is the longer.
			repaired := text[at : at+len(context)]
			if f.From >= at && f.To <= at+len(context) {
				repaired = text[at:f.From] + f.Right + text[f.To:at+len(context)]
			}
			right, _, _ := strings.Cut(right, " ")
			if strings.Replace(context, wrong, right, 1) == repaired {
				found, matched[i] = true, true
				break
			}
		}
		if !found {
			t.Errorf("line %d of the table, %s for %s, is not found", places+1, wrong, right)
		}
	}
	alarms := 0
	for i, f := range findings {
		if !matched[i] {
			alarms++
			t.Logf("a false alarm: %s, %s for %s", f.Code, f.Wrong, f.Right)
		}
	}
	t.Logf("%d places of %d found, %d false alarms", len(findings)-alarms, places, alarms)
	if places != 48 || alarms > 5 {
		t.Errorf("%d places, %d false alarms", places, alarms)
	}
}

// FuzzCheck checks that findings are places of the text, in order and apart, and
// that the repairs can be made there.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{"他开始制造,‘萬裏’的的 the the 是是在", "因為因為", "“(”\"'", "诺大的\xff开", "一\n一,二.三…", "乾乾坤坤么么"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if len(in) > 600 {
			return
		}
		for _, lang := range []string{"zh-Hant", "zh-Hans"} {
			last := 0
			var edits []Edit
			for _, x := range Check(in, lang) {
				if x.From < last || x.To <= x.From || x.To > len(in) || in[x.From:x.To] != x.Wrong || x.Right == x.Wrong || x.Code == "" {
					t.Fatalf("%q: %+v after %d", in, x, last)
				}
				last = x.To
				edits = append(edits, Edit{x.From, x.To, x.Right})
			}
			if out, o := Apply(in, edits); utf8.ValidString(in) {
				monotone(t, o, in, out)
			}
		}
		Unconfirmed(in)
		New(nil, nil).Derived(in)
		Detect(in)
	})
}

func TestMend(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "只见节录": "只見節錄", "21世纪经济报道": "21世紀經濟報道", "于丽丽": "于麗麗", "暗湧Waves": "暗湧Waves", "後來": "後來",
	} {
		if got := Mend(in); got != want {
			t.Errorf("%s: %s and should be %s", in, got, want)
		}
	}
}
