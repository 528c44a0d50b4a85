package corpus

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/address"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/figure"
	"duizhao/internal/source"
)

// Drafts are what a site has and a build leaves out: what says draft: true, and the
// claims of such an edition.
type Drafts struct {
	Slugs      []string
	Notes      []*edition.Note
	Claims     []*edition.Claim
	Explainers []*edition.Article
	Pages      []*Page
	Figures    []string // as they are named in the corpus
}

// Len returns how many drafts there are. A claim counts only if it says so itself.
func (d *Drafts) Len() int {
	n := len(d.Slugs) + len(d.Notes) + len(d.Explainers) + len(d.Pages) + len(d.Figures)
	for _, c := range d.Claims {
		if c.Draft {
			n++
		}
	}
	return n
}

// Has reports whether a link leads to a draft: one to note:ID, claim:ID,
// explainer:ID or figure:ID, or to an address of the site, with a slash at its beginning.
func (d *Drafts) Has(link string) bool {
	kind, id, _ := strings.Cut(link, ":")
	switch kind {
	case "note":
		return d.note(id)
	case "claim":
		return slices.ContainsFunc(d.Claims, func(c *edition.Claim) bool { return c.ID == id })
	case "explainer":
		return d.explainer(id)
	case "figure":
		return slices.ContainsFunc(d.Figures, func(name string) bool { return name == id || strings.HasSuffix(name, "/"+id) })
	}
	at := strings.Trim(link, "/")
	first, rest, _ := strings.Cut(at, "/")
	return slices.Contains(d.Slugs, first) || first == "notes" && d.note(rest) || first == "explainers" && d.explainer(rest) ||
		slices.ContainsFunc(d.Pages, func(p *Page) bool { return p.ID == at })
}

func (d *Drafts) note(id string) bool {
	return slices.ContainsFunc(d.Notes, func(n *edition.Note) bool { return n.ID == id })
}

func (d *Drafts) explainer(id string) bool {
	return slices.ContainsFunc(d.Explainers, func(a *edition.Article) bool { return a.ID == id })
}

// LeaveOutDrafts takes the drafts out of the site.
func (c *Corpus) LeaveOutDrafts() {
	d := &c.Drafts
	c.Slugs, d.Slugs = apart(c.Slugs, c.drafted)
	c.bidi = sync.OnceValue(c.rightToLeft)
	c.Notes, d.Notes = apart(c.Notes, func(n *edition.Note) bool { return n.Draft })
	c.Claims, d.Claims = apart(c.Claims, func(cl *edition.Claim) bool { return cl.Draft || slices.Contains(d.Slugs, cl.Edition) })
	c.Explainers, d.Explainers = apart(c.Explainers, func(a *edition.Article) bool { return a.Draft })
	c.Pages, d.Pages = apart(c.Pages, func(p *Page) bool { return p.Article.Draft })
	d.takeFigures(c)
	c.Terms, _ = apart(c.Terms, func(t *Term) bool { return t.Kind == address.People && d.note(t.ID) })
	for _, t := range c.Terms {
		t.Members, _ = apart(t.Members, func(m Member) bool { return slices.Contains(d.Slugs, m.Slug) })
	}
	c.file()
	_, c.Aliases = apart(c.Aliases, func(a Alias) bool { return !d.Has("/" + a.To) })
}

// takeFigures takes the figures that are drafts out of a site.
func (d *Drafts) takeFigures(c *Corpus) {
	for slug, ids := range c.FigureIDs {
		kept, left := apart(ids, func(id string) bool { return c.Figure(slug, id).Draft })
		c.FigureIDs[slug] = kept
		for _, id := range left {
			d.Figures = append(d.Figures, slug+"/"+id)
			delete(c.Figures, slug+"/"+id)
		}
	}
	slices.Sort(d.Figures)
}

// Drafted reports whether something of the site says draft: true.
func (c *Corpus) Drafted() bool {
	return slices.ContainsFunc(c.Slugs, c.drafted) || slices.ContainsFunc(c.Notes, func(n *edition.Note) bool { return n.Draft }) ||
		slices.ContainsFunc(c.Claims, func(cl *edition.Claim) bool { return cl.Draft }) ||
		slices.ContainsFunc(c.Explainers, func(a *edition.Article) bool { return a.Draft }) ||
		slices.ContainsFunc(c.Pages, func(p *Page) bool { return p.Article.Draft }) || slices.ContainsFunc(slices.Collect(maps.Values(c.Figures)),
		func(f *figure.Figure) bool { return f.Draft })
}

func (c *Corpus) drafted(slug string) bool { return c.draft[slug] }

// apart returns the items of a list that are not, and those that are.
func apart[T any](list []T, are func(T) bool) (not, those []T) {
	for _, item := range list {
		if are(item) {
			those = append(those, item)
		} else {
			not = append(not, item)
		}
	}
	return not, those
}

// head is what must be known of an edition before it is read.
type head struct {
	Title    edition.Text          `yaml:"title"`
	Author   edition.Makers        `yaml:"author"`
	Draft    bool                  `yaml:"draft"`
	Aliases  []string              `yaml:"aliases"`
	Tags     []string              `yaml:"tags"`
	People   []string              `yaml:"people"`
	Series   string                `yaml:"series"`
	Part     int                   `yaml:"part"`
	Date     string                `yaml:"date"`
	Versions []edition.VersionInfo `yaml:"versions"`
}

// headOf reads some keys of an edition.yaml. Problems are reported when all of it is read;
// the document is nil if it has none of them,
// or cannot be used.
func headOf(f *source.File, keys ...string) (h head, doc *source.Doc) {
	if f != nil {
		if data := source.Only(f.Data, keys...); data != nil {
			doc = f.DecodeYAML(data, 0, &h, nil)
		}
	}
	return h, doc
}

// ReportDraft reports a link to a draft in what is built without drafts.
func ReportDraft(link string, pos diag.Pos, problems *diag.List) {
	problems.Add(diag.Errorf("link-draft", pos, "%s is a draft, which is not published", link).WithHint("take out draft: true when it is " +
		"ready, or take the link out until then; duizhao serve shows drafts"))
}
