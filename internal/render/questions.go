package render

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// questionsID is the anchor of the index of questions in a book, and its place below
// the edition's address.
const questionsID = "questions"

// question is one question of an interview, by the rows of its edition: where
// it is asked, the first turn of each speaker who answers, and the notes on
// what they mention.
type question struct {
	row     int
	answers []int
	themes  []*edition.Note
}

// HasQuestions reports whether an edition has a turn that asks a question.
func HasQuestions(a *edition.Annotated) bool {
	for i := range a.Rows {
		if a.Asks(&a.Rows[i]) {
			return true
		}
	}
	return false
}

// questionsOf returns the questions of an edition. What follows one, up to the next
// question or a heading, is its answer. Idioms are words, not themes.
func (r *Renderer) questionsOf(a *edition.Annotated) []question {
	var out []question
	from := make([]int, len(a.Rows)) // by row: the question it belongs to, from 1
	for i := range a.Rows {
		row := &a.Rows[i]
		switch {
		case a.Asks(row):
			out = append(out, question{row: i})
		case row.Kind == edition.Heading || i == 0 || from[i-1] == 0:
			continue
		case row.Kind == edition.Turn:
			q := &out[len(out)-1]
			if !slices.ContainsFunc(q.answers, func(k int) bool { return a.Rows[k].Speaker == row.Speaker }) {
				q.answers = append(q.answers, i)
			}
		}
		from[i] = len(out)
	}
	for _, m := range a.Mentions {
		if from[m.Row] == 0 {
			continue
		}
		q, n := &out[from[m.Row]-1], r.notes[m.Note]
		if n != nil && n.Kind != "idiom" && !slices.Contains(q.themes, n) {
			q.themes = append(q.themes, n)
		}
	}
	return out
}

// openingCells is how much of an answer is quoted at most, in cells: a Han character
// takes two. The first segment is quoted whole.
const openingCells = 150

// opening returns how many segments of an answer are quoted, the same in all versions
// shown: no sentence is cut, and what one language says, the other says too.
func (v *view) opening(row int) int {
	n := 0
	for _, c := range v.columns {
		cell := v.Rows[row].Cells[c]
		if cell == nil {
			continue
		}
		fit, cells := 0, 0
		for s := range cell.Segments {
			for _, c := range cell.Segments[s].Text() {
				if cells++; lang.Wide(c) {
					cells++
				}
			}
			if s > 0 && cells > openingCells {
				break
			}
			fit++
		}
		if n == 0 || fit < n && fit > 0 {
			n = fit
		}
	}
	return n
}

// turns appends a question and its answers, each in its own group with a paragraph
// for each version. to returns the address of a row, or "" for none.
func (r *Renderer) turns(b []byte, v *view, q *question, class string, to func(row int) string) []byte {
	for k, row := range append([]int{q.row}, q.answers...) {
		b = escape(append(b, `<div class="`...), class)
		b = escape(b, []string{" asked", " answer"}[min(k, 1)])
		b = append(b, "\">\n"...)
		for _, c := range v.columns {
			n := 0
			if k > 0 {
				n = v.opening(row)
			}
			b = r.spoken(b, v, row, c, n, to(row))
		}
		b = append(b, "</div>\n"...)
	}
	return b
}

// spoken appends a turn in one version: the speaker and the text, or if most is not 0
// only so many of its segments.
func (r *Renderer) spoken(b []byte, v *view, row, column, most int, href string) []byte {
	cell := v.Rows[row].Cells[column]
	if cell == nil || len(cell.Segments) == 0 || v.borrowed(cell, 0) {
		return append(r.tagged(b, "p", "gap", v.Langs[column], ""), '\n')
	}
	tag := v.Langs[column]
	var text strings.Builder
	for s := range cell.Segments {
		if s > 0 {
			text.WriteString(glue(tag, &cell.Segments[s-1], &cell.Segments[s]))
		}
		if most > 0 && s == most {
			text.WriteString(trailing(tag))
			break
		}
		text.WriteString(cell.Segments[s].Text())
	}
	said := text.String()
	b = append(r.tongue(append(b, `<p`...), v.lang(column, &cell.Segments[0])), '>')
	if href != "" {
		b = append(encode.URL(append(b, `<a href="`...), href), `">`...)
	}
	who := r.in(v.Speakers[cell.Speaker].Name, tag)
	b = r.tagged(b, "b", "who", "", who)
	before, _ := utf8.DecodeLastRuneInString(who)
	after, _ := utf8.DecodeRuneInString(said)
	b = escape(b, lang.Glue(tag, before, after)+said)
	if href != "" {
		b = append(b, "</a>"...)
	}
	return append(b, "</p>\n"...)
}

// trailing returns the dots after a text that goes on.
func trailing(tag string) string {
	if lang.Squares(tag) {
		return "……"
	}
	return "…"
}

// Questions makes the index of an edition's questions, in the pair of versions that
// it shows first: each question, the beginning of each answer, and the notes on
// what they mention.
func (r *Renderer) Questions(shown *edition.Shown, put Put) error {
	a := shown.Annotated
	list := r.questionsOf(a)
	path, root := address.Questions(a.Slug), "../../"
	title := r.word("nav-questions")
	v := r.newView(a, PairColumns(a), root)
	b := []byte(`<ol class="questions">` + "\n")
	for i := range list {
		q := &list[i]
		id := v.Rows[q.row].ID
		b = append(escape(append(b, `<li id="`...), id), `"><p class="number"><a href="../#`...)
		b = append(escape(append(escape(b, id), `">`...), v.Rows[q.row].Number), "</a></p>\n"...)
		b = r.turns(b, v, q, "pair", func(row int) string { return "../#" + v.Rows[row].ID })
		b = append(r.themes(b, q, root), "</li>\n"...)
	}
	b = append(b, "</ol>\n"...)
	header := r.ofEdition(r.heading(nil, title), r.eachLang(a.Title))
	return r.sitePage("questions", path, root, title, header, b, nil, put)
}

// themes appends links to the notes that a question and its answers name.
func (r *Renderer) themes(b []byte, q *question, root string) []byte {
	if len(q.themes) == 0 {
		return b
	}
	b = append(r.both(append(b, `<p class="meta">`...), "span", "themes", r.word("themes")), ' ')
	for _, n := range q.themes {
		b = append(encode.URL(append(b, `<a href="`...), root+address.Note(n.ID)), `">`...)
		shown := ""
		for _, l := range r.langs() {
			if s := r.in(n.Name, l); s != shown {
				if shown != "" {
					b = append(b, ' ')
				}
				b, shown = r.tagged(b, "span", "", lang.OfName(s, l), s), s
			}
		}
		b = append(b, "</a> "...)
	}
	return append(b, "</p>"...)
}

// bookQuestions returns the index as a chapter of an EPUB.
func (r *Renderer) bookQuestions(b []byte, v *view, k *book) []byte {
	return r.questionList(b, v, func(row int) string { return k.Href("#" + v.Rows[row].ID) })
}

// singleQuestions returns the index as a section of a single file.
func (r *Renderer) singleQuestions(b []byte, v *view) []byte {
	return r.questionList(b, v, func(row int) string { return "#" + v.Rows[row].ID })
}

func (r *Renderer) questionList(b []byte, v *view, to func(row int) string) []byte {
	for i, q := range r.questionsOf(v.Annotated) {
		if i == 0 {
			b = append(b, `<ol class="questions">`+"\n"...)
		}
		b = r.turns(append(b, "<li>"...), v, &q, "turns", to)
		b = append(b, "</li>\n"...)
	}
	if len(b) > 0 {
		b = append(b, "</ol>\n"...)
	}
	return b
}

// questions appends the index of a printed book, with the page numbers of the questions.
func (bk *printing) questions(b []byte) []byte {
	list := bk.questionsOf(bk.Annotated)
	if len(list) == 0 {
		return b
	}
	b = append(b, `<section class="questions"><h2 id="`+questionsID+`">`...)
	b = append(bk.wordEach(b, "em", "", "nav-questions"), "</h2>\n"...)
	for i := range list {
		q := &list[i]
		b = bk.turns(append(b, "<div class=\"question\">\n"...), bk.view, q, "pair", func(row int) string { return "#" + bk.Rows[row].ID })
		b = append(b, `<p class="pg">`...)
		if n := bk.Pages[bk.Rows[q.row].ID]; n > 0 {
			b = strconv.AppendInt(b, int64(n), 10)
		}
		b = append(b, "</p></div>\n"...)
	}
	return append(b, "</section>\n"...)
}
