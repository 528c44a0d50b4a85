package cite

import (
	"duizhao/internal/encode"
	"duizhao/internal/html"
)

// HTML returns a citation as markup, with the bibliography a level up.
func HTML(pieces []Piece, lang string) encode.HTML {
	w := &html.Writer{}
	Write(w, pieces, lang, func(id string) string { return "../bibliography/#" + id }, nil)
	return w.HTML(0)
}
