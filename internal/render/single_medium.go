package render

import (
	"encoding/base64"

	"duizhao/internal/edition"
	"duizhao/internal/figure"
	"duizhao/internal/html"
)

// inFile is a page that is one file: beside its margin it is written as a page of the
// site, elsewhere as a book. Drawings are packed, or, where the text itself is packed,
// left where they are.
type inFile struct {
	*Enclosed
	drawings [][2]string // of each figure its drawing and table, or, in further languages, its whole content
	packed   bool        // the text goes into the pack
}

func (m *inFile) Open(p *Pen, mark *edition.Run, empty bool) {
	if p.Margin {
		Ordinary{}.Open(p, mark, empty)
	} else {
		m.Enclosed.Open(p, mark, empty)
	}
}

func (m *inFile) Close(p *Pen, _ *edition.Run, _ string) int {
	p.Writer.Close()
	return 0
}

func (m *inFile) Mark(p *Pen, mark *edition.Run) {
	if p.Margin {
		Ordinary{}.Mark(p, mark)
	} else {
		m.Enclosed.Mark(p, mark)
	}
}

func (m *inFile) Raw(p *Pen, text string) { Ordinary{}.Raw(p, text) }

// Picture puts a picture of the site into the file.
func (m *inFile) Picture(p *Pen, ref, alt string) {
	kind, data, ok := m.Renderer.Picture(ref)
	if !ok {
		p.Text(alt)
		return
	}
	p.Writer.Open("img", html.Src("data:"+kind+";base64,"+base64.StdEncoding.EncodeToString(data)), html.Always("alt", alt))
}

// Figure writes a figure; its drawing is drawn by the page's script.
func (m *inFile) Figure(p *Pen, f *Figure, first bool, class string) {
	if m.packed {
		p.Figure(f, first, class, figure.Narrow)
		return
	}
	p.Writer.Open("figure", FigureAttrs(p.Lang, f, first, class)...)
	from := p.Len()
	p.FigureTitle(f)
	if first {
		p.Element("div", "", html.Class("fig "+f.Kind))
		p.Caption(f)
		at := p.Len()
		p.Data(f)
		m.drawings = append(m.drawings, [2]string{string(figure.Narrow(f.Figure, p.Lang)), string(p.Cut(at))})
		p.Writer.Close()
	} else {
		p.Write(figure.Narrow(f.Figure, p.Lang))
		p.Caption(f)
		p.Data(f)
		p.Writer.Close()
		m.drawings = append(m.drawings, [2]string{string(p.Cut(from))})
	}
	p.Writer.Close()
	p.Line()
}

// packsClaim reports whether what is known of a claim is packed in the n-th language
// of the page. Without scripts the margin shows it in the first language, and the
// verdict in all.
func (m *inFile) packsClaim(n int) bool { return m != nil && !m.packed && n > 0 }
