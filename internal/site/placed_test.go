package site_test

import (
	"encoding/base64"
	"os"
	"strings"
	"testing"

	"duizhao/internal/site"
	"duizhao/templates"
)

// TestPlacedPictures holds that a picture that a template places, as the manual's logo,
// is in an edition that is one file, and that a template's links there lead somewhere.
func TestPlacedPictures(t *testing.T) {
	bar, err := os.ReadFile("../../docs/manual/examples/theme/templates/partials/bar.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ url, contact string }{
		{"", "href=#main"},
		{"url: https://example.org/books/\n", `href="https://example.org/books/contact/"`},
	} {
		logo := `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>`
		files, problems := built(t, site.Options{Templates: templates.FS, Static: plainStatic, FS: tiny(map[string]string{
			"content/site.yaml":           "title: x\nlanguages: [en]\noutputs: {single: true}\n" + c.url,
			"content/pages/contact.md":    "---\ntitle: Contact\n---\nWrite.\n",
			"templates/partials/bar.html": string(bar) + `<a class=c href="{{.Href "contact/"}}">Contact</a><img alt="" src="{{.Src "none.png"}}">`,
			"static/logo.svg":             logo,
		})})
		if files == nil {
			t.Fatal(problems)
		}
		page := strings.ReplaceAll(string(files["e/e.html"]), "&#43;", "+") // as templates write it
		for _, want := range []string{
			`src="data:image/svg+xml;base64,` + base64.StdEncoding.EncodeToString([]byte(logo)),
			c.contact + ">Contact", `<img alt="" src=data:image/png;base64,>`,
		} {
			if !strings.Contains(page, want) {
				t.Errorf("with %q the file has no %s", c.url, want)
			}
		}
		if strings.Contains(page, "#mainlogo") {
			t.Error("the file still asks for #mainlogo.svg")
		}
		if index := string(files["e/index.html"]); !strings.Contains(index, `src="../logo.svg"`) {
			t.Error("the page of the edition has no logo")
		}
	}
}
