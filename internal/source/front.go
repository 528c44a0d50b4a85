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

// Cut splits the file into front matter and bodies. If front matter is opened and not
// closed, Cut reports it and returns nil. Blanks after the hyphens, which nobody
// sees, do not matter.
func (f *File) Cut(problems *diag.List) *Front {
	front := &Front{}
	if next, ok := f.hyphens(0); ok {
		front.Offset = next
		for at := next; ; {
			if at >= len(f.Data) {
				problems.Add(diag.Errorf("front-open", f.Pos(0),
					"the front matter that begins here is never closed").WithHint("end it with a line of three hyphens, ---"))
				return nil
			}
			after, closed := f.hyphens(at)
			if closed {
				front.YAML = f.Data[next:at]
				front.Bodies = f.bodies(after)
				return front
			}
			at = after
		}
	}
	front.Bodies = f.bodies(0)
	return front
}

// hyphens reports whether the line at an offset is ---, and where the next begins.
func (f *File) hyphens(at int) (next int, ok bool) {
	next = len(f.Data)
	if n := bytes.IndexByte(f.Data[at:], '\n'); n >= 0 {
		next = at + n + 1
	}
	return next, string(bytes.TrimRight(f.Data[at:next], " \t\n")) == "---"
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
		next, _ := f.hyphens(i)
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
