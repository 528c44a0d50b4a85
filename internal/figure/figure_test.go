package figure

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/html"
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
		"grouped-bar": {ID: "scores", Kind: "grouped-bar", Title: text("Scores"),
			Series: []Series{{Label: text("V3"), Mark: true}, {Label: text("GPT-4o")}, {Label: text("Claude")}}, Rows: []Row{
				{Label: text("MMLU"), Values: []Number{"88.5", "87.2", "-"}}, {Label: text("SWE-bench Verified"), Values: []Number{"42.0", "38.8", "50.8"}},
			}},
		"timeline": {ID: "times", Kind: "timeline", Title: text("Times"), Rows: []Row{
			{Date: "1992", Label: text("Spun out")}, {Date: "2017-02-27", Label: text("Handle"), Mark: true}, {Date: "2017-06", Label: text("Sold"),
				Approx: true, Detail: text("undisclosed")},
		}},
		"span": {ID: "owners", Kind: "span", Title: text("Owners"), Rows: []Row{
			{From: "1992", To: "2013-12", Label: text("Independent")}, {From: "2013-12", Label: text("Google"), Mark: true}, {To: "2000",
				Label: text("Before")},
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

// draw returns a figure in languages, as a page has it.
func draw(f *Figure, langs ...string) []byte {
	w := &Writer{Writer: html.New(nil, html.Flavour{XML: true}), Langs: langs, Slots: len(langs) > 1}
	w.Draw(f)
	if Tabled(f) {
		w.Table(f)
	}
	return append(append([]byte("<body>"), w.Bytes()...), "</body>"...)
}

// tongues are the sets of languages that the tests draw in.
var tongues = [][]string{{"en"}, {"zh-Hant"}, {"zh-Hant", "en"}, {"en", "zh-Hans"}, {"en", "ar"}, {"ar", "en"}}

func TestDraw(t *testing.T) {
	for name, f := range samples() {
		for _, langs := range tongues {
			t.Run(name+" "+strings.Join(langs, " "), func(t *testing.T) {
				out := draw(f, langs...)
				inspect(t, out)
				if !bytes.Equal(out, draw(f, langs...)) {
					t.Error("two drawings differ")
				}
				if want := `<div class="fig ` + f.Kind + `">`; !bytes.Contains(out, []byte(want)) {
					t.Errorf("no %s in %s", want, out)
				}
			})
		}
	}
}

// TestBoth draws a figure in two languages: what differs is there in both, what is
// the same once, and what is kept for a further version is what was written.
func TestBoth(t *testing.T) {
	f := &Figure{ID: "x", Kind: "bar", Title: text("Widths"), Rows: []Row{
		{Label: edition.Text{"zh-Hant": "河", "en": "river"}, Detail: edition.Text{"zh-Hant": "寬", "en": "wide"}, Value: "1200", Approx: true},
		{Label: text("Meuse"), Value: "7.50", Mark: true},
	}}
	w := &Writer{Writer: html.New(nil, html.Flavour{}), Langs: []string{"zh-Hant", "en"}, Slots: true}
	w.Draw(f)
	out := string(w.Bytes())
	for _, want := range []string{
		`<th class="both" scope="row"><span lang="zh-Hant" class="one">河 <small>寬</small></span> <span lang="en" class="two">river <small>wide</small></span></th>`,
		`<th class="mark" scope="row" data-name="Meuse">Meuse</th><td class="mark">7.50<svg`,
		`<td>≈1,200<svg`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
	if want := [][]string{{`<span lang="zh-Hant" class="one">河 <small>寬</small></span>`},
		{`<span lang="en" class="two">river <small>wide</small></span>`}}; !reflect.DeepEqual(w.Said, want) {
		t.Errorf("said %q, not %q", w.Said, want)
	}
	// A label that is the same is there once, with what differs below it.
	g := &Figure{ID: "y", Kind: "bar", Title: text("Widths"), Rows: []Row{{Label: text("2021"), Value: "1",
		Detail: edition.Text{"zh-Hant": "寬", "en": "wide"}}}}
	once := &Writer{Writer: html.New(nil, html.Flavour{}), Langs: []string{"zh-Hant", "en"}, Slots: true}
	once.Draw(g)
	want := `<th scope="row" data-name="2021">2021 <small class="both"><span lang="zh-Hant" class="one">寬</span> <span lang="en" class="two">wide</span></small></th>`
	if !strings.Contains(string(once.Bytes()), want) {
		t.Errorf("no %s in %s", want, once.Bytes())
	}
	// What is the same here may be another in a version that the page does not show.
	f.Rows[1].Label = edition.Text{"zh-Hant": "Meuse", "en": "Meuse", "ja": "ムーズ川"}
	w = &Writer{Writer: html.New(nil, html.Flavour{}), Langs: []string{"zh-Hant", "en"}, All: []string{"zh-Hant", "en", "ja"}}
	w.Draw(f)
	if n := len(w.Said[0]); n != 2 {
		t.Errorf("%d labels are kept, not 2", n)
	}
}

// TestPlaces looks up where values are drawn.
func TestPlaces(t *testing.T) {
	for _, test := range []struct{ kind, scale, value, want string }{
		{"bar", "", "10", `<rect x="20%" y=".35em" width="80%"`}, // from zero, in a scale from -2.5 to 10
		{"bar", "", "5", `<rect x="20%" y=".35em" width="40%"`},
		{"bar", "", "-2.5", `<rect x="0%" y=".35em" width="20%"`},
	} {
		f := &Figure{Kind: test.kind, Title: text("t"), Rows: []Row{{Label: text("a"), Value: Number(test.value), Mark: true},
			{Label: text("b"), Value: "10"}, {Label: text("c"), Value: "-2.5"}}}
		if out := string(draw(f, "en")); !strings.Contains(out, test.want) {
			t.Errorf("%s: no %s in %s", test.value, test.want, out)
		}
	}
	f := &Figure{Kind: "bar", Scale: "log", Title: text("t"),
		Rows: []Row{{Label: text("a"), Value: "1"}, {Label: text("b"), Value: "100", Mark: true}, {Label: text("c"), Value: "5000"}}}
	if out := string(draw(f, "en")); !strings.Contains(out, `<circle cx="50%"`) || !strings.Contains(out, `text-anchor="end">10,000</text>`) {
		t.Errorf("100 is not in the middle between 1 and 10,000: %s", out)
	}
}

func TestDrawNothing(t *testing.T) {
	for _, f := range []*Figure{{Kind: "bar"}, {Kind: "pie", Rows: []Row{{}}}, {Kind: "flow"}} {
		if out := draw(f, "en"); string(out) != "<body></body>" {
			t.Errorf("%s", out)
		}
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
				t.Run(fmt.Sprintf("%s %s×%d", name, word, n), func(t *testing.T) { inspect(t, draw(&g, "en")) })
			}
		}
	}
}

// TestPastBoxes draws arrows that pass boxes, with words of several lengths, and holds
// that these lie over no box.
func TestPastBoxes(t *testing.T) {
	node := func(id string, column, row int) Node {
		return Node{ID: id, Label: text("box " + id), Column: column, Row: row}
	}
	row := []Node{node("a", 1, 1), node("b", 2, 1), node("c", 3, 1)}
	both := append(slices.Clone(row), node("d", 2, 2), node("e", 3, 2))
	column := []Node{node("a", 1, 1), node("b", 1, 2), node("c", 1, 3), node("d", 2, 2)}
	for _, word := range []string{"lent", "lent and returned a year later", "一年後歸還", "一年後全部歸還，一本不少，還多了三本新的"} {
		said := text(word)
		for i, f := range []*Figure{
			{Nodes: row, Edges: []Edge{{From: "a", To: "c", Label: said}}},
			{Nodes: row, Edges: []Edge{{From: "a", To: "b", Label: said}, {From: "b", To: "c", Label: said}, {From: "a", To: "c", Label: said}}},
			{Nodes: row, Edges: []Edge{{From: "a", To: "b"}, {From: "b", To: "c"}, {From: "a", To: "c", Label: said}, {From: "c", To: "a", Label: said}}},
			{Nodes: both, Edges: []Edge{{From: "a", To: "c", Label: said}, {From: "d", To: "e", Label: said}, {From: "e", To: "a", Label: said}}},
			{Nodes: column, Edges: []Edge{{From: "a", To: "c", Label: said}, {From: "d", To: "c", Label: said}, {From: "a", To: "b", Label: said}}},
		} {
			f.ID, f.Kind, f.Title = "x", "flow", text("t")
			t.Run(fmt.Sprintf("%s %d", word, i), func(t *testing.T) {
				out := draw(f, "en")
				inspect(t, out)
				if n := strings.Count(string(out), `<g class="sm"`); n != 2*strings.Count(fmt.Sprint(f.Edges), word) {
					t.Errorf("there are %d labels", n)
				}
			})
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
			for _, langs := range tongues[:4] {
				inspect(t, draw(&f, langs...))
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
		for _, s := range []*string{&label, &v1, &v2, &d1, &d2} { // YAML has no others
			*s = strings.Map(func(r rune) rune {
				if r < ' ' || r >= 0xfffe && r <= 0xffff || r == utf8.RuneError {
					return -1
				}
				return r
			}, *s)
		}
		fig := &Figure{ID: label, Kind: kind, Title: text(label), Caption: text(d1), Unit: text(v1),
			Series: []Series{{Label: text(label)}, {Label: text(v2), Mark: log}}}
		if log {
			fig.Scale = "log"
		}
		for _, approx := range []bool{false, true} {
			fig.Rows = append(fig.Rows,
				Row{Label: text(label), Value: Number(v1), Values: []Number{Number(v1), Number(v2)}, Date: d1, From: d1, To: d2, Approx: approx},
				Row{Label: text(d2), Value: Number(v2), Values: []Number{Number(v2)}, Date: d2, From: d2, To: d1, Detail: text(label), Mark: true})
		}
		fig.Nodes = []Node{{ID: "1", Label: text(label), Column: a, Row: b}, {ID: "2", Label: text(d1), Column: b, Row: a},
			{ID: "3", Column: a, Row: a}, {ID: d1, Column: 3, Row: b, Label: text("x")}}
		fig.Edges = []Edge{{From: "1", To: "2", Label: text(v1)}, {From: "2", To: "1"}, {From: "3", To: d1, Label: text(label)}, {From: d1, To: "3"},
			{From: "1", To: "3"}, {From: "1", To: d1}}
		Check(fig)
		for _, langs := range tongues {
			wellFormed(t, draw(fig, langs...))
		}
	})
}
