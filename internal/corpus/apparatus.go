package corpus

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"path"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/markup"
	"duizhao/internal/source"
)

// front reads the front matter of a file into v, and returns its bodies by language.
// footnotes is whether they may have footnotes. The document places problems in the
// front matter; it is nil when the file cannot be used.
func (c *reader) front(name string, v any, digest *[32]byte, footnotes bool, problems *diag.List) (map[string]*markup.Text, *source.Doc) {
	f := source.Read(c.corpus.FS, name, problems)
	if f == nil {
		return nil, nil
	}
	*digest = sha256.Sum256(f.Data)
	front := f.Cut(problems)
	if front == nil {
		return nil, nil
	}
	if front.Offset == 0 {
		problems.Add(diag.Errorf("front-missing", f.Pos(0),
			"this file has no front matter").WithHint("begin the file with a line ---, the keys, and a line ---"))
		return nil, nil
	}
	doc := f.DecodeYAML(front.YAML, front.Offset, v, problems)
	if doc == nil {
		return nil, nil
	}
	bodies := map[string]*markup.Text{}
	if len(c.corpus.Config.Languages) == 1 && len(front.Bodies) > 0 && front.Bodies[0].Lang == "" {
		front.Bodies[0].Lang = c.corpus.Config.Languages[0] // which needs no saying
	}
	for _, b := range front.Bodies {
		if b.Lang == "" {
			problems.Add(diag.Errorf("body-lang", f.Pos(b.Offset+leading(b.Text)),
				"this text is in no language").WithHint("begin it with a line such as: --- " + c.corpus.Config.Languages[0]))
			continue
		}
		if bodies[b.Lang] != nil {
			problems.Add(diag.Errorf("body-twice", f.Pos(b.Mark), "a second text in %s begins here", b.Lang).WithHint("join the two"))
			continue
		}
		t := markup.Parse(b.Text, markup.Options{HTML: c.corpus.Config.HTML, Line: b.Line})
		report(f, b.Offset, t.Issues, problems)
		checkFootnotes(f, t, footnotes, problems)
		bodies[b.Lang] = t
	}
	var missing []string
	for _, lang := range c.corpus.Config.Languages {
		if t := bodies[lang]; t == nil || len(t.Blocks)+len(t.Issues) == 0 {
			missing = append(missing, lang)
		}
	}
	missing = c.strangers(f, front, missing, problems)
	for _, lang := range missing {
		problems.Add(diag.Errorf("body-missing", f.Pos(missingAt(f, front, lang)), "there is no text in %s", lang).WithHint("add a line --- " +
			lang + " and the text below it"))
	}
	return bodies, doc
}

// missingAt returns the offset at which a text is missing: its own empty body, or the
// end.
func missingAt(f *source.File, front *source.Front, lang string) int {
	for _, b := range front.Bodies {
		if b.Lang == lang {
			return b.Mark
		}
	}
	return len(bytes.TrimRight(f.Data, "\n"))
}

func leading(text []byte) int {
	return len(text) - len(strings.TrimLeft(string(text), " \t\n"))
}

func blocksOf(bodies map[string]*markup.Text) map[string][]edition.Block {
	out := make(map[string][]edition.Block, len(bodies))
	for lang, t := range bodies {
		out[lang] = t.Blocks
	}
	return out
}

// note reads a note. One that cannot be used has only its id, so that links to it are
// not reported as well.
func (c *reader) note(name string, problems *diag.List) *edition.Note {
	n := &edition.Note{ID: strings.TrimSuffix(path.Base(name), ".md"), Path: name}
	bodies, doc := c.front(name, &n.NoteInfo, &n.Digest, false, problems)
	if doc == nil {
		return &edition.Note{ID: n.ID, Path: name}
	}
	c.corpus.Docs[name] = doc
	own(c.corpus.Config.Schema.Note, &n.Params, doc, problems)
	n.Body = blocksOf(bodies)
	return n
}

// claim reads a claim. One that cannot be used has only its id.
func (c *reader) claim(name string, problems *diag.List) *edition.Claim {
	cl := &edition.Claim{ID: strings.TrimSuffix(path.Base(name), ".md"), Path: name}
	bodies, doc := c.front(name, &cl.ClaimInfo, &cl.Digest, false, problems)
	if doc == nil {
		return &edition.Claim{ID: cl.ID, Path: name}
	}
	c.corpus.Docs[name] = doc
	own(c.corpus.Config.Schema.Claim, &cl.Params, doc, problems)
	if cl.Edition != "" && !slices.Contains(c.corpus.Slugs, cl.Edition) {
		problems.Add(diag.Errorf("edition-unknown", doc.Pos("edition"), "there is no edition %s",
			cl.Edition).WithHint(diag.DidYouMean(cl.Edition, c.corpus.Slugs)))
	}
	cl.Body = blocksOf(bodies)
	return cl
}

// ArticleInfo is the front matter of an explainer in one language.
type ArticleInfo struct {
	Title   string   `yaml:"title" required:"true" doc:"title of the article"`
	Summary string   `yaml:"summary" doc:"one sentence, for lists and search engines"`
	Image   string   `yaml:"image" format:"path" doc:"picture in static/ that others show when the page is shared, as in /cover.jpg: PNG or JPEG, best 1200 × 630 pixels (default: a card that the program draws)"`
	Aliases []string `yaml:"aliases" format:"path" doc:"addresses that this had before, as in /old-name/: a small page at each leads on, and servers are told"`
	Draft   bool     `yaml:"draft" doc:"true, in any of the languages, keeps it out of builds until it is ready; duizhao serve shows it"`

	Params edition.Params `yaml:"params" doc:"fields of your own, by name, for templates to show as .Params.NAME; schema: in site.yaml may say which there are. Of texts by language each file may have its own"`
}

// explainer reads an explainer, which has a file for each language of the site.
func (c *reader) explainer(id string, problems *diag.List) *edition.Article {
	dir := path.Join("content/explainers", id)
	c.corpus.folders.straysBelow(dir, problems, func(lang string) bool { return slices.Contains(c.corpus.Config.Languages, lang) },
		"an explainer has a file for each language of the site, and no other")
	image, draft, own := "", false, paramsOf{c: c.corpus, fields: c.corpus.Config.Schema.Explainer, problems: problems}
	a := c.inFiles(id, dir, "an explainer", problems, func(f *source.File, front *source.Front, lang string) (string, string, *source.Doc) {
		var info ArticleInfo
		doc := f.DecodeYAML(front.YAML, front.Offset, &info, problems)
		image, draft = cmp.Or(image, info.Image), draft || info.Draft
		own.add(info.Params, lang, doc)
		if doc != nil {
			c.corpus.aliases(info.Aliases, address.Explainer(id), edition.Text{"": info.Title}, doc)
		}
		return info.Title, info.Summary, doc
	})
	if a != nil {
		a.Draft, a.Image, a.Params = draft, image, own.all()
	}
	return a
}

// inFiles reads an article that has a file for each language of the site, LANG.md in
// dir. read takes its title and its summary from the front matter. It returns nil when
// no file can be used.
func (c *reader) inFiles(id, dir, what string, problems *diag.List,
	read func(f *source.File, front *source.Front, lang string) (title, summary string, doc *source.Doc)) *edition.Article {
	a := &edition.Article{ID: id, Paths: map[string]string{}, Titles: edition.Text{}, Leads: edition.Text{},
		Body: map[string][]edition.Block{}, Notes: map[string][]edition.Footnote{}}
	for _, lang := range c.corpus.Config.Languages {
		name := path.Join(dir, lang+".md")
		f := source.Read(c.corpus.FS, name, problems)
		if f == nil {
			continue
		}
		front := f.Cut(problems)
		if front == nil {
			continue
		}
		if front.Offset == 0 {
			problems.Add(diag.Errorf("front-missing", f.Pos(0), "this file has no front matter").WithHint("begin the file with ---, title: …, ---"))
			continue
		}
		title, summary, doc := read(f, front, lang)
		if doc != nil {
			c.corpus.Docs[name] = doc
		}
		a.Paths[lang], a.Titles[lang] = name, title
		if summary != "" {
			a.Leads[lang] = summary
		}
		for _, b := range front.Bodies {
			if b.Lang != "" {
				problems.Add(diag.Errorf("body-lang", f.Pos(b.Mark), "a text in %s begins here, and this file is the one in %s", b.Lang,
					lang).WithHint("take the line out; " + what + " has a file for each language"))
				continue
			}
			t := markup.Parse(b.Text, markup.Options{HTML: c.corpus.Config.HTML, Line: b.Line})
			report(f, b.Offset, t.Issues, problems)
			checkFootnotes(f, t, true, problems)
			a.Body[lang], a.Notes[lang] = t.Blocks, t.Footnotes
		}
		if len(a.Body[lang]) == 0 && !slices.ContainsFunc(front.Bodies, func(b source.Body) bool { return len(bytes.TrimSpace(b.Text)) > 0 }) {
			problems.Add(diag.Errorf("body-missing", f.Pos(len(f.Data)), "there is no text in %s", lang).WithHint("write it below the front matter"))
		}
	}
	if len(a.Body) == 0 {
		return nil
	}
	return a
}

// article reads an article whose languages share one file: a page of the site, or an
// introduction. info is what the front matter is decoded into, h the heading in it. It
// returns nil when the file cannot be used.
func (c *reader) article(name string, info any, h *Heading, problems *diag.List) (*edition.Article, *source.Doc, [32]byte) {
	var digest [32]byte
	bodies, doc := c.front(name, info, &digest, true, problems)
	if doc == nil {
		return nil, nil, digest
	}
	a := &edition.Article{ID: strings.TrimSuffix(path.Base(name), ".md"), Paths: map[string]string{}, Titles: h.Title, Leads: h.Summary,
		Body: blocksOf(bodies), Notes: map[string][]edition.Footnote{}}
	for lang, t := range bodies {
		a.Paths[lang], a.Notes[lang] = name, t.Footnotes
	}
	return a, doc, digest
}
