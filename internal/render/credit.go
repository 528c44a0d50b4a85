package render

import (
	"cmp"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// Credit is the author, the editor and the days of an edition, in one language.
// Everything that names an author or a day takes it from here; the rule is in the
// package comment.
type Credit struct {
	Author string // of the work
	Editor string // of the edition, or ""
	Work   string // day of the work, in the form of ISO 8601, complete or not
	Made   string // day of the edition in its present state
}

// Credit returns the credit of an edition in a language.
func (r *Renderer) Credit(info *edition.Info, lang string) Credit {
	return Credit{Author: r.in(info.Author, lang), Editor: r.in(info.Editor, lang), Work: info.Date, Made: dayMade(info)}
}

func dayMade(info *edition.Info) string { return cmp.Or(info.Updated, info.Date) }

// byline returns the credit as print would have it: the author of the work, the
// editor of the edition, and the day of the work.
func (r *Renderer) byline(info *edition.Info, tag string) []string {
	c := r.Credit(info, tag)
	var parts []string
	if c.Author != "" {
		parts = append(parts, r.words.get(tag, "written-by")+lang.Gap(tag)+c.Author)
	}
	if c.Editor != "" {
		parts = append(parts, r.words.get(tag, "edited-by")+lang.Gap(tag)+c.Editor)
	}
	if c.Work != "" {
		parts = append(parts, lang.Date(tag, c.Work))
	}
	return parts
}

// citation returns the beginning of a reader's citation of a sentence; its
// address follows.
func (r *Renderer) citation(info *edition.Info, tag string) string {
	c := r.Credit(info, tag)
	title := lang.Title(tag, r.in(info.Title, tag))
	parts := []string{c.Author, title}
	if c.Editor != "" {
		parts = append(parts, r.words.get(tag, "edited-by")+lang.Gap(tag)+c.Editor)
	}
	if c.Work != "" {
		parts = append(parts, lang.Date(tag, c.Work))
	}
	return strings.Join(parts, r.words.get(tag, "comma"))
}

// meta returns the credit for a page's head: name and article:* for search engines,
// citation_* in the form that Google Scholar and Zotero read.
func (c Credit) meta() []Meta {
	return slices.DeleteFunc([]Meta{
		{Name: "author", Content: c.Author},
		{Name: "citation_author", Content: c.Author},
		{Name: "citation_publication_date", Content: strings.ReplaceAll(c.Work, "-", "/")},
		{Property: "article:published_time", Content: c.Work},
		{Property: "article:modified_time", Content: c.Made},
	}, func(m Meta) bool { return m.Content == "" })
}

// linked adds the credit to a schema.org Article. The editor is often an office:
// schema.org wants a person for an editor, but takes either for a contributor.
func (c Credit) linked(ld map[string]any) {
	if c.Work != "" {
		ld["datePublished"] = c.Work
	}
	if c.Made != "" {
		ld["dateModified"] = c.Made
	}
	if c.Author != "" {
		ld["author"] = map[string]any{"@type": "Person", "name": c.Author}
	}
	if c.Editor != "" {
		ld["contributor"] = map[string]any{"@type": "Organization", "name": c.Editor}
	}
}
