package corpus

import (
	"duizhao/internal/diag"
	"duizhao/internal/source"
)

// targets reports targets of deploy that share a name: which of them is meant cannot be
// said.
func (c *reader) targets(doc *source.Doc, problems *diag.List) {
	first := map[string]int{}
	for i, t := range c.corpus.Config.Deploy {
		was, twice := first[t.Name]
		if !twice || t.Name == "" {
			first[t.Name] = i
			continue
		}
		problems.Add(diag.Errorf("target-twice", doc.Pos("deploy", i, "name"), "a second target is called %q", t.Name).
			WithHint("give one of them another name").WithNote(doc.Pos("deploy", was, "name"), "the first"))
	}
}
