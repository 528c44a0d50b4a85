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

// Introduction reads introduction.md into the edition, if there is one. The document
// places problems in the file; it is nil when there is none, or none that can be
// used. Safe for concurrent use.
func (c *Corpus) Introduction(e *edition.Edition, problems *diag.List) *source.Doc {
	name := path.Join(path.Dir(e.Path), IntroductionFile)
	if c.missing(name) {
		return nil
	}
	var h Heading
	a, doc, digest := c.article(name, &h, &h, problems)
	if a == nil {
		return nil
	}
	e.Introduction = a
	e.Digest = sha256.Sum256(append(e.Digest[:], digest[:]...))
	return doc
}
