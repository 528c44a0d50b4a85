package script

import (
	"strings"

	"duizhao/internal/edition"
)

// halfWidth finds half-width punctuation next to Han; see [width] for what is left
// alone.
func halfWidth(pg *page) []Finding {
	if !strings.ContainsAny(pg.text, ",.:;!?(-") {
		return nil
	}
	return marked(width(pg.text))
}

// curlyQuotes finds quotation marks that are not those of Traditional Chinese: ‘ ’
// “ ” and straight ones around Chinese.
func curlyQuotes(pg *page) []Finding {
	if t := pg.text; !strings.Contains(t, "‘") && !strings.Contains(t, "“") && strings.IndexByte(t, '"') < 0 && strings.IndexByte(t, '\'') < 0 {
		return nil
	}
	return marked(quotes(pg.text, edition.House{Quotes: "corner"}))
}

// marked returns edits as findings.
func marked(edits []Edit) []Finding {
	var out []Finding
	for _, e := range edits {
		out = append(out, Finding{From: e.From, To: e.To, Right: e.With})
	}
	return out
}

// cornerQuotes finds the quotation marks of Traditional Chinese in a Simplified
// text, which has “ ” and ‘ ’ (GB/T 15834, section 4.9).
func cornerQuotes(pg *page) []Finding {
	if !strings.ContainsAny(pg.text, "「」『』") {
		return nil
	}
	var out []Finding
	for i, r := range pg.chars {
		if with := map[rune]string{'「': "“", '」': "”", '『': "‘", '』': "’"}[r]; with != "" {
			out = append(out, pg.finding(i, i+1, with))
		}
	}
	return out
}
