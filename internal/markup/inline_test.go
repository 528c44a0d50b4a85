package markup

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"duizhao/internal/edition"

	"github.com/yuin/goldmark/util"
)

// TestModelSaysWhatTheSpecificationSays writes the model as HTML and compares that
// with the specification's, for the examples without lists, quotations and the
// like, whose nesting the model does not keep: everything in a line must come
// through, escapes, references, addresses and titles too.
func TestModelSaysWhatTheSpecificationSays(t *testing.T) {
	compared := 0
	for _, e := range examples(t) {
		if strings.Contains(e.HTML, "<li>") || strings.Contains(e.HTML, "<blockquote>") {
			continue
		}
		compared++
		got, want := acrossLines(modelHTML(Parse([]byte(e.Markdown), Options{HTML: true}).Blocks)), acrossLines(e.HTML)
		if got != want {
			t.Errorf("example %d (%s)\n%s\ngives\n%s\nand should give\n%s", e.Number, e.Section, e.Markdown, got, want)
		}
	}
	if compared < 500 {
		t.Errorf("only %d examples were compared", compared)
	}
}

// modelHTML writes blocks as the specification's HTML.
func modelHTML(blocks []edition.Block) string {
	var b strings.Builder
	for i := range blocks {
		blk := &blocks[i]
		switch blk.Kind {
		case edition.Heading:
			fmt.Fprintf(&b, "<h%d>%s</h%d>\n", blk.Level, flowHTML(blk.Segments), blk.Level)
		case edition.Rule:
			b.WriteString("<hr />\n")
		case edition.Code:
			b.WriteString("<pre><code")
			if blk.Info != "" {
				b.WriteString(` class="language-` + escaped(blk.Info) + `"`)
			}
			b.WriteString(">" + escaped(blk.Segments[0].Runs[0].Text) + "</code></pre>\n")
		case edition.HTML:
			b.WriteString(blk.Segments[0].Runs[0].Text)
		default:
			b.WriteString("<p>" + flowHTML(blk.Segments) + "</p>\n")
		}
	}
	return b.String()
}

// flowHTML joins the segments of a block by the line ends that parted them.
func flowHTML(segments []edition.Segment) string {
	var b strings.Builder
	for i := range segments {
		if i > 0 {
			b.WriteByte('\n')
		}
		for k := range segments[i].Runs {
			b.WriteString(runHTML(&segments[i].Runs[k]))
		}
	}
	return b.String()
}

// twoLines finds marks that are closed at a line's end and opened again.
var twoLines = regexp.MustCompile(`</em>\n<em>|</strong>\n<strong>|</a>\n<a [^>]*>`)

// acrossLines takes away what the model does not distinguish or keep: marks that
// go over a line's end, which it closes and opens again, and the titles of
// pictures.
func acrossLines(html string) string {
	html = imageTitle.ReplaceAllString(html, "$1 />")
	for {
		next := twoLines.ReplaceAllString(html, "\n")
		if next == html {
			return html
		}
		html = next
	}
}

var imageTitle = regexp.MustCompile(`(<img [^>]*?) title="[^"]*" />`)

func runHTML(r *edition.Run) string {
	switch r.Kind {
	case edition.Plain:
		return escaped(r.Text)
	case edition.CodeSpan:
		return "<code>" + escaped(r.Text) + "</code>"
	case edition.RawHTML:
		return r.Text
	case edition.Break:
		return "<br />"
	case edition.OpenEm:
		return "<em>"
	case edition.CloseEm:
		return "</em>"
	case edition.OpenStrong:
		return "<strong>"
	case edition.CloseStrong:
		return "</strong>"
	case edition.OpenLink:
		return `<a href="` + address(r.Ref) + `"` + title(r.Text) + ">"
	case edition.CloseLink:
		return "</a>"
	case edition.Image:
		return `<img src="` + address(r.Ref) + `" alt="` + escaped(r.Text) + `" />`
	}
	return fmt.Sprintf("<!-- %d -->", r.Kind)
}

func escaped(s string) string { return string(util.EscapeHTML([]byte(s))) }

func address(s string) string { return escaped(string(util.URLEscape([]byte(s), false))) }

func title(s string) string {
	if s == "" {
		return ""
	}
	return ` title="` + escaped(s) + `"`
}
