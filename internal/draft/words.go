package draft

import (
	"cmp"

	"duizhao/internal/lang"
)

// The phrases that an import puts into an edition where its files have nothing, by
// language; English serves for the rest.
const (
	unknownRights = iota
	licensed
	noCounterpart
)

var phrases = map[string][]string{
	lang.Hant:     {"本文的權利歸屬尚未查明，此份僅供私人閱讀。", "本文依下列授權條款流通。", "〔此處無對應文字〕"},
	lang.Hans:     {"本文的权利归属尚未查明，此份仅供私人阅读。", "本文依下列授权条款流通。", "〔此处无对应文字〕"},
	lang.Japanese: {"本文の権利者は確認できていません。この写しは私的な閲覧のためのものです。", "本文は、ここに記す許諾条件のもとで共有できます。", "［対応する文なし］"},
	lang.Korean:   {"이 글의 권리자는 아직 확인되지 않았습니다. 이 사본은 개인적으로 읽는 데 씁니다.", "이 글은 여기에 밝힌 이용 허락 조건에 따라 나눌 수 있습니다.", "[대응하는 글 없음]"},
	"de": {"Wer die Rechte an diesem Text hält, ist noch nicht geklärt; dieses Exemplar dient der privaten Lektüre.",
		"Dieser Text darf unter der hier genannten Lizenz weitergegeben werden.", "[hier ohne Gegenstück]"},
	"fr": {"Le titulaire des droits sur ce texte n’a pas encore été identifié ; cet exemplaire est destiné à la lecture privée.",
		"Ce texte peut être partagé selon la licence indiquée ici.", "[sans correspondance ici]"},
	"es": {"Aún no se ha establecido quién tiene los derechos de este texto; esta copia es para lectura privada.",
		"Este texto puede compartirse según la licencia aquí indicada.", "[aquí sin correspondencia]"},
	"ar": {"لم يُعرف بعد صاحب الحقوق في هذا النص، وهذه النسخة للقراءة الخاصة.", "يجوز تداول هذا النص وفق الرخصة المذكورة هنا.", "[لا مقابل هنا]"},
	"he": {"טרם נקבע מי בעל הזכויות בטקסט זה; עותק זה נועד לקריאה פרטית.", "מותר לשתף טקסט זה לפי הרישיון הנקוב כאן.", "[אין כאן מקביל]"},
	"vi": {"Chưa xác định được ai giữ quyền đối với văn bản này; bản này chỉ để đọc riêng.",
		"Văn bản này có thể được chia sẻ theo giấy phép nêu ở đây.", "[không có phần tương ứng]"},
	"ru": {"Правообладатель этого текста ещё не установлен; этот экземпляр предназначен для личного чтения.",
		"Этот текст можно распространять на условиях указанной здесь лицензии.", "[здесь соответствия нет]"},
	lang.English: {"Who holds the rights in this text has yet to be established; this copy is for private reading.",
		"This text may be shared under the licence named here.", "[no counterpart here]"},
}

func phrase(tag string, which int) string {
	near := lang.Lookup(tag, func(tag string) bool { return phrases[tag] != nil })
	return phrases[cmp.Or(near, lang.English)][which]
}
