package pdf

import (
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// heights measures what is to be measured. A line of text ends as far below its
// letters as the line is higher than they are, by half on either side: an element
// without words, at the end of some, is as high as a letter. Of a figure that lies across
// vertical lines its own height comes first.
const heights = `[...document.querySelectorAll("[data-g]")].map((g) => {
	const vertical = getComputedStyle(g).writingMode !== "horizontal-tb", box = g.getBoundingClientRect();
	const ends = [...g.querySelectorAll("[data-c]")].map((c) => {
		const at = [...c.getClientRects()].pop();
		if (!at) return 0;
		const size = vertical ? at.width : at.height, end = vertical ? box.right - at.left : at.bottom - box.top;
		if (getComputedStyle(c).display !== "inline") return end;
		const line = parseFloat(getComputedStyle(c.closest("p, li, pre, td, th, h1, h2, h3, h4, h5, h6") ?? c.parentElement).lineHeight);
		return end + (line - size) / 2;
	});
	const across = vertical && g.querySelector(":scope > figure");
	if (across) ends.push(across.scrollHeight);
	return [...ends, vertical ? box.width : box.height].map((n) => n * 3 / 4);
})`

// measure is [Measured]. The width of the window is that of the paper.
func (p *printer) measure(html []byte) ([][]float64, error) {
	const inch = 96
	if err := send(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		return nil, err
	}
	screen := emulation.SetDeviceMetricsOverrideParams{Width: int64(p.paper.Width * inch), Height: int64(p.paper.Height * inch), DeviceScaleFactor: 1}
	if err := send(p.ctx, emulation.SetDeviceMetricsOverride, screen); err != nil {
		return nil, err
	}
	var out [][]float64
	documents := [][]byte{html}
	if s := p.cut(html); s != nil {
		documents = nil
		for i := range s.parts {
			documents = append(documents, s.html(&s.parts[i]))
		}
	}
	for _, html := range documents {
		if err := p.show(html); err != nil {
			return nil, err
		}
		more, err := chromedp.Run(p.ctx, chromedp.Evaluate[[][]float64](heights))
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	if err := send(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{}); err != nil {
		return nil, err
	}
	return out, send(p.ctx, emulation.ClearDeviceMetricsOverride, cdp.Empty{})
}
