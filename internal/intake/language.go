package intake

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// language tells the language of a text by its characters: zh, ja, ko, or
// Latin, which is "en" until somebody says otherwise; "" where it has no letters.
func language(text string) string {
	var han, kana, hangul, latin, other int
	for _, r := range text {
		switch {
		case isHan(r):
			han++
		case r >= 0x3041 && r <= 0x30FF:
			kana++
		case r >= 0xAC00 && r <= 0xD7A3:
			hangul++
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	switch {
	case han+kana+hangul+latin+other == 0:
		return ""
	case kana*5 > han+kana && kana > 2:
		return "ja"
	case hangul > han+latin/4:
		return "ko"
	case han*4 >= latin: // a Latin word has about four letters
		return "zh"
	case other > latin:
		return "und"
	}
	return "en"
}

// script tells the script of a Chinese text by the characters that only one of
// the two has. A text that has none is taken for Traditional.
func script(text string) string {
	var hant, hans int
	for _, r := range text {
		if !isHan(r) {
			continue
		}
		switch {
		case strings.ContainsRune(onlyHant, r):
			hant++
		case strings.ContainsRune(onlyHans, r):
			hans++
		}
		if hant+hans > 5000 {
			break
		}
	}
	if hans > hant {
		return "zh-Hans"
	}
	return "zh-Hant"
}

const (
	onlyHant = "這個們來為為時說國會對學過發後還進從動現開關點長問間樣無實當經種機開見兩頭業電產應話書車東馬門風飛魚鳥龍龜雞難離雙雲員圓買賣質貴費資責賽讀變讓認識議譯護證評詞試詩該詳語誤請諸課誰調談論諾謂謝講題願類顧顯頁項順須預領頻顆額顏網線練組細終結給絕統維綱緊緒編緣縣績繼續級紀約紅純紙納紛終網羅義習聽聲聯職腦臉舊華萬葉藝蘭處號蟲術衛裝裡複視覺親觀記計訊訓託設許訴診訪輕轉輛輪較載達遠適選遲鄉鄧醫針鐵銀銅錢錯鎮鏡鐘鋼錄閃閱陣陽陰陳階際隊隨險隱雜靈靜響頂飯飲館駐駕騎驗驚體鬥鬧鬱麗麥黃黨齊齒"
	onlyHans = "这个们来为时说国会对学过发后还进从动现开关点长问间样无实当经种机见两头业电产应话书车东马门风飞鱼鸟龙龟鸡难离双云员圆买卖质贵费资责赛读变让认识议译护证评词试诗该详语误请诸课谁调谈论诺谓谢讲题愿类顾显页项顺须预领频颗额颜网线练组细终结给绝统维纲紧绪编缘县绩继续级纪约红纯纸纳纷罗义习听声联职脑脸旧华万叶艺兰处号虫术卫装复视觉亲观记计讯训设许诉诊访轻转辆轮较载达远适选迟乡邓医针铁银铜钱错镇镜钟钢录闪阅阵阳阴陈阶际队随险隐杂灵静响顶饭饮馆驻驾骑验惊体闹郁丽麦黄党齐齿"
)

// languages makes the texts of a document: one, or two where its paragraphs
// stand in two languages by turns.
func (d *Document) languages(blocks []Block, o Options) {
	if a, b, ok := bilingual(blocks); ok {
		if title := language(d.Meta.Title.Value); title != "" && title == language(sample(b)) && title != language(sample(a)) {
			a, b = b, a // the language of the title is the base
		}
		d.Texts = []Version{{Lang: language(sample(a)), Blocks: a, Footnotes: marksIn(a, d.notes)}, {Lang: language(sample(b)), Blocks: b, Footnotes: marksIn(b, d.notes)}}
	} else {
		d.Texts = []Version{{Lang: language(sample(blocks)), Blocks: blocks, Footnotes: d.notes}}
	}
	if len(d.Texts) == 1 && d.Meta.Lang.Value != "" {
		if own := d.Meta.Lang.Value; d.Texts[0].Lang == primary(own) || d.Texts[0].Lang == "en" && !asian(primary(own)) {
			d.Texts[0].Lang = canonical(own)
		}
	}
}

// marksIn keeps the footnotes that blocks have a mark for.
func marksIn(blocks []Block, notes []edition.Footnote) []edition.Footnote {
	marked := map[string]bool{}
	for i := range blocks {
		for _, s := range blocks[i].Segments {
			for _, r := range s.Runs {
				if r.Kind == edition.FootnoteRef {
					marked[r.Ref] = true
				}
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(notes), func(n edition.Footnote) bool { return !marked[n.Label] })
}

func asian(tag string) bool { return tag == "zh" || tag == "ja" || tag == "ko" }

func primary(tag string) string {
	first, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return strings.ToLower(first)
}

// canonical writes a language tag as BCP 47 does (RFC 5646, section 2.1.1), and
// Chinese by its script; "" for what is no tag.
func canonical(tag string) string {
	parts := strings.Split(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	for i, p := range parts {
		p = strings.ToLower(p)
		switch {
		case i > 0 && len(p) == 2:
			p = strings.ToUpper(p)
		case i > 0 && len(p) == 4:
			p = strings.ToUpper(p[:1]) + p[1:]
		}
		parts[i] = p
	}
	if len(parts) > 1 && parts[0] == "zh" {
		switch parts[1] {
		case "TW", "HK", "MO":
			return "zh-Hant"
		case "CN", "SG", "MY":
			return "zh-Hans"
		}
	}
	if tag = strings.Join(parts, "-"); !source.WellFormedLang(tag) {
		return ""
	}
	return tag
}

// name gives each text its tag: the one asked for, in order, and for Chinese
// the script that it is in.
func (d *Document) name(o Options) {
	for i := range d.Texts {
		t := &d.Texts[i]
		if t.Lang == "" {
			t.Lang = language(sample(t.Blocks))
		}
		if t.Lang == "zh" {
			measure := o.Script
			if measure == nil {
				measure = script
			}
			t.Lang = cmp.Or(measure(sample(t.Blocks)), "zh-Hant")
		}
		t.Lang = cmp.Or(t.Lang, "und")
	}
	// A tag that was asked for goes to the text of its language, the rest in order.
	free := slices.Clone(o.Langs)
	given := make([]bool, len(d.Texts))
	for i := range d.Texts {
		if k := slices.IndexFunc(free, func(tag string) bool { return primary(tag) == primary(d.Texts[i].Lang) }); k >= 0 {
			d.Texts[i].Lang, given[i] = free[k], true
			free = slices.Delete(free, k, k+1)
		}
	}
	for i := range d.Texts {
		if !given[i] && len(free) > 0 && len(o.Langs) >= len(d.Texts) {
			d.Texts[i].Lang = free[0]
			free = free[1:]
		}
	}
}

// sample is the beginning of a text, enough to tell its language.
func sample(blocks []Block) string {
	var b strings.Builder
	for i := range blocks {
		if b.Len() > 1<<16 {
			break
		}
		b.WriteString(blocks[i].Plain())
		b.WriteByte('\n')
	}
	return b.String()
}

// bilingual parts blocks that stand in two languages by turns, a paragraph and
// its translation or a few and theirs. Blocks between two changes back to the
// first language share a group.
func bilingual(blocks []Block) (first, second []Block, ok bool) {
	langs := make([]string, len(blocks))
	count := map[string]int{}
	var weight = map[string]int{}
	for i := range blocks {
		langs[i] = language(blocks[i].Plain())
		if langs[i] != "" {
			count[langs[i]]++
			weight[langs[i]] += cells(blocks[i].Plain())
		}
	}
	var order []string
	for _, l := range langs {
		if l != "" && !slices.Contains(order, l) && count[l]*5 >= len(blocks) {
			order = append(order, l)
		}
	}
	if len(order) != 2 {
		return nil, nil, false
	}
	changes, pairs := 0, 0
	last := ""
	for _, l := range langs {
		if l == "" || !slices.Contains(order, l) {
			continue
		}
		if last != "" {
			if pairs++; l != last {
				changes++
			}
		}
		last = l
	}
	if pairs < 3 || changes*10 < pairs*6 {
		return nil, nil, false
	}
	if small := min(weight[order[0]], weight[order[1]]); small*6 < weight[order[0]]+weight[order[1]] {
		return nil, nil, false
	}
	group, last := 0, order[1]
	for i, b := range blocks {
		l := langs[i]
		if !slices.Contains(order, l) { // figures, rules, a word in a third language: with what stands before
			l = last
		}
		if l == order[0] && last == order[1] {
			group++
		}
		b.Group = group
		if last = l; l == order[0] {
			first = append(first, b)
		} else {
			second = append(second, b)
		}
	}
	return first, second, true
}
