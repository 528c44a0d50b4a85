package render

import "strings"

// Layout is a way of setting an edition's page, by the name that its address
// gives it, and the key that chooses it. static/js/view.js knows the same.
type Layout struct {
	Name, Key string
}

// layouts are those that make sense for a page: two versions to set against
// each other, a Chinese or Japanese one to set in columns.
func layouts(p *Page) []Layout {
	var out []Layout
	if len(p.Columns) > 1 {
		out = append(out, Layout{"side", "1"}, Layout{"sentence", "2"}, Layout{"stacked", "3"}, Layout{"reveal", "4"})
	}
	out = append(out, Layout{"single", "5"})
	for _, l := range p.Columns {
		if vertical(l) {
			return append(out, Layout{"vertical", "6"})
		}
	}
	return out
}

// vertical tells whether texts in a language are also set in columns.
func vertical(lang string) bool {
	return lang == "zh-Hant" || strings.HasPrefix(lang, "zh-Hant-") || lang == "ja"
}

// Key is a line of the help sheet: keys and the word that says what they do.
type Key struct {
	Name string
	Keys []string
}

func keys(p *Page) []Key {
	var out []Key
	if len(p.Columns) > 1 {
		out = append(out, Key{"sentence", []string{"s"}}, Key{"swap", []string{"x"}}, Key{"next", []string{"l"}}, Key{"notes", []string{"n"}})
	}
	if p.Pinyin {
		out = append(out, Key{"ruby", []string{"r"}})
	}
	return append(out,
		Key{"move", []string{"j", "k", "↓", "↑"}},
		Key{"across", []string{"←", "→"}},
		Key{"enter", []string{"Enter"}},
		Key{"copy", []string{"c"}},
		Key{"mark", []string{"m"}},
		Key{"escape", []string{"Esc"}},
		Key{"help", []string{"?"}},
	)
}
