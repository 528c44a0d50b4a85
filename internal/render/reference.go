package render

import "duizhao/internal/cite"

// referenceHTML is a source as it stands in the bibliography.
func referenceHTML(l *cite.Library, e *cite.Entry) string { return cite.HTML(l.Reference(e), e.Lang) }

// coins is the record of a source that Zotero reads from a page.
func coins(e *cite.Entry) string { return cite.COinS(e) }
