package site

import (
	"duizhao/internal/edition"
	"duizhao/internal/figure"
	"duizhao/internal/lang"
	"duizhao/internal/script"
)

// figureSimplified adds Simplified to the words of a figure that are in Traditional
// only.
func figureSimplified(f *figure.Figure, c *script.Converter) {
	add := func(t edition.Text) {
		if s, ok := t[lang.Hant]; ok && t[lang.Hans] == "" {
			t[lang.Hans] = c.Text(s)
		}
	}
	add(f.Title)
	add(f.Caption)
	add(f.Note)
	add(f.Unit)
	for i := range f.Series {
		add(f.Series[i].Label)
	}
	for i := range f.Rows {
		add(f.Rows[i].Label)
		add(f.Rows[i].Detail)
	}
	for i := range f.Nodes {
		add(f.Nodes[i].Label)
	}
	for i := range f.Edges {
		add(f.Edges[i].Label)
	}
}
