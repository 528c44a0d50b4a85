package corpus

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// Alias is an address at which something once was. A small page there leads on.
type Alias struct {
	From string       // with a slash at its beginning, as written
	To   string       // address of the page that it leads to
	Name edition.Text // of that page
	Pos  diag.Pos
}

// Redirects returns what servers are to lead on: the redirects of site.yaml and the
// aliases.
func (c *Corpus) Redirects() []config.Redirect {
	out := slices.Clone(c.Config.Redirects)
	for i := range c.Aliases {
		out = append(out, config.Redirect{From: c.Aliases[i].From, To: "/" + c.Aliases[i].To})
	}
	return out
}

// aliases adds the aliases in a file.
func (c *Corpus) aliases(list []string, to string, name edition.Text, doc *source.Doc) {
	for i, from := range list {
		c.Aliases = append(c.Aliases, Alias{from, to, name, doc.Pos("aliases", i)})
	}
}

// heads reads what must be known of all editions before they are read: their aliases,
// whether they are drafts, and what they are filed under. It adds the aliases of everything that has been read, too.
func (c *Corpus) heads() {
	for _, n := range c.Notes {
		c.aliases(n.Aliases, address.Note(n.ID), n.Name, c.Docs[n.Path])
	}
	terms := c.listTerms()
	c.draft, c.Heads = map[string]bool{}, make(map[string]Head, len(c.Slugs))
	for _, slug := range c.Slugs {
		f := source.Read(c.FS, path.Join(Folder(slug), "edition.yaml"), nil)
		if f == nil {
			continue
		}
		c.Heads[slug] = HeadOf(f.Data)
		if h, _ := headOf(f, "draft"); h.Draft {
			c.draft[slug] = true
		}
		if source.Only(f.Data, "aliases") != nil {
			if h, doc := headOf(f, "aliases", "title"); doc != nil {
				c.aliases(h.Aliases, address.Edition(slug), h.Title, doc)
			}
		}
		if shelved := len(c.Slugs) > 1; shelved || len(terms.byID) > 0 || source.Only(f.Data, "people") != nil { // a site without any reads no more for it
			c.Unfiled = !terms.file(slug, f, shelved) || c.Unfiled
		}
	}
	c.Terms = terms.sorted()
	c.file()
	slices.SortStableFunc(c.Aliases, func(a, b Alias) int {
		return cmp.Or(strings.Compare(a.Pos.Path, b.Pos.Path), cmp.Compare(a.Pos.Line, b.Pos.Line))
	})
}
