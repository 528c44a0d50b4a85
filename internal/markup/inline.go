package markup

import (
	"bytes"
	"strings"
	"unsafe"

	"duizhao/internal/edition"

	"github.com/yuin/goldmark/ast"
)

// segments reads the inline content of a block: one segment per source line.
func (c *converter) segments(n ast.Node) []edition.Segment {
	c.runs, c.cuts, c.open = c.runs[:0], c.cuts[:0], c.open[:0]
	c.pos.line = -1
	c.inline(n)
	c.cut()
	if len(c.cuts) == 0 {
		return nil
	}
	return append(make([]edition.Segment, 0, len(c.cuts)), c.cuts...)
}

// Runs that are allocated together: few for a note, more the longer the text goes on.
const fewRuns, mostRuns = 8, 256

// cut ends the segment being read: open marks are closed, and opened again in the
// next. A mark with nothing in it on this side of the line's end is not written on
// this side.
func (c *converter) cut() {
	open := len(c.open)
	for ; open > 0 && c.unused(c.open[open-1]); open-- {
		c.runs = c.runs[:len(c.runs)-1]
	}
	for i := open - 1; i >= 0; i-- {
		c.runs = append(c.runs, edition.Run{Kind: closing(c.open[i].Kind)})
	}
	for i := range c.runs {
		c.unclosed(&c.runs[i])
	}
	if len(c.runs) > 0 {
		if cap(c.arena)-len(c.arena) < len(c.runs) {
			c.arena = make([]edition.Run, 0, max(min(2*cap(c.arena), mostRuns), fewRuns, len(c.runs)))
		}
		at := len(c.arena)
		c.arena = append(c.arena, c.runs...)
		c.cuts = append(c.cuts, edition.Segment{Runs: c.arena[at:len(c.arena):len(c.arena)], Line: c.base + max(c.pos.line, 0)})
	}
	c.runs = append(c.runs[:0], c.open...)
	for i := range c.runs {
		c.runs[i].Col = 0
	}
	c.pos.line = -1
}

// unclosed gives a run of text the column of an unclosed link in it, if the text
// is in the source as it is.
func (c *converter) unclosed(r *edition.Run) {
	if r.Kind != edition.Plain || !strings.Contains(r.Text, "](") {
		return
	}
	if from, _, _, scheme := edition.Unclosed(r.Text); scheme != "" {
		if offset := c.offset(r.Text); offset >= 0 {
			r.Col = c.pos.col(offset + from)
		}
	}
}

// unused reports whether a mark was opened last, so that it has nothing in it.
func (c *converter) unused(r edition.Run) bool {
	last := c.runs[len(c.runs)-1]
	r.Col = last.Col
	return last == r
}

func closing(k edition.RunKind) edition.RunKind { return k + 1 } // each Close follows its Open

func (c *converter) mark(r edition.Run, children ast.Node) {
	c.runs = append(c.runs, r)
	c.open = append(c.open, r)
	cuts := len(c.cuts)
	c.inline(children)
	c.open = c.open[:len(c.open)-1]
	if len(c.cuts) > cuts && c.unused(r) { // opened again after the line's end, and nothing came
		c.runs = c.runs[:len(c.runs)-1]
		return
	}
	c.runs = append(c.runs, edition.Run{Kind: closing(r.Kind)})
}

func (c *converter) inline(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			c.pos.at(n.Segment.Start)
			c.text(n)
			if n.HardLineBreak() {
				c.runs = append(c.runs, edition.Run{Kind: edition.Break})
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				c.cut()
			}
		case *ast.String:
			c.plain(string(n.Value))
		case *ast.CodeSpan:
			c.codeSpan(n)
		case *ast.Emphasis:
			kind := edition.OpenEm
			if n.Level == 2 {
				kind = edition.OpenStrong
			}
			c.pos.at(n.Pos())
			c.mark(edition.Run{Kind: kind}, n)
		case *ast.Link:
			c.pos.at(n.Pos())
			c.mark(c.link(n), n)
		case *ast.Image:
			c.pos.at(n.Pos())
			c.runs = append(c.runs, edition.Run{Kind: edition.Image, Ref: resolve(string(n.Destination)), Text: plainText(n, c.source),
				Col: c.pos.col(n.Pos())})
		case *ast.AutoLink:
			c.pos.at(n.Pos())
			c.outside(n.Pos(), "a link")
			href := string(n.URL(c.source))
			if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(href), "mailto:") {
				href = "mailto:" + href
			}
			c.runs = append(c.runs, edition.Run{Kind: edition.OpenLink, Ref: href, Col: c.pos.col(n.Pos())},
				edition.Run{Kind: edition.Plain, Text: string(n.Label(c.source))}, edition.Run{Kind: edition.CloseLink})
		case *ast.RawHTML:
			rawReader{c}.inline(n)
		case *mark:
			c.pos.at(n.Pos())
			kind, what := edition.FootnoteRef, "the mark of a footnote"
			if n.kind == kindCitation {
				kind, what = edition.Cite, "a citation"
			}
			c.outside(n.Pos(), what)
			c.runs = append(c.runs, edition.Run{Kind: kind, Ref: string(n.ref), Col: c.pos.col(n.Pos())})
		default:
			c.inline(n)
		}
	}
}

// outside reports what becomes a link but is within one.
func (c *converter) outside(offset int, what string) {
	for _, r := range c.open {
		if r.Kind == edition.OpenLink || r.Kind == edition.OpenNote || r.Kind == edition.OpenClaim {
			c.issue("link-nested", offset, "put it before the link or after it", what+" is within a link")
			return
		}
	}
}

// link returns the run that opens a link, by where it leads: into the apparatus or
// elsewhere.
func (c *converter) link(n *ast.Link) edition.Run {
	r := edition.Run{Kind: edition.OpenLink, Ref: resolve(string(n.Destination)), Text: resolve(string(n.Title)), Col: c.pos.col(n.Pos())}
	if id, ok := strings.CutPrefix(r.Ref, "note:"); ok {
		return edition.Run{Kind: edition.OpenNote, Ref: id, Col: r.Col}
	}
	if id, ok := strings.CutPrefix(r.Ref, "claim:"); ok {
		return edition.Run{Kind: edition.OpenClaim, Ref: id, Col: r.Col}
	}
	return r
}

func (c *converter) text(n *ast.Text) {
	raw := n.Segment.Value(c.source)
	if n.IsRaw() {
		c.plain(c.str(raw))
		return
	}
	c.plain(resolve(c.str(raw)))
}

// plain appends text, to the run before if that is text too.
func (c *converter) plain(s string) {
	if s == "" {
		return
	}
	if k := len(c.runs) - 1; k >= 0 && c.runs[k].Kind == edition.Plain {
		c.runs[k].Text = c.join(c.runs[k].Text, s)
		return
	}
	c.runs = append(c.runs, edition.Run{Kind: edition.Plain, Text: s})
}

// join returns a+b. If b comes right after a in the source, as at every bracket
// and asterisk that means nothing, nothing is copied.
func (c *converter) join(a, b string) string {
	from, to := c.offset(a), c.offset(b)
	if from < 0 || to < 0 || from+len(a) != to {
		return a + b
	}
	return c.str(c.source[from : to+len(b)])
}

// offset returns where a string that shares the source's memory begins in it, or
// -1.
func (c *converter) offset(s string) int {
	if len(s) == 0 || len(c.source) == 0 {
		return -1
	}
	at := uintptr(unsafe.Pointer(unsafe.StringData(s))) - uintptr(unsafe.Pointer(&c.source[0])) // wraps for what lies before
	if at >= uintptr(len(c.source)) {
		return -1
	}
	return int(at)
}

// codeSpan reads `code`; a line's end in it is a space, not a segment's end.
func (c *converter) codeSpan(n *ast.CodeSpan) {
	var b strings.Builder
	for t := n.FirstChild(); t != nil; t = t.NextSibling() {
		if t, ok := t.(*ast.Text); ok {
			c.pos.at(t.Segment.Start)
			value := t.Segment.Value(c.source)
			if bytes.HasSuffix(value, []byte("\n")) {
				b.Write(value[:len(value)-1])
				b.WriteByte(' ')
				continue
			}
			b.Write(value)
		}
	}
	c.runs = append(c.runs, edition.Run{Kind: edition.CodeSpan, Text: b.String()})
}

func (r rawReader) inline(n *ast.RawHTML) {
	var b strings.Builder
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		b.Write(s.Value(r.c.source))
	}
	if n.Segments.Len() > 0 {
		r.c.pos.at(n.Segments.At(0).Start)
	}
	if r.c.options.HTML {
		r.c.runs = append(r.c.runs, edition.Run{Kind: edition.RawHTML, Text: b.String()})
		return
	}
	if strings.HasPrefix(b.String(), "<!--") {
		return
	}
	if n.Segments.Len() > 0 {
		r.doubt(n.Segments.At(0).Start)
	}
	r.c.plain(b.String())
}

// plainText returns the text within a node, for alternative texts.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	for t := n.FirstChild(); t != nil; t = t.NextSibling() {
		switch t := t.(type) {
		case *ast.Text:
			b.WriteString(resolve(string(t.Segment.Value(source))))
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(t.Value)
		default:
			b.WriteString(plainText(t, source))
		}
	}
	return b.String()
}
