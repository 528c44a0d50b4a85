package browser

import (
	"encoding/json"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
)

// heard returns what a screen reader says of a page, a line for each thing.
func (b *tab) heard() []string {
	b.t.Helper()
	tree := send(b, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	nodes := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range tree.Nodes {
		nodes[n.NodeID] = n
	}
	text := func(v *accessibility.Value) string {
		var s string
		if v != nil {
			json.Unmarshal(v.Value, &s)
		}
		return s
	}
	var out []string
	var walk func(id accessibility.NodeID)
	walk = func(id accessibility.NodeID) {
		n := nodes[id]
		if n == nil {
			return
		}
		if role, name := text(n.Role), text(n.Name); !n.Ignored && role != "InlineTextBox" &&
			(name != "" || role != "generic" && role != "none" && role != "StaticText") {
			out = append(out, role+" "+strings.Join(strings.Fields(name), " "))
		}
		for _, c := range n.ChildIDs {
			walk(c)
		}
	}
	walk(tree.Nodes[0].NodeID)
	return out
}
