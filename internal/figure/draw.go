package figure

import "duizhao/internal/encode"

// Draw returns the figure in a language: a <div class="fig KIND"> with a wide and a
// narrow SVG. It never fails: values that [Check] objects to are drawn as well as
// possible, and a figure without data, or of an unknown kind, is "".
func Draw(f *Figure, lang string) []byte { return draw(f, lang, true, false) }

// Narrow returns the figure in a language as a phone shows it, with one SVG.
func Narrow(f *Figure, lang string) []byte { return draw(f, lang, false) }

func draw(f *Figure, lang string, widths ...bool) []byte {
	by := map[string]func(*canvas, *Figure){
		"bar": drawBars, "grouped-bar": drawBars, "timeline": drawTimeline, "span": drawSpans, "flow": drawFlow,
	}[f.Kind]
	if by == nil || len(f.Rows) == 0 && len(f.Nodes) == 0 {
		return nil
	}
	var b encode.Markup
	b.Write(`<div class="fig `, encode.Escape(f.Kind), `">`)
	for _, wide := range widths {
		c := &canvas{lang: lang, wide: wide, width: 360}
		if wide {
			c.width = 720
		}
		by(c, f)
		b.Write(c.finish(f))
	}
	b.Write(`</div>`)
	return []byte(b.HTML())
}

// marked adds the class of the accent colour.
func marked(class string, mark bool) string {
	if mark {
		return class + " mark"
	}
	return class
}
