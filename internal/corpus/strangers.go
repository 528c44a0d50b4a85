package corpus

import (
	"regexp"
	"slices"

	"duizhao/internal/diag"
	"duizhao/internal/lang"
	"duizhao/internal/source"
)

// marking is a line that would begin a text, were its tag written as tags are.
var marking = regexp.MustCompile(`(?m)^--- +([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)[ \t]*$`)

// strangers reports texts in languages that the site does not have, and returns those of
// the missing languages that none of them is likely to be meant for.
func (c *reader) strangers(f *source.File, front *source.Front, missing []string, problems *diag.List) []string {
	languages := c.corpus.Config.Languages
	meant := func(tag string, at int) bool {
		near := source.CanonicalLang(tag)
		if !slices.Contains(missing, near) {
			near = diag.Nearest(tag, missing)
		}
		if near == "" {
			return false
		}
		problems.Add(diag.Errorf("body-missing", f.Pos(at), "there is no text in %s; this one is in %q, which is no language of the site", near,
			tag).WithHint("did you mean: --- " + near))
		missing = slices.DeleteFunc(missing, func(tag string) bool { return tag == near })
		return true
	}
	for _, b := range front.Bodies {
		for _, at := range marking.FindAllSubmatchIndex(b.Text, -1) {
			meant(string(b.Text[at[2]:at[3]]), b.Offset+at[2])
		}
		if b.Lang == "" || slices.Contains(languages, b.Lang) || b.Lang == lang.Hans && slices.Contains(languages, lang.Hant) || meant(b.Lang, b.Mark) {
			continue
		}
		problems.Add(diag.Warnf("body-unused", f.Pos(b.Mark), "this text is in %s, which is no language of the site, and is not shown", b.Lang).
			WithHint("add " + b.Lang + " to languages: in site.yaml, or take the text out"))
	}
	return missing
}
