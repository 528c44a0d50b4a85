package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"
	"time"

	"duizhao/internal/fonts"
	"duizhao/internal/serif"

	"golang.org/x/image/font/sfnt"
)

// own returns the faces that the program has.
func own(t testing.TB) *Faces {
	t.Helper()
	set, err := serif.Whole()
	if err != nil {
		t.Fatal(err)
	}
	return NewFaces(set)
}

// good returns the faces of make fonts, before those of the program.
func good(t *testing.T) *Faces {
	t.Helper()
	set, err := fonts.Load(os.DirFS("../../.cache/fonts"))
	if err != nil || len(set.Faces) == 0 {
		if os.Getenv("DUIZHAO_TOOLS") == "required" {
			t.Fatal("there are no fonts in .cache/fonts; run: make fonts")
		}
		t.Skip("no fonts in .cache/fonts")
	}
	latin, err := serif.Whole()
	if err != nil {
		t.Fatal(err)
	}
	return NewFaces(set, latin)
}

var river = Card{
	Site:  []Text{{"zh-Hant", "河書"}, {"en", "The River Press"}},
	Title: []Text{{"zh-Hant", "渡口記事：一篇很長很長的文章，與「擺渡的人」"}, {"en", "Notes from the Ferry, with Those Who Ferried"}},
	By:    []Text{{"zh-Hant", "李四 · 丁一譯"}, {"en", "Li Si · translated by Ann Ford"}},
}

// What no face can set is left out with its language, and a card without a title is none.
func TestFit(t *testing.T) {
	f := own(t)
	fit, missing, ok := f.Fit(&river)
	if !ok || len(fit.Title) != 1 || fit.Title[0].Lang != "en" || len(fit.By) != 1 || len(fit.Site) != 1 || fit.Site[0].Text != "The River Press" {
		t.Errorf("the program's face sets %+v (%v)", fit, ok)
	}
	if !strings.ContainsRune(string(missing), '渡') || strings.ContainsRune(string(missing), 'N') {
		t.Errorf("it lacks %q", string(missing))
	}
	chinese := Card{Title: river.Title[:1]}
	if fit, _, ok := f.Fit(&chinese); ok {
		t.Errorf("a title in Chinese alone is set in Latin letters: %+v", fit)
	}
	three := Card{Title: []Text{{"en", "River"}, {"fr", "Rivière"}, {"de", "Fluss"}}}
	if fit, _, _ := f.Fit(&three); len(fit.Title) != 2 {
		t.Errorf("of three titles %d are set", len(fit.Title))
	}
	same := Card{Title: []Text{{"en", "Ulysses"}, {"fr", "Ulysses"}}}
	if fit, _, _ := f.Fit(&same); len(fit.Title) != 1 {
		t.Error("the same title is set twice")
	}
}

// A card is a PNG of its size, small, the same each time, and has ink within its margins
// and nowhere else.
func TestDraw(t *testing.T) {
	long := river
	long.Title = []Text{{"en", strings.Repeat("A title that does not end ", 40)}, {"de", strings.Repeat("Donaudampfschifffahrtsgesellschaft", 9)}}
	long.By = []Text{{"en", strings.Repeat("by so many hands ", 40)}}
	for name, c := range map[string]Card{"river": river, "long": long, "hebrew": {Title: []Text{{"he", "סיפורי הנהר"}}, Site: []Text{{"he", "נהר"}}}} {
		f := own(t)
		fit, _, ok := f.Fit(&c)
		if !ok {
			t.Fatalf("%s cannot be set", name)
		}
		for _, s := range []struct {
			draw                  func(Card) ([]byte, error)
			width, height, margin int
		}{{f.Draw, Width, Height, cardSheet.margin}, {f.Cover, CoverWidth, CoverHeight, coverSheet.margin}} {
			data, err := s.draw(fit)
			if err != nil {
				t.Fatal(err)
			}
			if again, _ := own(t).picture(fit, map[bool]*sheet{true: &cardSheet, false: &coverSheet}[s.height == Height]); !bytes.Equal(data, again) {
				t.Errorf("%s gives other bytes the second time", name)
			}
			if len(data) > 60_000 {
				t.Errorf("%s has %d bytes", name, len(data))
			}
			img, err := png.Decode(bytes.NewReader(data))
			if err != nil || img.Bounds() != image.Rect(0, 0, s.width, s.height) {
				t.Fatalf("%s: %v, %v", name, img.Bounds(), err)
			}
			ink := inked(img)
			if ink.Empty() || ink.Min.X < s.margin-8 || ink.Max.X > s.width-s.margin+8 || ink.Min.Y < 20 || ink.Max.Y > s.height-20 {
				t.Errorf("%s has ink in %v of %v", name, ink, img.Bounds())
			}
			if name == "hebrew" && ink.Min.X < s.width/2-200 {
				t.Errorf("what is written from the right begins at %d", ink.Min.X)
			}
		}
	}
}

// inked returns the part of a picture that is not paper.
func inked(img image.Image) (out image.Rectangle) {
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if img.At(x, y) != color.Color(paper) {
				out = out.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return out
}

// Lines of Chinese begin with no closing mark and end with no opening one, and none is
// much shorter than the others.
func TestChineseLines(t *testing.T) {
	f := good(t)
	fit, missing, ok := f.Fit(&river)
	if !ok || len(fit.Title) != 2 || len(missing) > 0 {
		t.Fatalf("%+v lacks %q", fit, string(missing))
	}
	for width := float32(5); width < 20; width++ {
		p := f.paragraph(river.Title[0], style{bold: true})
		starts := p.broken(width)
		for _, s := range starts[1:] {
			first, before := p.text[p.ends[s-1]], p.text[p.ends[s-1]-1]
			if strings.ContainsRune("，。：」、", first) || strings.ContainsRune("「", before) {
				t.Errorf("at %v ems a line ends in %c and the next begins with %c", width, before, first)
			}
		}
		lines := p.lines(width)
		if len(lines) != len(starts) {
			t.Errorf("at %v ems there are %d lines, balanced %d", width, len(starts), len(lines))
		}
		for _, l := range lines {
			if l.width > width || len(lines) < 4 && l.width < 0.5*lines[0].width {
				t.Errorf("at %v ems a line of %d is %v wide, the first %v", width, len(lines), l.width, lines[0].width)
			}
		}
	}
	if regular, bold := f.order("zh-Hant", style{})[0], f.order("zh-Hant", style{bold: true})[0]; regular.Weight >= 600 || bold.Weight < 600 || !regular.Hant {
		t.Errorf("Traditional Chinese is set in %d and %d", regular.Weight, bold.Weight)
	}
	if italic := f.order("en", style{italic: true})[0]; !italic.Italic || italic.Han {
		t.Errorf("English is set in %s", italic.Family)
	}
}

// Hebrew runs from the right, the numbers and Latin words in it from the left.
func TestDirections(t *testing.T) {
	f := own(t)
	p := f.paragraph(Text{"he", "א 12 ב"}, style{})
	l := p.set(0, len(p.text))
	at := map[rune]float32{}
	for _, c := range "א12ב" {
		face := find(f.order("he", style{}), c, nil)
		font, err := sfnt.Parse(face.Data)
		if err != nil {
			t.Fatal(err)
		}
		id, err := font.GlyphIndex(nil, c)
		if err != nil || id == 0 {
			t.Fatalf("no %c: %v", c, err)
		}
		for _, g := range l.glyphs {
			if uint32(g.id) == uint32(id) {
				at[c] = g.x
			}
		}
	}
	if len(at) != 4 || !(at['ב'] < at['1'] && at['1'] < at['2'] && at['2'] < at['א']) {
		t.Errorf("from the left: %v", at)
	}
}

// Letters of Arabic join: a word is not the row of its letters.
func TestArabicJoins(t *testing.T) {
	const name = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Skip("no font with Arabic letters:", err)
	}
	face, err := fonts.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	f := NewFaces(&fonts.Set{Faces: []*fonts.Face{face}})
	word := f.paragraph(Text{"ar", "بببب"}, style{})
	ids := map[uint32]bool{}
	for _, g := range word.set(0, 4).glyphs {
		ids[uint32(g.id)] = true
	}
	if len(ids) != 3 {
		t.Errorf("four letters in a row have %d shapes; the first, those within and the last have one each", len(ids))
	}
}

// A title of a megabyte takes as long as one that fills the card.
func TestLongTitle(t *testing.T) {
	f := own(t)
	start := time.Now()
	p := f.paragraph(Text{"en", strings.Repeat("long ", 200_000)}, style{})
	if len(p.text) != mostRunes+1 || p.text[mostRunes] != '…' {
		t.Errorf("%d runes are looked at", len(p.text))
	}
	p.short(Text{"en", strings.Repeat("long ", 200_000)}, style{}, 20, 3)
	for _, text := range []string{strings.Repeat("a/", 300), strings.Repeat("//", 300), strings.Repeat("…", 300),
		strings.Repeat("字/", 90), "<img src=x:x onerror=hit(0)//" + strings.Repeat("x", 300)} {
		if q := f.paragraph(Text{"en", text}, style{}).short(Text{"en", text}, style{}, 12, 2); len(q.text) == 0 {
			t.Errorf("nothing is left of %.20q", text)
		}
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}
