package site_test

import (
	"strings"
	"testing"

	"duizhao/internal/golden"
	"duizhao/internal/site"
	"duizhao/templates"
)

// TestPrivateTag holds that words of the interface are in a language that others know, and
// alternates too, on the page of a second version in a language; its text has its own tag.
func TestPrivateTag(t *testing.T) {
	files, _ := built(t, site.Options{FS: golden.Open(t, "testdata/makers.txtar").FS(), Templates: templates.FS, Static: plainStatic, Version: "0"})
	page := string(files["river/en-x-weir1998/index.html"])
	if strings.Contains(page, `<span lang="en-x-weir1998">Notes</span>`) || !strings.Contains(page, `<span lang="en">Notes</span>`) {
		t.Errorf("words of the interface have a private tag: %s", page)
	}
	if strings.Contains(page, `rel="alternate" hreflang="en-x-weir1998"`) || strings.Count(page, `rel="alternate" hreflang="en"`) != 1 {
		t.Errorf("alternates have a private tag, or two one language: %s", page)
	}
	if !strings.Contains(page, `<p lang="en-x-weir1998"`) {
		t.Errorf("the text has lost its own tag: %s", page)
	}
}
