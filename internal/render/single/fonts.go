package single

import (
	"duizhao/internal/edition"
	"duizhao/internal/render"
	"encoding/base64"
	"slices"
	"strings"
)

// faces returns rules with the fonts of a page that is one file. They have all
// characters of the page, of what is packed in it and of its scripts, for each
// language that it can show.
func (r *Files) faces(a *edition.Annotated, page, packed []byte) ([]byte, error) {
	text := render.Letters{}
	whole := string(page) + string(packed)
	for _, tag := range render.Faced {
		if slices.Contains(a.Langs, tag) || strings.Contains(whole, `lang="`+tag) || strings.Contains(whole, `lang=\"`+tag) {
			text.Add(tag, whole)
		}
	}
	if strings.Contains(whole, "<code") || strings.Contains(whole, "<pre") {
		text.Add(render.Code, whole)
	}
	list, err := r.fonts(text.All(render.CSSText(r.contents.CSS)), true)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	var b []byte
	for _, f := range list {
		b = f.Rule(b, "data:"+f.Type+";base64,"+base64.StdEncoding.EncodeToString(f.Data))
	}
	return append(b, r.contents.Faces...), nil
}
