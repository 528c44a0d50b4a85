package book

import (
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// Spec is one of the books that a site makes of its editions, as outputs.epub asks
// for it: view, or languages joined with +, either with /vertical.
type Spec struct {
	Columns  []int // of the versions
	Vertical bool
	File     string // its address
}

// Specs returns the books of an edition with versions in langs, of which view are
// shown at first. The first book has the edition's own name. A book in a language
// that the edition lacks is left out.
func Specs(specs []string, slug string, private bool, langs, view []string) []Spec {
	var out []Spec
	for _, spec := range specs {
		named, vertical := strings.CutSuffix(spec, "/vertical")
		c := Spec{Vertical: vertical}
		if named == "view" {
			c.Columns = render.Pair(langs, view)
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
		if len(c.Columns) == 0 || slices.ContainsFunc(out, func(o Spec) bool { return o.Vertical == vertical && slices.Equal(o.Columns, c.Columns) }) {
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

// specs returns the books of an edition of this site.
func specs(r *render.Renderer, a *edition.Annotated) []Spec {
	return Specs(r.Config.Outputs.EPUB, a.Slug, slices.Contains(r.Private, a.Slug), a.Langs, a.View)
}

// Links returns links to the books of an edition, for a page in langs.
func Links(r *render.Renderer, a *edition.Annotated, root string, langs []string) []render.Link {
	var out []render.Link
	books := specs(r, a)
	for _, s := range books {
		names := []render.Tagged{{Text: "EPUB"}} // the name of each version in its own language
		if r.Writers.Bidi {                      // each of them apart, so that several links keep their order
			names[0].Lang = lang.English
		}
		for i, k := range s.Columns {
			if len(books) > 1 {
				if i > 0 {
					names = append(names, render.Tagged{Text: "+"})
				}
				names = append(names, r.Credits.VersionTitle(&a.Info, a.Langs[k]))
			}
		}
		if s.Vertical {
			names = append(names, r.Words.Each(langs, "vertical")...)
		}
		var plain []string
		for _, n := range names {
			plain = append(plain, n.Text)
		}
		out = append(out, render.Link{Href: root + s.File, Lang: langs[0], Text: strings.Join(plain, " "), Names: names})
	}
	return out
}
