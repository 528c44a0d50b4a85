package lsp

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/cite"
	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/source"
)

// bibliography is the file that citations lead to.
const bibliography = "content/bibliography.json"

// A name is what a text may refer to.
type name struct {
	kind   string // note, claim or explainer, as links have it; key of the bibliography; or a list of site.yaml
	id     string
	called string // in words, in the languages of the site
	says   string // more, a sentence or two
	file   string // where it is defined
	line   int    // from 1
	col    int
}

// The kinds of names besides note, claim and explainer.
const (
	ofKey    = "@"
	ofTag    = "tags"
	ofSeries = "series"
	ofSlug   = "edition"
)

// names are those of a site, by kind and id.
type names struct {
	list    []name
	langs   []string        // of the site
	persons map[string]bool // ids of notes on persons
	params  map[string]bool // names of params that are notes, or lists of them
	corpus  *corpus.Corpus
}

// readNames reads the names of a site. What is wrong with it is no matter here.
func readNames(folder fs.FS) *names {
	c := corpus.Open(folder, nil)
	if c == nil || c.Config == nil || len(c.Config.Languages) == 0 {
		return nil
	}
	n := &names{corpus: c, langs: c.Config.Languages, persons: map[string]bool{}, params: map[string]bool{}}
	s := c.Config.Schema
	for _, fields := range []map[string]config.Field{s.Site, s.Edition, s.Introduction, s.Note, s.Claim, s.Explainer, s.Page} {
		for param, f := range fields {
			n.params[param] = n.params[param] || f.Type == "note" || f.Of == "note"
			for within, item := range f.Fields {
				n.params[within] = n.params[within] || item.Type == "note"
			}
		}
	}
	add := func(kind, id, called, says, file string) {
		n.list = append(n.list, name{kind, id, called, says, file, 1, 1})
	}
	for _, x := range c.Notes {
		n.persons[x.ID] = x.Kind == "person"
		add("note", x.ID, n.words(x.Name), n.gloss(x.Body), x.Path)
	}
	for _, x := range c.Claims {
		add("claim", x.ID, n.gloss(x.Body), x.Verdict, x.Path)
	}
	for _, x := range c.Explainers {
		add("explainer", x.ID, n.words(x.Titles), n.words(x.Leads), n.pathOf(x))
	}
	for _, slug := range c.Slugs {
		add(ofSlug, slug, "", "", path.Join(corpus.Folder(slug), "edition.yaml"))
	}
	for _, id := range slices.Sorted(maps.Keys(c.Config.Tags)) {
		add(ofTag, id, n.words(c.Config.Tags[id]), "", config.File)
	}
	for _, id := range slices.Sorted(maps.Keys(c.Config.Series)) {
		add(ofSeries, id, n.words(c.Config.Series[id].Title), n.words(c.Config.Series[id].Summary), config.File)
	}
	for i, x := range n.list {
		if x.kind == ofTag || x.kind == ofSeries {
			at := c.Pos(config.File, x.kind, x.id)
			n.list[i].line, n.list[i].col = max(at.Line, 1), max(at.Col, 1)
		}
	}
	if f := source.Read(folder, bibliography, nil); f != nil {
		for _, e := range cite.Parse(f.Data, f.Path, nil, nil).Entries(n.langs...) {
			n.list = append(n.list, name{ofKey, e.ID, e.Title, entrySays(e), bibliography, e.Pos.Line, e.Pos.Col})
		}
	}
	return n
}

// entrySays returns who wrote a work, and when.
func entrySays(e *cite.Entry) string {
	people, _ := e.Responsible()
	var out []string
	for _, p := range people {
		out = append(out, p.Full())
	}
	if year := e.Year(lang.English); year != "" {
		out = append(out, year)
	}
	return strings.Join(out, ", ")
}

// words returns a text in the languages of the site, each once.
func (n *names) words(t edition.Text) string {
	var out []string
	for _, l := range n.langs {
		if s := t[l]; s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, " · ")
}

// gloss returns the first paragraph of a body in the languages of the site.
func (n *names) gloss(body map[string][]edition.Block) string {
	var out []string
	for _, l := range n.langs {
		if blocks := body[l]; len(blocks) > 0 {
			var words []string
			for i := range blocks[0].Segments {
				words = append(words, blocks[0].Segments[i].Text())
			}
			out = append(out, strings.Join(words, " "))
		}
	}
	return strings.Join(out, "\n\n")
}

// pathOf returns the file of an article in the first language that it has.
func (n *names) pathOf(a *edition.Article) string {
	for _, l := range n.langs {
		if p := a.Paths[l]; p != "" {
			return p
		}
	}
	return ""
}

// addresses lists the pages of the site that a menu or a redirect may lead to.
func (n *names) addresses() []string {
	of := map[string]func(id string) string{
		"note": address.Note, "explainer": address.Explainer, ofSlug: address.Edition,
		ofTag:    func(id string) string { return address.Term(address.Tags, id) },
		ofSeries: func(id string) string { return address.Term(address.Series, id) },
	}
	out := []string{"/", "/" + address.Notes, "/" + address.Explainers, "/" + address.Bibliography, "/" + address.Search}
	for _, list := range address.Lists {
		out = append(out, "/"+list)
	}
	for _, p := range n.corpus.Pages {
		out = append(out, "/"+address.Page(p.ID))
	}
	for _, x := range n.list {
		if at := of[x.kind]; at != nil {
			out = append(out, "/"+at(x.id))
		}
	}
	return out
}

// find returns the name of a kind with an id.
func (n *names) find(kind, id string) (name, bool) {
	for _, x := range n.list {
		if x.kind == kind && x.id == id {
			return x, true
		}
	}
	return name{}, false
}
