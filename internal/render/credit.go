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

// byline appends the credit as print would have it: the author of the work, the
// editor of the edition, and the day of the work. Its words are in voice, the names as
// readers of tag have them.
func (r *Renderer) byline(b []byte, info *edition.Info, tag, voice string) []byte {
	c, sep := r.Credit(info, tag), ""
	part := func(word, name string) {
		if name == "" {
			return
		}
		if b, sep = escape(b, sep), r.words.get(voice, "separator"); word != "" {
			b = escape(b, r.words.get(voice, word)+lang.Gap(voice))
		}
		b = r.within(b, Tagged{tag, name}, voice)
	}
	part("written-by", c.Author)
	part("edited-by", c.Editor)
	if c.Work != "" {
		b = escape(b, sep+lang.Date(voice, c.Work))
	}
	return b
}

// bylines calls f for each column whose readers have words of their own, or of
// others on the page: the voice in which its byline speaks. A language without words
// has none beside the one that lends it its own.
func (r *Renderer) bylines(v *view, f func(tag, voice string)) {
	shown := v.shown()
	for _, tag := range shown {
		if voice := r.words.voice(tag); voice == tag || !slices.Contains(shown, voice) {
			f(tag, voice)
		}
	}
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
