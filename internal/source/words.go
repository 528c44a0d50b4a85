package source

import (
	"strings"
	"unicode"

	"duizhao/internal/diag"
	"duizhao/internal/lang"

	"github.com/goccy/go-yaml/ast"
)

// words reports a text for readers, such as a title, that shows nothing, or that
// turns the direction of what comes after it.
func (d *decoder) words(n ast.Node, text string) {
	if !strings.ContainsFunc(text, seen) {
		d.add(diag.Errorf("yaml-empty", d.at(n), "there is no value here").WithHint("give a value, or take the key out"))
	} else if lang.Turns(text) && lang.Turned(text) > 0 {
		d.add(diag.Errorf("yaml-value", d.at(n), "an invisible character in this text turns the direction of what follows, and nothing turns it back").
			WithHint("take it out: pages set names and quotations in another direction apart by themselves"))
	}
}

// seen reports whether a character leaves something on the page.
func seen(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

// empty reports whether a text, list or mapping has nothing in it.
func empty(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.SequenceNode:
		return len(n.Values) == 0
	case *ast.MappingNode:
		return len(n.Values) == 0
	}
	text, ok := scalar(n)
	return ok && !strings.ContainsFunc(text, seen)
}
