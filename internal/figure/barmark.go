package figure

import "strconv"

// swatch shows what a series looks like.
func (p *barPlot) swatch(x, y float64, series int, mark bool) {
	if p.log {
		p.dot(x+7, y, series, mark, false, "legend")
		return
	}
	p.rect(x, y-4, 14, 8, series, mark, "legend")
}

// rect draws the bar of a series: marked and solid, half-toned, outlined, light, or
// crossed with bars, in that order.
func (p *barPlot) rect(x, y, w, h float64, series int, mark bool, class string) {
	class = marked(class+" s"+strconv.Itoa(series+1), mark)
	w = max(w, 0.8) // a value close to zero is still visible
	style := p.style(series)
	switch {
	case mark:
		p.shape("rect", class, "x", num(x), "y", num(y), "width", num(w), "height", num(h))
	case style == 1:
		p.shape("rect", class+" hollow", "x", num(x+0.5), "y", num(y+0.5), "width", num(max(w-1, 0.4)), "height", num(h-1), "fill", "none", "stroke", "currentColor", "stroke-opacity", ".65")
	case style == 2:
		p.shape("rect", class+" light", "x", num(x), "y", num(y), "width", num(w), "height", num(h), "fill-opacity", ".18")
	case style == 3:
		d := "M" + num(x+0.5) + " " + num(y) + "v" + num(h)
		for at := 4.5; at < w; at += 4 {
			d += "m4 " + num(-h) + "v" + num(h)
		}
		p.shape("path", class+" hollow", "d", d+"M"+num(x)+" "+num(y+h/2)+"h"+num(w), "fill", "none", "stroke", "currentColor", "stroke-opacity", ".65")
	default:
		p.shape("rect", class+" half", "x", num(x), "y", num(y), "width", num(w), "height", num(h), "fill-opacity", ".5")
	}
}

// style numbers the series that are not marked.
func (p *barPlot) style(series int) int {
	n := 0
	for i := 0; i < series && i < len(p.f.Series); i++ {
		if !p.f.Series[i].Mark {
			n++
		}
	}
	return n % 4
}

// open draws the bar of an approximate value: its end is an outline that does not close.
func (p *barPlot) open(from, to, y float64, item barItem) {
	sign := 1.0
	if to < from {
		sign = -1
	}
	end := max(0, min(14, (to-from)*sign*0.6))
	solid := to - sign*end
	p.rect(min(from, solid), y-p.thick/2, max(0.8, (solid-from)*sign), p.thick, item.series, item.mark, "bar")
	top, bottom := num(y-p.thick/2+0.5), num(y+p.thick/2-0.5)
	p.shape("path", marked("approx", item.mark), "d", "M"+num(solid)+" "+top+"H"+num(to)+"M"+num(solid)+" "+bottom+"H"+num(to), "fill", "none", "stroke", "currentColor", "stroke-opacity", alpha(item.mark))
}

func alpha(mark bool) string {
	if mark {
		return "1"
	}
	return ".65"
}

// dot draws a value on a log scale: a circle, square, diamond or triangle by series;
// hollow if approximate.
func (p *barPlot) dot(x, y float64, series int, mark, approx bool, class string) {
	class = marked(class+" s"+strconv.Itoa(series+1), mark)
	var fill []string
	switch {
	case approx:
		class += " approx hollow"
		fill = []string{"fill", "none", "stroke", "currentColor", "stroke-width", "1.3", "stroke-opacity", alpha(mark)}
	case !mark:
		class += " half"
		fill = []string{"fill-opacity", ".5"}
	}
	path := func(d string) { p.shape("path", class, append([]string{"d", d}, fill...)...) }
	switch series % 4 {
	case 1:
		path("M" + num(x-3.6) + " " + num(y-3.6) + "h7.2v7.2h-7.2z")
	case 2:
		path("M" + num(x) + " " + num(y-5) + "l5 5l-5 5l-5-5z")
	case 3:
		path("M" + num(x) + " " + num(y-4.6) + "l4.8 8.4h-9.6z")
	default:
		p.shape("circle", class, append([]string{"cx", num(x), "cy", num(y), "r", "4.2"}, fill...)...)
	}
}
