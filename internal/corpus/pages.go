package corpus

import (
	"cmp"
	"crypto/sha256"
	"path"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// PagesFolder holds the pages that a site has besides those that the program makes:
// ID.md, with a text in each language of the site, or a folder ID with a file for
// each language. ID is the address, and may have folders in it: guide/start.md is
// the page /guide/start/.
const PagesFolder = "content/pages"

// Heading is the front matter that pages and introductions share.
type Heading struct {
	Title   edition.Text `yaml:"title" required:"true" doc:"title in each language"`
	Summary edition.Text `yaml:"summary" doc:"one sentence in each language"`
}

// PageInfo is the front matter of a page of the site. In a file for one language its
// texts may be plain, and what is not a text stands in any of the files.
type PageInfo struct {
	Heading
	Name    edition.Text   `yaml:"name" doc:"what the menu calls the page, if not by its title"`
	Image   string         `yaml:"image" format:"path" doc:"picture in static/ that others show when the page is shared, as in /cover.jpg: PNG or JPEG, best 1200 × 630 pixels (default: a card that the program draws)"`
	Aliases []string       `yaml:"aliases" format:"path" doc:"addresses that this had before, as in /old-name/: a small page at each leads on, and servers are told"`
	Draft   bool           `yaml:"draft" doc:"true keeps it out of builds until it is ready; duizhao serve shows it"`
	Params  edition.Params `yaml:"params" doc:"fields of your own, by name, for templates to show as .Params.NAME; schema: in site.yaml may say which there are"`
	Menu    *int           `yaml:"menu" doc:"puts the page into the menu: those with small numbers first, 0 for not at all (default: 0; of the page about: the last)"`
}

// Page is a page of the site.
type Page struct {
	*edition.Article        // ID is its address, without the slash at the end
	Path             string // of the file that names it: the only one, or that of the site's first language
	PageInfo
	Digest [32]byte // SHA-256 over its files
}

// InMenu returns the pages that have a place in the menu, in order.
func (c *Corpus) InMenu() []*Page {
	place := func(p *Page) int {
		switch {
		case p.Menu != nil:
			return *p.Menu
		case p.ID == AboutID:
			return int(^uint(0) >> 1)
		}
		return 0
	}
	list := slices.DeleteFunc(slices.Clone(c.Pages), func(p *Page) bool { return place(p) == 0 })
	slices.SortStableFunc(list, func(a, b *Page) int { return cmp.Compare(place(a), place(b)) })
	return list
}

// pages reads the pages of the site, sorted by address.
func (c *reader) pages(problems *diag.List) {
	r := &pageReader{c.corpus, problems}
	if !c.corpus.folders.missing(AboutFile) {
		r.add(r.page(AboutID, AboutFile))
	}
	r.folder("")
	slices.SortFunc(c.corpus.Pages, func(a, b *Page) int { return strings.Compare(a.ID, b.ID) })
}

// pageReader reads the pages of a site into its corpus.
type pageReader struct {
	*Corpus
	problems *diag.List
}

// folder reads the pages in a folder below PagesFolder.
func (r *pageReader) folder(id string) {
	dir := path.Join(PagesFolder, id)
	var tongues []string
	for _, e := range r.folders.entries(dir, r.problems) {
		name := path.Join(dir, e.Name())
		stem, text := strings.CutSuffix(e.Name(), ".md")
		switch {
		case e.IsDir() && !source.ID.MatchString(e.Name()), text && !e.IsDir() && !r.tongue(id, stem) && !source.ID.MatchString(stem):
			if !aboutContent.MatchString(e.Name()) {
				r.problems.Add(diag.Errorf("id-form", diag.Pos{Path: name}, "%q is not an id",
					stem).WithHint("ids are made of a-z, 0-9 and -, as in contact.md"))
			}
		case e.IsDir():
			checkName(name, e.Name(), r.problems)
			r.folder(path.Join(id, e.Name()))
		case !text:
			r.problems.Add(diag.Warnf("file-stray", diag.Pos{Path: name},
				"this file is not read").WithHint("only Markdown belongs here; pictures and other files go into static/"))
		case r.tongue(id, stem):
			tongues = append(tongues, stem)
		default:
			checkName(name, stem, r.problems)
			r.add(r.page(path.Join(id, stem), name))
		}
	}
	if len(tongues) > 0 {
		r.add(r.inLanguages(id, tongues))
	}
}

// tongue reports whether a file of a folder of pages is a text in a language of the
// site, and not a page.
func (r *pageReader) tongue(id, stem string) bool {
	return id != "" && slices.Contains(r.Config.Languages, stem)
}

// add adds a page, if there is none with its address.
func (r *pageReader) add(p *Page) {
	if p == nil {
		return
	}
	for _, q := range r.Pages {
		if q.ID == p.ID {
			problem := diag.Errorf("address-twice", diag.Pos{Path: p.Path}, "the page /%s/ is written a second time",
				p.ID).WithHint("join the two, or rename one")
			problem.Notes = []diag.Note{{Pos: diag.Pos{Path: q.Path}, Text: "first here"}}
			r.problems.Add(problem)
			return
		}
	}
	r.Pages = append(r.Pages, p)
}

// page reads a page whose languages share one file. It returns nil when the file
// cannot be used.
func (r *pageReader) page(id, name string) *Page {
	p := &Page{Path: name}
	a, doc, digest := r.reader().article(name, &p.PageInfo, &p.Heading, r.problems)
	if a == nil {
		return nil
	}
	r.Docs[name] = doc
	r.aliases(p.Aliases, address.Page(id), a.Titles, doc)
	own(r.Config.Schema.Page, &p.PageInfo.Params, doc, r.problems)
	a.ID, a.Draft, a.Image, a.Params = id, p.PageInfo.Draft, p.PageInfo.Image, p.PageInfo.Params
	p.Article, p.Digest = a, digest
	return p
}

// inLanguages reads a page that has a file for each language of the site; it has
// those of found.
func (r *pageReader) inLanguages(id string, found []string) *Page {
	dir := path.Join(PagesFolder, id)
	p := &Page{Path: path.Join(dir, found[0]+".md"), PageInfo: PageInfo{Heading: Heading{Title: edition.Text{}, Summary: edition.Text{}}, Name: edition.Text{}}}
	draft, own := false, paramsOf{c: r.Corpus, fields: r.Config.Schema.Page, problems: r.problems}
	p.Article = r.reader().inFiles(id, dir, "a page in a folder", r.problems,
		func(f *source.File, front *source.Front, lang string) (string, string, *source.Doc) {
			var info PageInfo
			doc := f.DecodeYAML(front.YAML, front.Offset, &info, r.problems)
			p.Digest = sha256.Sum256(append(p.Digest[:], f.Data...))
			draft = draft || info.Draft
			own.add(info.Params, lang, doc)
			if doc != nil {
				r.aliases(info.Aliases, address.Page(id), info.Title, doc)
			}
			p.PageInfo.Image = cmp.Or(p.PageInfo.Image, info.Image)
			if p.Menu == nil {
				p.Menu = info.Menu
			}
			if s := info.Name.In(lang); s != "" {
				p.Name[lang] = s
			}
			return info.Title.In(lang), info.Summary.In(lang), doc
		})
	if p.Article == nil {
		return nil
	}
	p.Article.Draft, p.Article.Image, p.Article.Params = draft, p.PageInfo.Image, own.all()
	p.Heading = Heading{Title: p.Titles, Summary: p.Leads}
	if name := p.Paths[r.Config.Languages[0]]; name != "" {
		p.Path = name
	}
	return p
}
