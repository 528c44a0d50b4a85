package single

import (
	"encoding/base64"

	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/render"
)

// inFile is a page that is one file: beside its margin it is written as a page of the
// site, elsewhere as a book. Drawings are packed.
type inFile struct {
	*render.Enclosed
	drawings []string // of each figure the whole
	packed   bool     // the text goes into the pack
}

func (m *inFile) Open(p *render.Pen, mark *edition.Run, empty bool) {
	if p.Margin {
		render.Ordinary{}.Open(p, mark, empty)
	} else {
		m.Enclosed.Open(p, mark, empty)
	}
}

func (m *inFile) Close(p *render.Pen, _ *edition.Run, _ string) int {
	p.Writer.Close()
	return 0
}

func (m *inFile) Mark(p *render.Pen, mark *edition.Run, next string) int {
	if p.Margin {
		return render.Ordinary{}.Mark(p, mark, next)
	}
	return m.Enclosed.Mark(p, mark, next)
}

func (m *inFile) Raw(p *render.Pen, text string) { render.Ordinary{}.Raw(p, text) }

// Picture puts a picture of the site into the file.
func (m *inFile) Picture(p *render.Pen, ref, alt string) {
	kind, data, ok := m.Image(ref)
	if !ok {
		p.Text(alt)
		return
	}
	p.Writer.Open("img", html.Src("data:"+kind+";base64,"+base64.StdEncoding.EncodeToString(data)), html.Always("alt", alt))
}

// Figure writes the title and the caption of a figure in the first language; the
// page's script puts the whole in their place.
func (m *inFile) Figure(p *render.Pen, f *render.Figure, at render.Plate) {
	from := p.Len()
	p.Figure(f, at)
	m.drawings = append(m.drawings, string(p.Cut(from)))
	p.Captioned(f, render.Plate{Langs: at.Langs[:1], First: at.First})
}

// packsClaim reports whether what is known of a claim is packed in the n-th language
// of the page. Without scripts the margin shows it in the first language, and the
// verdict in all.
func (m *inFile) packsClaim(n int) bool { return !m.packed && n > 0 }

// inFileOf returns the medium of a page that is one file.
func inFileOf(v *render.View) *inFile { return v.File.(*inFile) }
