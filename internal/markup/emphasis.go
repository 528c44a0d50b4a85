package markup

import (
	"duizhao/internal/lang"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// cjkEmphasis parses * and _ as CommonMark section 6.2 does, with one change:
// where the punctuation that would keep a run from opening or closing is Chinese,
// Japanese or Korean, or where a Han character is on the other side, it does not.
// So **第一。**第二 is strong: Chinese puts no space after its punctuation, and
// the flanking rules expect one.
type cjkEmphasis struct{}

type emphasisDelimiter struct{}

func (emphasisDelimiter) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (emphasisDelimiter) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasisDelimiter) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

func (cjkEmphasis) Trigger() []byte { return []byte{'*', '_'} }

func (cjkEmphasis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, emphasisDelimiter{})
	if node == nil {
		return nil
	}
	after := rune(' ')
	if node.OriginalLength < len(line) {
		after = util.ToRune(line, node.OriginalLength)
	}
	if lang.EastAsian(before) || lang.EastAsian(after) {
		flank(node, before, after)
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// flank decides anew whether a run next to a wide character opens or closes.
func flank(d *parser.Delimiter, before, after rune) {
	punct := func(r rune) bool { return util.IsPunctRune(r) && !lang.EastAsian(r) }
	left := !util.IsSpaceRune(after) && (!punct(after) || util.IsSpaceRune(before) || punct(before) || lang.EastAsian(before))
	right := !util.IsSpaceRune(before) && (!punct(before) || util.IsSpaceRune(after) || punct(after) || lang.EastAsian(after))
	if d.Char == '_' {
		d.CanOpen = left && (!right || util.IsPunctRune(before))
		d.CanClose = right && (!left || util.IsPunctRune(after))
		return
	}
	d.CanOpen, d.CanClose = left, right
}
