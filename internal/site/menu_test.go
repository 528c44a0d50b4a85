package site_test

import (
	"regexp"
	"slices"
	"testing"

	"duizhao/internal/site"
	"duizhao/templates"
)

var navLink = regexp.MustCompile(`(?s)<nav class="(site|foot)".*?</nav>`)
var hrefOf = regexp.MustCompile(`href="([^"]*)"( aria-current="page")?>(?:<span[^>]*>([^<]*)</span> ?)*`)

// TestMenus holds that the menu is the program's own, with the pages that ask for a
// place, until site.yaml writes one.
func TestMenus(t *testing.T) {
	page := func(title, keys string) string { return "---\ntitle: " + title + "\n" + keys + "---\n--- en\nText.\n" }
	files := map[string]string{
		"content/about.md":             page("About us all", ""),
		"content/pages/contact.md":     page("Contact", "menu: 2\n"),
		"content/pages/guide/begin.md": page("A beginning", "menu: 1\nname: Begin\n"),
		"content/pages/unlisted.md":    page("Unlisted", ""),
	}
	links := func(settings, on string) (out []string) {
		files["content/site.yaml"] = "title: x\nlanguages: [en]\n" + settings
		made, problems := built(t, site.Options{FS: tiny(files), Templates: templates.FS, Static: plainStatic})
		if problems != "" {
			t.Log(problems)
		}
		for _, nav := range navLink.FindAllSubmatch(made[on], -1) {
			for _, a := range hrefOf.FindAllSubmatch(nav[0], -1) {
				out = append(out, string(nav[1])+" "+string(a[1])+string(a[2])+" "+string(a[3]))
			}
		}
		return out
	}
	for _, c := range []struct {
		settings, on string
		want         []string
	}{
		{"", "guide/begin/index.html", []string{`site ../../guide/begin/ aria-current="page" Begin`, "site ../../contact/ Contact",
			"site ../../about/ About", "site ../../search/ Search"}},
		{"menus: {top: [{to: /e/, name: The text}, {to: /about/}, {to: 'https://example.org/?a=b', name: Elsewhere}], foot: [{to: /unlisted/}]}\n",
			"e/index.html",
			[]string{`site ../e/ aria-current="page" The text`, "site ../about/ About", "site https://example.org/?a=b Elsewhere",
				"foot ../unlisted/ Unlisted"}},
		{"menus: {top: []}\n", "index.html", nil},
	} {
		if got := links(c.settings, c.on); !slices.Equal(got, c.want) {
			t.Errorf("%s on %s:\n%q\nwant\n%q", c.settings, c.on, got, c.want)
		}
	}
}
