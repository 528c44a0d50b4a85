package render

import (
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// VersionTitle returns what a version is called, in its language: the language's own
// name for itself, and in brackets what distinguishes it from others in that
// language, as in English (Jane Lee, 1998).
func (r *Credits) VersionTitle(info *edition.Info, tag string) Tagged {
	own := tag
	if !edition.IsWitness(tag) {
		own = lang.Public(tag)
	}
	name := r.words.VersionName(own)
	if label := info.Label(tag); label != "" {
		name.Lang = tag
		if lang.Squares(tag) {
			name.Text += "（" + strings.ReplaceAll(label, ", ", r.words.Word(tag, "comma")) + "）"
		} else {
			name.Text += " (" + label + ")"
		}
	}
	return name
}
