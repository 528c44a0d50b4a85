package pdf

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"duizhao/internal/fonts"
)

// specimens are texts that need the layout tables of a font: contextual spacing,
// vertical forms, upright numbers, kerning, ligatures, old-style figures, small
// capitals, combining accents.
var specimens = map[string]string{
	"noto-serif-tc/NotoSerifTC_400Regular.ttf": `<p lang="zh-Hant">他說：「（他們）一『對照』。」、，—— 2024年，DeepSeek-V3。</p>
		<p lang="zh-Hant" style="writing-mode:vertical-rl;height:12em">他說：「（他們）一『對照』。」、，——……《書》 <span style="text-combine-upright:all">24</span>日，DeepSeek。</p>`,
	"eb-garamond/EBGaramond_400Regular.ttf": `<p lang="en">Affluent officers’ “Waves”: AVATAR To. fi fl ffi Th ǚ ā é 1234567890</p>
		<p lang="en" style="font-variant-numeric:oldstyle-nums;font-variant-caps:small-caps">Liang Wenfeng 1234567890 fi é</p>`,
}

// TestSubsetsLookAsTheWhole prints the same text in a whole font and in a subset for
// just this text. Chromium rounds the place of a bracket to a whole pixel now one
// way, now the other: that much may differ, and no more.
func TestSubsetsLookAsTheWhole(t *testing.T) {
	browser := chromium(t)
	for name, text := range specimens {
		whole, err := os.ReadFile(filepath.Join("../../.cache/fonts", name))
		if err != nil {
			missing(t, "there are no fonts in .cache/fonts")
		}
		subset, err := fonts.Subset(whole, []rune(text))
		if err != nil {
			t.Fatal(err)
		}
		if len(subset) > len(whole)/2 {
			t.Errorf("%s: the subset has %d bytes of %d", name, len(subset), len(whole))
		}
		other, err := fonts.Subset(whole, []rune("一AVT"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := Print(t.Context(), browser, meta, func(map[string]int) ([]byte, error) { // a sheet for each font
			doc := []byte(`<!doctype html><meta charset="utf-8"><style>@page{size:148mm 210mm;margin:10mm}body{font-size:14pt;line-height:1.5;text-autospace:normal;text-spacing-trim:trim-start}section+section{break-before:page}`)
			for i, font := range [][]byte{whole, subset, other} {
				doc = fmt.Appendf(doc, "@font-face{font-family:f%d;src:url(data:font/ttf;base64,%s)}.f%d{font-family:f%d}", i,
					base64.StdEncoding.EncodeToString(font), i, i)
			}
			return fmt.Appendf(doc, "</style><section class=f0>%s</section><section class=f1>%s</section><section class=f2>%s</section>", text, text, text), nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if r.Pages != 3 {
			t.Fatalf("%s: %d sheets", name, r.Pages)
		}
		var sheets []string
		for _, page := range []string{"1", "2", "3"} {
			sheets = append(sheets, tool(t, r.Data, "pdftoppm", "-r", "200", "-gray", "-f", page, "-l", page, "FILE"))
		}
		if len(sheets[0]) < 1<<20 || bytes.Count([]byte(sheets[0]), []byte{0}) < 1000 {
			t.Fatalf("%s: there is nothing on the sheet", name)
		}
		if share := unlike(sheets[0], sheets[1]); share > .02 {
			t.Errorf("%s: the subset does not look as the whole font: %.3f of the ink differs", name, share)
		}
		if share := unlike(sheets[0], sheets[2]); share < .2 {
			t.Errorf("%s: a subset for another text looks the same: the font is not used", name)
		}
	}
}

// unlike returns how many pixels of two sheets differ, as a share of the black ones.
func unlike(a, b string) float64 {
	if len(a) != len(b) {
		return 1
	}
	black, other := 1, 0
	for i := range len(a) {
		if a[i] < 0x80 {
			black++
		}
		if max(a[i], b[i])-min(a[i], b[i]) > 0x40 {
			other++
		}
	}
	return float64(other) / float64(black)
}
