package render

import (
	"unicode/utf8"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// escape appends s as HTML text or as the value of a quoted attribute.
func escape(b []byte, s string) []byte { return encode.Text(b, s) }

// raw is HTML that an author wrote, on a site whose settings allow it.
func raw(text string) encode.HTML { return encode.HTML(text) }

// Glue returns what goes between two segments of a block.
func Glue(tag string, a, b *edition.Segment) string {
	if n := len(a.Runs); n > 0 && a.Runs[n-1].Kind == edition.Break {
		return ""
	}
	return lang.Glue(tag, lastRune(a), firstRune(b))
}

func lastRune(s *edition.Segment) rune {
	for i := len(s.Runs) - 1; i >= 0; i-- {
		if k := s.Runs[i].Kind; (k == edition.Plain || k == edition.CodeSpan) && s.Runs[i].Text != "" {
			c, _ := utf8.DecodeLastRuneInString(s.Runs[i].Text)
			return c
		}
	}
	return ' '
}

func firstRune(s *edition.Segment) rune {
	for i := range s.Runs {
		if k := s.Runs[i].Kind; (k == edition.Plain || k == edition.CodeSpan) && s.Runs[i].Text != "" {
			c, _ := utf8.DecodeRuneInString(s.Runs[i].Text)
			return c
		}
	}
	return ' '
}
