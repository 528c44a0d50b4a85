package render

import (
	"path"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/html"
)

// Glossary says what notes and claims say in the margin.
type Glossary struct {
	texts *Texts
	notes map[string]*edition.Note
}

// Pictures are those of the site, for files that have them in them.
type Pictures struct {
	file func(path string) ([]byte, bool)
}

// First returns the address of the segment with an entry's first mark in the versions
// shown.
func (v *View) First(e *edition.Entry) string {
	at := edition.Place{Row: -1}
	for _, c := range v.Columns {
		if p := e.Places[c]; p.Row >= 0 && (at.Row < 0 || p.Row < at.Row) {
			at = p
		}
	}
	return edition.Address(v.Rows[at.Row].ID, int(at.Segment)+1)
}

// Gloss returns what the margin says of a note in a language: its first paragraph.
func (r *Glossary) Gloss(n *edition.Note, lang string) []edition.Block {
	body := r.texts.Body(n.Body, lang)
	return body[:min(1, len(body))]
}

// Known returns what is known of a claim, without the claim itself: that is in the
// text.
func (r *Glossary) Known(c *edition.Claim, lang string) []edition.Block {
	body := r.texts.Body(c.Body, lang)
	if len(body) > 1 {
		body = body[1:]
	}
	return body
}

// Footnote returns the text of a footnote in the version of a language.
func (v *View) Footnote(label, lang string) []edition.Block {
	if version := v.Version(lang); version != nil {
		for i := range version.Footnotes {
			if version.Footnotes[i].Label == label {
				return version.Footnotes[i].Body
			}
		}
	}
	return nil
}

// New returns a writer of pages, which appends to b.
func (r *Writers) New(b []byte) *html.Writer { return html.New(b, html.Flavour{Bidi: r.bidi}) }

// Notice writes the notice that what is made with a private site may not be
// published.
func (r *Credits) Notice(w *html.Writer, langs []string) {
	if len(r.private) == 0 {
		return
	}
	for _, t := range r.words.Each(langs, "private-notice") {
		w.Element("p", t.Text, html.Class("private"), html.Lang(t.Lang))
		w.Line()
	}
}

// Within writes what is said in a language within text of another, or of the same.
func Within(w *html.Writer, said Tagged, lang string) {
	if said.Lang == lang {
		w.Text(said.Text)
		return
	}
	w.Element("span", said.Text, html.Lang(said.Lang))
}

// HeadingText returns the text of a heading in a column, without marks.
func (v *View) HeadingText(row *edition.Row, column int) string {
	cell := row.Cells[column]
	if cell == nil {
		return ""
	}
	var t strings.Builder
	for s := range cell.Segments {
		if s > 0 {
			t.WriteString(Glue(v.Langs[column], &cell.Segments[s-1], &cell.Segments[s]))
		}
		t.WriteString(cell.Segments[s].Text())
	}
	return t.String()
}

// Level returns the level of a heading in the versions shown.
func (v *View) Level(row *edition.Row) int {
	for _, c := range v.Columns {
		if cell := row.Cells[c]; cell != nil {
			return cell.Level
		}
	}
	return 2
}

// pictures are the kinds of pictures that a book can hold, by file extension.
var pictures = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".svg": "image/svg+xml", ".webp": "image/webp"}

// Picture returns a picture of the site by its address, for a file that has it in it;
// or ok is false.
func (r *Pictures) Picture(at string) (kind string, data []byte, ok bool) {
	at = strings.TrimPrefix(at, "/")
	if kind = pictures[strings.ToLower(path.Ext(at))]; kind == "" || r.file == nil {
		return "", nil, false
	}
	data, ok = r.file(at)
	return kind, data, ok
}
