package draft

import (
	"cmp"

	"duizhao/internal/lang"
)

// The phrases that an import puts into an edition where its files have nothing, by
// language; English serves for the rest.
const (
	licensed = iota
	noCounterpart
)

var phrases = map[string][]string{
	lang.Hant:     {"本文依下列授權條款流通。", "〔此處無對應文字〕"},
	lang.Hans:     {"本文依下列授权条款流通。", "〔此处无对应文字〕"},
	lang.Japanese: {"本文は、ここに記す許諾条件のもとで共有できます。", "［対応する文なし］"},
	lang.Korean:   {"이 글은 여기에 밝힌 이용 허락 조건에 따라 나눌 수 있습니다.", "[대응하는 글 없음]"},
	"de":          {"Dieser Text darf unter der hier genannten Lizenz weitergegeben werden.", "[hier ohne Gegenstück]"},
	"fr":          {"Ce texte peut être partagé selon la licence indiquée ici.", "[sans correspondance ici]"},
	"es":          {"Este texto puede compartirse según la licencia aquí indicada.", "[aquí sin correspondencia]"},
	"ar":          {"يجوز تداول هذا النص وفق الرخصة المذكورة هنا.", "[لا مقابل هنا]"},
	"he":          {"מותר לשתף טקסט זה לפי הרישיון הנקוב כאן.", "[אין כאן מקביל]"},
	"vi":          {"Văn bản này có thể được chia sẻ theo giấy phép nêu ở đây.", "[không có phần tương ứng]"},
	"ru":          {"Этот текст можно распространять на условиях указанной здесь лицензии.", "[здесь соответствия нет]"},
	lang.English:  {"This text may be shared under the licence named here.", "[no counterpart here]"},
}

func phrase(tag string, which int) string {
	near := lang.Lookup(tag, func(tag string) bool { return phrases[tag] != nil })
	return phrases[cmp.Or(near, lang.English)][which]
}
