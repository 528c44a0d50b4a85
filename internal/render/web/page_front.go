package web

import "duizhao/internal/render"

// FrontPage is what the template front.html gets: the first page of the site.
type FrontPage struct {
	*Page
	Subtitle []render.Tagged // the description of the site, in each language that has one
	Editions []EditionEntry  // those of the first page: what site.yaml has pinned, then the newest work first
	Pager    *Pager          // to the other pages; nil if all editions are on this one, as are the next two
	Shelves  []render.Link   // lists of authors, years and so on
	Series   []render.Link   // some series
}

// EditionEntry is an edition in a list; partials/entry.html is made from it.
type EditionEntry struct {
	Slug     string          // the name of its folder
	Href     string          // of its page
	Titles   []render.Tagged // in each language of the site
	By       []render.Tagged // author and day, the same
	Specimen []render.Tagged // the first sentence of the text; or nil
	Lead     []render.Tagged // its summary; or nil
	Minutes  []render.Tagged // that it takes to read; or nil
	Versions []render.Link   // those that have pages; Lang is that of the page
	Params   render.Params   // fields of the site's own
	In       string          // numbers of its languages, where the list can be filtered by these; or ""
}
