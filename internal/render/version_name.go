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

// versionNames returns what versions are called if that is more than the name of
// their language, or nil.
func (r *Summaries) versionNames(info *edition.Info, tags []string) []Tagged {
	more := false
	out := make([]Tagged, len(tags))
	for k, tag := range tags {
		more = more || info.Label(tag) != ""
		out[k] = r.credits.VersionTitle(info, tag)
	}
	if !more {
		return nil
	}
	return out
}
