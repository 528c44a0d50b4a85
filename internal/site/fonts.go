package site

import (
	"maps"
	"slices"
	"sync"

	"duizhao/internal/fonts"
	"duizhao/internal/render"
)

// fontless gathers characters that no font has, of editions made at once.
type fontless struct {
	mu    sync.Mutex
	chars map[rune]bool
}

func (f *fontless) add(list []rune) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, c := range list {
		if f.chars == nil {
			f.chars = map[rune]bool{}
		}
		f.chars[c] = true
	}
}

func (f *fontless) sorted() []rune { return slices.Sorted(maps.Keys(f.chars)) }

// fonts is what makes the renderer's fonts, or nil where none were given.
func (l *loaded) fonts() render.Fonts {
	set := l.options.Fonts
	if set == nil {
		return nil
	}
	return func(text map[string][]rune, compressed bool) ([]render.Font, error) {
		list, missing, err := set.Embed(text)
		if err != nil {
			return nil, err
		}
		l.fontless.add(missing)
		out := make([]render.Font, len(list))
		for i, f := range list {
			out[i] = render.Font{Family: f.Family, Weight: f.Weight, Italic: f.Italic, Type: "font/ttf", Data: f.Data}
			if compressed {
				out[i].Type, out[i].Data = "font/woff", fonts.WOFF(f.Data)
			}
		}
		return out, nil
	}
}
