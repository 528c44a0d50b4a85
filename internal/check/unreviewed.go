package check

import (
	"slices"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// unreviewed warns of versions with lines that no person has reviewed, once each: as
// such, or because they are called final all the same.
func (f *Findings) unreviewed(a *edition.Annotated, doc *source.Doc) {
	for k, tag := range a.Langs {
		v := a.Version(tag)
		if v == nil || a.From[k] >= 0 {
			continue
		}
		n, first, line := 0, "", 0
		for i := range v.Blocks {
			for s := range v.Blocks[i].Segments {
				if seg := &v.Blocks[i].Segments[s]; seg.Unreviewed {
					if n++; n == 1 {
						first, line = edition.Address(v.Blocks[i].ID, s+1), seg.Line
					}
				}
			}
		}
		if n == 0 {
			continue
		}
		at := slices.IndexFunc(a.Versions, func(d edition.VersionInfo) bool { return d.Lang == tag })
		if status := a.Versions[max(at, 0)].Status; at >= 0 && doc != nil && (status == edition.Final || status == edition.WasReviewed) {
			f.Problems.Add(diag.Warnf("version-status", doc.Pos("versions", at, "status"),
				"the version %s is called %s, with [~] at the end of %s, from %s on", tag, status, edition.Lines(n), first).
				WithHint("review them: duizhao review; or write status: draft"))
			continue
		}
		what, more := first+" has", ""
		if n > 1 {
			what, more = edition.Lines(n)+" of "+tag+" have", ", from "+first+" on"
		}
		f.Problems.Add(diag.Warnf("translation-unreviewed", diag.Pos{Path: v.Path, Line: line, Col: 1}, "%s not been reviewed by a person%s", what,
			more).WithHint("read it beside the base and confirm it, which takes the mark [~] away: duizhao review --confirm " + first))
	}
}
