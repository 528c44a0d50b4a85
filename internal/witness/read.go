package witness

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/diag"
	"duizhao/internal/lang"
)

// Copy is a reader's copy of a text.
type Copy struct {
	Path string // as the reader named it
	Data []byte
}

// Knowledge is what an edition knows of its text.
type Knowledge struct {
	Words  map[string]bool // in Latin letters: one broken by a line end is joined again
	Labels []string        // names of speakers, which come before a turn and are not part of it
}

// Read finds the text of one of the locks in a copy: the one with the most blocks
// there. know is asked for the edition whose text was found; it may be nil. Read
// reports into problems, and returns nil if nothing of any text was found.
func Read(c Copy, locks []*Lock, know func(slug string) Knowledge, problems *diag.List) *Found {
	at := diag.Pos{Path: c.Path}
	if len(c.Data) > MaxSize {
		problems.Add(diag.Errorf("witness-size", at, "this file is larger than %d MiB, which no copy of a text is",
			MaxSize>>20).WithHint("name a file that holds the text and little else"))
		return nil
	}
	f := &folder{} // shared, because it caches
	var best *Found
	letters, names := 0, []string{}
	for _, r := range readings(c.Data) {
		s := newStream(textOf(r.text), f)
		letters, names = max(letters, len(s.folds)), append(names, r.name)
		for _, l := range locks {
			found := find(l, s, f)
			if found.Encoding, found.Path = r.name, c.Path; best == nil && found.Count() > 0 || best != nil && found.Count() > best.Count() {
				best = found
			}
		}
	}
	switch {
	case best != nil:
	case letters == 0:
		problems.Add(diag.Errorf("witness-empty", at, "there is no text in this file").WithHint("name a file that holds the text of the edition"))
		return nil
	case len(names) > 1:
		problems.Add(diag.Errorf("witness-encoding", at, "this is not UTF-8; read as %s it holds nothing of %s either", orList(names[:3]),
			texts(locks)).WithHint("save the file as UTF-8 and try again"))
		return nil
	default:
		problems.Add(diag.Errorf("witness-none", at, "this file holds nothing of %s",
			texts(locks)).WithHint("name a file that holds the author's text as the edition knows it"))
		return nil
	}
	if know != nil {
		best.known = know(best.Edition)
	}
	best.extract()
	best.report(problems)
	return best
}

func orList(names []string) string {
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// texts names the texts that a copy was compared with.
func texts(locks []*Lock) string {
	if len(locks) == 1 {
		return "the text of " + locks[0].Edition
	}
	return "the text of any edition here"
}

// extract takes the segments out of the copy, and lists what is not part of the
// text.
func (f *Found) extract() {
	s := f.stream
	for i := range f.Matches {
		m := &f.Matches[i]
		if m.to == 0 {
			continue
		}
		var from []int
		at := m.from
		for _, n := range f.Blocks[i].Forms[m.Form].Breaks {
			from = append(from, at)
			at += n
		}
		texts, offsets := s.cut(from, m.to-1)
		for k := range texts {
			line, col := s.place(offsets[k])
			m.Segments = append(m.Segments, Segment{unwrap(texts[k], f.Lang, f.known.Words), line, col})
		}
	}
	at := 0
	for _, h := range append(f.taken.taken, hit{from: len(s.folds), to: len(s.folds)}) {
		for at < h.from {
			line, col := s.place(int(s.at[at]))
			n := 1
			for at+n < h.from && (line >= len(s.lines) || s.at[at+n] < s.lines[line]) {
				n++
			}
			if !f.label(at, at+n) {
				f.Aside = append(f.Aside, Place{line, col, n})
			}
			at += n
		}
		at = max(at, h.to)
	}
}

// label reports whether a stretch is nothing but a speaker's name.
func (f *Found) label(from, to int) bool {
	return slices.ContainsFunc(f.known.Labels, func(l string) bool { return slices.Equal(f.folder.runes(l), f.stream.folds[from:to]) })
}

// unwrap joins the lines of a text as its language requires. Chinese and Japanese
// take no space there, except between two words in Latin letters, unless both
// together are one of words.
func unwrap(text, tag string, words map[string]bool) string {
	text = strings.TrimSpace(text)
	if !strings.Contains(text, "\n") {
		return text
	}
	solid := lang.Squares(tag)
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if i > 0 && b.Len() > 0 && line != "" {
			before, after := tail(b.String()), head(line)
			switch {
			case solid && (before == "" || after == ""):
			case solid && words[before+after]:
			default:
				b.WriteByte(' ')
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// tail returns the Latin word that a text ends with, and head the one it begins
// with.
func tail(text string) string {
	i := len(text)
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		if !latin(r) {
			break
		}
		i -= n
	}
	return text[i:]
}

func head(text string) string {
	if i := strings.IndexFunc(text, func(r rune) bool { return !latin(r) }); i >= 0 {
		return text[:i]
	}
	return text
}

// latin reports whether a character is part of words that have spaces between them.
func latin(r rune) bool {
	return r == '-' || r == '/' || r == '.' || (unicode.IsLetter(r) || unicode.IsNumber(r)) && !lang.Ideographic(r)
}

// Words adds the Latin words of a text to a set, for [Knowledge].
func Words(set map[string]bool, text string) {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !latin(r) }) {
		set[w] = true
	}
}
