package pdf

import (
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Around the pages of a file for a printing house, in points: how far its ink may run over
// the edge (3 mm), and how much room there is for that and for the crop marks.
const (
	bleed  = 3 * 72 / 25.4
	around = 9 * 72 / 25.4
)

// press makes a page ready for a printing house: its content in CMYK, with crop marks, and
// its boxes (ISO 32000-1, 14.11.2).
func (m *Meta) press(page types.Dict, content []byte) []byte {
	box, _ := page["MediaBox"].(types.Array)
	height := m.Height * 72 / 25.4
	if len(box) == 4 {
		switch top := box[3].(type) { // Chromium has the nearest whole pixel
		case types.Float:
			height = float64(top)
		case types.Integer:
			height = float64(top)
		}
	}
	left, right, top := 0., m.Width*72/25.4, height
	bottom := top - m.Height*72/25.4
	rectangle := func(more float64) types.Array {
		return types.Array{types.Float(left - more), types.Float(bottom - more), types.Float(right + more), types.Float(top + more)}
	}
	page["MediaBox"], page["BleedBox"], page["TrimBox"] = rectangle(around), rectangle(bleed), rectangle(0)
	delete(page, "CropBox")
	out := []byte("/Artifact BMC\nq 0 0 0 1 K .25 w\n")
	for _, x := range []float64{left, right} {
		for _, y := range []float64{bottom, top} {
			dx, dy := -1., -1.
			if x == right {
				dx = 1
			}
			if y == top {
				dy = 1
			}
			out = fmt.Appendf(out, "%.3f %.3f m %.3f %.3f l %.3f %.3f m %.3f %.3f l S\n", x+dx*bleed, y, x+dx*around, y, x, y+dy*bleed, x, y+dy*around)
		}
	}
	return append(append(out, "Q\nEMC\n"...), inks(content)...)
}

// inks returns a content stream with its colours in CMYK.
func inks(content []byte) []byte {
	var out []byte
	done := 0
	operations(content, func(o operation) {
		name := map[string]string{"rg": "k", "RG": "K", "g": "k", "G": "K"}[o.name]
		if name == "" {
			return
		}
		var rgb [3]float64
		for i := range rgb {
			if _, err := fmt.Sscan(string(o.operands[min(i, len(o.operands)-1)]), &rgb[i]); err != nil {
				return
			}
		}
		c := ink(rgb)
		out = fmt.Appendf(append(out, content[done:o.from]...), "%.3g %.3g %.3g %.3g %s", c[0], c[1], c[2], c[3], name)
		done = o.to
	})
	return append(out, content[done:]...)
}

// neutral is by how much the parts of a colour may differ that is printed in black ink
// alone: three inks over each other would blur small type.
const neutral = .1

// ink returns a colour of the screen in CMYK: the darkest ink of a text is all black.
func ink(rgb [3]float64) [4]float64 {
	high, low := max(rgb[0], rgb[1], rgb[2]), min(rgb[0], rgb[1], rgb[2])
	switch {
	case high <= .1:
		return [4]float64{3: 1}
	case high-low <= neutral:
		return [4]float64{3: 1 - (rgb[0]+rgb[1]+rgb[2])/3}
	}
	k := 1 - high
	return [4]float64{(1 - rgb[0] - k) / high, (1 - rgb[1] - k) / high, (1 - rgb[2] - k) / high, k}
}

// forms puts the colours of a file's forms, which pages show, into CMYK.
func (t *tagger) forms() error {
	for n, entry := range t.ctx.Table {
		if entry == nil || entry.Free || t.added[n] != nil {
			continue
		}
		s, ok := entry.Object.(types.StreamDict)
		if !ok || s.Subtype() == nil || *s.Subtype() != "Form" {
			continue
		}
		if err := s.Decode(); err != nil {
			return err
		}
		raw, err := deflate(inks(s.Content))
		if err != nil {
			return err
		}
		s.Dict["Filter"] = types.Name("FlateDecode")
		delete(s.Dict, "DecodeParms")
		t.added[n] = types.StreamDict{Dict: s.Dict, Raw: raw}
	}
	return nil
}
