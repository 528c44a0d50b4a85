package browser

import (
	"bytes"
	"image"
	_ "image/png"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// picture takes a picture of the window.
func (b *tab) picture() image.Image {
	b.t.Helper()
	data, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		b.t.Fatal(err)
	}
	return m
}

// tones returns how light the darkest, the lightest and the usual point of a picture
// are, 0 to 1.
func tones(m image.Image) (dark, light, usual float64) {
	var count [256]int
	total := 0
	box := m.Bounds()
	for y := box.Min.Y; y < box.Max.Y; y += 2 {
		for x := box.Min.X; x < box.Max.X; x += 2 {
			r, g, b, _ := m.At(x, y).RGBA()
			count[(2126*r+7152*g+722*b)/10000>>8]++
			total++
		}
	}
	most := 0
	dark = 1
	for i, n := range count {
		if n == 0 {
			continue
		}
		dark, light = min(dark, float64(i)/255), max(light, float64(i)/255)
		if n > count[most] {
			most = i
		}
	}
	return dark, light, float64(most) / 255
}

// The page follows the reader's colours: light on dark, or the machine's own.
func TestColours(t *testing.T) {
	t.Parallel()
	b := openShort(t, desk)
	for _, page := range []string{b.site.edition(t), b.site.edition(t) + "claims/", ""} {
		b.visit(page)
		for _, c := range []struct {
			what string
			s    screen
			dark bool
		}{
			{"light", desk.with("prefers-color-scheme: light"), false},
			{"dark", desk.with("prefers-color-scheme: dark"), true},
			{"forced light", desk.with("forced-colors: active", "prefers-color-scheme: light"), false},
			{"forced dark", desk.with("forced-colors: active", "prefers-color-scheme: dark"), true},
			{"more contrast", desk.with("prefers-contrast: more"), false},
		} {
			b.show(c.s)
			b.settle()
			dark, light, usual := tones(b.picture())
			if c.dark != (usual < .3) || c.dark == (usual > .8) {
				t.Errorf("%s in %s: the paper is %.2f", page, c.what, usual)
			}
			if light-dark < .6 {
				t.Errorf("%s in %s: there is nothing to read between %.2f and %.2f", page, c.what, dark, light)
			}
		}
	}
}

// With forced colours a sentence and its counterpart still differ from the rest.
func TestForcedColoursKeepThePair(t *testing.T) {
	t.Parallel()
	b := openShort(t, laptop.with("forced-colors: active"))
	b.visit(b.site.edition(t) + "#p17.2")
	same := eval[bool](b, `(() => {
		const of = (id) => getComputedStyle(document.getElementById(id));
		const a = of("p17.2"), b = of("p17.1");
		return a.backgroundColor === b.backgroundColor && a.outlineStyle === b.outlineStyle && a.textDecorationLine === b.textDecorationLine;
	})()`)
	if same {
		t.Error("the marked sentence looks like the one before it")
	}
}

// Each page of the register of claims is filtered by verdict, without scripts too, with
// the pointer and with the keyboard; together they have all claims.
func TestClaimsFilter(t *testing.T) {
	t.Parallel()
	for what, s := range map[string]screen{"desk": desk, "without scripts": desk.withoutScripts(), "phone without scripts": phone.withoutScripts()} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			b := open(t, s)
			b.visit(b.site.edition(t) + "claims/")
			pages := eval[[]string](b, `[...document.querySelectorAll(".pager li a")].map((a) => a.href)`)
			all := 0
			for _, page := range pages {
				b.visit(page)
				all += filter(t, b)
			}
			if len(pages) < 2 || all < 43 {
				t.Errorf("%d pages have %d claims", len(pages), all)
			}
		})
	}
}

// filter tries the choices of a page of the register, and returns how many claims it has.
func filter(t *testing.T, b *tab) int {
	t.Helper()
	type option struct {
		Value string
		Count int
	}
	options := eval[[]option](b,
		`[...document.querySelectorAll(".filter input")].map((i) => ({ Value: i.value, Count: parseInt(i.closest("label").textContent.match(/\d+/)[0]) }))`)
	if len(options) < 3 || options[0].Value != "all" {
		t.Fatalf("the choices are %v", options)
	}
	check := func(how string, o option) {
		t.Helper()
		b.settle()
		shown := eval[[]string](b, `[...document.querySelectorAll("ol.register > li")].filter((e) => e.checkVisibility()).map((e) => e.dataset.verdict)`)
		for _, v := range shown {
			if o.Value != "all" && v != o.Value {
				t.Errorf("%s %s shows a claim that is %s", how, o.Value, v)
			}
		}
		away := eval[[]string](b, `[...document.querySelectorAll(".pager li[data-verdict]")].filter((e) => e.checkVisibility()).map((e) => e.dataset.verdict)`)
		for _, v := range away {
			if o.Value != "all" && !slices.Contains(strings.Fields(v), o.Value) {
				t.Errorf("%s %s leads to a page with claims that are %s", how, o.Value, v)
			}
		}
		if len(shown) > o.Count || (len(shown) < o.Count) != (len(away) > 0) {
			t.Errorf("%s %s shows %d claims and leads to %d pages, and says %d", how, o.Value, len(shown), len(away), o.Count)
		}
	}
	check("at first,", options[0])
	for _, o := range options[1:] {
		b.click(b.find(`.filter label:has([value="` + o.Value + `"])`))
		check("a click on", o)
	}
	b.click(b.find(`.filter label:has([value="all"])`))
	b.press(kb.ArrowRight)
	check("the arrow key to", options[1])
	return eval[int](b, `document.querySelectorAll("ol.register > li").length`)
}
