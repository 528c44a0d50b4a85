package pdf

import (
	"context"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/chromedp"
)

// texts selects the elements that hold text.
const texts = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, pre, figcaption, text, .says, em"

// fonts asks the browser which fonts the text was set in that it shows, and adds them to
// those of a result.
func (p *printer) fonts(r *Result) error {
	if err := send(p.ctx, css.Enable, cdp.Empty{}); err != nil {
		return err
	}
	var out []Font
	each := func(ctx context.Context, t *chromedp.Target, root *chromedp.Node) ([]cdp.NodeID, error) {
		out = slices.Clone(r.Fonts)
		found, err := cdp.Call(ctx, t, dom.QuerySelectorAll, dom.QuerySelectorAllParams{NodeID: root.NodeID, Selector: texts})
		if err != nil {
			return nil, err
		}
		for _, node := range found.NodeIDs { // each reports only on itself and a little below
			used, err := cdp.Call(ctx, t, css.GetPlatformFontsForNode, css.GetPlatformFontsForNodeParams{NodeID: node})
			if err != nil {
				return nil, err
			}
			for _, f := range used.Fonts {
				i := slices.IndexFunc(out, func(g Font) bool { return g.Family == f.FamilyName && g.Ours == f.IsCustomFont })
				if i < 0 {
					i = len(out)
					out = append(out, Font{Family: f.FamilyName, Ours: f.IsCustomFont})
				}
				out[i].Glyphs += int(f.GlyphCount)
			}
		}
		return nil, nil
	}
	if err := chromedp.Do(p.ctx, chromedp.Query("", chromedp.ByFunc(each), chromedp.AtLeast(0))); err != nil {
		return err
	}
	slices.SortStableFunc(out, func(a, b Font) int {
		if a.Glyphs != b.Glyphs {
			return b.Glyphs - a.Glyphs
		}
		return strings.Compare(a.Family, b.Family)
	})
	r.Fonts = out
	return nil
}
