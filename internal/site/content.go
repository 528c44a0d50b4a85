package site

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"slices"

	"duizhao/internal/annotate"
	"duizhao/internal/assets"
	"duizhao/internal/check"
	"duizhao/internal/cite"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/script"
	"duizhao/internal/source"
	"duizhao/internal/witness"
)

// bibliographyFile is the site's CSL-JSON.
const bibliographyFile = "content/bibliography.json"

// content is a site without the texts of its editions. It does not change once it is
// open: what a run collects is in [run].
type content struct {
	options   Options
	corpus    *corpus.Corpus
	library   *cite.Library // nil if the site has no bibliography
	converter *script.Converter
	apparatus *annotate.Apparatus
	witnesses map[string]*witness.Copied // by edition
	private   []string                   // editions whose author's text is here and may not be published
	trial     bool                       // a check of templates: what is made is thrown away
	drafts    bool                       // something is shown that is not to be published yet
	claimed   map[string]bool            // editions with claims
	pinyin    bool                       // names have readings
	bundle    *assets.Bundle
	layouts   *templateFiles
	rules     *check.Content
	lists     *lists
	comes     map[string]bool // addresses that come and go with editions
	sources   map[string]int  // which page of the bibliography each work is on; nil if it has one
	cards     *cards
}

// open reads everything but the texts of the editions. It returns nil if site.yaml
// cannot be used. Only a site that is rendered needs the serif: cutting and packing it
// takes a third of the time of a check of a small site.
func open(o Options, problems *diag.List, serif bool) *content {
	c := &content{options: o, corpus: corpus.Open(o.FS, problems), claimed: map[string]bool{}, layouts: &templateFiles{}}
	if c.corpus == nil {
		return nil
	}
	if !o.Drafts {
		c.corpus.LeaveOutDrafts()
	}
	c.drafts = o.Drafts && c.corpus.Drafted()
	config := c.corpus.Config
	config.URL = cmp.Or(o.URL, config.URL)
	if slices.ContainsFunc(config.Languages, func(tag string) bool { return lang.Declared(tag) != "" }) {
		go script.Prepare()
	}
	c.converter = script.New(config.Simplified, script.Names(c.corpus.Notes))
	c.library = openLibrary(o.FS, c.converter, problems)
	for _, cl := range c.corpus.Claims {
		c.claimed[cl.Edition] = true
	}
	c.pinyin = slices.ContainsFunc(c.corpus.Notes, func(n *edition.Note) bool { return n.Pinyin != "" })
	c.apparatus = annotate.New(c.corpus.Notes, c.corpus.Claims, c.corpus.Pos, problems)
	c.apparatus.Draft = c.corpus.Drafts.Has
	c.witnesses = witness.Find(c.corpus, o.Witnesses, o.WitnessPartial, problems)
	for _, slug := range slices.Sorted(maps.Keys(c.witnesses)) {
		if c.witnesses[slug].Private {
			c.private = append(c.private, slug)
		}
	}
	unprinted(c)
	uses := c.theme(problems)
	c.layouts.templates = o.layers(uses, "templates")
	c.layouts.readLayouts(o.FS, config.Languages, problems)
	c.bundle = o.makeAssets(o.layers(uses, "static"), problems, serif)
	c.cards = &cards{corpus: c.corpus, file: c.file, fit: map[string]cardFit{}}
	if serif || config.Outputs.Fonts != "" {
		c.cards.open(c, problems)
	}
	c.corpus.ClaimPages = corpus.PageClaims(c.corpus)
	c.sources = pageSources(c)
	c.lists = &lists{corpus: c.corpus, notesEach: c.corpus.Shelves().NotesEach()}
	c.lists.shelves, c.comes = c.lists.cut(), map[string]bool{}
	for i := range ofSite {
		if ofSite[i].comes {
			for _, at := range ofSite[i].paths(c) {
				c.comes[at] = true
			}
		}
	}
	addresses{c}.check(problems)
	c.rules = &check.Content{Corpus: c.corpus, Converter: c.converter, Links: c.links(), Today: o.Today, Choices: o.Choices}
	return c
}

// openLibrary reads the bibliography; it returns nil if there is none.
func openLibrary(fsys fs.FS, site *script.Converter, problems *diag.List) *cite.Library {
	if _, err := fs.Stat(fsys, bibliographyFile); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	f := source.Read(fsys, bibliographyFile, problems)
	if f == nil {
		return nil
	}
	return cite.Parse(f.Data, f.Path, inScript(site), problems)
}

// inScript returns what sets the Chinese of a bibliography in the script of a page:
// words in Simplified as those of a derived version, names character by character,
// and Traditional where the text leaves no doubt.
func inScript(site *script.Converter) cite.Converter {
	names := script.New(nil, nil)
	return func(text, tag string, name bool) string {
		switch lang.Of(tag).Tag {
		case lang.Hans:
			if name {
				return names.Text(text)
			}
			return site.Text(text)
		case lang.Hant:
			return script.Mend(text)
		}
		return text
	}
}

// links returns what links may lead to.
func (c *content) links() *check.Links {
	links := &check.Links{Notes: map[string]*edition.Note{}, Claims: map[string]*edition.Claim{}, Figures: slices.Collect(maps.Keys(c.corpus.Figures)),
		Library: c.library, Pages: map[string]bool{}, Leads: c.leads, Draft: c.corpus.Drafts.Has, Picture: c.cards.unfit}
	for _, n := range c.corpus.Notes {
		links.Notes[n.ID] = n
	}
	for _, cl := range c.corpus.Claims {
		links.Claims[cl.ID] = cl
	}
	for _, a := range c.corpus.Explainers {
		links.Explainers = append(links.Explainers, a.ID)
	}
	for i := range ofSite {
		if ofSite[i].comes { // leads knows them
			continue
		}
		for _, at := range ofSite[i].paths(c) {
			links.Pages[at] = true
		}
	}
	return links
}

// simplify returns what makes texts of the site Simplified; nil if a derived text is
// found by its characters.
func (c *content) simplify() func(string) string {
	if len(c.corpus.Config.Simplified) == 0 {
		return nil
	}
	return c.converter.Text
}

// file finds a file of static/ by its path on the site.
func (c *content) file(path string) ([]byte, bool) {
	for i := range c.bundle.Files {
		if f := &c.bundle.Files[i]; f.Path == path {
			data, err := f.Data()
			return data, err == nil
		}
	}
	return nil, false
}
