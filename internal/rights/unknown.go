package rights

import (
	"cmp"

	"duizhao/internal/lang"
)

// unknown says, by language, that the rights in a text are not known. An import writes it
// where its source names none.
var unknown = map[string]string{
	lang.Hant:     "本文的權利歸屬尚未查明，此份僅供私人閱讀。",
	lang.Hans:     "本文的权利归属尚未查明，此份仅供私人阅读。",
	lang.Japanese: "本文の権利者は確認できていません。この写しは私的な閲覧のためのものです。",
	lang.Korean:   "이 글의 권리자는 아직 확인되지 않았습니다. 이 사본은 개인 열람용입니다.",
	"de":          "Wer die Rechte an diesem Text hält, ist noch nicht geklärt; dieses Exemplar dient der privaten Lektüre.",
	"fr":          "Le titulaire des droits sur ce texte n’a pas encore été identifié ; cet exemplaire est destiné à la lecture privée.",
	"es":          "Aún no se ha establecido quién tiene los derechos de este texto; esta copia es para lectura privada.",
	"ar":          "لم يُعرف بعد صاحب الحقوق في هذا النص، وهذه النسخة للقراءة الخاصة.",
	"he":          "טרם נקבע מי בעל הזכויות בטקסט זה; עותק זה נועד לקריאה פרטית.",
	"vi":          "Chưa xác định được ai giữ quyền đối với văn bản này; bản này chỉ để đọc riêng.",
	"ru":          "Правообладатель этого текста ещё не установлен; этот экземпляр предназначен для личного чтения.",
	lang.English:  "Who holds the rights in this text has yet to be established; this copy is for private reading.",
}

// Unknown returns the sentence that says, in a language, that the rights in a text are not
// known; in English if there is none in that.
func Unknown(tag string) string {
	near := lang.Lookup(tag, func(tag string) bool { return unknown[tag] != "" })
	return unknown[cmp.Or(near, lang.English)]
}

// IsUnknown reports whether a text is such a sentence.
func IsUnknown(text string) bool {
	for _, s := range unknown {
		if s == text {
			return true
		}
	}
	return false
}
