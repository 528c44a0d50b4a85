package figure

// barItem is one value to be drawn.
type barItem struct {
	value        float64
	ok           bool // there is a value
	text         string
	approx, mark bool
	series       int // from 0
}

// barRow is a row with its words broken to fit.
type barRow struct {
	label, detail []string
	items         []barItem
}

// drawBars draws bar and grouped-bar. In a wide place labels are left of the bars,
// in a narrow one above them. Every value is written at the end of its bar; the grid
// is there for comparing, not for reading values.
func drawBars(c *canvas, f *Figure) {
	p := &barPlot{canvas: c, f: f, single: f.Kind == "bar", log: f.Scale == "log"}
	p.size, p.pitch, p.thick = labelSize, 20, 11
	if !p.single {
		p.size, p.pitch, p.thick = 12, 15.5, 8
	}
	p.rows(f)
	y := p.key(f)
	p.fit()
	unit := f.Unit.In(c.lang)
	if p.log {
		w := wordsOf(c.lang)
		if unit == "" {
			unit = w.log
		} else {
			unit += w.openMark + w.log + w.closeMark
		}
	}
	if lines := wrap(unit, smallSize, c.width-p.unitX()); len(lines) > 0 {
		c.small(p.unitX(), y+11, "start", lines)
		y += float64(len(lines))*smallStep + 6
	}
	top := y
	if p.wide {
		p.grid(top, top+p.body+6)
	}
	y += 4
	for _, row := range p.data {
		y = p.row(row, y)
	}
	c.height = p.ticks(top, y)
}

type barPlot struct {
	*canvas
	f                  *Figure
	single, log        bool
	size, pitch, thick float64
	data               []barRow
	scale              scale
	labelEnd           float64 // where the labels end; 0 if they are above the bars
	body               float64 // height of the rows
}

// rows breaks the words and reads the values.
func (p *barPlot) rows(f *Figure) {
	limit := p.width
	if p.wide {
		limit = p.width * 0.34
	}
	for _, r := range f.Rows {
		row := barRow{label: wrap(r.Label.In(p.lang), labelSize, limit), detail: wrap(r.Detail.In(p.lang), smallSize, limit)}
		if p.single {
			row.items = append(row.items, p.item(r.Value, r.Approx, r.Mark, 0))
		} else {
			for i := range f.Series {
				var n Number
				if i < len(r.Values) {
					n = r.Values[i]
				}
				row.items = append(row.items, p.item(n, r.Approx, f.Series[i].Mark || r.Mark, i))
			}
		}
		p.data = append(p.data, row)
		if p.wide {
			p.labelEnd = max(p.labelEnd, widest(row.label, labelSize), widest(row.detail, smallSize))
		}
		p.body += p.rowHeight(row)
	}
}

func (p *barPlot) item(n Number, approx, mark bool, series int) barItem {
	v, ok := n.Float()
	return barItem{value: v, ok: ok, text: valueText(n, approx, p.lang), approx: approx && ok, mark: mark, series: series}
}

// fit makes the scale as long as possible while every value's text has room.
func (p *barPlot) fit() {
	var values []float64
	for _, row := range p.data {
		for _, item := range row.items {
			if item.ok {
				values = append(values, item.value)
			}
		}
	}
	ticks := 4
	if p.wide {
		ticks = 6
	}
	p.scale = newScale(values, p.log, ticks)
	p.scale.x0 = 1
	if p.wide {
		p.scale.x0 = p.labelEnd + 14
	}
	room := p.width - p.scale.x0 - 1
	p.scale.length = room
	for _, row := range p.data {
		for _, item := range row.items {
			at := p.scale.part(max(item.value, 0))
			if !p.log && item.value < 0 {
				at = p.scale.part(0) // written right of the zero line
			}
			need := textWidth(item.text, p.size) + 9
			if at > 0.02 {
				p.scale.length = min(p.scale.length, (room-need)/at)
			}
		}
	}
	p.scale.length = max(p.scale.length, 40)
}

func (p *barPlot) unitX() float64 {
	if p.wide {
		return p.scale.x0
	}
	return 0
}

// key draws the legend of the series and returns where the plot may begin.
func (p *barPlot) key(f *Figure) float64 {
	if p.single {
		return 0
	}
	x, y := 0.0, 12.0
	for i, s := range f.Series {
		label := s.Label.In(p.lang)
		need := 20 + textWidth(label, 12) + 18
		if x > 0 && x+need-18 > p.width {
			x, y = 0, y+18
		}
		p.swatch(x, y-4.5, i, s.Mark)
		p.text(x+20, y, "start", marked("legend", s.Mark), 12, labelStep, label)
		x += need
	}
	return y + 14
}

func (p *barPlot) rowHeight(row barRow) float64 {
	words := float64(len(row.label))*labelStep + float64(len(row.detail))*smallStep
	bars := float64(len(row.items)) * p.pitch
	if p.wide {
		return max(words, bars) + p.space()
	}
	return words + bars + p.space() + 2
}

func (p *barPlot) space() float64 {
	if p.single {
		return 9
	}
	return 12
}

// row draws one row from y on and returns where the next begins.
func (p *barPlot) row(row barRow, y float64) float64 {
	x, anchor := p.scale.x0-14, "end"
	if !p.wide {
		x, anchor = 0, "start"
	}
	labels := float64(len(row.label)) * labelStep
	top := y
	if words := labels + float64(len(row.detail))*smallStep; p.wide && !p.single {
		top += max(0, (float64(len(row.items))*p.pitch-words)/2)
	}
	p.label(x, top+14, anchor, marked("lbl", p.single && row.items[0].mark), row.label)
	p.small(x, top+labels+11.5, anchor, row.detail)
	bars := y
	if !p.wide {
		bars += labels + float64(len(row.detail))*smallStep + 2
		p.grid(bars+1, bars+float64(len(row.items))*p.pitch) // not behind the words
	}
	for i, item := range row.items {
		p.bar(item, bars+float64(i)*p.pitch+p.pitch/2)
	}
	return y + p.rowHeight(row)
}

// bar draws a value centred on the line y.
func (p *barPlot) bar(item barItem, y float64) {
	if !item.ok {
		p.text(p.scale.origin()+7, y+4.5, "start", "val", p.size, labelStep, item.text)
		return
	}
	from, to := p.scale.origin(), p.scale.at(item.value)
	switch {
	case p.log:
		p.line(from, y, max(from, to-4.5), y, "stem")
		p.dot(to, y, item.series, item.mark, item.approx, "bar")
	case item.approx:
		p.open(from, to, y, item)
	default:
		p.rect(min(from, to), y-p.thick/2, max(from-to, to-from), p.thick, item.series, item.mark, "bar")
	}
	p.text(max(from, to)+7, y+p.size*0.36, "start", marked("val", item.mark), p.size, labelStep, item.text)
}

// grid draws the hairlines and the line where bars begin, from top to bottom.
func (p *barPlot) grid(top, bottom float64) {
	for _, t := range p.scale.ticks {
		if x := p.scale.at(t); max(x-p.scale.origin(), p.scale.origin()-x) > 0.5 {
			p.line(x, top, x, bottom, "grid")
		}
	}
	p.line(p.scale.origin(), top, p.scale.origin(), bottom, "axis zero")
}

// ticks writes the numbers under the grid, as many as there is room for, and
// returns the height of the drawing.
func (p *barPlot) ticks(top, y float64) float64 {
	y = max(y, top+p.body+4) + 2
	end := -1e9
	for _, t := range p.scale.ticks {
		s := tickText(t, p.lang)
		w := textWidth(s, tickSize)
		x := p.scale.at(t)
		from, anchor := x-w/2, "middle"
		switch {
		case from < 0:
			from, anchor, x = 0, "start", 0
		case x+w/2 > p.width:
			from, anchor, x = p.width-w, "end", p.width
		}
		if from < end+8 {
			continue
		}
		p.text(x, y+12, anchor, "axis", tickSize, smallStep, s)
		end = from + w
	}
	return y + 18
}
