package site_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"
)

// TestPrinted holds that a site that asks for PDFs has and offers one of each edition, that
// one without a printer offers none, and that a printer that fails fails the build.
func TestPrinted(t *testing.T) {
	fsys := tiny(map[string]string{"content/site.yaml": "title: x\nlanguages: [en]\noutputs: {pdf: true}\n"})
	if !site.WantsPDF(fsys) || site.WantsPDF(tiny(nil)) {
		t.Error("it is not seen which site asks for PDFs")
	}
	const at, link = "e/e.pdf", `href="../e/e.pdf"`
	printer := func(print func(*site.Print) ([]byte, error)) site.Options {
		return site.Options{FS: fsys, Templates: templates.FS, Static: static.FS, Printer: &site.Printer{Name: "a", Print: print}}
	}
	var asked []string
	files, problems := built(t, printer(func(b *site.Print) ([]byte, error) {
		asked = append(asked, b.Slug+" "+b.Title)
		html, err := b.HTML("", nil, nil)
		if !strings.Contains(string(html), "Text.") {
			t.Error("what is to be printed has no text")
		}
		return []byte("%PDF"), err
	}))
	if string(files[at]) != "%PDF" || !strings.Contains(string(files["e/index.html"]), link) || len(asked) != 1 || asked[0] != "e x" {
		t.Errorf("the file is %q, asked for %q\n%s", files[at], asked, problems)
	}
	files, problems = built(t, site.Options{FS: fsys, Templates: templates.FS, Static: static.FS, Unprinted: true})
	if files[at] != nil || files["e/index.html"] == nil || strings.Contains(string(files["e/index.html"]), link) {
		t.Errorf("a site that cannot be printed offers a PDF\n%s", problems)
	}
	broken := errors.New("no paper")
	var sink output.Memory
	if _, err := site.Build(context.Background(), printer(func(*site.Print) ([]byte, error) { return nil, broken }), &sink); !errors.Is(err, broken) {
		t.Errorf("where the printer fails, the build says %v", err)
	}
}
