package source

import (
	"bytes"

	"duizhao/internal/diag"
)

// Front is a file cut at its front matter: YAML between two lines "---" at the
// top, then the bodies. Offsets are into the file's Data.
type Front struct {
	YAML   []byte
	Offset int // of YAML
	Bodies []Body
}

// Body is what follows the front matter in one language. A line "--- zh-Hant"
// begins the body in that language; text before the first such line, or in a
// file without them, has Lang "".
type Body struct {
	Lang   string
	Text   []byte
	Offset int // of Text
	Line   int // on which Text begins, from 1
	Mark   int // offset of the language name in its line; Offset for Lang ""
}

// Cut parts the file into front matter and bodies. A front matter that is
// opened and not closed is reported, and Cut returns nil.
func (f *File) Cut(problems *diag.List) *Front {
	front := &Front{}
	rest := 0
	if bytes.HasPrefix(f.Data, []byte("---\n")) {
		end := bytes.Index(f.Data[3:], []byte("\n---\n"))
		switch {
		case end >= 0:
			front.Offset = 4
			front.YAML = f.Data[4:max(4, end+4)]
			rest = end + 8
		case bytes.HasSuffix(f.Data, []byte("\n---")):
			front.Offset = 4
			front.YAML = f.Data[4 : len(f.Data)-3]
			rest = len(f.Data)
		default:
			problems.Add(f.Problem("front-open", 0, "end it with a line of three hyphens, ---", "the front matter that begins here is never closed"))
			return nil
		}
	}
	front.Bodies = f.bodies(rest)
	return front
}

func (f *File) bodies(at int) []Body {
	var out []Body
	cur := Body{Offset: at, Mark: at}
	line := 1 + bytes.Count(f.Data[:at], []byte("\n"))
	cur.Line = line
	flush := func(end int) {
		cur.Text = f.Data[cur.Offset:end]
		if cur.Lang != "" || len(bytes.TrimSpace(cur.Text)) > 0 {
			out = append(out, cur)
		}
	}
	for i := at; i < len(f.Data); line++ {
		next := len(f.Data)
		if n := bytes.IndexByte(f.Data[i:], '\n'); n >= 0 {
			next = i + n + 1
		}
		text := bytes.TrimRight(f.Data[i:next], " \t\n")
		if lang, ok := bytes.CutPrefix(text, []byte("--- ")); ok && WellFormedLang(string(bytes.TrimSpace(lang))) {
			flush(i)
			cur = Body{Lang: string(bytes.TrimSpace(lang)), Offset: next, Line: line + 1, Mark: i + bytes.Index(text, bytes.TrimSpace(lang))}
		}
		i = next
	}
	flush(len(f.Data))
	return out
}
