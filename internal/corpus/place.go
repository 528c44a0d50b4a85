package corpus

import "duizhao/internal/diag"

// Pos returns the place of a value in a YAML file of the site by its path; see
// [source.Doc.Pos]. For a file that could not be read it is the file.
func (c *Corpus) Pos(path string, at ...any) diag.Pos {
	if doc := c.Docs[path]; doc != nil {
		return doc.Pos(at...)
	}
	return diag.Pos{Path: path}
}
