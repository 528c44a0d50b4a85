// Package corpus reads a site's content folder into the model.
//
// [Open] reads what every page may need: the settings, the notes, the claims,
// the articles, and the names of the editions. An edition's own text is read by
// [Corpus.Edition], one at a time and from any goroutine, so that the memory of
// a build holds the texts being worked on and not the whole corpus.
package corpus

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/figure"
	"duizhao/internal/lang"
	"duizhao/internal/markup"
	"duizhao/internal/output"
	"duizhao/internal/source"
)

// Corpus is a site's content without the texts of its editions.
type Corpus struct {
	FS         fs.FS
	Config     *config.Site
	Slugs      []string // of the editions, sorted
	Notes      []*edition.Note
	Claims     []*edition.Claim
	Explainers []*edition.Article
	Pages      []*Page                   // that the site has besides those that the program makes
	Terms      []*Term                   // what editions are listed by, by kind and id
	Unfiled    bool                      // what an edition is listed by could not be read
	Aliases    []Alias                   // addresses at which something once was
	Drafts     Drafts                    // left out of all these
	Figures    map[string]*figure.Figure // by edition and name: lan-xi-2024/prices
	FigureIDs  map[string][]string       // by edition, sorted
	Docs       map[string]*source.Doc    // YAML by file, to place later problems
	ClaimPages ClaimPages
	Heads      map[string]Head // of each edition, drafts too

	filed   map[string][]*Term // what each edition is listed by
	folders *folders
	draft   map[string]bool // editions that say draft: true
	bidi    func() bool     // for Bidi
}

// AboutFile is the page about the site, at the top as no other page is; AboutID is its
// address.
const (
	AboutFile = "content/about.md"
	AboutID   = "about"
)

// folders lists what is in the folders of a site.
type folders struct {
	fsys fs.FS
}

// reader reads the content folder of a site into its corpus.
type reader struct {
	corpus *Corpus
}

// Open reads the content folder of a site. fsys is the site's folder. Problems
// are reported and do not stop it; the result is nil only when site.yaml is
// unusable.
func Open(fsys fs.FS, problems *diag.List) *Corpus {
	c := settings(fsys, problems)
	if c == nil {
		return nil
	}
	c.Slugs = c.folders.below("content/editions", problems)
	for _, name := range c.folders.files("content/notes", problems) {
		c.Notes = append(c.Notes, c.reader().note(name, problems))
	}
	c.reader().claims(problems)
	for _, id := range c.folders.below("content/explainers", problems) {
		if a := c.reader().explainer(id, problems); a != nil {
			c.Explainers = append(c.Explainers, a)
		}
	}
	for _, slug := range c.Slugs {
		c.reader().figures(slug, problems)
	}
	c.reader().straysAtTop(problems)
	c.reader().pages(problems)
	c.heads()
	return c
}

// OpenClaims reads the settings of a site and its claims, and which editions there
// are. It reports problems in the first two only.
func OpenClaims(fsys fs.FS, problems *diag.List) *Corpus {
	c := settings(fsys, problems)
	if c != nil {
		c.Slugs = c.folders.below("content/editions", nil)
		c.reader().claims(problems)
	}
	return c
}

// settings reads site.yaml; it returns nil if that cannot be used.
func settings(fsys fs.FS, problems *diag.List) *Corpus {
	c := &Corpus{FS: fsys, folders: &folders{fsys}, Config: &config.Site{}, Figures: map[string]*figure.Figure{}, FigureIDs: map[string][]string{},
		Docs: map[string]*source.Doc{}}
	c.bidi = sync.OnceValue(c.rightToLeft)
	if _, err := fs.Stat(fsys, config.File); errors.Is(err, fs.ErrNotExist) {
		problems.Add(diag.Errorf("site-missing", diag.Pos{Path: config.File},
			"there is no site here").WithHint("name the folder that holds content/, or make a site with: duizhao new DIR"))
		return nil
	}
	f := source.Read(fsys, config.File, problems)
	if f == nil {
		return nil
	}
	doc := f.YAML(c.Config, problems)
	if doc == nil {
		return nil
	}
	c.Docs[config.File] = doc
	c.reader().schema(doc, problems)
	c.reader().targets(doc, problems)
	if len(c.Config.Languages) == 0 {
		c.Config.Languages = []string{lang.English}
	}
	return c
}

// reader returns what reads the rest of a site into the corpus.
func (c *Corpus) reader() *reader { return &reader{c} }

func (c *reader) claims(problems *diag.List) {
	for _, name := range c.corpus.folders.files("content/claims", problems) {
		c.corpus.Claims = append(c.corpus.Claims, c.claim(name, problems))
	}
}

// entries lists a folder by name, without hidden files. A folder that does not exist
// is empty; one that cannot be read is reported.
func (c *folders) entries(dir string, problems *diag.List) []fs.DirEntry {
	list, err := fs.ReadDir(c.fsys, dir)
	if err != nil {
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case strings.Contains(err.Error(), "escapes"):
			source.ReportRead(dir, err, problems)
		default:
			hint := ""
			if errors.Is(err, fs.ErrPermission) {
				hint = "make it readable for the user who runs the build"
			}
			var pe *fs.PathError
			if errors.As(err, &pe) {
				err = pe.Err
			}
			problems.Add(diag.Errorf("file-read", diag.Pos{Path: dir}, "this folder cannot be read: %v", err).WithHint(hint))
		}
		return nil
	}
	return slices.DeleteFunc(list, func(e fs.DirEntry) bool {
		return strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), "~")
	})
}

// top are the files and folders of content/ that are read.
var top = []string{"site.yaml", "bibliography.json", "about.md", "editions", "notes", "claims", "explainers", "pages"}

// aboutContent matches files about the content, for whoever has the sources.
var aboutContent = regexp.MustCompile(`(?i)^(?:licen[cs]e|copying|readme|notice|authors|contributing)(?:\.\w+)?$`)

// straysAtTop warns of anything else in content/, such as a page that the program
// does not make.
func (c *reader) straysAtTop(problems *diag.List) {
	for _, e := range c.corpus.folders.entries("content", problems) {
		if slices.Contains(top, e.Name()) || aboutContent.MatchString(e.Name()) {
			continue
		}
		hint := diag.DidYouMean(e.Name(), top)
		if hint == "" {
			hint = "content/ holds " + strings.Join(top, ", ") + "; move it away"
			if strings.HasSuffix(e.Name(), ".md") {
				hint = "if it is a page of the site, move it to " + path.Join(PagesFolder, e.Name())
			}
		}
		what := "file"
		if e.IsDir() {
			what = "folder"
		}
		problems.Add(diag.Warnf("file-stray", diag.Pos{Path: path.Join("content", e.Name())}, "this %s is not read", what).WithHint(hint))
	}
}

// files lists the ids of the Markdown files in a folder.
func (c *folders) files(dir string, problems *diag.List) []string {
	var out []string
	for _, e := range c.entries(dir, problems) {
		name := path.Join(dir, e.Name())
		id, ok := strings.CutSuffix(e.Name(), ".md")
		switch {
		case e.IsDir() || !ok:
			problems.Add(diag.Warnf("file-stray", diag.Pos{Path: name}, "this file is not read").WithHint("only ID.md files belong here"))
		case !source.ID.MatchString(id):
			problems.Add(diag.Errorf("id-form", diag.Pos{Path: name}, "%q is not an id", id).WithHint("ids are made of a-z, 0-9 and -, as in high-flyer.md"))
		default:
			checkName(name, id, problems)
			out = append(out, name)
		}
	}
	return out
}

// below lists the subfolders of a folder, whose names are ids.
func (c *folders) below(dir string, problems *diag.List) []string {
	var out []string
	for _, e := range c.entries(dir, problems) {
		name := path.Join(dir, e.Name())
		info, err := fs.Stat(c.fsys, name)
		switch {
		case err != nil:
			source.ReportRead(name, err, problems)
		case !info.IsDir():
			problems.Add(diag.Warnf("file-stray", diag.Pos{Path: name}, "this file is not read").WithHint("only folders belong here"))
		case !source.ID.MatchString(e.Name()):
			problems.Add(diag.Errorf("id-form", diag.Pos{Path: name}, "%q is not an id",
				e.Name()).WithHint("ids are made of a-z, 0-9 and -, as in lan-xi-2024"))
		default:
			checkName(name, e.Name(), problems)
			out = append(out, e.Name())
		}
	}
	return out
}

// longestID is how long an id may be for its files to be unpacked everywhere: an
// address has it twice, as in /ID/ID.zh-hant-vertical.epub.
const longestID = 60

// checkName reports an id that Windows cannot use as the name of a file or folder, or
// that is too long there.
func checkName(name, id string, problems *diag.List) {
	switch {
	case output.Device(id):
		problems.Add(diag.Errorf("id-device", diag.Pos{Path: name}, "%s names a device on Windows, which can have no file or folder of that name",
			id).WithHint("choose another id, such as " + id + "-1"))
	case len(id) > longestID:
		problems.Add(diag.Warnf("id-long", diag.Pos{Path: name}, "this id has %d characters: Windows may not unpack what is named after it",
			len(id)).WithHint("choose a shorter one, while nobody links to it"))
	}
}

// report turns the issues of a Markdown text that begins at offset of f into
// problems.
func report(f *source.File, offset int, issues []markup.Issue, problems *diag.List) {
	for _, i := range issues {
		problem := diag.Errorf(i.Code, f.Pos(offset+i.Offset), "%s", i.Text).WithHint(i.Hint)
		if i.Doubt {
			problem = problem.Warning()
		}
		problems.Add(problem)
	}
}

// Bidi reports whether a site has text that is written from right to left: in one of
// its own languages, or in a version of an edition, by the name of its file. In a corpus
// that was read it looks once.
func (c *Corpus) Bidi() bool {
	if c.bidi == nil {
		return c.rightToLeft()
	}
	return c.bidi()
}

func (c *Corpus) rightToLeft() bool {
	rtl := func(tag string) bool { return lang.Direction(tag) == lang.RightToLeft }
	if slices.ContainsFunc(c.Config.Languages, rtl) {
		return true
	}
	for _, slug := range c.Slugs {
		list, _ := fs.ReadDir(c.FS, path.Join("content/editions", slug)) // what cannot be read is reported with the edition
		for _, e := range list {
			if tag, ok := strings.CutSuffix(e.Name(), ".md"); ok && rtl(tag) {
				return true
			}
		}
	}
	return false
}
