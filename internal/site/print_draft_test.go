package site_test

import (
	"testing"

	"duizhao/internal/site"
	"duizhao/templates"
)

// TestDraftsDoNotStopPrinting holds that an edition is printed though a draft elsewhere in
// the site has an error, which a build would leave out with it.
func TestDraftsDoNotStopPrinting(t *testing.T) {
	fsys := tiny(map[string]string{"content/pages/e.md": "---\ntitle: E\ndraft: true\n---\n--- en\nAt the address of the edition.\n"})
	book, report, err := site.OpenPrint(t.Context(), site.Options{FS: fsys, Templates: templates.FS, Static: plainStatic}, site.PrintOptions{})
	if err != nil || book == nil {
		t.Errorf("%v %v", err, report.Problems)
	}
}
