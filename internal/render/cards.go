package render

import (
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// Card is what the picture says that others show when a page is shared, or the cover of a
// book. It is drawn elsewhere: render knows no fonts.
type Card struct {
	Path            string   // its address below the site's root
	Kind            string   // of Cards, or "" for that of the site
	Site, Title, By []Tagged // in the languages of the site
	Own             string   // address of a picture that stands for it, or ""
}

// The kinds of cards, as outputs.cards has them.
const (
	EditionCards = "editions"
	PageCards    = "pages"
	NoteCards    = "notes"
)

// The size of cards, for the heads of pages.
const (
	CardWidth  = 1200
	CardHeight = 630
)

// Lines returns, in each language of the site, who wrote a work and who translated the
// version in that language.
func (r *Credits) Lines(info *edition.Info) []string {
	var out []string
	for _, l := range r.texts.Langs() {
		out = append(out, strings.Clone(r.Line(info, l)))
	}
	return out
}

// Line returns who wrote a work, and who translated the version in a language.
func (r *Credits) Line(info *edition.Info, tag string) string {
	c, voice := r.Credit(info, tag), r.words.Voice(tag)
	parts := []phrase{{{tag, lang.Amid(c.Author(), tag)}}, r.role("translated-by", c.Translators, tag, voice)}
	parts = slices.DeleteFunc(parts, func(p phrase) bool { return p.text() == "" })
	return chain(parts, r.words.Word(voice, "separator"), voice).text()
}
