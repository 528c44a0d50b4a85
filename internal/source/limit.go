package source

import (
	"duizhao/internal/diag"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// The parser of YAML takes memory with the square of the depth, and time with the
// square of the keys of a mapping: a hundred kilobytes can fill a machine. So what
// nobody writes by hand is refused before it is parsed, from the tokens alone, which
// take linear time.
const (
	maxSettings = 512 << 10 // bytes of YAML in a file
	maxDepth    = 64        // lists and mappings within each other
	maxKeys     = 4000      // keys of one mapping, or values of one list in brackets
	maxSame     = 100       // problems of one rule that are shown for a file
)

// withinLimits reports whether YAML may be parsed, and adds a problem if not.
func (d *Doc) withinLimits(data []byte, problems *diag.List) bool {
	refuse := func(p diag.Problem) bool {
		problems.Add(p)
		return false
	}
	if len(data) > maxSettings {
		return refuse(diag.Errorf("yaml-limit", d.file.At(1+d.line, 1), "these settings have %d bytes; they may have at most %d", len(data),
			maxSettings).WithHint("take out what is no setting"))
	}
	var n nesting
	for _, tk := range lexer.Tokenize(string(data)) {
		n.step(tk)
		at := d.file.At(tk.Position.Line+d.line, max(tk.Position.Column, 1))
		switch {
		case n.depth() > maxDepth:
			return refuse(diag.Errorf("yaml-limit", at, "lists and mappings are nested more than %d deep here",
				maxDepth).WithHint("nothing in a site is that deep"))
		case n.keys() > maxKeys:
			return refuse(diag.Errorf("yaml-limit", at, "there are more than %d keys or values in one pair of brackets or mapping",
				maxKeys).WithHint("cut it into several"))
		}
	}
	return true
}

// nesting follows how deeply tokens are nested: in block style by their columns, in
// flow style by brackets.
type nesting struct {
	block []level
	flow  []level
	prev  *token.Token
}

// level is an open list or mapping.
type level struct{ col, keys int }

func (n *nesting) depth() int { return len(n.block) + len(n.flow) }

func (n *nesting) keys() int {
	if k := len(n.flow); k > 0 {
		return n.flow[k-1].keys
	}
	if k := len(n.block); k > 0 {
		return n.block[k-1].keys
	}
	return 0
}

func (n *nesting) step(tk *token.Token) {
	switch tk.Type {
	case token.SequenceStartType, token.MappingStartType:
		n.flow = append(n.flow, level{})
	case token.SequenceEndType, token.MappingEndType:
		n.flow = n.flow[:max(len(n.flow)-1, 0)]
	case token.CollectEntryType: // a comma
		if k := len(n.flow); k > 0 {
			n.flow[k-1].keys++
		}
	case token.SequenceEntryType, token.MappingKeyType:
		n.enter(tk.Position.Column, 0)
	case token.MappingValueType:
		if n.prev == nil {
			break
		}
		if k := len(n.flow); k > 0 {
			n.flow[k-1].keys++
		} else {
			n.enter(n.prev.Position.Column, 1)
		}
	case token.DocumentHeaderType, token.DocumentEndType:
		n.block, n.flow = n.block[:0], n.flow[:0]
	}
	n.prev = tk
}

// enter goes to the level of a column in block style, closing all deeper ones.
func (n *nesting) enter(col, keys int) {
	if len(n.flow) > 0 {
		return
	}
	for len(n.block) > 0 && n.block[len(n.block)-1].col > col {
		n.block = n.block[:len(n.block)-1]
	}
	if len(n.block) == 0 || n.block[len(n.block)-1].col < col {
		n.block = append(n.block, level{col: col})
	}
	n.block[len(n.block)-1].keys += keys
}
