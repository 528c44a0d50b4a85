package web

import (
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/render"
)

// OwnPage makes a page that the site has of its own, such as that about the site.
func (r *Articles) OwnPage(p *corpus.Page, put render.Put) error {
	path := address.Page(p.ID)
	root := strings.Repeat("../", strings.Count(path, "/"))
	return r.frame.sitePage("page", path, root, p.Titles, func(page *Page) any {
		page.card = r.cards.Article(path, p.Article)
		if s := r.texts.In(p.Leads, page.Lang); s != "" {
			page.Description = s
		}
		return r.article(page, p.Article)
	}, put)
}
