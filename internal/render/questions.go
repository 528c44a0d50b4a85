package render

import (
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// QuestionsID is the anchor of the index of questions in a book, and its place below
// the edition's address.
const QuestionsID = "questions"

// Question is one question of an interview, by the rows of its edition: where
// it is asked, the first turn of each speaker who answers, and the notes on
// what they mention.
type Question struct {
	Row     int
	Answers []int
	Themes  []*edition.Note
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

// QuestionsOf returns the questions of an edition. What follows one, up to the next
// question or a heading, is its answer. Idioms are words, not themes.
func (r *Renderer) QuestionsOf(a *edition.Annotated) []Question {
	var out []Question
	from := make([]int, len(a.Rows)) // by row: the question it belongs to, from 1
	for i := range a.Rows {
		row := &a.Rows[i]
		switch {
		case a.Asks(row):
			out = append(out, Question{Row: i})
		case row.Kind == edition.Heading || i == 0 || from[i-1] == 0:
			continue
		case row.Kind == edition.Turn:
			q := &out[len(out)-1]
			if !slices.ContainsFunc(q.Answers, func(k int) bool { return a.Rows[k].Speaker == row.Speaker }) {
				q.Answers = append(q.Answers, i)
			}
		}
		from[i] = len(out)
	}
	for _, m := range a.Mentions {
		if from[m.Row] == 0 {
			continue
		}
		q, n := &out[from[m.Row]-1], r.NoteByID[m.Note]
		if n != nil && n.Kind != "idiom" && !slices.Contains(q.Themes, n) {
			q.Themes = append(q.Themes, n)
		}
	}
	return out
}

// openingCells is how much of an answer is quoted at most, in cells: a Han character
// takes two. The first segment is quoted whole.
const openingCells = 150

// opening returns how many segments of an answer are quoted, the same in all versions
// shown: no sentence is cut, and what one language says, the other says too.
func (v *View) opening(row int) int {
	n := 0
	for _, c := range v.Columns {
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

// Turns writes a question and its answers, each in its own group with a paragraph
// for each version. to returns the address of a row, or "" for none.
func (r *Renderer) Turns(w *html.Writer, v *View, q *Question, class string, to func(row int) string) {
	for k, row := range append([]int{q.Row}, q.Answers...) {
		w.Open("div", html.Class(html.Classes(class, []string{"asked", "answer"}[min(k, 1)])))
		w.Line()
		for _, c := range v.Columns {
			n := 0
			if k > 0 {
				n = v.opening(row)
			}
			r.spoken(w, v, row, c, n, to(row))
		}
		w.CloseLine()
	}
}

// spoken writes a turn in one version: the speaker and the text, or if most is not 0
// only so many of its segments.
func (r *Renderer) spoken(w *html.Writer, v *View, row, column, most int, href string) {
	cell, tag := v.Rows[row].Cells[column], v.Langs[column]
	if cell == nil || len(cell.Segments) == 0 || v.Borrowed(cell, 0) {
		w.Element("p", "", html.Class("gap"), html.Lang(tag))
		w.Line()
		return
	}
	var text strings.Builder
	for s := range cell.Segments {
		if s > 0 {
			text.WriteString(Glue(tag, &cell.Segments[s-1], &cell.Segments[s]))
		}
		if most > 0 && s == most {
			text.WriteString(trailing(tag))
			break
		}
		text.WriteString(cell.Segments[s].Text())
	}
	said := text.String()
	w.Open("p", html.Lang(v.Lang(column, &cell.Segments[0])))
	if href != "" {
		w.Open("a", html.Href(href))
	}
	who := r.In(v.Speakers[cell.Speaker].Name, tag)
	w.Element("b", who, html.Class("who"))
	before, _ := utf8.DecodeLastRuneInString(who)
	after, _ := utf8.DecodeRuneInString(said)
	w.Text(lang.Glue(tag, before, after) + said)
	if href != "" {
		w.Close()
	}
	w.CloseLine()
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
	path, root := address.Questions(a.Slug), "../../"
	v := r.NewView(a, PairColumns(a), root)
	return r.sitePage("questions", path, root, r.word("nav-questions"), func(p *Page) any {
		p.card = r.infoCard(a)
		p.Params = r.params(a.Params, root, p.Langs)
		data := &QuestionsPage{Page: p, Edition: r.columns(r.eachLang(a.Title))}
		list := r.QuestionsOf(a)
		for i := range list {
			row := &v.Rows[list[i].Row]
			w := r.Writer(nil)
			r.Turns(w, v, &list[i], "pair", func(row int) string { return "../#" + v.Rows[row].ID })
			data.Questions = append(data.Questions, QuestionRow{ID: row.ID, Number: row.Number, Turns: template.HTML(w.Bytes()), Themes: r.themes(&list[i], root)})
		}
		return data
	}, put)
}

// themes returns links to the notes that a question and its answers name.
func (r *Renderer) themes(q *Question, root string) []Link {
	var out []Link
	for _, n := range q.Themes {
		to := Link{Href: root + address.Note(n.ID)}
		for _, l := range r.Langs() {
			if s := r.In(n.Name, l); len(to.Names) == 0 || s != to.Names[len(to.Names)-1].Text {
				to.Names = append(to.Names, Tagged{lang.OfName(s, l), s})
			}
		}
		out = append(out, to)
	}
	return out
}

// QuestionList writes the index of questions of a file that is read by itself. to
// returns the address of a row, or "" for none.
func (r *Renderer) QuestionList(w *html.Writer, v *View, to func(row int) string) {
	list := r.QuestionsOf(v.Annotated)
	if len(list) == 0 {
		return
	}
	w.Open("ol", html.Class("questions"))
	w.Line()
	for i := range list {
		w.Open("li")
		r.Turns(w, v, &list[i], "turns", to)
		w.CloseLine()
	}
	w.CloseLine()
}
