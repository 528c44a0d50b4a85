package book

import (
	"duizhao/internal/epub"
	"duizhao/internal/render"
)

// coverFile is the name of the cover in a book.
const coverFile = "cover.png"

// cover gives a book a cover, if its title can be set in the fonts at hand: in the
// languages of the book, with who wrote the work and who translated it.
func cover(r *render.Renderer, b *epub.Book, v *render.View) error {
	if r.Cover == nil {
		return nil
	}
	c := &render.Card{}
	for _, l := range v.Shown() {
		c.Title = append(c.Title, render.Tagged{Lang: l, Text: r.Texts.In(v.Title, l)})
		c.By = append(c.By, render.Tagged{Lang: l, Text: r.Credits.Line(&v.Info, l)})
		c.Site = append(c.Site, render.Tagged{Lang: l, Text: r.Texts.In(r.Config.Title, l)})
	}
	data, err := r.Cover(c)
	if data == nil || err != nil {
		return err
	}
	b.Cover = coverFile
	b.Files = append(b.Files, epub.File{Name: coverFile, Type: "image/png", Data: data})
	return nil
}
