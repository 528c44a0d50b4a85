package render

import (
	"duizhao/internal/config"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/script"
	"slices"
	"strings"
)

// Columns returns a text in each language of the site, in their order.
func (r *Texts) Columns(texts []string) []Tagged {
	out := make([]Tagged, len(r.Langs()))
	for i, l := range r.Langs() {
		out[i] = Tagged{l, texts[i]}
	}
	return out
}

// Present returns a text in those languages of the site that have it.
func (r *Texts) Present(t edition.Text) []Tagged {
	return slices.DeleteFunc(r.Columns(r.Each(t)), func(t Tagged) bool { return t.Text == "" })
}

// Langs returns the languages of the site's own pages.
func (r *Texts) Langs() []string { return r.config.Languages }

// Titles joins a title's languages for the title element.
func (r *Texts) Titles(t edition.Text, langs []string) string {
	var out []string
	for _, c := range r.Called(t, langs) {
		if !slices.Contains(out, c.Text) {
			out = append(out, c.Text)
		}
	}
	return strings.Join(out, " · ")
}

// TitleBlock returns a title as a title block has it: the first with the language that
// it is written in, and the others if they differ.
func (r *Texts) TitleBlock(t edition.Text) []Tagged {
	var out []Tagged
	for i, c := range r.Called(t, r.Langs()) {
		if i == 0 {
			c.Lang = lang.OfName(c.Text, c.Lang)
		} else if c.Text == out[0].Text {
			continue
		}
		out = append(out, c)
	}
	return out
}

// Each returns a text in the site's languages, in their order.
func (r *Texts) Each(t edition.Text) []string {
	out := make([]string, len(r.Langs()))
	for i, l := range r.Langs() {
		out[i] = r.In(t, l)
	}
	return out
}

// Texts says what a text of the content is in a language of a page.
type Texts struct {
	words     *Words
	config    *config.Site
	converter *script.Converter

	bodies Cache[*edition.Block, []edition.Block]
}

// In returns a text in a language of a page; Simplified is derived when needed.
func (r *Texts) In(t edition.Text, lang string) string { return r.converter.In(t, lang) }

// Body returns the blocks of a body in a language of a page.
func (r *Texts) Body(body map[string][]edition.Block, tag string) []edition.Block {
	tag = lang.Public(tag)
	if b, ok := body[tag]; ok {
		return b
	}
	if tag == lang.Hans && len(body[lang.Hant]) > 0 {
		return r.derived(body[lang.Hant])
	}
	if b, ok := body[r.config.Languages[0]]; ok {
		return b
	}
	return nil
}

func (r *Texts) derived(blocks []edition.Block) []edition.Block {
	return r.bodies.Get(&blocks[0], func() []edition.Block { return r.converter.Blocks(blocks) })
}

// OfWord returns a word of the interface as a text in the languages of the site; see
// [Texts.Called].
func (r *Texts) OfWord(key string) edition.Text {
	t := edition.Text{}
	for _, l := range r.Langs() {
		w := r.words.Say(l, key)
		t[w.Lang] = w.Text
	}
	return t
}

// Called returns a text in languages of a page, each once: in those that it has,
// and if it lacks one, as a word of the interface may, in English.
func (r *Texts) Called(t edition.Text, langs []string) []Tagged {
	if s := t[""]; s != "" && len(t) == 1 && len(langs) > 0 { // one text for all languages
		return []Tagged{{lang.OfName(s, langs[0]), s}}
	}
	var out []Tagged
	add := func(tag string) {
		if s := r.In(t, tag); s != "" && !slices.Contains(out, Tagged{tag, s}) {
			out = append(out, Tagged{tag, s})
		}
	}
	for _, l := range langs {
		if r.In(t, l) == "" {
			l = lang.English
		}
		add(l)
	}
	return out
}

// NamesOf returns a name in languages of a page, each with that of the name itself.
func (r *Texts) NamesOf(name edition.Text, langs []string) []Tagged {
	out := r.Called(name, langs)
	for i := range out {
		out[i].Lang = lang.OfName(out[i].Text, out[i].Lang)
	}
	return slices.Compact(out) // a Latin name may be the same in all languages
}

// Sections cuts an article at its headings, for each language: into as many parts in
// each, or into one part if the numbers differ.
func (r *Texts) Sections(a *edition.Article, langs []string) [][][]edition.Block {
	parts := make([][][]edition.Block, len(langs))
	same := true
	for i, l := range langs {
		parts[i] = edition.Sections(r.Body(a.Body, l))
		same = same && len(parts[i]) == len(parts[0])
	}
	if !same {
		for i, l := range langs {
			parts[i] = [][]edition.Block{r.Body(a.Body, l)}
		}
	}
	return parts
}

func (r *Texts) quotedLang(s string) string {
	if strings.ContainsFunc(s, lang.Kana) {
		return lang.Japanese
	}
	for _, l := range r.Langs() {
		if lang.IsChinese(l) {
			return l
		}
	}
	return lang.Chinese
}
