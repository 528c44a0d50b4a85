package book

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/epub"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// bookLatin is the family of Latin text among the fonts that Fonts makes.
const bookLatin = "book latin"

// fonts puts the fonts of a book into it: those that Fonts makes and, where
// Traditional Chinese has Latin words in quotation marks and none of them is for
// Latin text, the site's own marks.
func fonts(r *render.Renderer, b *epub.Book) error {
	text := render.Letters{}
	for _, page := range b.Pages() {
		if err := read(text, page); err != nil {
			return err
		}
	}
	var list []render.Font
	if r.Fonts != nil {
		var err error
		if list, err = r.Fonts(text.All(render.CSSText(b.CSS)), false); err != nil {
			return err
		}
	}
	given := len(list) > 0
	marked := slices.ContainsFunc([]rune("‘’“”"), func(c rune) bool { return text[lang.Hant][c] })
	if marked && !slices.ContainsFunc(list, func(f render.Font) bool { return f.Family == bookLatin }) {
		list = append(list, r.Marks)
	}
	for _, f := range list {
		name := "fonts/" + strings.ReplaceAll(strings.TrimPrefix(f.Family, "book "), " ", "-") + "-" + strconv.Itoa(f.Weight)
		if f.Italic {
			name += "-italic"
		}
		b.Files = append(b.Files, epub.File{Name: name + ".ttf", Type: f.Type, Data: f.Data})
		b.Faces = f.Rule(b.Faces, name+".ttf")
	}
	if given {
		b.Faces = append(b.Faces, r.BookFaces...)
	}
	return nil
}

// read adds the characters of a document. A language without a family of its own in
// the style sheet is set like the text around it.
func read(l render.Letters, doc []byte) error {
	d := xml.NewDecoder(bytes.NewReader(doc))
	open := []string{lang.English}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("book: a document of a book: %w", err) // package epub writes XML
		}
		lang := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			for _, a := range token.Attr {
				for _, own := range render.Faced {
					if a.Name.Space == "" && a.Name.Local == "lang" && strings.HasPrefix(a.Value, own) && lang != render.Code {
						lang = own
					}
				}
			}
			if token.Name.Local == "code" || token.Name.Local == "pre" {
				lang = render.Code
			}
			open = append(open, lang)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			l.Add(lang, string(token))
		}
	}
}
