package browser

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

// character is a character on a sheet, with its box in points.
type character struct {
	r              rune
	x0, y0, x1, y1 float64
}

// sheetsOf returns the characters of each sheet, with their places, as mutool reads
// them.
func sheetsOf(t *testing.T, data []byte) (sheets [][]character) {
	t.Helper()
	file := t.TempDir() + "/book.pdf"
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(bytes.NewReader(run(t, nil, program(t, "mutool"), "draw", "-q", "-F", "stext", "-o", "-", file)))
	for {
		token, err := d.Token()
		if token == nil {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		attr := map[string]string{}
		for _, a := range e.Attr {
			attr[a.Name.Local] = a.Value
		}
		switch e.Name.Local {
		case "page":
			sheets = append(sheets, nil)
		case "char":
			var x, y []float64
			for i, f := range strings.Fields(attr["quad"]) {
				n, _ := strconv.ParseFloat(f, 64)
				if i%2 == 0 {
					x = append(x, n)
				} else {
					y = append(y, n)
				}
			}
			if len(x) == 4 && len(y) == 4 && attr["c"] != "" {
				sheets[len(sheets)-1] = append(sheets[len(sheets)-1],
					character{[]rune(attr["c"])[0], slices.Min(x), slices.Min(y), slices.Max(x), slices.Max(y)})
			}
		}
	}
	return sheets
}

var (
	sheetSize = regexp.MustCompile(`@page\{size:([\d.]+)mm ([\d.]+)mm;margin:([\d.]+)mm [\d.]+mm ([\d.]+)mm\}`)
	sheetSide = regexp.MustCompile(`@page :(right|left)\{margin-(right|left):([\d.]+)mm;margin-(right|left):([\d.]+)mm`)
)

// onSheets compares the characters of a document with those on its sheets.
func onSheets(t *testing.T, document, data []byte) {
	t.Helper()
	const mm = 72 / 25.4
	number := func(b []byte) float64 {
		n, err := strconv.ParseFloat(string(b), 64)
		if err != nil {
			t.Fatal(err)
		}
		return n * mm
	}
	size := sheetSize.FindSubmatch(document)
	if size == nil {
		t.Fatal("no @page with size and margins")
	}
	width, height, top, bottom := number(size[1]), number(size[2]), number(size[3]), number(size[4])
	margins := map[string]float64{} // right right
	for _, m := range sheetSide.FindAllSubmatch(document, -1) {
		margins[string(m[1])+string(m[2])], margins[string(m[1])+string(m[4])] = number(m[3]), number(m[5])
	}
	found := map[rune]int{}
	var bad []string
	for i, sheet := range sheetsOf(t, data) {
		side := "right" // the first one is
		if i%2 == 1 {
			side = "left"
		}
		left, right := margins[side+"left"], width-margins[side+"right"]
		for _, c := range sheet {
			if unicode.IsSpace(c.r) || unicode.Is(unicode.Cf, c.r) {
				continue
			}
			const slack = 4 // of points: boxes are higher than their ink
			x, y := (c.x0+c.x1)/2, (c.y0+c.y1)/2
			switch {
			case y < top-slack || y > height-bottom+slack: // a running head or a folio
				if c.x0 < 0 || c.x1 > width || c.y0 < -slack || c.y1 > height+slack {
					bad = append(bad, fmt.Sprintf("sheet %d: %q of a margin stands outside of the sheet", i+1, c.r))
				}
				continue
			case x < left-slack || x > right+slack:
				bad = append(bad, fmt.Sprintf("sheet %d: %q stands at %.0f, between %.0f and %.0f is room", i+1, c.r, x, left, right))
			default:
				found[c.r]++
			}
		}
		bad = append(bad, overlaid(i+1, sheet)...)
	}
	wanted := map[rune]int{}
	for _, r := range shownText(t, document) {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			wanted[r]++
		}
	}
	lost, total := 0, 0
	for r, n := range wanted {
		total += n
		if found[r] < n {
			lost += n - found[r]
			bad = append(bad, fmt.Sprintf("%q stands %d times in the document and %d times on paper", r, n, found[r]))
		}
	}
	t.Logf("%d characters, %d lost", total, lost)
	if total < 10000 {
		t.Errorf("the document has %d characters only", total)
	}
	slices.Sort(bad)
	for _, s := range bad[:min(len(bad), 12)] {
		t.Error(s)
	}
	if len(bad) > 12 {
		t.Errorf("and %d more", len(bad)-12)
	}
}

// overlaid finds characters that are over others.
func overlaid(n int, sheet []character) (out []string) {
	sorted := slices.Clone(sheet)
	sorted = slices.DeleteFunc(sorted, func(c character) bool { // the boxes of punctuation are trimmed to half, and marks are small in large ones
		return unicode.IsSpace(c.r) || unicode.Is(unicode.Cf, c.r) || unicode.IsPunct(c.r)
	})
	slices.SortFunc(sorted, func(a, b character) int { return int(a.y0*1000) - int(b.y0*1000) })
	for i, a := range sorted {
		for _, b := range sorted[i+1:] {
			if b.y0 >= a.y1 {
				break
			}
			w, h := min(a.x1, b.x1)-max(a.x0, b.x0), min(a.y1, b.y1)-max(a.y0, b.y0)
			if w > .5*min(a.x1-a.x0, b.x1-b.x0) && h > .6*min(a.y1-a.y0, b.y1-b.y0) && w > 1 && h > 1 {
				out = append(out, fmt.Sprintf("sheet %d: %q stands on %q at %.0f, %.0f", n, a.r, b.r, a.x0, a.y0))
			}
		}
	}
	return out
}

// shownText returns the text that a book shows of its document: all but that of
// tables beside drawings, of the drawing that is not for this paper, and of the head.
func shownText(t *testing.T, document []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			if n.Data == "head" {
				return
			}
			for _, a := range n.Attr {
				if a.Key == "class" && (a.Val == "data" || a.Val == "targets") {
					return
				}
			}
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return b.String()
}
