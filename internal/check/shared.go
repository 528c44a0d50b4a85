package check

import (
	"duizhao/internal/diag"
	"duizhao/internal/source"
)

// shared reports a picture that is to be shown when a page is shared and would not be.
func (f *Findings) shared(doc *source.Doc, path string) {
	if path == "" || doc == nil || f.Links.Picture == nil {
		return
	}
	if fault := f.Links.Picture(path); fault != nil {
		f.Problems.Add(diag.Errorf("image-shared", doc.Pos("image"), "%s", fault.Text).WithHint(fault.Hint))
	}
}
