package render

import (
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/epub"
)

// Book is one of the books that a site makes of its editions, as outputs.epub asks
// for it: view, or languages joined with +, either with /vertical.
type Book struct {
	Columns  []int // of the versions
	Vertical bool
	File     string // its address
}

// Books returns the books of an edition with versions in langs, of which view are
// shown at first. The first book has the edition's own name. A book in a language
// that the edition lacks is left out.
func Books(specs []string, slug string, private bool, langs, view []string) []Book {
	var out []Book
	for _, spec := range specs {
		named, vertical := strings.CutSuffix(spec, "/vertical")
		c := Book{Vertical: vertical}
		if named == "view" {
			c.Columns = pairColumns(langs, view)
		} else {
			for l := range strings.SplitSeq(named, "+") {
				if k := slices.Index(langs, l); k >= 0 && !slices.Contains(c.Columns, k) {
					c.Columns = append(c.Columns, k)
				} else {
					c.Columns = nil
					break
				}
			}
		}
		if len(c.Columns) == 0 || slices.ContainsFunc(out, func(o Book) bool { return o.Vertical == vertical && slices.Equal(o.Columns, c.Columns) }) {
			continue
		}
		var parts []string
		if len(out) > 0 {
			for _, k := range c.Columns {
				parts = append(parts, address.VersionName(langs[k]))
			}
			if vertical {
				parts = append(parts, "vertical")
			}
		}
		c.File = address.File(slug, private, "epub", parts...)
		out = append(out, c)
	}
	return out
}

// books returns the books of an edition of this site.
func (r *Renderer) books(a *edition.Annotated) []Book {
	return Books(r.Config.Outputs.EPUB, a.Slug, slices.Contains(r.Private, a.Slug), a.Langs, a.View)
}

// BookLinks returns links to the books of an edition, for a page in langs.
func (r *Renderer) BookLinks(a *edition.Annotated, root string, langs []string) []Link {
	var out []Link
	books := r.books(a)
	for _, c := range books {
		names := []Tagged{{"", "EPUB"}} // the name of each version in its own language
		for i, k := range c.Columns {
			if len(books) > 1 {
				if i > 0 {
					names = append(names, Tagged{"", "+"})
				}
				names = append(names, r.versionName(&a.Info, a.Langs[k]))
			}
		}
		if c.Vertical {
			names = append(names, r.Words(langs, "vertical")...)
		}
		out = append(out, Link{Href: root + c.File, Lang: langs[0], Text: plainNames(names), Names: names})
	}
	return out
}

func plainNames(names []Tagged) string {
	var out []string
	for _, n := range names {
		out = append(out, n.Text)
	}
	return strings.Join(out, " ")
}

// Books makes the EPUBs of an edition.
func (r *Renderer) Books(a *edition.Shown, fingerprint string, put Put) error {
	for _, c := range r.books(a.Annotated) {
		b := r.book(a.Annotated, c, fingerprint)
		if err := r.bookFonts(b); err != nil {
			return err
		}
		if err := put(c.File, epub.Bytes(b)); err != nil {
			return err
		}
	}
	return nil
}
