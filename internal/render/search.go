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
var searchSections = []struct{ id, word string }{
	{"text", "search-text"}, {"notes", "nav-notes"}, {"claims", "nav-claims"}, {"explainers", "nav-explainers"}, {"sources", "nav-bibliography"},
}

// searchWords are the words of the search script. In a word %d is a number, and a
// bar separates the forms for one and for more.
var searchWords = []string{"search-count", "search-most", "search-none", "search-empty", "search-short", "search-busy", "search-failed",
	"supported", "partly", "misleading", "wrong", "opinion", "unverifiable"}

// Search makes the page that searches. Its script fills the sections; without
// scripts the page explains what to do instead.
func (r *Renderer) Search(put Put) error {
	root := "../"
	b := []byte(`<form class="search" role="search"><label for="q">`)
	b = r.spans(b, "search-label")
	b = append(b, `</label><input type="search" id="q" name="q" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search" aria-describedby="search-help">`...)
	b = append(r.searchHelp(append(b, `<p class="help" id="search-help">`...)), "</p></form><noscript>"...)
	b = r.both(b, "p", "help", r.word("search-noscript"))
	b = append(b, `</noscript>`+"\n"+`<p class="found" role="status"></p><nav class="kinds" aria-label="`...)
	b = append(escape(b, r.label(r.Langs(), "search-kinds", "")), `"><ul></ul></nav>`+"\n"...)
	for i, s := range searchSections {
		b = append(escape(append(b, `<section class="hits" id="`...), s.id), `" data-kind="`...)
		b = append(escape(b, itoa(i)), `" hidden><h2>`...)
		b = r.spans(b, s.word)
		b = append(b, ` <span class="n"></span></h2><ol></ol><button type="button" class="more" hidden>`...)
		b = append(r.spans(b, "search-more"), "</button></section>\n"...)
	}
	for _, w := range searchWords {
		b = append(escape(append(b, `<template data-say="`...), w), `">`...)
		b = append(r.spans(b, w), "</template>\n"...)
	}
	if r.Assets.Search != "" {
		b = append(encode.URL(append(b, `<script src="`...), root+r.Assets.Search), `" defer></script>`...)
	}
	t := r.word("nav-search")
	return r.sitePage("search", address.Search, root, t, r.heading(nil, t), b, func(p *Page) { p.Robots = "noindex" }, put)
}

// searchHelp appends what a reader may type, for the languages of the site: that any
// part of a text is found in those without blanks between words, and what else each
// of them has.
func (r *Renderer) searchHelp(b []byte) []byte {
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
	return r.said(b, help)
}

// spans appends a word of the interface in the languages of the site.
func (r *Renderer) spans(b []byte, key string) []byte { return r.said(b, r.Words(r.Langs(), key)) }
