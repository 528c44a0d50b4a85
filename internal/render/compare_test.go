package render

import (
	"html/template"
	"strings"
	"testing"
)

// TestComparisons holds how templates compare: params that are missing, that are whole in
// one file and not in another, days and texts; and what they say where none can be.
func TestComparisons(t *testing.T) {
	data := map[string]any{"Params": Params{"whole": 12, "half": 12.5, "left": "left", "day": Day{Text: "1923-10"}, "open": true,
		"said": []Tagged{{"en", "x"}}}, "HTML": template.HTML("left"), "Link": (*Link)(nil)}
	for text, want := range map[string]string{
		"gt .Params.whole 10":         "true",
		"gt .Params.whole 12.0":       "false",
		"gt .Params.half 12":          "true",
		"lt .Params.half 13":          "true",
		"ge 12 .Params.whole":         "true",
		"le .Params.whole 11":         "false",
		"gt .Params.gone 10":          "false",
		"lt .Params.gone 10":          "false",
		"le .Params.gone .Params.no":  "false",
		"eq .Params.gone 10":          "false",
		"ne .Params.gone 10":          "true",
		"eq .Params.whole 12.0":       "true",
		"eq .Params.left `x` `left`":  "true",
		"eq .HTML `left`":             "true",
		"eq .Params.day `1923-10`":    "true",
		"lt .Params.day `1950`":       "true",
		"eq .Params.open true":        "true",
		"ne .Params.open false":       "true",
		"eq .Link nil":                "true",
		"eq (len .Params) 6":          "true",
		"gt .Params.left 10":          "a text and a number cannot be compared",
		"lt .Params.said `x`":         "a text in several languages and a text cannot be compared",
		"eq .Params.open 1":           "true or false and a number cannot be compared",
		"eq .Params.left":             "eq needs two values",
		"gt .Params.open .Params.day": "true or false and a value of type Day cannot be compared",
	} {
		p, err := template.New("x").Funcs(comparisons).Parse("{{" + text + "}}")
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var b strings.Builder
		err = p.Execute(&b, data)
		if got := b.String(); err == nil && got != want || err != nil && (want == "true" || want == "false" || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s is %q, %v and not %s", text, got, err, want)
		}
	}
}
