package draft

import (
	"testing"

	"duizhao/internal/edition"
	"duizhao/internal/intake"
)

// TestSlug holds what an edition is called: its author and year or its title, in Latin
// letters; in Japanese not by the Mandarin readings of its characters.
func TestSlug(t *testing.T) {
	for _, c := range []struct{ lang, title, author, date, path, want string }{
		{"ja", "階段の本棚", "", "", "shelf.txt", "shelf"},
		{"ja", "階段の本棚", "夏目漱石", "1901-02", "棚.txt", "text"},
		{"ja", "Stairs", "", "", "shelf.txt", "stairs"},
		{"zh-Hant", "樓梯間的書架", "", "", "x.txt", "lou-ti-jian-de-shu-jia"},
		{"en", "The Shelf", "Ada Mill", "1901", "x.txt", "ada-mill-1901"},
	} {
		info := &edition.Info{Base: c.lang, Title: edition.Text{c.lang: c.title}, Author: edition.By(edition.Text{c.lang: c.author})}
		if got := slugOf(info, []*intake.Document{{Path: c.path}}, c.date); got != c.want {
			t.Errorf("%s by %s is called %s and not %s", c.title, c.author, got, c.want)
		}
	}
}
