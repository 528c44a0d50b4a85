package render

import (
	"slices"
	"unicode/utf8"

	"duizhao/internal/address"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// searchSections are the groups of results, in the order of search.Kind, with the
// words for their headings.
var searchSections = []SearchSection{
	{"text", "search-text"}, {"notes", "nav-notes"}, {"claims", "nav-claims"}, {"explainers", "nav-explainers"}, {"sources", "nav-bibliography"},
}

// searchWords are the words of the search script. In a word %d is a number, and a
// bar separates the forms for one and for more.
var searchWords = []string{"search-count", "search-most", "search-none", "search-suggest", "search-empty", "search-short", "search-busy", "search-failed",
	"supported", "partly", "misleading", "wrong", "opinion", "unverifiable"}

// Search makes the page that searches, with choices that narrow what is found. Its script
// fills the sections; without scripts the page explains what to do instead.
func (r *Renderer) Search(facets []SearchFacet, put Put) error {
	words := searchWords
	if facets != nil {
		words = append(slices.Clone(words), "all")
	}
	return r.sitePage("search", address.Search, "../", r.word("nav-search"), func(p *Page) any {
		p.Robots = "noindex"
		return &SearchPage{Page: p, Help: r.searchHelp(), Sections: searchSections, Words: words, Facets: facets, Script: r.Assets.Search, Large: r.Assets.Large, More: r.Assets.More}
	}, put)
}

// searchHelp returns what a reader may type, for the languages of the site: that any
// part of a text is found in those without blanks between words, and what else each
// of them has.
func (r *Renderer) searchHelp() []Tagged {
	keys := []string{"search-help"}
	add := func(is bool, key string) {
		if is && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, l := range r.Langs() {
		add(lang.Squares(l), "search-help-solid")
		add(lang.IsChinese(l), "search-help-han")
		add(lang.Same(l, lang.Japanese), "search-help-kana")
		add(lang.Of(l).Inner, "search-help-inner")
		add(lang.Direction(l) == lang.RightToLeft, "search-help-signs")
	}
	var help []Tagged
	for _, l := range r.Voices(r.Langs()) {
		text := ""
		for _, key := range keys {
			next := r.Word(l, key)
			before, _ := utf8.DecodeLastRuneInString(text)
			after, _ := utf8.DecodeRuneInString(next)
			if text != "" {
				text += lang.Glue(l, before, after)
			}
			text += next
		}
		help = append(help, Tagged{l, text})
	}
	return help
}

// spans appends a word of the interface in the languages of the site.
func (r *Renderer) spans(b []byte, key string) []byte { return r.said(b, r.Words(r.Langs(), key)) }

// FoundWords writes the words of the bar that leads from one place that a search has found
// on a page to the next: a script, since a page from a disk may load no data.
func (r *Renderer) FoundWords(put Put) error {
	var b []byte
	if len(r.Private) > 0 { // nothing of the author's is in it, but every script here says so
		b = append(b, "// private: of a site that may not be published\n"...)
	}
	b = append(b, "duizhaoFound({"...)
	for i, w := range [][2]string{{"places", "found-places"}, {"before", "found-before"}, {"next", "found-next"}, {"close", "close"}} {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(encode.JSON(b, w[0]), ':')
		b = encode.JSON(b, r.label(r.Langs(), w[1], ""))
	}
	return put(address.FoundWords, append(b, "})\n"...))
}
