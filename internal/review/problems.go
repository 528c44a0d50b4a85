package review

import (
	"fmt"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
)

// Problems reports what in a version is not as it was confirmed.
func (c *Comparison) Problems(p *edition.Parallel, l *Lock, problems *diag.List) {
	base, own := p.Version(p.Base), p.Version(c.Lang)
	for i := range c.Items {
		it := &c.Items[i]
		if it.State == Confirmed || it.State == Moved || it.State == Missing || it.State == Unreviewed { // align and check report these
			continue
		}
		row := &p.Rows[it.Row]
		pos := diag.Pos{Path: own.Path, Line: row.Cells[p.Column(c.Lang)].Segments[it.Segment].Line, Col: 1}
		there := diag.Pos{Path: base.Path, Line: row.Cells[0].Segments[it.Segment].Line}
		switch it.State {
		case Old:
			problems.Add(diag.Warnf("translation-old", pos, "the base has changed since %s was translated", it.Address).
				WithHint("see what has changed: duizhao review; then translate it anew, or confirm it").
				WithNote(there, "the base had %s then, and has %d", characters(it.Was.Base.Len), it.Base.Len))
		case Edited:
			problems.Add(diag.Warnf("translation-open", pos, "%s has changed since it was confirmed", it.Address).
				WithHint("read it beside the base and confirm it: duizhao review --confirm "+it.Address).WithNote(there, "the base"))
		default:
			problems.Add(diag.Warnf("translation-open", pos, "%s was never confirmed", it.Address).
				WithHint("read it beside the base and confirm it: duizhao review --confirm "+it.Address).WithNote(there, "the base"))
		}
	}
	for _, e := range c.Gone {
		problems.Add(diag.Warnf("translation-gone", diag.Pos{Path: l.Path, Line: e.Line, Col: 1},
			"%s of %s was confirmed, and its words are nowhere now", e.Address, e.Lang).WithHint("forget it: duizhao review --confirm " + e.Address))
	}
}

func characters(n int) string {
	if n == 1 {
		return "1 character"
	}
	return fmt.Sprintf("%d characters", n)
}

// PlaceProblems reports claims whose places have moved or changed. at returns the
// place of an entry of a claim's segments.
func PlaceProblems(places []Place, at func(p *Place) diag.Pos, problems *diag.List) {
	for i := range places {
		p := &places[i]
		switch {
		case !p.Changed:
		case p.Now != nil:
			problems.Add(diag.Warnf("claim-moved", at(p), "what %s said is at %s now", p.Address,
				strings.Join(p.Now, ", ")).WithHint("duizhao review --follow writes that into the claim"))
		case p.Is == Print{}: // the address is gone: claim-segment
		default:
			problems.Add(diag.Warnf("claim-changed", at(p), "%s has been written anew since this claim was made: %s then, %d now", p.Address,
				characters(p.Was.Len), p.Is.Len).
				WithHint("read the claim beside the text, and confirm the place: duizhao review --confirm " + p.Address))
		}
	}
}
