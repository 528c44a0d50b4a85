package draft

import (
	"cmp"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/intake"
	"duizhao/internal/lang"
	"duizhao/internal/rights"
)

// info gathers what is known of the work.
func (d *Draft) info(texts []intake.Version, docs []*intake.Document, o Options) {
	base := texts[0].Lang
	info := &d.Info
	info.Base = base
	author := edition.Text{}
	info.Title, info.Author, info.Summary = edition.Text{}, edition.By(author), edition.Text{}
	var date, url, publisher, licence, original string
	for i, doc := range docs {
		m := &doc.Meta
		lang := base
		if i < len(texts) && len(docs) > 1 {
			lang = texts[i].Lang
		}
		set(info.Title, texts, lang, m.Title.Value)
		if len(texts) > 1 && m.Second.Value != "" {
			set(info.Title, texts, texts[1].Lang, m.Second.Value)
		}
		if len(texts) > 1 {
			set(author, texts, texts[1].Lang, m.SecondAuthor.Value)
		}
		set(author, texts, lang, m.Author.Value)
		set(info.Summary, texts, lang, m.Summary.Value)
		date, url = cmp.Or(date, m.Date.Value), cmp.Or(url, m.URL.Value)
		publisher, licence = cmp.Or(publisher, m.Publisher.Value), cmp.Or(licence, m.Licence.Value)
		original = cmp.Or(original, m.Title.Value)
	}
	if o.Title != "" {
		info.Title[base] = o.Title
	}
	if o.Author != "" {
		author = edition.Text{"": o.Author}
		info.Author = edition.By(author)
	}
	date, licence = cmp.Or(o.Date, date), cmp.Or(o.Licence, licence)
	if o.Editor != "" {
		info.Editor = edition.By(edition.Text{"": o.Editor})
	}
	d.Slug = cmp.Or(o.Slug, slugOf(info, docs, date))
	if info.Title.Empty() {
		info.Title[base] = firstWords(texts[0], d.Slug)
		d.Unknown = append(d.Unknown, Unknown{Key: "title"})
	}
	if author.Empty() {
		info.Author = nil // nobody is made up, and no day
		d.Unknown = append(d.Unknown, Unknown{Key: "author"})
	}
	if date == "" {
		d.Unknown = append(d.Unknown, Unknown{Key: "date"})
	} else {
		info.Origin.Published = date
	}
	info.Date = date
	info.Origin.Title, info.Origin.Lang, info.Origin.URL = original, base, url
	if publisher != "" {
		info.Origin.Note = edition.Text{base: publisher}
	}
	langs := slices.Clone(o.Languages)
	for _, t := range texts {
		langs = append(langs, t.Lang)
	}
	d.lend("title", info.Title, langs)
	d.lend("author", author, langs)
	d.rights(base, licence, texts)
	for i, t := range texts {
		v := edition.VersionInfo{Lang: t.Lang}
		if o.Translator != "" && (i > 0 || len(texts) == 1) {
			v.Translator = edition.By(edition.Text{"": o.Translator})
		}
		info.Versions = append(info.Versions, v)
	}
	if slices.ContainsFunc(texts, func(t intake.Version) bool { return t.Lang == lang.Hant }) &&
		!slices.ContainsFunc(texts, func(t intake.Version) bool { return t.Lang == lang.Hans }) {
		info.Versions = append(info.Versions, edition.VersionInfo{Lang: lang.Hans, Derived: lang.Hant})
	}
}

// lend fills a text in the languages that lack it with the words of another.
func (d *Draft) lend(key string, t edition.Text, langs []string) {
	words := t.In(d.Info.Base)
	for _, l := range sortedKeys(t) {
		words = cmp.Or(words, t[l])
	}
	for _, lang := range langs {
		if t.In(lang) == "" && words != "" {
			t[lang] = words
			d.Unknown = append(d.Unknown, Unknown{key, lang})
		}
	}
}

func (d *Draft) rights(base, licence string, texts []intake.Version) {
	r := &d.Info.Rights
	r.Licence, r.Statement = licence, edition.Text{}
	r.Witness = "private"
	if licence != "" {
		r.Witness = "open"
	}
	for _, t := range texts {
		r.Statement[t.Lang] = rights.Unknown(t.Lang)
		if licence != "" {
			r.Statement[t.Lang] = lang.SaidIn(t.Lang).Import.Licensed
		}
	}
}

// set stores a value under a language, which must be one of the edition's.
func set(t edition.Text, texts []intake.Version, lang, value string) {
	if value != "" && t[lang] == "" && slices.ContainsFunc(texts, func(v intake.Version) bool { return v.Lang == lang }) {
		t[lang] = value
	}
}

// firstWords returns the beginning of a text, for a work without a title.
func firstWords(t intake.Version, fallback string) string {
	for i := range t.Blocks {
		if text := strings.Join(strings.Fields(t.Blocks[i].Plain()), " "); text != "" {
			runes := []rune(text)
			if len(runes) <= 24 {
				return text
			}
			cut := string(runes[:24])
			if k := strings.LastIndexByte(cut, ' '); k > 8 {
				cut = cut[:k]
			}
			return cut + "…"
		}
	}
	return fallback
}
