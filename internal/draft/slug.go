package draft

import (
	"path"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/intake"
	"duizhao/internal/lang"
)

// slugOf names an edition after its author and year, such as lan-xi-2024, or after
// its title, or after the file.
func slugOf(info *edition.Info, docs []*intake.Document, date string) string {
	slug := func(s string, most int) string {
		if !lang.IsChinese(info.Base) && strings.ContainsFunc(s, lang.Ideographic) { // Japanese has readings of its own
			return ""
		}
		return address.Slug(s, most)
	}
	pick := func(t edition.Text) string {
		if s := t[lang.English]; s != "" {
			return s
		}
		return t.In(info.Base)
	}
	if author := slug(pick(info.Author[0].Name), 24); author != "" && len(date) >= 4 {
		return author + "-" + date[:4]
	}
	if title := slug(pick(info.Title), 32); title != "" {
		return title
	}
	name := path.Base(strings.ReplaceAll(docs[0].Path, `\`, "/"))
	if s := slug(strings.TrimSuffix(name, path.Ext(name)), 32); s != "" {
		return s
	}
	return "text"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
