package corpus

import (
	"path"
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
)

// strays warns of Markdown files in the folder of an edition that belong to no
// declared version.
func (c *editionReader) strays(dir string, e *edition.Edition, problems *diag.List) {
	c.folders.straysBelow(dir, problems, func(lang string) bool {
		return lang+".md" == IntroductionFile || slices.ContainsFunc(e.Versions, func(v edition.VersionInfo) bool { return v.Lang == lang && v.Derived == "" })
	}, "declare it under versions: in edition.yaml, or move it away")
}

// straysBelow warns of the Markdown files in a folder, and in all folders of it, that
// are not read. known reports which of those in the folder itself are, by their names
// without ending; hint is for the others there.
func (c *folders) straysBelow(dir string, problems *diag.List, known func(name string) bool, hint string) {
	for _, e := range c.entries(dir, problems) {
		name := path.Join(dir, e.Name())
		stem, text := strings.CutSuffix(e.Name(), ".md")
		switch {
		case e.IsDir():
			c.straysBelow(name, problems, func(string) bool { return false }, "no text is read from this folder; move it away")
		case text && !known(stem):
			problems.Add(diag.Warnf("file-stray", diag.Pos{Path: name}, "this file is not read").WithHint(hint))
		}
	}
}
