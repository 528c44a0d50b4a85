package web

import (
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// creditMeta returns the credit for a page's head: name and article:* for search engines,
// and for those who collect sources citation_*, as Google Scholar and Zotero read
// them.
//
// Highwire's tags, which citation_* are, have no translator, and Zotero's translator
// of embedded metadata, once it finds a citation_author, drops whoever is named in
// other terms. So the page of a version with a translator names authors and editors
// in the terms of Eprints, which Google Scholar takes as well, and the translator in
// Zotero's own; citation_author and citation_editor, whose case HTML does not
// distinguish (HTML, 4.2.5) and Zotero does, are spelt so that it reads the others.
func creditMeta(c *render.Credit, version bool) []Meta {
	var out []Meta
	each := func(list []render.Named, names ...string) {
		for _, n := range list {
			for _, name := range names {
				out = append(out, Meta{Name: name, Content: n.Name})
			}
		}
	}
	each(c.Authors, "author")
	if version && len(c.Translators) > 0 {
		each(c.Authors, "Citation_Author", "eprints.creators_name")
		each(c.Translators, "Citation_Translator", "z.translators")
		each(c.Editors, "Citation_Editor", "eprints.editors_name")
	} else {
		each(c.Authors, "citation_author")
		each(c.Editors, "citation_editor")
	}
	for _, n := range c.Authors {
		out = append(out, Meta{Property: "article:author", Content: n.Name})
	}
	out = append(out,
		Meta{Name: "citation_publication_date", Content: strings.ReplaceAll(c.Work, "-", "/")},
		Meta{Property: "article:published_time", Content: c.Work},
		Meta{Property: "article:modified_time", Content: c.Made})
	if c.Licence != nil {
		out = append(out, Meta{Name: "dcterms.license", Content: c.Licence.URL})
	}
	return slices.DeleteFunc(out, func(m Meta) bool { return m.Content == "" })
}

// creditLD adds the credit to a schema.org Article. An editor is often an office:
// schema.org wants a person for an editor, but takes either for a contributor.
func creditLD(c *render.Credit, ld map[string]any) {
	set := func(key string, value any) {
		if value != nil && value != "" {
			ld[key] = value
		}
	}
	set("datePublished", c.Work)
	set("dateModified", c.Made)
	set("dateCreated", c.Version)
	set("author", agents(c.Authors, "Person"))
	set("translator", agents(c.Translators, "Person"))
	var editors, others []render.Named
	for _, n := range c.Editors {
		if n.Kind == "person" {
			editors = append(editors, n)
		} else {
			others = append(others, n)
		}
	}
	set("editor", agents(editors, "Person"))
	set("contributor", one(append(agentList(others, "Organization"), agentList(c.Revisers, "Person")...)))
	if c.Licence != nil {
		ld["license"] = c.Licence.URL
	}
	if c.Status == edition.Draft {
		ld["creativeWorkStatus"] = "Draft"
	}
}

// agents returns makers as schema.org has them, of a type if their notes do not tell
// another: one, a list, or nil.
func agents(list []render.Named, kind string) any { return one(agentList(list, kind)) }

func agentList(list []render.Named, kind string) []any {
	var out []any
	for _, n := range list {
		as := kind
		switch n.Kind {
		case "person":
			as = "Person"
		case "organisation":
			as = "Organization"
		}
		agent := map[string]any{"@type": as, "name": n.Name}
		var same []string
		for _, r := range n.Registers {
			same = append(same, r.Entity)
		}
		if same != nil {
			agent["sameAs"] = same
		}
		out = append(out, agent)
	}
	return out
}

// one returns the only item of a list, or the list, or nil.
func one(list []any) any {
	switch len(list) {
	case 0:
		return nil
	case 1:
		return list[0]
	}
	return list
}
