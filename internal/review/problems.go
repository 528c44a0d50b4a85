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
		there := diag.Note{Pos: diag.Pos{Path: base.Path, Line: row.Cells[0].Segments[it.Segment].Line}, Text: "the base"}
		switch it.State {
		case Old:
			there.Text = fmt.Sprintf("the base had %s then, and has %d", characters(it.Was.Base.Len), it.Base.Len)
			problems.Add(diag.Problem{Code: "translation-old", Severity: diag.Warning, Pos: pos, Text: "the base has changed since " + it.Address + " was translated",
				Hint: "see what has changed: duizhao review; then translate it anew, or confirm it", Notes: []diag.Note{there}})
		case Edited:
			problems.Add(diag.Problem{Code: "translation-open", Severity: diag.Warning, Pos: pos, Text: it.Address + " has changed since it was confirmed",
				Hint: "read it beside the base and confirm it: duizhao review --confirm " + it.Address, Notes: []diag.Note{there}})
		default:
			problems.Add(diag.Problem{Code: "translation-open", Severity: diag.Warning, Pos: pos, Text: it.Address + " was never confirmed",
				Hint: "read it beside the base and confirm it: duizhao review --confirm " + it.Address, Notes: []diag.Note{there}})
		}
	}
	for _, e := range c.Gone {
		problems.Warnf("translation-gone", diag.Pos{Path: l.Path, Line: e.Line, Col: 1}, "forget it: duizhao review --confirm "+e.Address,
			"%s of %s was confirmed, and its words are nowhere now", e.Address, e.Lang)
	}
}

func characters(n int) string {
	if n == 1 {
		return "1 character"
	}
	return fmt.Sprintf("%d characters", n)
}

// PlaceProblems reports claims whose places have moved or changed. at makes a
// problem at an entry of a claim's segments.
func PlaceProblems(places []Place, at func(p *Place, code, hint, text string) diag.Problem, problems *diag.List) {
	for i := range places {
		p := &places[i]
		switch {
		case !p.Changed:
		case p.Now != nil:
			problems.Add(at(p, "claim-moved", "duizhao review --follow writes that into the claim", "what "+p.Address+" said stands at "+strings.Join(p.Now, ", ")+" now").Warning())
		case p.Is == Print{}: // the address is gone: claim-segment
		default:
			problems.Add(at(p, "claim-changed", "read the claim beside the text, and confirm the place: duizhao review --confirm "+p.Address,
				fmt.Sprintf("%s has been written anew since this claim was made: %s then, %d now", p.Address, characters(p.Was.Len), p.Is.Len)).Warning())
		}
	}
}
