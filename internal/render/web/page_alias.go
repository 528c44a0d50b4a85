package web

import "duizhao/internal/render"

// Moved is what the template alias.html gets: a page that leads on to another.
type Moved struct {
	Lang      string          // of the page
	Title     string          // of the other page, in each language
	Href      string          // of the other page, from this one; with index.html if the site has no address, and so may be read from a disk
	Canonical string          // absolute, if the site has an address
	Names     []render.Tagged // the title, to be shown
}
