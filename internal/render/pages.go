package render

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// Summary is what the index of the corpus keeps of an edition: as little as the
// site's own pages need, since there may be ten thousand editions. The texts are in
// the languages of the site, in their order.
type Summary struct {
	Slug                        string
	Date, Updated               string // day of the work, and of the edition in its present state
	Title, Author, Editor, Lead []string
	Specimen                    []string // the first sentence of the text; none if it has none in some language
	Minutes                     []int    // that it takes to read
	Credit                      []string // who wrote it, and who translated it
	Image                       string   // address of a picture for its card, or ""
	Origin                      string   // address of the original
	Langs                       []string // of the versions that have pages
	Names                       []Tagged // what these are called if it is more than the name of a language, or nil
	Contributors                []string // who made the versions, in the first language of the site
	Licence                     string   // address of the licence, or ""
	Params                      edition.Params
}

// Summarise makes the summary of an edition. It keeps langs.
func (r *Renderer) Summarise(a *edition.Annotated, langs []string) Summary {
	each := func(t edition.Text) []string {
		out := make([]string, len(r.Langs()))
		for i, l := range r.Langs() {
			out[i] = strings.Clone(r.In(t, l))
		}
		return out
	}
	by := func(names func(*Credit) string) []string {
		out := make([]string, len(r.Langs()))
		for i, l := range r.Langs() {
			c := r.Credit(&a.Info, l)
			out[i] = strings.Clone(names(&c))
		}
		return out
	}
	return Summary{Slug: a.Slug, Date: strings.Clone(a.Date), Updated: strings.Clone(dayMade(&a.Info)), Origin: strings.Clone(a.Origin.URL),
		Title: each(a.Title), Author: by((*Credit).Author), Editor: by((*Credit).Editor), Lead: each(a.Summary), Langs: langs, Names: r.versionNames(&a.Info, langs),
		Contributors: r.contributors(a, r.Langs()[0]), Licence: r.licence(a),
		Specimen: r.specimen(a), Minutes: r.minutes(a), Params: a.Params,
		Credit: r.credits(&a.Info), Image: strings.Clone(a.Image)}
}

// Langs returns the languages of the site's own pages.
func (r *Renderer) Langs() []string { return r.Config.Languages }

// titles joins a title's languages for the title element.
func (r *Renderer) Titles(t edition.Text, langs []string) string {
	var out []string
	for _, c := range r.Called(t, langs) {
		if !slices.Contains(out, c.Text) {
			out = append(out, c.Text)
		}
	}
	return strings.Join(out, " · ")
}

// titleBlock returns a title as a title block has it: the first with the language that
// it is written in, and the others if they differ.
func (r *Renderer) titleBlock(t edition.Text) []Tagged {
	var out []Tagged
	for i, c := range r.Called(t, r.Langs()) {
		if i == 0 {
			c.Lang = lang.OfName(c.Text, c.Lang)
		} else if c.Text == out[0].Text {
			continue
		}
		out = append(out, c)
	}
	return out
}

// both appends an element with a span for each language of the site.
func (r *Renderer) both(b []byte, tag encode.HTML, class string, t edition.Text) []byte {
	b = append(append(b, '<'), tag...)
	if class != "" {
		b = append(escape(append(b, ` class="`...), class), '"')
	}
	b = r.said(append(b, '>'), r.Called(t, r.Langs()))
	return append(append(append(b, "</"...), tag...), '>')
}

// Missing makes the page for addresses that lead nowhere. A server shows it at any
// depth, so it says where its links, relative as those of other pages, begin: at the
// path of the site's address or, in a draft and where no address is known, at /. Its
// policy lets that count on a host only. From a disk, where / is not the site's, the
// browser leaves it out, and the links begin at the page itself.
func (r *Renderer) Missing(put Put) error {
	at := "/"
	if u, err := url.Parse(r.Config.URL); err == nil && !r.Draft {
		at = strings.TrimSuffix(u.Path, "/") + "/"
	}
	return r.sitePage("missing", "", "./", r.word("missing-title"), func(p *Page) any {
		p.Robots, p.Canonical, p.Base = "noindex", "", at
		data := &MissingPage{Page: p}
		for _, l := range r.Voices(r.Langs()) {
			data.Texts = append(data.Texts, Missing{Lang: l, Text: r.Word(l, "missing-text"), Home: r.In(r.Config.Title, l)})
		}
		return data
	}, put)
}

// articleParts returns an article passage for passage, each in the languages of the
// site.
func (r *Renderer) articleParts(a *edition.Article, root string) [][]Column {
	langs := r.Langs()
	parts := r.Sections(a, langs)
	var out [][]Column
	for k := range parts[0] {
		section := make([][]edition.Block, len(langs))
		for i := range langs {
			section[i] = parts[i][k]
		}
		for _, passage := range passages(section) {
			var row []Column
			for i, l := range langs {
				row = append(row, Column{l, template.HTML(r.blocks(nil, passage[i], place{root: root, lang: l}, 0))})
			}
			out = append(out, row)
		}
	}
	return out
}

// articleNotes returns the footnotes of an article, one list for each language.
func (r *Renderer) articleNotes(a *edition.Article, root string) template.HTML {
	var b []byte
	for _, l := range r.Langs() {
		b = r.articleFootnotes(b, a, place{root: root, lang: l})
	}
	return template.HTML(b)
}

func (r *Renderer) articleFootnotes(b []byte, a *edition.Article, at place) []byte {
	p := r.pen(b, at)
	p.Footnotes(a)
	return p.Bytes()
}
