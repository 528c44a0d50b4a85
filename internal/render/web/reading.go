package web

import (
	"bytes"
	"html/template"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// Reading is what an edition's page offers its reader: the versions that there are,
// and the controls.
type Reading struct {
	Edition  string          // slug
	Versions []string        // languages of all versions, those of the page first
	Names    []render.Tagged // what these are called
	Pair     int             // how many of them are on the page
	More     []string        // addresses of the scripts that add the others
	Recorded []string        // by version, the address of the script about its recordings, or -; nil if no version has any
	Readings string          // address of the script with the readings over names; "" if there are none, or they are in the page
	Noted    bool            // there are notes or anything else in the margin
	Layout   string          // shown at first: the first of Together, or of Alone
	Together string          // the layouts that show all versions that are chosen
	Alone    string          // those that show one
	Squares  string          // of Versions, those in characters that fill a square
	Vertical string          // of Versions, those that can be set in vertical lines
	Wide     string          // which column has Latin letters and needs more room: first, second or none
	Cite     []string        // the beginning of the citation of a sentence, by version
	Many     bool            // more than two can be shown at once
	Menu     template.HTML   // in the top bar
	Sheets   template.HTML   // the sentence's menu, the keys, the line about a link
}

// Layout is a layout of an edition's page: its name in addresses, and the key that
// chooses it.
type Layout struct {
	Name, Key string
}

// Key is a line of the help sheet: keys, and the word for what they do.
type Key struct {
	Name string
	Keys []string
}

// controls is what the templates of the controls get. It depends only on the kind
// and the languages of a page and on whether there are readings, so that the
// templates are executed once for each of these.
type controls struct {
	Whole    bool // the edition's page, not that of one version
	Langs    []string
	Versions []string
	Names    []render.Tagged // of the versions
	Pair     int
	Many     bool // more than two can be shown at once
	Pinyin   bool
	Layouts  []Layout
	Keys     []Key
}

// Reader says what the reader of an edition's page can change.
type Reader struct {
	glossary  *render.Glossary
	credits   *render.Credits
	templates *render.Templates
	layouts   []config.Layout

	controls sync.Map
}

// Reading fills in what the reader of a page can change.
func (r *Reader) Reading(p *Page, v *render.View, fingerprint string) error {
	c := controls{Whole: p.Kind == "edition" || p.Inline != "", Langs: p.Langs, Versions: p.Langs, Pair: len(v.Columns), Pinyin: r.hasPinyin(v)}
	out := &Reading{Edition: v.Slug, Pair: c.Pair, Wide: wide(p.Langs)}
	if c.Whole {
		c.Versions = slices.Clone(p.Langs)
		for _, k := range Others(v.Annotated, v.Columns) {
			c.Versions = append(c.Versions, v.Langs[k])
			out.More = append(out.More, address.VersionName(v.Langs[k])+"/rows.js?"+fingerprint)
		}
	}
	out.Together, out.Alone = c.lay(r.layouts)
	out.Layout, _, _ = strings.Cut(strings.TrimSpace(out.Together+" "+out.Alone), " ")
	c.Many = p.Kind == "edition" && len(c.Versions) > 2 || c.Whole && Many(v.Annotated)
	out.Many, out.Noted = c.Many, len(v.Entries) > 0
	if v.File == nil { // a file that is alone has no other beside it
		out.Recorded = recorded(v, c.Versions, fingerprint)
		if c.Pinyin {
			out.Readings = v.Root + address.Readings(v.Slug) + "?" + fingerprint
		}
	}
	c.Keys = c.keys()
	key := strings.Join([]string{p.Kind, v.Key()}, " ")
	for _, l := range c.Versions {
		name := r.credits.VersionTitle(&v.Info, l)
		name.Lang = l // by which the page's script knows it
		c.Names, out.Cite = append(c.Names, name), append(out.Cite, r.credits.Citation(&v.Info, l))
		key += "\n" + l + " " + name.Text
	}
	out.Versions, out.Names = c.Versions, c.Names
	those := func(are func(tag string) bool) string {
		return strings.Join(slices.DeleteFunc(slices.Clone(c.Versions), func(tag string) bool { return !are(tag) }), " ")
	}
	out.Squares, out.Vertical = those(lang.Squares), those(vertical)
	if c.Pinyin {
		key += " pinyin"
	}
	if c.Many {
		key += " many"
	}
	made, ok := r.controls.Load(key)
	if !ok {
		var both [2]template.HTML
		for i, name := range []string{"menu", "sheets"} {
			var buf bytes.Buffer
			if err := r.templates.Execute(&buf, p.Langs, name, c); err != nil {
				return err
			}
			both[i] = template.HTML(buf.Bytes())
		}
		made, _ = r.controls.LoadOrStore(key, both)
	}
	out.Menu, out.Sheets = made.([2]template.HTML)[0], made.([2]template.HTML)[1]
	p.Reading = out
	return nil
}

// lay takes the layouts that make sense for a page: with two versions, those that set
// them against each other; vertical lines with one that can be set in them. It returns
// the names of those for several versions and of those for one, vertical last.
func (c *controls) lay(all []config.Layout) (together, alone string) {
	var several, one, columns []string
	for _, l := range all {
		switch {
		case !l.Alone() && c.Pair > 1:
			several = append(several, l.Name)
		case !l.Alone():
			continue
		case l.Name != config.Vertical:
			one = append(one, l.Name)
		case slices.ContainsFunc(c.Versions, vertical):
			columns = append(columns, l.Name)
		default:
			continue
		}
		c.Layouts = append(c.Layouts, Layout{l.Name, l.Digit()})
	}
	return strings.Join(several, " "), strings.Join(append(one, columns...), " ")
}

func vertical(tag string) bool { return lang.Of(tag).Vertical }

func (c *controls) keys() []Key {
	var out []Key
	if c.Whole && c.Pair > 1 {
		out = append(out, Key{"sentence", []string{"s"}}, Key{"swap", []string{"x"}}, Key{"next", []string{"l"}}, Key{"notes", []string{"n"}})
	}
	out = append(out, Key{"marks", []string{"a"}})
	if c.Pinyin {
		out = append(out, Key{"ruby", []string{"r"}})
	}
	if slices.ContainsFunc(c.Versions, vertical) {
		out = append(out, Key{"columns", []string{"Page Up", "Page Down"}})
	}
	return append(out,
		Key{"move", []string{"j", "k", "↓", "↑"}},
		Key{"across", []string{"←", "→"}},
		Key{"enter", []string{"Enter"}},
		Key{"copy", []string{"c"}},
		Key{"mark", []string{"m"}},
		Key{"look", []string{"t"}},
		Key{"aloud", []string{"p", "[", "]"}},
		Key{"escape", []string{"Esc"}},
		Key{"help", []string{"?"}},
	)
}

// Many reports whether an edition has three versions or more that were not made by the
// program: then its page that is one file offers to show more than two at once, as the
// page on the site, which loads what that needs on demand, does with any three.
func Many(a *edition.Annotated) bool {
	own := 0
	for _, from := range a.From {
		if from < 0 {
			own++
		}
	}
	return own > 2
}

// Others returns the columns that are not among those of a page.
func Others(a *edition.Annotated, columns []int) []int {
	var out []int
	for c := range a.Langs {
		if !slices.Contains(columns, c) {
			out = append(out, c)
		}
	}
	return out
}

// wide returns which of two columns needs more room because it has Latin letters.
func wide(langs []string) string {
	switch {
	case len(langs) < 2 || lang.Squares(langs[0]) == lang.Squares(langs[1]):
		return "none"
	case lang.Squares(langs[0]):
		return "second"
	}
	return "first"
}

// hasPinyin reports whether a note on the page has a reading to show over its name.
func (r *Reader) hasPinyin(v *render.View) bool {
	return slices.ContainsFunc(v.Entries, func(e edition.Entry) bool { return e.Kind == edition.NoteEntry && r.glossary.Pinyin(e.Ref) != "" })
}
