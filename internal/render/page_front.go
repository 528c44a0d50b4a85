package render

// FrontPage is what the template front.html gets: the first page of the site.
type FrontPage struct {
	*Page
	Subtitle []Tagged       // the description of the site, in each language that has one
	Editions []EditionEntry // those of the first page: what site.yaml has pinned, then the newest work first
	Pager    *Pager         // to the other pages; nil if all editions are on this one, as are the next two
	Shelves  []Link         // lists of authors, years and so on
	Series   []Link         // some series
}

// EditionEntry is an edition in a list; partials/entry.html is made from it.
type EditionEntry struct {
	Slug     string   // the name of its folder
	Href     string   // of its page
	Titles   []Tagged // in each language of the site
	By       []Tagged // author and day, the same
	Specimen []Tagged // the first sentence of the text; or nil
	Lead     []Tagged // its summary; or nil
	Minutes  []Tagged // that it takes to read; or nil
	Versions []Link   // those that have pages; Lang is that of the page
	Params   Params   // fields of the site's own
	In       string   // numbers of its languages, where the list can be filtered by these; or ""
}
