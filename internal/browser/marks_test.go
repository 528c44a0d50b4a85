package browser

import "strings"

// marksIn returns the entries that the marks within a selector lead to, in the order
// of the text: notes such as n.3a, and claims such as c.23. Tests ask for them, since
// each change of the text renumbers them.
func (b *tab) marksIn(selector string) (notes, claims []string) {
	b.t.Helper()
	list := call[string](b, `(s) => [...document.querySelectorAll(s + " :is(a.n, a.c)")].map((a) => a.hash.slice(1)).join(" ")`, selector)
	for id := range strings.FieldsSeq(list) {
		if strings.HasPrefix(id, "n.") {
			notes = append(notes, id)
		} else {
			claims = append(claims, id)
		}
	}
	if len(notes) < 2 {
		b.t.Fatalf("%s has no two notes: %s", selector, list)
	}
	return notes, claims
}

// claimMark returns a selector for the first mark of a claim in a block.
func (b *tab) claimMark(block string) string {
	b.t.Helper()
	_, claims := b.marksIn("#" + block + " > .one")
	if len(claims) == 0 {
		b.t.Fatalf("%s has no claim", block)
	}
	return "#" + block + ` > .one a[href="#` + claims[0] + `"]`
}
