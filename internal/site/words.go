package site

import (
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// need reports the languages that a text must be in and is not. Simplified is made
// from Traditional.
func (l *loaded) need(doc *source.Doc, what string, t edition.Text, langs []string, at ...any) {
	if doc == nil || len(t) == 0 { // missing as a whole, which the decoder reports
		return
	}
	for _, lang := range langs {
		if source.WellFormedLang(lang) && l.converter.In(t, lang) == "" {
			l.problems.Add(doc.Problem("text-missing", "add a line: "+lang+": …", what+" has no words in "+lang, at...))
		}
	}
}

// needSite checks the words that the site's own pages need.
func (l *loaded) needSite() {
	c := l.corpus
	langs := c.Config.Languages
	l.need(c.Docs["content/site.yaml"], "the site's title", c.Config.Title, langs, "title")
	for _, n := range c.Notes {
		l.need(c.Docs[n.Path], "the note's name", n.Name, langs, "name")
	}
	if c.About != nil {
		l.need(c.Docs["content/about.md"], "the page's title", c.About.Titles, langs, "title")
	}
	for slug, ids := range l.figureIDs {
		for _, id := range ids {
			name := "content/editions/" + slug + "/figures/" + id + ".yaml"
			l.need(c.Docs[name], "the figure's title", l.figures[slug+"/"+id].Title, langs, "title")
			l.figureText(name, l.figures[slug+"/"+id].Caption)
		}
	}
}

// needEdition checks the words that an edition's pages need, in its own
// languages and in those of the site.
func (l *loaded) needEdition(a *edition.Annotated, doc *source.Doc) {
	langs := append(append([]string{}, a.Langs...), l.corpus.Config.Languages...)
	l.need(doc, "the title", a.Title, langs, "title")
	l.need(doc, "the author's name", a.Author, langs, "author")
	for _, id := range keys(a.Speakers) {
		l.need(doc, "the speaker's name", a.Speakers[id].Name, a.Langs, "speakers", id, "name")
	}
}

// figureTwice reports a figure that is in an article twice.
func (l *loaded) figureTwice(path string, blocks []edition.Block) {
	seen := map[string]bool{}
	for i := range blocks {
		for s := range blocks[i].Segments {
			for _, r := range blocks[i].Segments[s].Runs {
				if r.Kind != edition.Image || len(r.Ref) < 7 || r.Ref[:7] != "figure:" {
					continue
				}
				if seen[r.Ref] {
					l.problems.Errorf("figure-twice", diag.Pos{Path: path, Line: blocks[i].Segments[s].Line, Col: int(r.Col)},
						"take one of them out", "the figure %s stands here a second time", r.Ref[7:])
				}
				seen[r.Ref] = true
			}
		}
	}
}
