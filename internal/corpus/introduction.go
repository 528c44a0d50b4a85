package corpus

import (
	"crypto/sha256"
	"path"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// IntroductionFile is the editor's introduction of an edition, in its folder: a
// title, and a text in each language of the site.
const IntroductionFile = "introduction.md"

// IntroductionInfo is the front matter of an introduction.
type IntroductionInfo struct {
	Heading
	Params edition.Params `yaml:"params" doc:"fields of your own, by name, for templates to show as .Params.NAME; schema: in site.yaml may say which there are"`
}

// Introduction reads introduction.md into the edition, if there is one. The document
// places problems in the file; it is nil when there is none, or none that can be
// used. Safe for concurrent use.
func (c *Corpus) Introduction(e *edition.Edition, problems *diag.List) *source.Doc {
	name := path.Join(path.Dir(e.Path), IntroductionFile)
	if c.folders.missing(name) {
		return nil
	}
	var info IntroductionInfo
	a, doc, digest := c.reader().article(name, &info, &info.Heading, problems)
	if a == nil {
		return nil
	}
	own(c.Config.Schema.Introduction, &info.Params, doc, problems)
	a.Params = info.Params
	e.Introduction = a
	e.Digest = sha256.Sum256(append(e.Digest[:], digest[:]...))
	return doc
}
