package figure

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

func text(s string) edition.Text { return edition.Text{"": s} }

// samples is one figure of each kind.
func samples() map[string]*Figure {
	return map[string]*Figure{
		"bar": {ID: "hours", Kind: "bar", Title: text("GPU-hours"), Caption: text("A < B & C"), Unit: text("million hours"), Rows: []Row{
			{Label: text("DeepSeek-V2"), Value: "1.40", Approx: true, Detail: text("H800")},
			{Label: text("DeepSeek-V3"), Value: "2.788", Mark: true},
			{Label: text("Loss"), Value: "-961.6"},
			{Label: text("Llama 3.1 405B"), Value: "3084.0"},
		}},
		"log": {ID: "clusters", Kind: "bar", Scale: "log", Title: text("Clusters"), Rows: []Row{
			{Label: text("A"), Value: "1100", Approx: true}, {Label: text("B"), Value: "100000"}, {Label: text("C"), Value: "0"},
		}},
		"grouped-bar": {ID: "scores", Kind: "grouped-bar", Title: text("Scores"), Series: []Series{{Label: text("V3"), Mark: true}, {Label: text("GPT-4o")}, {Label: text("Claude")}}, Rows: []Row{
			{Label: text("MMLU"), Values: []Number{"88.5", "87.2", "-"}}, {Label: text("SWE-bench Verified"), Values: []Number{"42.0", "38.8", "50.8"}},
		}},
		"timeline": {ID: "times", Kind: "timeline", Title: text("Times"), Rows: []Row{
			{Date: "1992", Label: text("Spun out")}, {Date: "2017-02-27", Label: text("Handle"), Mark: true}, {Date: "2017-06", Label: text("Sold"), Approx: true, Detail: text("undisclosed")},
		}},
		"span": {ID: "owners", Kind: "span", Title: text("Owners"), Rows: []Row{
			{From: "1992", To: "2013-12", Label: text("Independent")}, {From: "2013-12", Label: text("Google"), Mark: true}, {To: "2000", Label: text("Before")},
		}},
		"flow": {ID: "moe", Kind: "flow", Title: text("Layer"), Nodes: []Node{
			{ID: "token", Label: text("token"), Column: 1, Row: 2}, {ID: "gate", Label: text("gate"), Column: 2, Row: 2},
			{ID: "shared", Label: text("shared expert"), Column: 3, Row: 1}, {ID: "chosen", Label: text("8 of 256 experts"), Column: 3, Row: 2, Mark: true},
			{ID: "sum", Label: text("sum"), Column: 4, Row: 2},
		}, Edges: []Edge{
			{From: "token", To: "gate"}, {From: "token", To: "shared", Label: text("always")}, {From: "gate", To: "chosen", Label: text("top 8")},
			{From: "shared", To: "sum"}, {From: "chosen", To: "sum"}, {From: "sum", To: "token", Label: text("next layer")}, {From: "shared", To: "chosen"},
		}},
	}
}

func TestDraw(t *testing.T) {
	for name, f := range samples() {
		for _, lang := range []string{"en", "zh-Hant", "zh-Hans"} {
			t.Run(name+" "+lang, func(t *testing.T) {
				out := Draw(f, lang)
				inspect(t, out)
				if !bytes.Equal(out, Draw(f, lang)) {
					t.Error("two drawings differ")
				}
				for _, want := range []string{`<div class="fig ` + f.Kind + `">`, `class="wide"`, `class="narrow"`, `role="img" aria-label="` + f.Title.In(lang) + `"`} {
					if !bytes.Contains(out, []byte(want)) {
						t.Errorf("no %s in %s", want, out)
					}
				}
			})
		}
	}
}

// inspect checks what is true of every drawing: well-formed, with ids used once and
// all referred to, no styles or scripts, no text outside or over another.
func inspect(t *testing.T, out []byte) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(out))
	ids := map[string]int{}
	var refs []string
	var boxes []box4
	var open []string
	var w, h float64
	var size string                 // of a text that has none of its own
	var inherited map[string]string // what a text inherits from the group that it is in
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			open = append(open, tok.Name.Local)
			attrs := map[string]string{}
			if tok.Name.Local == "text" {
				maps.Copy(attrs, inherited)
			}
			for _, a := range tok.Attr {
				attrs[a.Name.Local] = a.Value
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
					t.Errorf("%s=%q", a.Name.Local, a.Value)
				}
			}
			if attrs["style"] != "" || isOneOf(tok.Name.Local, "style", "script", "a", "image", "use", "foreignObject") {
				t.Errorf("a <%s> with style %q", tok.Name.Local, attrs["style"])
			}
			if id := attrs["id"]; id != "" {
				ids[id]++
			}
			refs = append(refs, strings.Fields(attrs["aria-labelledby"])...)
			switch tok.Name.Local {
			case "svg":
				boxes = nil
				fmt.Sscanf(attrs["viewBox"], "0 0 %f %f", &w, &h)
				size = attrs["font-size"]
				inherited = map[string]string{"font-size": size}
			case "g":
				inherited = attrs
				if attrs["font-size"] == "" {
					attrs["font-size"] = size
				}
			case "text":
				var b box4
				fmt.Sscan(attrs["x"], &b.x)
				fmt.Sscan(attrs["y"], &b.y)
				fmt.Sscan(attrs["font-size"], &b.size)
				b.anchor = attrs["text-anchor"]
				boxes = append(boxes, b)
			}
		case xml.CharData:
			if len(open) > 0 && open[len(open)-1] == "text" {
				boxes[len(boxes)-1].text += string(tok)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
			switch tok.Name.Local {
			case "g":
				inherited = map[string]string{"font-size": size}
			case "svg":
				layout(t, boxes, w, h)
			}
		}
	}
	for _, ref := range refs {
		if ids[ref] != 1 {
			t.Errorf("the id %s is there %d times", ref, ids[ref])
		}
	}
}

func isOneOf(s string, list ...string) bool { return slices.Contains(list, s) }

type box4 struct {
	x, y, size   float64
	anchor, text string
}

func (b box4) span() (float64, float64) {
	w := textWidth(b.text, b.size)
	switch b.anchor {
	case "end":
		return b.x - w, b.x
	case "middle":
		return b.x - w/2, b.x + w/2
	}
	return b.x, b.x + w
}

func layout(t *testing.T, boxes []box4, w, h float64) {
	t.Helper()
	for i, a := range boxes {
		x1, x2 := a.span()
		if x1 < -1.5 || x2 > w+1.5 || a.y-a.size*0.75 < -1 || a.y > h {
			t.Errorf("%q is outside: %.1f to %.1f of %.0f, %.1f of %.0f", a.text, x1, x2, w, a.y, h)
		}
		for _, b := range boxes[i+1:] {
			y1, y2 := b.span()
			if min(x2, y2)-max(x1, y1) > 0.5 && max(a.y-b.y, b.y-a.y) < 0.75*min(a.size, b.size) {
				t.Errorf("%q and %q overlap", a.text, b.text)
			}
		}
	}
}

func TestDrawNothing(t *testing.T) {
	if out := Draw(&Figure{Kind: "bar"}, "en"); out != nil {
		t.Errorf("%s", out)
	}
	if out := Draw(&Figure{Kind: "pie", Rows: []Row{{}}}, "en"); out != nil {
		t.Errorf("%s", out)
	}
	if out := Table(&Figure{Kind: "bar"}, "en"); out != nil {
		t.Errorf("%s", out)
	}
}

// TestLongLabels draws labels of many lengths in both scripts.
func TestLongLabels(t *testing.T) {
	for name, f := range samples() {
		for _, word := range []string{"word ", "antidisestablishmentarianism", "漢字", "漢 latin 字，「引」"} {
			for _, n := range []int{1, 3, 12} {
				g := *f
				g.Rows, g.Nodes, g.Edges = slices.Clone(f.Rows), slices.Clone(f.Nodes), slices.Clone(f.Edges)
				long := text(strings.Repeat(word, n))
				for i := range g.Rows {
					g.Rows[i].Label, g.Rows[i].Detail = long, long
				}
				for i := range g.Nodes {
					g.Nodes[i].Label = long
				}
				t.Run(fmt.Sprintf("%s %s×%d", name, word, n), func(t *testing.T) { inspect(t, Draw(&g, "en")) })
			}
		}
	}
}

// TestRealFigures draws the figures of the site's own editions.
func TestRealFigures(t *testing.T) {
	files, _ := filepath.Glob("../../content/editions/*/figures/*.yaml")
	if len(files) == 0 {
		t.Skip("there are no figures in content/editions")
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			var problems diag.List
			var f Figure
			source.Read(os.DirFS(filepath.Dir(path)), filepath.Base(path), &problems).YAML(&f, &problems)
			for _, p := range problems.Sorted() {
				t.Errorf("%s: %s", p.Pos, p.Text)
			}
			for _, issue := range Check(&f) {
				t.Error(issue)
			}
			f.ID = strings.TrimSuffix(filepath.Base(path), ".yaml")
			for _, lang := range []string{"en", "zh-Hant"} {
				inspect(t, Draw(&f, lang))
				wellFormed(t, Table(&f, lang))
			}
		})
	}
}

func wellFormed(t *testing.T, out []byte) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(out))
	for {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, out)
		}
	}
}

func FuzzDraw(f *testing.F) {
	f.Add("bar", "label", "1e308", "-1e308", "2024", "2023-01", 1, 2, true)
	f.Add("bar", "x\x00y<&>\xff", "0", "-0", "", "", 0, 0, false)
	f.Add("grouped-bar", "漢字", "1e-300", "5", "0001", "9999", -1, 3, true)
	f.Add("flow", "", "", "", "a", "a", 1<<40, -1<<40, false)
	f.Add("span", "a b", "", "", "1992", "", 1, 1, true)
	f.Add("timeline", "a", "1", "2", "2024-02-29", "0000", 1, 1, false)
	f.Fuzz(func(t *testing.T, kind, label, v1, v2, d1, d2 string, a, b int, log bool) {
		fig := &Figure{ID: label, Kind: kind, Title: text(label), Caption: text(d1), Unit: text(v1), Series: []Series{{Label: text(label)}, {Label: text(v2), Mark: log}}}
		if log {
			fig.Scale = "log"
		}
		for _, approx := range []bool{false, true} {
			fig.Rows = append(fig.Rows,
				Row{Label: text(label), Value: Number(v1), Values: []Number{Number(v1), Number(v2)}, Date: d1, From: d1, To: d2, Approx: approx},
				Row{Label: text(d2), Value: Number(v2), Values: []Number{Number(v2)}, Date: d2, From: d2, To: d1, Detail: text(label), Mark: true})
		}
		fig.Nodes = []Node{{ID: "1", Label: text(label), Column: a, Row: b}, {ID: "2", Label: text(d1), Column: b, Row: a}, {ID: "3", Column: a, Row: a}, {ID: d1, Column: 3, Row: b, Label: text("x")}}
		fig.Edges = []Edge{{From: "1", To: "2", Label: text(v1)}, {From: "2", To: "1"}, {From: "3", To: d1, Label: text(label)}, {From: d1, To: "3"}, {From: "1", To: "3"}, {From: "1", To: d1}}
		Check(fig)
		for _, lang := range []string{"en", "zh-Hant"} {
			wellFormed(t, Draw(fig, lang))
			wellFormed(t, Table(fig, lang))
		}
	})
}
