package pdf

import (
	"regexp"
	"strings"
	"testing"
)

// TestPress holds that a file for a printing house has its boxes and no colours of the
// screen, says what it said, and is as accessible.
func TestPress(t *testing.T) {
	house := meta
	house.Press = true
	r, err := Print(t.Context(), chromium(t), house, everything)
	if err != nil {
		t.Fatal(err)
	}
	breaches, err := Accessible(r.Data)
	if err != nil || len(breaches) > 0 {
		t.Errorf("%v, %v", breaches, err)
	}
	plain := tool(t, r.Data, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	if found := regexp.MustCompile(`(?m)[-.0-9]+ (rg|RG|g|G)$|(rg|RG) [-.0-9]`).FindAllString(plain, -1); len(found) > 0 {
		t.Errorf("colours of the screen: %q", found)
	}
	if !regexp.MustCompile(`0 0 0 0?\.0\d+ k`).MatchString(plain) { // the ground of a row
		t.Error("nothing is printed in black ink alone")
	}
	if n, boxes := strings.Count(plain, "/TrimBox"), tool(t, r.Data, "pdfinfo", "-box", "FILE"); n != r.Pages || !regexp.MustCompile(`TrimBox: +0\.00 +-0\.32 +419\.53`).MatchString(boxes) {
		t.Errorf("%d of %d pages have a size to trim to\n%s", n, r.Pages, boxes)
	}
	if a, b := tool(t, r.Data, "pdftotext", "FILE", "-"), tool(t, printed(t), "pdftotext", "FILE", "-"); a != b {
		t.Errorf("it says %q, and otherwise %q", a, b)
	}
}

// TestInk holds that what is nearly without colour is printed in black ink alone.
func TestInk(t *testing.T) {
	for rgb, black := range map[[3]float64]float64{{.086, .074, .059}: 1, {.35, .33, .29}: 1 - .97/3, {1, 1, 1}: 0, {.5, .5, .5}: .5} {
		if got := ink(rgb); got[0] != 0 || got[1] != 0 || got[2] != 0 || got[3]-black > 1e-9 || black-got[3] > 1e-9 {
			t.Errorf("%v is printed as %v", rgb, got)
		}
	}
	if got := string(inks([]byte("q .1 0 0 rg BT (0 0 0 rg) Tj ET 1 0 0 RG\nQ"))); got != "q 0 0 0 1 k BT (0 0 0 rg) Tj ET 0 1 1 0 K\nQ" {
		t.Errorf("%q", got)
	}
}
