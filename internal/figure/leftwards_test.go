package figure

import (
	"fmt"
	"strings"
	"testing"

	"duizhao/internal/html"
)

// TestLeftwards holds that a drawing on a page that begins with a language of the other
// direction begins at the right: bars, periods, boxes and their arrows.
func TestLeftwards(t *testing.T) {
	bars := &Figure{Kind: "bar", Title: text("t"), Rows: []Row{{Label: text("a"), Value: "10"}, {Label: text("b"), Value: "5"}}}
	spans := &Figure{Kind: "span", Title: text("t"), Rows: []Row{{Label: text("a"), From: "2000", To: "2010"},
		{Label: text("b"), From: "2000", To: "2005-07-02"}}}
	flow := &Figure{ID: "x", Kind: "flow", Title: text("t"), Nodes: []Node{{ID: "a", Label: text("first"), Column: 1, Row: 1},
		{ID: "b", Label: text("second"), Column: 2, Row: 1}}, Edges: []Edge{{From: "a", To: "b"}}}
	for _, c := range []struct {
		f        *Figure
		langs    []string
		has, not string
	}{
		{bars, []string{"ar", "en"}, `<rect x="50%" y=".35em" width="50%"`, `<rect x="0%" y=".35em" width="50%"`},
		{bars, []string{"en", "ar"}, `<rect x="0%" y=".35em" width="50%"`, `<rect x="50%" y=".35em" width="50%"`},
		{spans, []string{"ar"}, `<rect x="50`, `<rect x="0%" y=".35em" width="5`},
		{flow, []string{"ar", "en"}, ` direction="rtl"`, ` direction="ltr"`},
	} {
		w := &Writer{Writer: html.New(nil, html.Flavour{Bidi: true}), Langs: c.langs, Slots: true}
		w.Draw(c.f)
		out := string(w.Bytes())
		if !strings.Contains(out, c.has) || strings.Contains(out, c.not) {
			t.Errorf("%s in %v: it should have %s, and not %s:\n%s", c.f.Kind, c.langs, c.has, c.not, out)
		}
		want := map[bool]string{true: `<div class="fig ` + c.f.Kind + `" dir="rtl">`, false: `dir="ltr">`}[c.langs[0] == "ar"]
		if !strings.Contains(out, want) {
			t.Errorf("%s in %v: no %s", c.f.Kind, c.langs, want)
		}
		if c.f == flow && strings.Index(out, ">first<") > strings.Index(out, ">second<") {
			t.Errorf("the order of the boxes has changed: %s", out)
		}
	}
	left, right := drawnAt(t, flow, "en"), drawnAt(t, flow, "ar")
	if !(left[0] < left[1]) || !(right[0] > right[1]) {
		t.Errorf("the boxes are at %v in English and %v in Arabic", left, right)
	}
}

// drawnAt returns where the boxes of a flow begin, from the left, in a wide place.
func drawnAt(t *testing.T, f *Figure, lang string) (out []float64) {
	t.Helper()
	wide, _, _ := strings.Cut(string(draw(f, lang)), `class="narrow"`)
	for _, part := range strings.Split(wide, `<rect class="node`)[1:] {
		_, at, _ := strings.Cut(part, ` x="`)
		var x float64
		if _, err := fmt.Sscanf(at, "%f", &x); err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	return out
}
