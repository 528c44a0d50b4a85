// Package serif is the face that every site brings along for text in Latin, Greek
// and Cyrillic letters.
//
// Style sheets name it, as [Family], after the faces that a reader's machine may
// have, and a browser fetches it only if none of those is there: on a bare Linux, in
// a container, on a library terminal. There the only serif face is a Chinese one, in
// which the apostrophe of “China’s” is as wide as a Han character, as are the
// quotation marks, and italics are slanted letters. No style sheet cures all of
// that: font-variant-east-asian narrows the marks only in fonts that have the
// feature, and a generic family leads back to the Chinese face, or to one without
// serifs.
//
// The face is Liberation Serif 2, of the proportions of Times, under the SIL Open
// Font License: drawn for print, with true italics, and with all three scripts, so
// that one name is enough. It comes as a Go module, so building needs nothing else.
// The bold italic, a fourth file for a few words, is left to the browser, which
// slants the bold.
//
// Pages of a site get it in pieces, by script, as [Pieces]: the same for every site,
// so that a new letter in one edition changes no page of another, and a page fetches
// 30 kB for the letters of English. A document to be printed gets its own
// characters, as [Subset]. An edition in a single file, which goes by mail and must
// be small, gets only the quotation marks, as [Marks]: its letters are then those of
// the Chinese font. So does an EPUB, for Traditional Chinese; the rest it leaves to
// the reading system's own serif. All have a new name, since the licence reserves
// the name Liberation for the whole font.
package serif

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/fonts"

	"codeberg.org/go-fonts/liberation/liberationserifbold"
	"codeberg.org/go-fonts/liberation/liberationserifitalic"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
)

// Family is the name of the face in style sheets, and Quotes that of its curly
// quotation marks alone: for Traditional Chinese, where they belong to Latin words
// and must not be as wide as a Han character.
const (
	Family = "site latin"
	Quotes = "site quotes"
)

// Face is a part of the face, in one style.
type Face struct {
	Family string
	Weight int
	Italic bool
	Name   string // of a file with it, without an extension: serif-latin-italic
	Range  string // its characters, as unicode-range in CSS; "" for all
	Data   []byte // WOFF
	Font   []byte // the same, as TrueType
}

// script is the range of characters that a piece is made for.
type script struct {
	name   string
	ranges [][2]rune
}

// scripts are divided by what texts need: a page has the first, and rarely another.
// What is not a letter goes with Latin: punctuation, figures, fractions, arrows and
// mathematical signs.
var scripts = []script{
	{"latin", [][2]rune{{0x20, 0x7E}, {0xA0, 0xFF}, {0x131, 0x131}, {0x152, 0x153}, {0x2C6, 0x2C7}, {0x2DA, 0x2DC}, {0x2000, 0x206F},
		{0x2070, 0x209F}, {0x20A0, 0x20CF}, {0x2116, 0x2122}, {0x2150, 0x215F}, {0x2190, 0x2195}, {0x2202, 0x2265}}},
	{"more", [][2]rune{{0x100, 0x130}, {0x132, 0x151}, {0x154, 0x2C5}, {0x2C8, 0x2D9}, {0x2DD, 0x36F}, {0x1E00, 0x1EFF}}},
	{"greek", [][2]rune{{0x370, 0x3FF}, {0x1F00, 0x1FFF}}},
	{"cyrillic", [][2]rune{{0x400, 0x52F}}},
}

var quotes = script{"latin", [][2]rune{{0x2018, 0x2019}, {0x201C, 0x201D}}}

func (s script) has(c rune) bool {
	return slices.ContainsFunc(s.ranges, func(r [2]rune) bool { return r[0] <= c && c <= r[1] })
}

func (s script) chars() []rune {
	var out []rune
	for _, r := range s.ranges {
		for c := r[0]; c <= r[1]; c++ {
			out = append(out, c)
		}
	}
	return out
}

// css returns the script as a list of ranges for unicode-range.
func (s script) css() string {
	var out []string
	for _, r := range s.ranges {
		if r[0] == r[1] {
			out = append(out, fmt.Sprintf("U+%X", r[0]))
		} else {
			out = append(out, fmt.Sprintf("U+%X-%X", r[0], r[1]))
		}
	}
	return strings.Join(out, ",")
}

// Has reports whether the face is used for a character.
func Has(c rune) bool {
	return slices.ContainsFunc(scripts, func(s script) bool { return s.has(c) })
}

// style is one of the styles of the face.
type style struct {
	name   string // in the name of a file
	weight int
	italic bool
	face   *fonts.Face
}

// styles reads the face, once.
var styles = sync.OnceValues(func() ([]style, error) {
	out := []style{{name: "", weight: 400}, {name: "-italic", weight: 400, italic: true}, {name: "-bold", weight: 700}}
	for i, data := range [][]byte{liberationserifregular.TTF, liberationserifitalic.TTF, liberationserifbold.TTF} {
		f, err := fonts.Parse(data)
		if err != nil {
			return nil, fmt.Errorf("serif: %w", err)
		}
		out[i].face = f.Named("Duizhao Serif").Unhinted()
	}
	return out, nil
})

// Pieces returns what the pages of a site fetch of the face: each style in a piece
// for each script, and the quotation marks, which share the data of the first piece.
// They are the same in every process.
var Pieces = sync.OnceValues(func() ([]Face, error) {
	list, err := styles()
	if err != nil {
		return nil, err
	}
	var out []Face
	for _, s := range scripts {
		for _, style := range list {
			f, err := style.cut(Family, s, s.chars())
			if err != nil {
				return nil, err
			}
			out = append(out, f)
		}
	}
	marks := out[0]
	marks.Family, marks.Range = Quotes, quotes.css()
	return append(out, marks), nil
})

// Subset returns the face for a document with these characters: each style with
// those of them that the face is used for, and the quotation marks. The order of the
// characters does not matter.
func Subset(text []rune) ([]Face, error) {
	list, err := styles()
	if err != nil {
		return nil, err
	}
	letters := slices.DeleteFunc(slices.Clone(text), func(c rune) bool { return !Has(c) })
	var out []Face
	for _, style := range list {
		f, err := style.cut(Family, script{name: "latin"}, letters)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	marks, err := Marks()
	return append(out, marks), err
}

// Marks returns the quotation marks as a font of their own, of about a kilobyte.
var Marks = sync.OnceValues(func() (Face, error) {
	list, err := styles()
	if err != nil {
		return Face{}, err
	}
	regular := list[0]
	regular.face = regular.face.Unshaped()
	return regular.cut(Quotes, quotes, quotes.chars())
})

// cut returns a style with only some characters.
func (s style) cut(family string, of script, chars []rune) (Face, error) {
	data, err := s.face.Subset(chars)
	if err != nil {
		return Face{}, fmt.Errorf("serif: %w", err)
	}
	return Face{Family: family, Weight: s.weight, Italic: s.italic, Name: "serif-" + of.name + s.name, Range: of.css(), Data: fonts.WOFF(data), Font: data}, nil
}

// Rule returns the @font-face rule of a part whose data is at an address.
func (f *Face) Rule(address string) string {
	style := "normal"
	if f.Italic {
		style = "italic"
	}
	within := ""
	if f.Range != "" {
		within = ";unicode-range:" + f.Range
	}
	return fmt.Sprintf("@font-face{font-family:%q;font-weight:%d;font-style:%s;font-display:swap;src:url(%s) format(\"woff\")%s}\n", f.Family,
		f.Weight, style, address, within)
}
