package card

import (
	"strings"
	"unicode"

	"duizhao/internal/lang"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// run is a stretch of a paragraph in one face, one script and one direction.
type run struct {
	from, to int
	face     *face
	script   language.Script
	level    bidi.Level
}

// glyph is a shape in its place: in ems, from the left end of the line on its baseline.
type glyph struct {
	face *face
	id   font.GID
	x, y float32
}

// line is a line of a paragraph.
type line struct {
	glyphs []glyph
	width  float32 // in ems
}

// paragraph is a text that is being set.
type paragraph struct {
	text  []rune
	tag   string
	runs  []run
	ends  []int     // of the pieces between which a line may end
	wide  []float32 // of each of them, with the blank at its end
	plain []float32 // and without
	of    *Faces
}

// shaper shapes text, and keeps what it has found out about the faces. It is not for
// several at once.
type shaper struct {
	buffer *harfbuzz.Buffer
	fonts  map[*face]*harfbuzz.Font
}

func (s *shaper) font(of *face) *harfbuzz.Font {
	if s.fonts[of] == nil {
		s.fonts[of] = harfbuzz.NewFont(font.NewFace(of.parsed()))
	}
	return s.fonts[of]
}

// mostRunes is how much of a text is looked at: more than a card has room for in the
// narrowest letters, and little enough that a title of a megabyte costs nothing.
const mostRunes = 480

// paragraph prepares a text.
func (f *Faces) paragraph(t Text, s style) *paragraph {
	text := t.Text[:min(len(t.Text), 16*mostRunes)]
	p := &paragraph{text: []rune(strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")), tag: t.Lang, of: f}
	if len(p.text) > mostRunes {
		p.text = append(p.text[:mostRunes:mostRunes], '…')
	}
	p.cut(f.order(t.Lang, s))
	var seg segmenter.Segmenter
	seg.Init(p.text)
	for it := seg.LineIterator(); it.Next(); {
		p.ends = append(p.ends, it.Line().Offset+len(it.Line().Text))
	}
	p.measure()
	return p
}

// measure measures the pieces.
func (p *paragraph) measure() {
	p.wide, p.plain = p.wide[:0], p.plain[:0]
	from := 0
	for _, to := range p.ends {
		p.wide, p.plain = append(p.wide, p.set(from, to).width), append(p.plain, p.set(from, p.trim(from, to)).width)
		from = to
	}
}

// trim returns where a line that ends at to ends without the blank there.
func (p *paragraph) trim(from, to int) int {
	for to > from && unicode.IsSpace(p.text[to-1]) {
		to--
	}
	return to
}

// cut cuts the text into runs.
func (p *paragraph) cut(order []*face) {
	direction := bidi.LeftToRight
	if lang.Direction(p.tag) == lang.RightToLeft {
		direction = bidi.RightToLeft
	}
	levels := make([]bidi.Level, len(p.text))
	var of bidi.Paragraph
	for runs, i := of.Segment(p.text, direction), 0; i < runs.NumRuns(); i++ {
		r := runs.Run(i)
		for k := r.Start; k < r.End; k++ {
			levels[k] = r.Level
		}
	}
	var last *face
	script := language.Common
	for i, c := range p.text {
		f := find(order, c, last)
		if f == nil {
			f = last
		}
		if f == nil { // only what is not seen comes here; see Fit
			f = order[0]
		}
		s := language.LookupScript(c)
		if !s.Strong() {
			s = script
		}
		n := len(p.runs) - 1
		if n >= 0 && p.runs[n].script == language.Common && s != language.Common {
			p.runs[n].script = s
		}
		if n >= 0 && p.runs[n].face == f && p.runs[n].script == s && p.runs[n].level == levels[i] {
			p.runs[n].to = i + 1
		} else {
			p.runs = append(p.runs, run{i, i + 1, f, s, levels[i]})
		}
		last, script = f, s
	}
}

// set shapes a part of the text as a line.
func (p *paragraph) set(from, to int) line {
	var parts []run
	for _, r := range p.runs {
		if r.from, r.to = max(r.from, from), min(r.to, to); r.from < r.to {
			parts = append(parts, r)
		}
	}
	var out line
	for _, r := range reordered(parts) {
		p.shape(&out, r)
	}
	return out
}

// reordered returns runs as the eye meets them from the left (UAX 9, L2).
func reordered(runs []run) []run {
	high := bidi.Level(0)
	for _, r := range runs {
		high = max(high, r.level)
	}
	for level := high; level > 0; level-- {
		for i := 0; i < len(runs); i++ {
			from := i
			for i < len(runs) && runs[i].level >= level {
				i++
			}
			for a, b := from, i-1; a < b; a, b = a+1, b-1 {
				runs[a], runs[b] = runs[b], runs[a]
			}
		}
	}
	return runs
}

// shape appends the glyphs of a run.
func (p *paragraph) shape(to *line, r run) {
	with := p.of.shapers.Get().(*shaper)
	defer p.of.shapers.Put(with)
	b := with.buffer
	b.Clear()
	b.AddRunes(p.text, r.from, r.to-r.from)
	b.Props = harfbuzz.SegmentProperties{Language: language.NewLanguage(lang.Public(p.tag)), Script: r.script, Direction: harfbuzz.LeftToRight}
	if r.level%2 != 0 {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Shape(with.font(r.face), nil)
	em := float32(r.face.parsed().Upem())
	for i, g := range b.Info {
		at := b.Pos[i]
		to.glyphs = append(to.glyphs, glyph{r.face, font.GID(g.Glyph), to.width + float32(at.XOffset)/em, float32(at.YOffset) / em})
		to.width += float32(at.XAdvance) / em
	}
}

// broken returns the numbers of the pieces that lines of a width begin with.
func (p *paragraph) broken(width float32) (starts []int) {
	sum := float32(0)
	for i := range p.ends {
		if i == 0 || sum+p.plain[i] > width {
			starts, sum = append(starts, i), 0
		}
		sum += p.wide[i]
	}
	return starts
}

// lines breaks the text into lines of a width, in ems, none of them much longer than
// the others.
func (p *paragraph) lines(width float32) []line {
	starts := p.broken(width)
	low, high := float32(0), width
	for range 12 {
		middle := (low + high) / 2
		if s := p.broken(middle); len(s) == len(starts) && p.widest(s) <= width {
			starts, high = s, middle
		} else {
			low = middle
		}
	}
	var out []line
	for i, s := range starts {
		from, to := 0, len(p.text)
		if s > 0 {
			from = p.ends[s-1]
		}
		if i+1 < len(starts) {
			to = p.ends[starts[i+1]-1]
		}
		out = append(out, p.set(from, p.trim(from, to)))
	}
	return out
}

// widest returns the width of the longest of the lines that begin with these pieces.
func (p *paragraph) widest(starts []int) float32 {
	most := float32(0)
	for i, s := range starts {
		end := len(p.ends)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		sum := p.plain[end-1]
		for k := s; k < end-1; k++ {
			sum += p.wide[k]
		}
		most = max(most, sum)
	}
	return most
}

// short shortens the text until its lines of a width are so many at the most.
func (p *paragraph) short(t Text, s style, width float32, most int) *paragraph {
	for p.split(width); len(p.ends) > 1 && len(p.broken(width)) > most; p.split(width) {
		end := p.ends[len(p.ends)-2]
		if starts := p.broken(width); len(starts) > most+1 { // far too long: all that is not in the next line either
			end = p.ends[starts[most+1]-1]
		}
		const loose = "…，,;；:：、—– "
		cut := []rune(strings.TrimRight(string(p.text[:p.trim(0, end)]), loose))
		if len(cut) > 0 && len(cut)+1 >= len(p.text) { // only the … was in the last line
			cut = []rune(strings.TrimRight(string(cut[:len(cut)-1]), loose))
		}
		if len(cut) == 0 {
			return p
		}
		p = p.of.paragraph(Text{t.Lang, string(cut) + "…"}, s)
	}
	return p
}

// split cuts pieces that are wider than a line, as a long word is, between characters.
func (p *paragraph) split(width float32) {
	var seg segmenter.Segmenter
	seg.Init(p.text)
	var inner []int // where a character ends
	for it := seg.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		inner = append(inner, g.Offset+len(g.Text))
	}
	var ends []int
	from := 0
	for i, to := range p.ends {
		if p.plain[i] > width {
			begin := from
			for k, end := range inner {
				if end > from && end < to && p.set(begin, inner[min(k+1, len(inner)-1)]).width > width {
					ends, begin = append(ends, end), end
				}
			}
		}
		ends, from = append(ends, to), to
	}
	if len(ends) > len(p.ends) {
		p.ends = ends
		p.measure()
	}
}
