package draft

import (
	"cmp"

	"duizhao/internal/lang"
)

// The phrases that an import puts into an edition where its files have nothing, by
// language; English serves for the rest.
const (
	unknownAuthor = iota
	unknownRights
	licensed
	noCounterpart
)

var phrases = map[string][]string{
	lang.Hant:    {"作者不詳", "本文的權利歸屬尚未查明，此份僅供私人閱讀。", "本文依下列授權條款流通。", "〔此處無對應文字〕"},
	lang.Hans:    {"作者不详", "本文的权利归属尚未查明，此份仅供私人阅读。", "本文依下列授权条款流通。", "〔此处无对应文字〕"},
	lang.English: {"Author unknown", "Who holds the rights in this text has yet to be established; this copy is for private reading.", "This text may be shared under the licence named here.", "[no counterpart here]"},
}

func phrase(tag string, which int) string {
	near := lang.Lookup(tag, func(tag string) bool { return phrases[tag] != nil })
	return phrases[cmp.Or(near, lang.English)][which]
}
