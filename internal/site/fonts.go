package site

import (
	"encoding/base64"
	"strings"

	"duizhao/internal/assets"
	"duizhao/internal/diag"
	"duizhao/internal/fonts"
	"duizhao/internal/render"
	"duizhao/internal/serif"
)

// keptFaces are the pieces of the serif as a program made them.
type keptFaces struct {
	Program [32]byte
	Faces   []serif.Face
}

// faces returns the pieces of the serif, which are the same as long as the program is: to
// cut and pack them takes longer than to make an edition.
func (m *Memory) faces() ([]serif.Face, error) {
	const name = "serif"
	var kept keptFaces
	if m.Cache.Place() == "" || m.Program == [32]byte{} {
		return serif.Pieces()
	}
	if m.Cache.Load(name, &kept) && kept.Program == m.Program && len(kept.Faces) > 0 {
		return kept.Faces, nil
	}
	faces, err := serif.Pieces()
	if err == nil {
		m.Cache.Save(name, &keptFaces{m.Program, faces})
	}
	return faces, err
}

// serifFonts returns the pieces of the serif that every site comes with.
func (o *Options) serifFonts() ([]assets.Font, error) {
	from := serif.Pieces
	if o.faces != nil {
		from = o.faces
	}
	pieces, err := from()
	if err != nil {
		return nil, err
	}
	out := make([]assets.Font, len(pieces))
	for i, f := range pieces {
		out[i] = assets.Font{Name: f.Name, Data: f.Data, Rule: f.Rule}
	}
	return out, nil
}

// SerifRules returns @font-face rules with the program's serif, for a document with
// these characters.
func SerifRules(text []rune) (string, error) {
	faces, err := serif.Subset(text)
	if err != nil {
		return "", err
	}
	var rules strings.Builder
	for _, f := range faces {
		rules.WriteString(f.Rule(dataURL(f.Data)))
	}
	return rules.String(), nil
}

// marks returns the quotation marks of the serif: a font for books, and a rule for
// pages in one file.
func marks() (font render.Font, rule []byte, err error) {
	f, err := serif.Marks()
	if err != nil {
		return render.Font{}, nil, err
	}
	return render.Font{Family: f.Family, Weight: f.Weight, Type: "font/ttf", Data: f.Font}, []byte(f.Rule(dataURL(f.Data))), nil
}

func serifProblem(err error) diag.Problem {
	return diag.Problem{Code: "file-read", Pos: diag.Pos{Path: "static"}, Text: err.Error()}
}

func dataURL(woff []byte) string {
	return "data:font/woff;base64," + base64.StdEncoding.EncodeToString(woff)
}

// fonts returns the function that makes the renderer's fonts, or nil if none were
// given.
func (r *run) fonts() render.Fonts {
	set := r.options.Fonts
	if set == nil {
		return nil
	}
	return func(text map[string][]rune, compressed bool) ([]render.Font, error) {
		list, missing, err := set.Embed(text)
		if err != nil {
			return nil, err
		}
		r.lacks(missing)
		out := make([]render.Font, len(list))
		for i, f := range list {
			out[i] = render.Font{Family: f.Family, Weight: f.Weight, Italic: f.Italic, Type: "font/ttf", Data: f.Data}
			if compressed {
				out[i].Type, out[i].Data = "font/woff", fonts.WOFF(f.Data)
			}
		}
		return out, nil
	}
}
