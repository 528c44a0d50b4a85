package script

import "duizhao/internal/edition"

// halfWidth finds half-width punctuation next to Han; see [width] for what is let
// be.
func halfWidth(pg *page) []Finding { return marked(width(pg.text)) }

// curlyQuotes finds quotation marks that are not those of Traditional Chinese:
// ‘ ’ “ ” and straight ones round Chinese.
func curlyQuotes(pg *page) []Finding {
	return marked(quotes(pg.text, edition.House{Quotes: "corner"}))
}

// marked are edits as findings.
func marked(edits []Edit) []Finding {
	var out []Finding
	for _, e := range edits {
		out = append(out, Finding{From: e.From, To: e.To, Right: e.With})
	}
	return out
}
