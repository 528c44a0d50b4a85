package serif

import (
	"fmt"
	"strconv"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Em is the type size, in the units of outlines.
const Em = 1000

// upright is the regular style, for its outlines.
var upright = sync.OnceValues(func() (*sfnt.Font, error) { return sfnt.Parse(liberationserifregular.TTF) })

// Outline returns the shape of a character of the regular style as the d of an SVG
// path, with its origin on the baseline and y downwards, and its advance to the
// right; both in units of which the type size has [Em]. It fails for a character
// that the face lacks.
func Outline(c rune) (d string, advance int, err error) {
	f, err := upright()
	if err != nil {
		return "", 0, fmt.Errorf("serif: %w", err)
	}
	return outline(f, c)
}

// Outlines does what [Outline] does for the TrueType face of a file.
func Outlines(file []byte) (func(c rune) (d string, advance int, err error), error) {
	f, err := sfnt.Parse(file)
	if err != nil {
		return nil, fmt.Errorf("serif: %w", err)
	}
	return func(c rune) (string, int, error) { return outline(f, c) }, nil
}

func outline(f *sfnt.Font, c rune) (d string, advance int, err error) {
	var buf sfnt.Buffer
	i, err := f.GlyphIndex(&buf, c)
	if err == nil && i == 0 {
		err = fmt.Errorf("it has no %q", c)
	}
	if err != nil {
		return "", 0, fmt.Errorf("serif: %w", err)
	}
	a, err := f.GlyphAdvance(&buf, i, fixed.I(Em), font.HintingNone)
	if err != nil {
		return "", 0, fmt.Errorf("serif: %w", err)
	}
	segments, err := f.LoadGlyph(&buf, i, fixed.I(Em), nil)
	if err != nil {
		return "", 0, fmt.Errorf("serif: %w", err)
	}
	var b []byte
	for _, s := range segments {
		n := 1
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if len(b) > 0 {
				b = append(b, 'Z')
			}
			b = append(b, 'M')
		case sfnt.SegmentOpLineTo:
			b = append(b, 'L')
		case sfnt.SegmentOpQuadTo:
			b, n = append(b, 'Q'), 2
		case sfnt.SegmentOpCubeTo:
			b, n = append(b, 'C'), 3
		}
		for k, p := range s.Args[:n] {
			if k > 0 {
				b = append(b, ' ')
			}
			b = append(strconv.AppendInt(b, int64(p.X.Round()), 10), ' ')
			b = strconv.AppendInt(b, int64(p.Y.Round()), 10)
		}
	}
	return string(append(b, 'Z')), a.Round(), nil
}
