package web

import (
	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"
	"html/template"
)

// Questions makes the index of an edition's questions, in the pair of versions that
// it shows first: each question, the beginning of each answer, and the notes on
// what they mention.
func (r *Registers) Questions(shown *edition.Shown, put render.Put) error {
	a := shown.Annotated
	path, root := address.Questions(a.Slug), "../../"
	v := render.NewView(a, render.PairColumns(a), root)
	return r.frame.sitePage("questions", path, root, r.texts.OfWord("nav-questions"), func(p *Page) any {
		p.card = r.cards.Text(a)
		p.Params = r.ownFields.params(a.Params, root, p.Langs)
		data := &QuestionsPage{Page: p, Edition: r.texts.Columns(r.texts.Each(a.Title))}
		list := r.interviews.Of(a)
		for i := range list {
			row := &v.Rows[list[i].Row]
			w := r.writers.New(nil)
			r.interviews.Turns(w, v, &list[i], "pair", func(row int) string { return "../#" + v.Rows[row].ID })
			data.Questions = append(data.Questions, QuestionRow{ID: row.ID, Number: row.Number, Turns: template.HTML(w.Bytes()),
				Themes: r.themes(&list[i], root)})
		}
		return data
	}, put)
}

// themes returns links to the notes that a question and its answers name.
func (r *Registers) themes(q *render.Question, root string) []render.Link {
	var out []render.Link
	for _, n := range q.Themes {
		to := render.Link{Href: root + address.Note(n.ID)}
		for _, l := range r.texts.Langs() {
			if s := r.texts.In(n.Name, l); len(to.Names) == 0 || s != to.Names[len(to.Names)-1].Text {
				to.Names = append(to.Names, render.Tagged{Lang: lang.OfName(s, l), Text: s})
			}
		}
		out = append(out, to)
	}
	return out
}
