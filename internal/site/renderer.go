package site

import (
	"io/fs"
	"maps"
	"slices"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/figure"
	"duizhao/internal/lang"
	"duizhao/internal/render"
	"duizhao/internal/render/book"
	"duizhao/internal/render/sheet"
	"duizhao/internal/render/single"
	"duizhao/internal/render/web"
	"duizhao/internal/script"
	"duizhao/internal/serif"
)

// rendering is what makes the pages and files of a site.
type rendering struct {
	*render.Renderer // what all of them are made with
	pages            *web.Pages
	single           *single.Files
	content          *content
}

// offer returns links to files that hold a whole edition, for a page in langs from which
// root leads to the site's root.
type offer func(r *rendering, a *edition.Annotated, root string, langs []string) []render.Link

// books and singles are offers.
func (r *rendering) books(a *edition.Annotated, root string, langs []string) []render.Link {
	return book.Links(r.Renderer, a, root, langs)
}

func (r *rendering) singles(a *edition.Annotated, root string, langs []string) []render.Link {
	return r.single.Links(a, root, langs)
}

// newRenderer prepares the pages. A template that does not parse is a problem; the
// renderer is then nil.
func (r *run) newRenderer() *rendering {
	c := r.content
	figures := make(map[string]*figure.Figure, len(c.corpus.Figures))
	for name, f := range c.corpus.Figures {
		figures[name] = simplified(f, c.converter)
	}
	marks, rule, err := marks()
	if err != nil {
		r.found.Problems.Add(serifProblem(err))
	}
	all, err := render.New(render.Input{Corpus: c.corpus, Library: c.library, Figures: figures, FigureIDs: c.corpus.FigureIDs, Sources: c.sources,
		Converter: c.converter, Templates: over(c.layouts.templates), Own: c.layouts.isOwn, Words: c.layouts.words(), Layouts: c.layouts.layouts,
		Program: "Duizhao " + c.options.Version, Draft: c.options.Draft, Private: c.private, Cards: c.cards.picture, Cover: c.cards.cover,
		Outline: serif.Outline, Book: c.bundle.Book, BookFaces: c.bundle.BookFaces, Fonts: r.fonts(), Marks: marks, File: c.file})
	if err != nil {
		problem, ok := c.ofTemplate(err)
		if !ok {
			problem = fileError("templates", err)
		}
		r.found.Problems.Add(problem)
		return nil
	}
	out := &rendering{Renderer: all, content: c}
	out.pages = web.New(all, web.Assets{CSS: c.bundle.CSS, JS: c.bundle.JS, First: c.bundle.First, Icon: c.bundle.Icon, Search: c.bundle.Search,
		Large: c.bundle.Large, More: c.bundle.More, Pages: c.bundle.Pages, Found: c.bundle.Found, Parts: c.bundle.Parts},
		func(a *edition.Annotated, root string, langs []string) []render.Link {
			return c.offers(out, a, root, langs)
		})
	out.single = single.New(all, out.pages, c.inline(rule))
	if len(c.layouts.own()) > 0 {
		for _, e := range out.pages.Trial.Try() {
			if problem, ok := c.ofTemplate(e); ok {
				r.found.Problems.Add(problem)
			}
		}
		for _, e := range slices.Concat(book.Try(all, out.pages.Trial.With), sheet.Try(all, out.pages.Trial.With)) {
			if problem, ok := c.ofTemplate(e); ok {
				r.found.Problems.Add(problem)
			}
		}
	}
	c.paramsOf(out.pages.Trial, r.found.Problems)
	rootsOf(c, out.pages.Trial, r.found.Problems)
	unknown, words := out.pages.Trial.UnknownWords()
	for _, w := range unknown {
		hint := diag.DidYouMean(w.Key, words)
		if hint == "" {
			hint = "write it into templates/words/LANG.yaml for each language of the site, English among them"
		}
		r.found.Problems.Add(diag.Warnf("word-unknown", c.layouts.pos(&w.At),
			"the interface has no word %q, and pages would have the key in its place", w.Key).WithHint(hint))
	}
	c.wordsOf(out.pages.Trial, words, r.found.Problems)
	return out
}

// words returns the folders with words of the interface, the program's first.
func (c *templateFiles) words() []fs.FS {
	out := slices.Clone(over(c.templates))
	slices.Reverse(out)
	return out
}

// inline returns what pages in one file are made with; faces are rules at the
// beginning of their style sheet.
func (c *content) inline(faces []byte) single.Inline {
	first, _ := c.file(c.bundle.First)
	return single.Inline{CSS: slices.Concat(faces, c.bundle.SingleCSS), First: first, Boot: c.bundle.Boot,
		JS: c.bundle.Single, Many: c.bundle.SingleMany, Controls: c.bundle.SingleControls,
		Faces: c.bundle.SingleFaces}
}

// simplified returns a figure whose words have Simplified where they are in
// Traditional only.
func simplified(f *figure.Figure, c *script.Converter) *figure.Figure {
	g := *f
	with := func(t *edition.Text) {
		if s, ok := (*t)[lang.Hant]; ok && (*t)[lang.Hans] == "" {
			*t = maps.Clone(*t)
			(*t)[lang.Hans] = c.Text(s)
		}
	}
	with(&g.Title)
	with(&g.Caption)
	with(&g.Note)
	with(&g.Unit)
	g.Series, g.Rows, g.Nodes, g.Edges = slices.Clone(f.Series), slices.Clone(f.Rows), slices.Clone(f.Nodes), slices.Clone(f.Edges)
	for i := range g.Series {
		with(&g.Series[i].Label)
	}
	for i := range g.Rows {
		with(&g.Rows[i].Label)
		with(&g.Rows[i].Detail)
	}
	for i := range g.Nodes {
		with(&g.Nodes[i].Label)
	}
	for i := range g.Edges {
		with(&g.Edges[i].Label)
	}
	return &g
}
