package corpus

import (
	"crypto/sha256"
	"path"
	"unicode/utf8"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// EmendationsFile is the register of the repairs of the author's text of an edition.
const EmendationsFile = "emendations.yaml"

// longestWord is how many characters an emendation may quote: it names a word, and
// the edition has no right to give the sentence around it.
const longestWord = 12

// Emendations reads emendations.yaml into the edition, if there is one. The caller,
// who knows the text, must check its places. The document places problems in the
// file; it is nil when there is none. Safe for concurrent use.
func (c *Corpus) Emendations(e *edition.Edition, problems *diag.List) *source.Doc {
	name := path.Join(path.Dir(e.Path), EmendationsFile)
	if c.folders.missing(name) {
		return nil
	}
	f := source.Read(c.FS, name, problems)
	if f == nil {
		return nil
	}
	sum := sha256.Sum256(f.Data)
	e.Digest = sha256.Sum256(append(e.Digest[:], sum[:]...))
	var list edition.Emendations
	doc := f.YAML(&list, problems)
	if doc == nil {
		return nil
	}
	for i := range list.List {
		m := &list.List[i]
		at := func(key string) []any { return []any{"emendations", i, key} }
		if hint, text := formOf(m); text != "" {
			problems.Add(diag.Errorf("emendation-form", doc.Pos("emendations", i), "%s", text).WithHint(hint))
		} else if !m.Moves() && m.Wrong == m.Right {
			problems.Add(diag.Errorf("emendation-same", doc.Pos(at("right")...), "the right reading is the wrong one").WithHint("write what it should read"))
		}
		for key, s := range map[string]string{"wrong": m.Wrong, "right": m.Right, "right-hk": m.RightHK, "context": m.Context, "from": m.From,
			"to": m.To, "after": m.After} {
			if utf8.RuneCountInString(s) > longestWord {
				problems.Add(diag.Errorf("emendation-long", doc.Pos(at(key)...), "this quotes more than a word").WithHint("a word is enough to find the place"))
			}
		}
	}
	e.Emendations = list.List
	return doc
}

// formOf returns what an emendation lacks, or has too much, for its class; text is
// empty when nothing is wrong.
func formOf(m *edition.Emendation) (hint, text string) {
	words := m.Wrong != "" || m.Right != "" || m.RightHK != "" || m.Occurrence != 0
	move := m.From != "" || m.To != "" || m.After != ""
	switch {
	case m.Moves() && words:
		return "name the passage with from: and to:, and the word before its right place with after:", "a transposition has no wrong and right reading"
	case m.Moves() && (m.From == "" || m.To == "" || m.After == ""):
		return "write from: and to:, the first and last word of the passage, and after:, the word behind " +
			"which it belongs", "this does not say what is moved where"
	case !m.Moves() && move:
		return "write class: transposed, or wrong: and right:", "from, to and after belong to a transposition"
	case !m.Moves() && (m.Wrong == "" || m.Right == ""):
		return "write wrong: what the copy reads, and right: what it should read", "an emendation needs both readings"
	}
	return "", ""
}
