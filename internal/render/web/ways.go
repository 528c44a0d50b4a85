package web

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// searchSections are the groups of results, in the order of search.Kind, with the
// words for their headings.
var searchSections = []SearchSection{
	{"text", "search-text"}, {"notes", "nav-notes"}, {"claims", "nav-claims"}, {"explainers", "nav-explainers"}, {"sources", "nav-bibliography"},
}

// searchWords are the words of the search script. In a word %d is a number, and a
// bar separates the forms for one and for more.
var searchWords = []string{"search-count", "search-most", "search-none", "search-suggest", "search-empty", "search-short", "search-busy",
	"search-failed", "supported", "partly", "misleading", "wrong", "opinion", "unverifiable"}

// Ways makes the pages that help a reader to find another.
type Ways struct {
	words     *render.Words
	texts     *render.Texts
	addresses *render.Addresses
	templates *render.Templates
	frame     *Frame
	assets    Assets
	config    *config.Site
	draft     bool
	private   []string
}

// Search makes the page that searches, with choices that narrow what is found. Its script
// fills the sections; without scripts the page explains what to do instead.
func (r *Ways) Search(facets []SearchFacet, put render.Put) error {
	words := searchWords
	if facets != nil {
		words = append(slices.Clone(words), "all")
	}
	return r.frame.sitePage("search", address.Search, "../", r.texts.OfWord("nav-search"), func(p *Page) any {
		p.Robots = "noindex"
		return &SearchPage{Page: p, Help: r.searchHelp(), Sections: searchSections, Words: words, Facets: facets,
			Script: r.assets.Search, Large: r.assets.Large, More: r.assets.More}
	}, put)
}

// searchHelp returns what a reader may type, for the languages of the site: that any
// part of a text is found in those without blanks between words, and what else each
// of them has.
func (r *Ways) searchHelp() []render.Tagged {
	keys := []string{"search-help"}
	add := func(is bool, key string) {
		if is && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, l := range r.texts.Langs() {
		add(lang.Squares(l), "search-help-solid")
		add(lang.IsChinese(l), "search-help-han")
		add(lang.Same(l, lang.Japanese), "search-help-kana")
		add(lang.Of(l).Inner, "search-help-inner")
		add(lang.Direction(l) == lang.RightToLeft, "search-help-signs")
		add(lang.Script(l) == "Arab", "search-help-article")
	}
	var help []render.Tagged
	for _, l := range r.words.Voices(r.texts.Langs()) {
		text := ""
		for _, key := range keys {
			next := r.words.Word(l, key)
			before, _ := utf8.DecodeLastRuneInString(text)
			after, _ := utf8.DecodeRuneInString(next)
			if text != "" {
				text += lang.Glue(l, before, after)
			}
			text += next
		}
		help = append(help, render.Tagged{Lang: l, Text: text})
	}
	return help
}

// FoundWords writes the words of the bar that leads from one place that a search has found
// on a page to the next: a script, since a page from a disk may load no data.
func (r *Ways) FoundWords(put render.Put) error {
	var b []byte
	if len(r.private) > 0 { // nothing of the author's is in it, but every script here says so
		b = append(b, "// private: of a site that may not be published\n"...)
	}
	b = append(b, "duizhaoFound({"...)
	for i, w := range [][2]string{{"places", "found-places"}, {"before", "found-before"}, {"next", "found-next"}, {"close", "close"}} {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(encode.JSON(b, w[0]), ':')
		b = encode.JSON(b, r.words.Label(r.texts.Langs(), w[1], ""))
	}
	return put(address.FoundWords, append(b, "})\n"...))
}

// Missing makes the page for addresses that lead nowhere. A server shows it at any
// depth, so it says where its links, relative as those of other pages, begin: at the
// path of the site's address or, in a draft and where no address is known, at /. Its
// policy lets that count on a host only. From a disk, where / is not the site's, the
// browser leaves it out, and the links begin at the page itself.
func (r *Ways) Missing(put render.Put) error {
	at := "/"
	if u, err := url.Parse(r.config.URL); err == nil && !r.draft {
		at = strings.TrimSuffix(u.Path, "/") + "/"
	}
	return r.frame.sitePage("missing", "", "./", r.texts.OfWord("missing-title"), func(p *Page) any {
		p.Robots, p.Canonical, p.Base = "noindex", "", at
		data := &MissingPage{Page: p}
		for _, l := range r.words.Voices(r.texts.Langs()) {
			data.Texts = append(data.Texts, Missing{Lang: l, Text: r.words.Word(l, "missing-text"), Home: r.texts.In(r.config.Title, l)})
		}
		return data
	}, put)
}
