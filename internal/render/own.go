package render

import (
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
)

// OwnPage makes a page that the site has of its own, such as that about the site.
func (r *Renderer) OwnPage(p *corpus.Page, put Put) error {
	path := address.Page(p.ID)
	root := strings.Repeat("../", strings.Count(path, "/"))
	return r.sitePage("page", path, root, p.Titles, func(page *Page) any {
		page.card = r.ArticleCard(path, p.Article)
		if s := r.In(p.Leads, page.Lang); s != "" {
			page.Description = s
		}
		return r.article(page, p.Article)
	}, put)
}
