package browser

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
	"testing"

	"duizhao/internal/site"
)

// TestBinding holds that a printed book has its page numbers at the outer edges: those of
// a book that is bound at the right, as one in Arabic, are at the left of odd pages.
func TestBinding(t *testing.T) {
	t.Parallel()
	pdftotext := program(t, "pdftotext")
	for _, c := range []struct {
		layout, langs string
		right         bool // where it is bound
	}{{"parallel", "ar en", true}, {"facing", "ar en", false}, {"vertical", "zh-Hant", true}, {"parallel", "en ar", false}} {
		tabs <- struct{}{}
		langs := strings.Fields(c.langs)
		_, data := printSite(t, bridge(t, langs...), site.PrintOptions{Paper: "a5", Layout: c.layout, Versions: langs})
		<-tabs
		if bound := bytes.Contains(data, []byte("/R2L")); bound && !c.right {
			t.Errorf("%s, %s: the file says that it is bound at the right", c.layout, c.langs)
		}
		var doc struct {
			Pages []struct {
				Width float64   `xml:"width,attr"`
				Words []printed `xml:"word"`
			} `xml:"body>doc>page"`
		}
		d := xml.NewDecoder(bytes.NewReader(controls.ReplaceAll(run(t, data, pdftotext, "-bbox", "-", "-"), nil)))
		d.Strict = false
		if err := d.Decode(&doc); err != nil {
			t.Fatal(err)
		}
		numbered := 0
		for i, page := range doc.Pages {
			for _, w := range page.Words {
				if w.Text != strconv.Itoa(i+1) || w.Y0 < 540 { // at the foot, below all text
					continue
				}
				numbered++
				if left := w.X0 < page.Width/2; left != (i%2 == 0 == c.right) {
					t.Errorf("%s, %s: the number of page %d is at %.0f of %.0f, in the gutter", c.layout, c.langs, i+1, w.X0, page.Width)
				}
			}
		}
		if numbered < 2 {
			t.Errorf("%s, %s: %d pages have numbers", c.layout, c.langs, numbered)
		}
	}
}
