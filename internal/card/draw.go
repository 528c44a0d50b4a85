package card

import "duizhao/internal/lang"

// sheet is the proportions of a picture, in pixels.
type sheet struct {
	width, height     int
	margin            int
	site, by          float32   // type sizes
	first             []float32 // of the first title, from the largest on: that in which it fits
	second            float32   // of the other, as a part of the first
	lines, byLines    int       // at the most
	head              int       // baseline of the site's name
	mark              int       // where the stroke is
	markWidth         float32
	from, foot, raise int // the titles are between these; raise is how much above their middle
}

var (
	cardSheet  = sheet{Width, Height, 84, 27, 29, []float32{86, 78, 70, 62, 54, 46, 40}, 0.56, 3, 2, 98, 142, 112, 180, Height - 66, 0}
	coverSheet = sheet{CoverWidth, CoverHeight, 130, 38, 42, []float32{132, 118, 104, 92, 80, 70, 60}, 0.56, 5, 3, 180, 250, 170, 330, CoverHeight - 190, 260}
)

// Draw draws a card of what Fit has returned.
func (f *Faces) Draw(c Card) ([]byte, error) { return f.picture(c, &cardSheet) }

// Cover draws a cover.
func (f *Faces) Cover(c Card) ([]byte, error) { return f.picture(c, &coverSheet) }

// block is a text that has been set.
type block struct {
	lines []line
	size  float32
	step  int // from baseline to baseline
	gap   int // to what is above it
}

func (b *block) height() int { return b.gap + len(b.lines)*b.step }

func (f *Faces) picture(c Card, s *sheet) ([]byte, error) {
	to := newCanvas(s.width, s.height)
	defer canvases.Put(to)
	left, right := s.margin, s.width-s.margin
	wide := float32(right - left)
	end := lang.Direction(c.Title[0].Lang) == lang.RightToLeft
	byline := f.small(c.By, s.by, wide, s.byLines)
	foot := s.foot
	for i := range byline {
		foot -= byline[i].height()
	}
	to.names(f, c.Site, s, end)
	x := float32(left)
	if end {
		x = float32(right) - s.markWidth
	}
	to.stroke(x, float32(s.mark), s.markWidth, end)

	titles := f.titles(c.Title, s, foot-s.from)
	tall := 0
	for i := range titles {
		tall += titles[i].height()
	}
	y := max(s.from, s.from+(foot-s.from-tall)/2-s.raise)
	for i := range titles {
		y = to.block(&titles[i], left, right, y, end, strong-float32(i)*(strong-0.8))
	}
	y = foot
	for i := range byline {
		y = to.block(&byline[i], left, right, y, end, faint)
	}
	return to.bytes()
}

// block draws a text below y, and returns where it ends.
func (c *canvas) block(b *block, left, right, y int, end bool, strength float32) int {
	y += b.gap
	c.draw(b.lines, b.size, left, right, y+int(float32(b.step)/2+b.size*0.36), b.step, end, strength)
	return y + len(b.lines)*b.step
}

// names draws the name of the site in its languages, in one line: in ink, and then quiet.
func (c *canvas) names(f *Faces, names []Text, s *sheet, end bool) {
	left, right := float32(s.margin), float32(s.width-s.margin)
	for i, n := range names {
		p := f.paragraph(n, style{bold: i == 0})
		l := p.set(0, len(p.text))
		if l.width*s.site > right-left {
			return
		}
		ink := float32(strong)
		if i > 0 {
			ink = faint
		}
		c.draw([]line{l}, s.site, int(left), int(right), s.head, 0, end, ink)
		if past := l.width*s.site + s.site*0.7; end {
			right -= past
		} else {
			left += past
		}
	}
}

// titles sets the titles as large as they fit into a height.
func (f *Faces) titles(list []Text, s *sheet, height int) (out []block) {
	wide := float32(s.width - 2*s.margin)
	set := make([]*paragraph, len(list)) // in ems, so once for all sizes
	of := make([]style, len(list))
	for i, t := range list {
		of[i] = style{bold: i == 0, italic: i > 0}
		set[i] = f.paragraph(t, of[i])
	}
	for n, size := range s.first {
		out = out[:0]
		tall, fits := 0, true
		for i, t := range list {
			b := block{size: size}
			if i > 0 {
				b.size, b.gap = size*s.second, int(size*0.34)
			}
			lead := float32(1.24)
			if lang.Squares(t.Lang) {
				lead = 1.36
			}
			b.step = int(b.size * lead)
			ems := wide / b.size
			if n == len(s.first)-1 {
				set[i] = set[i].short(t, of[i], ems, s.lines)
			}
			starts := set[i].broken(ems)
			fits = fits && len(starts) <= s.lines && set[i].widest(starts) <= ems
			if fits || n == len(s.first)-1 {
				b.lines = set[i].lines(ems)
			}
			tall += b.height()
			out = append(out, b)
		}
		if fits && tall <= height-int(size*0.4) {
			break
		}
	}
	return out
}

// small sets the texts at the foot.
func (f *Faces) small(list []Text, size, wide float32, most int) (out []block) {
	for _, t := range list {
		p := f.paragraph(t, style{})
		p = p.short(t, style{}, wide/size, most)
		out = append(out, block{lines: p.lines(wide / size), size: size, step: int(size * 1.45)})
	}
	return out
}
