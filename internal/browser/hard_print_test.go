package browser

import (
	"context"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"duizhao/internal/pdf"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"
)

// hardSheets are the layouts and papers that a usual run prints. What goes wrong does
// so where there is least room: each layout is printed on the smallest paper, except
// stacked, which sets either version in the measure of single; and each paper once,
// for its margins. make books prints all pairs.
var hardSheets = []string{"parallel a5", "single a5", "vertical a5", "stacked letter", "parallel a4", "facing a5", "facing b6", "vertical 32k",
	"parallel b6", "stacked 6x9"}

// TestHardBooks prints the hard edition in each layout and on each paper and finds
// each character of the document on a sheet, inside of the margins, and none over
// another.
func TestHardBooks(t *testing.T) {
	t.Parallel()
	program(t, "mutool")
	for _, layout := range []string{"parallel", "facing", "stacked", "single", "vertical"} {
		for _, paper := range []string{"a4", "letter", "a5", "b6", "6x9", "32k"} {
			if os.Getenv("DUIZHAO_CAMPAIGN") == "" && !slices.Contains(hardSheets, layout+" "+paper) {
				continue
			}
			t.Run(layout+" "+paper, func(t *testing.T) {
				t.Parallel()
				tabs <- struct{}{}
				document, data := printHard(t, site.PrintOptions{Layout: layout, Paper: paper})
				<-tabs
				if dir := os.Getenv("HARD_BOOKS"); dir != "" { // to look at
					os.WriteFile(dir+"/"+layout+"-"+paper+".pdf", data, 0o666)
				}
				onSheets(t, document, data)
				if layout == "facing" {
					onLeftPages(t, data)
				}
			})
		}
	}
	t.Run("single en", func(t *testing.T) {
		t.Parallel()
		tabs <- struct{}{}
		document, data := printHard(t, site.PrintOptions{Layout: "single", Paper: "a5", Versions: []string{"en"}})
		<-tabs
		if dir := os.Getenv("HARD_BOOKS"); dir != "" {
			os.WriteFile(dir+"/single-en-a5.pdf", data, 0o666)
		}
		onSheets(t, document, data)
	})
}

// onLeftPages checks that the original is on left pages, however long the front matter is.
func onLeftPages(t *testing.T, data []byte) {
	t.Helper()
	first := -1
	for i, sheet := range sheetsOf(t, data) {
		var b strings.Builder
		for _, c := range sheet {
			b.WriteRune(c.r)
		}
		if strings.Contains(b.String(), "長的字") && strings.Contains(b.String(), "segment0") && first < 0 {
			first = i + 1
		}
	}
	if first < 0 || first%2 == 1 {
		t.Errorf("the original begins on page %d", first)
	}
}

func printHard(t *testing.T, o site.PrintOptions) (document, data []byte) {
	t.Helper()
	return printSite(t, hardSite(), o)
}

// printSite prints an edition of a site.
func printSite(t *testing.T, fsys fs.FS, o site.PrintOptions) (document, data []byte) {
	t.Helper()
	document, r := printBook(t, fsys, o, pdf.Meta{})
	accessible(t, r)
	return document, r.Data
}

// printBook prints an edition of a site as its book and m say, and returns the last
// document that was printed, too.
func printBook(t *testing.T, fsys fs.FS, o site.PrintOptions, m pdf.Meta) (document []byte, r *pdf.Result) {
	t.Helper()
	chrome := headless(t)
	set := bookFonts(t)
	book, report, err := site.OpenPrint(t.Context(), site.Options{FS: fsys, Templates: templates.FS, Static: static.FS, Version: "test"}, o)
	if err != nil || book == nil {
		t.Fatal(err, report.Problems)
	}
	bare, err := book.HTML("", set.Names(), nil)
	if err != nil {
		t.Fatal(err)
	}
	faces, _, err := set.Rules(site.Characters(bare))
	if err != nil {
		t.Fatal(err)
	}
	m.Title, m.Langs, m.Creator, m.Date, m.RightToLeft, m.Text = book.Title, book.Langs, "test", book.Date, book.RightToLeft, book.TextID()
	m.Width, m.Height = book.Width, book.Height
	m.Set = func(m pdf.Measured) error { return book.Set(faces, set.Names(), m) }
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	if r, err = pdf.Print(ctx, chrome, m, func(pages map[string]int) ([]byte, error) {
		document, err = book.HTML(faces, set.Names(), pages)
		return document, err
	}); err != nil {
		t.Fatal(err)
	}
	return document, r
}
