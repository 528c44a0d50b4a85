package web

import (
	"testing"

	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/render"
	"duizhao/internal/script"
	"duizhao/templates"
)

// TestTry holds that the program's own templates make every kind of page from samples,
// in sites with one language and with three, within a budget and without one, and that
// every kind has a sample.
func TestTry(t *testing.T) {
	for _, langs := range [][]string{{"en"}, {"zh-Hant", "en"}, {"ar", "zh-Hant", "ja"}} {
		for _, own := range []bool{false, true} {
			r, err := render.New(render.Input{Corpus: &corpus.Corpus{Config: &config.Site{Languages: langs}}, Converter: script.New(nil, nil),
				Templates: templates.FS,
				Own:       func(string) bool { return own }})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range New(r, Assets{}, nil).Trial.Try() {
				t.Errorf("%v: %v", langs, e)
			}
			for _, kind := range append([]string{"alias", "base", "single"}, render.Kinds...) {
				if err := New(r, Assets{}, nil).Trial.try(kind, all); err != nil {
					t.Errorf("%v: %s: %v", langs, kind, err)
				}
			}
		}
	}
}
