package site_test

import (
	"context"
	"strings"
	"testing"

	"duizhao/internal/site"
	"duizhao/templates"
)

// TestLostToDraft holds that what was published and is a draft now is told as gone, be it
// an edition, a note, an explainer or a page.
func TestLostToDraft(t *testing.T) {
	o := site.Options{Templates: templates.FS, Static: plainStatic, FS: tiny(map[string]string{
		"content/editions/d/edition.yaml": "title: x\nauthor: y\ndate: 2024\nbase: en\ndraft: true\nversions: [{lang: en}]\n",
		"content/editions/d/en.md":        "Text.\n{#p01}\n",
		"content/notes/tide.md":           "---\nkind: term\nname: tide\ndraft: true\n---\n--- en\nIt comes and goes.\n",
		"content/explainers/knots/en.md":  "---\ntitle: Knots\ndraft: true\n---\nA loop.\n",
		"content/pages/contact.md":        "---\ntitle: Contact\ndraft: true\n---\n--- en\nWrite.\n",
	})}
	o.Before = []string{"index.html", "e/index.html", "d/index.html", "d/claims/index.html", "gone/index.html",
		"notes/tide/index.html", "explainers/knots/index.html", "contact/index.html"}
	report, err := site.Check(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	want := ""
	for _, at := range []string{"/contact/", "/d/", "/explainers/knots/", "/notes/tide/"} {
		want += "content/site.yaml: warning: the site had a page " + at + ", which is a draft now [address-lost]\n" +
			"  take out draft: true to have it back; or let its address lead on, under redirects: here\n"
	}
	const near = "content/site.yaml: warning: the site had a page /notes"
	want = strings.Replace(want, near, "content/site.yaml: warning: the site had a page /gone/, and no longer has it [address-lost]\n"+
		"  if its content is elsewhere now, write there: aliases: [/gone/], or name the new address under redirects: here\n"+
		near, 1)
	if got := written(report); got != want {
		t.Errorf("check says\n%sand not\n%s", got, want)
	}
}
