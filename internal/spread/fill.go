package spread

// fill is a spread that is filled piece by piece.
type fill struct {
	pieces []Piece
	sheet  *Sheet
	text   stack
	notes  stack

	figures    int
	drawn, gap [sides]float64 // heights of the figures, and of the white at them
}

func newFill(pieces []Piece, sheet *Sheet) fill {
	return fill{pieces: pieces, sheet: sheet, text: stack{beside: sheet.Beside}, notes: stack{beside: sheet.Beside}}
}

func (f *fill) float(p *Float) {
	f.figures++
	for side := range sides {
		f.drawn[side] += p.Height[side]
		if f.figures > 1 {
			f.drawn[side] += p.Gap[side]
		}
		f.gap[side] = p.Gap[side]
	}
}

// floatsAlone reports whether the figures have no room even without text.
func (f *fill) floatsAlone() bool {
	return f.drawn[Left] > f.sheet.Height[Left] || f.drawn[Right] > f.sheet.Height[Right]
}

// stack is the text, or the notes, of both pages of a spread.
type stack struct {
	beside bool           // it is one of two columns
	open   *Piece         // that the current paragraph begins with here; nil if there is none yet
	n      int            // pieces of that paragraph so far
	closed [sides]float64 // heights of the paragraphs before it
	gap    [sides]float64 // the white between them and it
	head   [sides]float64 // of the rest of a paragraph that the stack begins with; 0 if there is none
}

func (s *stack) add(p *Piece) {
	if s.open == nil || p.First {
		s.closed = [sides]float64{s.height(Left), s.height(Right)}
		for side := range sides {
			s.gap[side] = 0
			if s.closed[side] > 0 {
				s.gap[side] = p.Gap[side]
				if s.beside {
					s.gap[side] = max(p.Gap[Left], p.Gap[Right])
				}
			}
		}
		s.open, s.n = p, 0
	}
	s.n++
	if s.closed == [sides]float64{} && !s.open.First {
		s.head = [sides]float64{s.last(Left), s.last(Right)}
	}
}

// height returns the height of all on a page.
func (s *stack) height(side int) float64 {
	if h := s.last(side); h > 0 {
		return s.closed[side] + s.gap[side] + h
	}
	return s.closed[side]
}

// last returns the height of the current paragraph on a page. In columns that is the
// height of the higher of it and its counterpart.
func (s *stack) last(side int) float64 {
	if s.beside {
		return max(s.own(Left), s.own(Right))
	}
	return s.own(side)
}

// own returns the height of the current paragraph of a version.
func (s *stack) own(side int) float64 {
	if s.open == nil || len(s.open.Height[side]) == 0 {
		return 0
	}
	return s.open.Height[side][min(s.n, len(s.open.Height[side]))-1]
}

// alone returns the penalty for a single line at the head, and if the current
// paragraph goes on elsewhere, for one at the foot.
func (s *stack) alone(line [sides]float64, on bool) (cost float64) {
	head, foot := false, false
	for side := range sides {
		head = head || s.head[side] > 0 && s.head[side] < 1.5*line[side]
		if h := s.last(side); on && h > 0 && h < 1.5*line[side] {
			foot = true
		}
	}
	if head {
		cost += single
	}
	if foot {
		cost += single
	}
	return cost
}

func (f *fill) add(p *Piece) {
	if p.Note {
		f.notes.add(p)
		return
	}
	f.text.add(p)
}

// used returns the height of text and notes on a page.
func (f *fill) used(side int) float64 {
	h := f.text.height(side)
	if h > 0 {
		h += f.gap[side]
	}
	h += f.drawn[side]
	if foot := f.notes.height(side); foot > 0 {
		h += foot + f.sheet.Rule[side]
	}
	return h
}

// full reports whether there is no room for more.
func (f *fill) full() bool {
	return f.used(Left) > f.sheet.Height[Left] || f.used(Right) > f.sheet.Height[Right]
}

// cost returns what the spread costs if the next one begins with a piece, or if it is
// the last of its part.
func (f *fill) cost(next int, last bool) (cost float64) {
	most := 0.
	for side := range sides {
		used := f.used(side) / f.sheet.Height[side]
		most = max(most, used)
		if used > 1 {
			cost += over * used
		} else if white := 100 * (1 - used); !last {
			cost += white*white + 8*white
		}
	}
	text, note := false, false // what goes on after the spread
	switch {
	case last:
		if most < nearly {
			cost += empty
		}
	case next < len(f.pieces): // or else figures follow
		p := &f.pieces[next]
		text, note = !p.Note && !p.First, p.Note && !p.First
		switch {
		case next > 0 && f.pieces[next-1].Keep:
			cost += kept
		case text && f.text.open == nil:
			cost += torn
		case text && p.Within:
			cost += within
		case text:
			cost += parted
		case note:
			cost += resumed
		case p.Note:
			cost += later
		}
	}
	return cost + f.text.alone(f.sheet.Line, text) + f.notes.alone(f.sheet.Small, note)
}
