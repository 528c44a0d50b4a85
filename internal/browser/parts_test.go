package browser

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/pdf"
	"duizhao/internal/site"
)

// leads is a script for mutool that says what a reader can follow in a file: its outline,
// and where each link of each page is and leads.
const leads = `var doc = new PDFDocument(scriptArgs[0]);
function outline(list, depth) {
	for (var i = 0; list && i < list.length; i++) {
		print(depth, list[i].title, list[i].uri);
		outline(list[i].down, depth + 1);
	}
}
outline(doc.loadOutline(), 0);
for (var i = 0; i < doc.countPages(); i++) {
	var links = doc.loadPage(i).getLinks();
	for (var k = 0; k < links.length; k++) {
		print(i + 1, links[k].bounds.map(Math.round), links[k].uri);
	}
}`

// unlike is what may differ: parts of a point, numbers of objects and of heads of
// tables, and how deep the tags
// are, since each part has an element about all of it.
var unlike = regexp.MustCompile(`\.\d+|Object \d+ 0|(?m:^ *(NonStruct\n)?)|<node.*>|\(node[^)]*\)`)

// TestParts prints an edition at once and in parts: pages look the same and say the same,
// links, outline and tags lead to the same places, and the file is as accessible.
func TestParts(t *testing.T) {
	t.Parallel()
	mutool, qpdf := program(t, "mutool"), program(t, "qpdf")
	pdfinfo, pdftoppm, pdftotext := program(t, "pdfinfo"), program(t, "pdftoppm"), program(t, "pdftotext")
	said := func(t *testing.T, args ...string) string {
		out, err := exec.Command(args[0], args[1:]...).Output()
		if err != nil {
			t.Fatalf("%s: %v", strings.Join(args, " "), err)
		}
		return string(out)
	}
	dir := cmp.Or(os.Getenv("HARD_BOOKS"), t.TempDir()) // to look at
	script := filepath.Join(dir, "leads.js")
	if err := os.WriteFile(script, []byte(leads), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, layout := range []string{"parallel", "facing"} {
		t.Run(layout, func(t *testing.T) {
			tabs <- struct{}{}
			defer func() { <-tabs }()
			whole := filepath.Join(dir, layout+".pdf")
			parts := filepath.Join(dir, layout+"-parts.pdf")
			for file, part := range map[string]int{whole: 1000, parts: 5} {
				r := printParts(t, layout, part)
				accessible(t, r)
				if err := os.WriteFile(file, r.Data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			said(t, qpdf, "--check", parts)
			for what, args := range map[string][]string{
				"the text":       {pdftotext, "-raw", "FILE", "-"},
				"the tags":       {pdfinfo, "-struct-text", "FILE"},
				"what it is":     {pdfinfo, "-meta", "FILE"},
				"numbers":        {qpdf, "--json", "--json-key=pagelabels", "FILE"},
				"where it leads": {mutool, "run", script, "FILE"},
			} {
				lines := func(file string) []string {
					named := slices.Clone(args)
					named[slices.Index(named, "FILE")] = file
					out := strings.ReplaceAll(said(t, named...), file, "")
					return strings.Split(unlike.ReplaceAllString(out, ""), "\n")
				}
				one, other := lines(whole), lines(parts)
				for i := range max(len(one), len(other)) {
					if i >= min(len(one), len(other)) || one[i] != other[i] {
						t.Errorf("%s, line %d of %d: %q, in parts, of %d: %q", what, i, len(one), one[min(i, len(one)-1)],
							len(other), other[min(i, len(other)-1)])
						break
					}
				}
			}
			// A part begins at another place on the screen, by a part of a pixel.
			a, b := said(t, pdftoppm, "-gray", "-r", "40", whole), said(t, pdftoppm, "-gray", "-r", "40", parts)
			if len(a) != len(b) {
				t.Fatalf("pages of %d bytes are %d in parts", len(a), len(b))
			}
			unlike := 0
			for i := range len(a) {
				if d := int(a[i]) - int(b[i]); d > 64 || d < -64 {
					unlike++
				}
			}
			if unlike > len(a)/5000 {
				t.Errorf("%d of %d dots are others in parts", unlike, len(a))
			}
		})
	}
}

func printParts(t *testing.T, layout string, part int) *pdf.Result {
	t.Helper()
	told := 0
	_, r := printBook(t, hardSite(), site.PrintOptions{Layout: layout, Paper: "a5"}, pdf.Meta{Part: part, Progress: func(done, _ int) { told = done }})
	if part < 100 && told != r.Pages {
		t.Errorf("%d of %d pages were told", told, r.Pages)
	}
	return r
}
