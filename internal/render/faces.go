package render

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/epub"
	"duizhao/internal/lang"
)

// Font is a font reduced to the characters that a file needs.
type Font struct {
	Family string // the name that static/css/faces has for it: "book hant"
	Weight int
	Italic bool
	Type   string // font/ttf or font/woff
	Data   []byte
}

// Fonts makes the fonts for a text, whose characters are given by language: zh-Hant,
// zh-Hans, en, and "code" for fixed width. They are TrueType, or compressed as web
// fonts if nothing else will compress them.
type Fonts func(text map[string][]rune, compressed bool) ([]Font, error)

// letters are the characters of a text by language.
type letters map[string]map[rune]bool

func (l letters) add(lang, text string) {
	if l[lang] == nil {
		l[lang] = map[rune]bool{}
	}
	for _, c := range text {
		l[lang][c] = true
	}
}

// drawn are characters that browsers draw on their own: numbers of lists, a hyphen,
// the dot of emphasis.
const drawn = "0123456789.-•"

// all adds to each language what any of them may show, and returns the
// argument for Fonts.
func (l letters) all(more string) map[string][]rune {
	out := map[string][]rune{}
	for lang := range l {
		l.add(lang, drawn+more)
		out[lang] = slices.Sorted(maps.Keys(l[lang]))
	}
	return out
}

// xhtml adds the characters of a document. A language without a family of its own in
// the style sheet is set like the text around it.
func (l letters) xhtml(doc []byte) error {
	d := xml.NewDecoder(bytes.NewReader(doc))
	open := []string{lang.English}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("render: a document of a book: %w", err) // package epub writes XML
		}
		lang := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			for _, a := range token.Attr {
				for _, own := range faced {
					if a.Name.Space == "" && a.Name.Local == "lang" && strings.HasPrefix(a.Value, own) && lang != code {
						lang = own
					}
				}
			}
			if token.Name.Local == "code" || token.Name.Local == "pre" {
				lang = code
			}
			open = append(open, lang)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			l.add(lang, string(token))
		}
	}
}

// faced are the languages that have families of their own in the style sheets.
var faced = []string{lang.Hant, lang.Hans, lang.English}

const code = "code"

var (
	cssStrings = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'`)
	cssEscapes = regexp.MustCompile(`\\[0-9A-Fa-f]{1,6}\s?`)
)

// cssText returns the text beyond ASCII in the strings of a style sheet (CSS Syntax,
// 4.3.7), which is marks that are shown. Strings in ASCII are names of fonts.
func cssText(css []byte) string {
	var b strings.Builder
	for _, s := range cssStrings.FindAll(css, -1) {
		b.Write(cssEscapes.ReplaceAllFunc(s, func(e []byte) []byte {
			n, _ := strconv.ParseUint(strings.TrimSpace(string(e[1:])), 16, 32)
			return utf8.AppendRune(nil, rune(n))
		}))
	}
	return strings.Map(func(c rune) rune {
		if c < 0x80 {
			return -1
		}
		return c
	}, b.String())
}

// bookLatin is the family of Latin text among the fonts that Fonts makes.
const bookLatin = "book latin"

// bookFonts puts the fonts of a book into it: those that Fonts makes and, where
// Traditional Chinese has Latin words in quotation marks and none of them is for
// Latin text, the site's own marks.
func (r *Renderer) bookFonts(b *epub.Book) error {
	text := letters{}
	for _, page := range b.Pages() {
		if err := text.xhtml(page); err != nil {
			return err
		}
	}
	var list []Font
	if r.Fonts != nil {
		var err error
		if list, err = r.Fonts(text.all(cssText(b.CSS)), false); err != nil {
			return err
		}
	}
	given := len(list) > 0
	marked := slices.ContainsFunc([]rune("‘’“”"), func(c rune) bool { return text[lang.Hant][c] })
	if marked && !slices.ContainsFunc(list, func(f Font) bool { return f.Family == bookLatin }) {
		list = append(list, r.Marks)
	}
	for _, f := range list {
		name := "fonts/" + strings.ReplaceAll(strings.TrimPrefix(f.Family, "book "), " ", "-") + "-" + strconv.Itoa(f.Weight)
		if f.Italic {
			name += "-italic"
		}
		b.Files = append(b.Files, epub.File{Name: name + ".ttf", Type: f.Type, Data: f.Data})
		b.Faces = f.rule(b.Faces, name+".ttf")
	}
	if given {
		b.Faces = append(b.Faces, r.BookFaces...)
	}
	return nil
}

// rule appends the @font-face rule of a font.
func (f *Font) rule(b []byte, address string) []byte {
	style := encode.HTML("normal")
	if f.Italic {
		style = "italic"
	}
	return fmt.Appendf(b, "@font-face{font-family:%s;font-weight:%d;font-style:%s;src:url(%s)}\n", encode.CSS(f.Family), f.Weight, style, address)
}

// singleFonts returns rules with the fonts of a page that is one file. They have all
// characters of the page, of what is packed in it and of its scripts, for each
// language that it can show.
func (r *Renderer) singleFonts(a *edition.Annotated, page, packed []byte) ([]byte, error) {
	text := letters{}
	whole := string(page) + string(packed)
	for _, tag := range faced {
		if slices.Contains(a.Langs, tag) || strings.Contains(whole, `lang="`+tag) || strings.Contains(whole, `lang=\"`+tag) {
			text.add(tag, whole)
		}
	}
	if strings.Contains(whole, "<code") || strings.Contains(whole, "<pre") {
		text.add(code, whole)
	}
	list, err := r.Fonts(text.all(cssText(r.Inline.CSS)), true)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	var b []byte
	for _, f := range list {
		b = f.rule(b, "data:"+f.Type+";base64,"+base64.StdEncoding.EncodeToString(f.Data))
	}
	return append(b, r.Inline.Faces...), nil
}
