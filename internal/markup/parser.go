// Package markup turns Markdown into the model's blocks. It is the only
// importer of goldmark.
//
// The language is CommonMark 0.31, unchanged, with pipe tables, and four
// conventions: a line {#id key=value .class} right after a block gives it
// attributes; each source line of a block is a segment; links to note:, claim: and
// explainer: lead into the apparatus, and [@key] cites; [^1] marks a footnote.
// Besides, emphasis closes and opens next to Han characters: **好。**他 (see
// emphasis.go).
package markup

import (
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// newParser configures goldmark: CommonMark, footnotes, and pipe tables as GitHub
// has them. The 652 examples of the specification have none of these.
func newParser() parser.Parser {
	inline := append(parser.DefaultInlineParsers(),
		util.Prioritized(cjkEmphasis{}, 490),
		util.Prioritized(footnoteRefs{}, 150),
		util.Prioritized(citations{}, 160),
	)
	blocks := append(parser.DefaultBlockParsers(),
		util.Prioritized(extension.NewFootnoteBlockParser(), 950),
	)
	paragraphs := append(parser.DefaultParagraphTransformers(),
		util.Prioritized(attributeLines{}, 50),
		util.Prioritized(tableParser, 200),
	)
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(paragraphs...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

var textParser = newParser()
