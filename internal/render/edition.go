package render

import (
	"html/template"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/edition"
)

var rowBuffers = sync.Pool{New: func() any { b := make([]byte, 0, 128<<10); return &b }}

// PairColumns are the columns an edition shows side by side at first: those of
// its view, else the first two.
func PairColumns(a *edition.Annotated) []int {
	var out []int
	for _, l := range a.View {
		if c := a.Column(l); c >= 0 {
			out = append(out, c)
		}
	}
	for c := 0; len(out) < 2 && c < len(a.Langs); c++ {
		if len(a.View) == 0 {
			out = append(out, c)
		} else {
			break
		}
	}
	if len(out) == 0 {
		out = append(out, 0)
	}
	return out
}

// mostColumns is how many versions one page can hold; the style sheet knows as
// many places.
const mostColumns = 6

// Edition makes the pages of an edition: one that holds all versions, of which
// it shows a pair side by side until the reader chooses otherwise, and one page
// for each version. fingerprint is of what the edition was made from.
func (r *Renderer) Edition(a *edition.Annotated, fingerprint string, put Put) error {
	columns := PairColumns(a)
	shown := len(columns)
	for c := range a.Langs {
		if len(columns) < mostColumns && !slices.Contains(columns, c) {
			columns = append(columns, c)
		}
	}
	if err := r.editionPage(a, columns, shown, "edition", fingerprint, put); err != nil {
		return err
	}
	if r.config.Outputs.NoPages {
		return nil
	}
	for c := range a.Langs {
		if err := r.editionPage(a, []int{c}, 1, "version", fingerprint, put); err != nil {
			return err
		}
	}
	return nil
}

// VersionPath is the address of a version below its edition: zh-hant.
func VersionPath(lang string) string { return strings.ToLower(lang) }

func (r *Renderer) editionPage(a *edition.Annotated, columns []int, shown int, kind, fingerprint string, put Put) error {
	all := make([]string, len(columns))
	for i, c := range columns {
		all[i] = a.Langs[c]
	}
	langs := all[:shown:shown]
	path, root := a.Slug+"/", "../"
	if kind == "version" {
		path, root = path+VersionPath(langs[0])+"/", "../../"
	}
	v := newView(a, columns, shown, root)
	v.figures = r.figuresOf(a)
	buf := rowBuffers.Get().(*[]byte)
	defer rowBuffers.Put(buf)
	b := r.rows((*buf)[:0], v)
	s := sourceSet{}
	s.view(r, v)
	b = r.works(b, s, root, langs)
	*buf = b
	p := r.newPage(kind, path, root, langs)
	p.Edition, p.Columns, p.Pinyin = a.Slug, all, r.pinyin(v)
	p.Cite = r.citation(a, path, langs[0])
	p.Title = r.in(a.Title, langs[0])
	if len(langs) > 1 {
		if other := r.in(a.Title, langs[1]); other != p.Title {
			p.Title += " · " + other
		}
	}
	p.Description = r.in(a.Summary, langs[0])
	p.Header = r.editionHeader(v)
	p.Contents = r.contents(v)
	r.editionLinks(p, a, path, root, langs, kind)
	r.editionMeta(p, a, path, langs, kind)
	p.Colophon = r.colophon(a, langs, fingerprint)
	return r.page(p, b, langs, path+"index.html", put)
}

// editionHeader is the title block: titles, authors, date, counts.
func (r *Renderer) editionHeader(v *view) template.HTML {
	b := append([]byte(nil), `<hgroup class="title">`...)
	for i, c := range v.pair() {
		tag := "h1"
		if i > 0 {
			tag = "p"
		}
		b = tagged(b, tag, []string{"", "other"}[min(i, 1)], v.Langs[c], r.in(v.Title, v.Langs[c]))
	}
	b = append(b, "</hgroup>"...)
	for _, c := range v.pair() {
		if s := r.in(v.Subtitle, v.Langs[c]); s != "" {
			b = tagged(b, "p", "subtitle", v.Langs[c], s)
		}
	}
	notes, claims := 0, 0
	seen := map[string]bool{}
	for i := range v.Entries {
		e := &v.Entries[i]
		switch {
		case e.Kind == edition.NoteEntry && !seen[e.Ref]:
			seen[e.Ref] = true
			notes++
		case e.Kind == edition.ClaimEntry:
			claims++
		}
	}
	for _, c := range v.pair() {
		lang := v.Langs[c]
		b = append(append(append(b, `<p class="by" lang="`...), lang...), `">`...)
		sep := r.words.get(lang, "separator")
		var parts []string
		if s := r.in(v.Author, lang); s != "" {
			parts = append(parts, r.words.get(lang, "written-by")+glueWord(lang)+s)
		}
		if s := r.in(v.Editor, lang); s != "" {
			parts = append(parts, r.words.get(lang, "edited-by")+glueWord(lang)+s)
		}
		parts = append(parts, formatDate(v.Date, lang), r.count(lang, "blocks", textBlocks(v)), r.count(lang, "notes", notes))
		b = escape(b, strings.Join(parts, sep))
		if claims > 0 {
			b = escape(b, sep)
			b = append(b, `<a href="`...)
			b = escape(b, v.root+v.Slug+"/claims/")
			b = append(b, `">`...)
			b = escape(b, r.count(lang, "claims", claims))
			b = append(b, "</a>"...)
		}
		b = append(b, "</p>"...)
	}
	return template.HTML(b)
}

func textBlocks(v *view) int {
	n := 0
	for i := range v.Rows {
		if v.Rows[i].Kind != edition.Heading && v.Rows[i].Kind != edition.Rule {
			n++
		}
	}
	return n
}

func (r *Renderer) contents(v *view) []Entry {
	var out []Entry
	for i := range v.Rows {
		row := &v.Rows[i]
		if row.Kind != edition.Heading {
			continue
		}
		e := Entry{ID: row.ID, Level: 2}
		for _, c := range v.pair() {
			if cell := row.Cells[c]; cell != nil {
				e.Level = max(cell.Level, 2)
				var text strings.Builder
				for s := range cell.Segments {
					if s > 0 {
						text.WriteString(glue(v.Langs[c], &cell.Segments[s-1], &cell.Segments[s]))
					}
					text.WriteString(cell.Segments[s].Text())
				}
				e.Text = append(e.Text, Tagged{v.Langs[c], text.String()})
			}
		}
		out = append(out, e)
	}
	return out
}

// pinyin tells whether a note of the page has a reading to show over its name.
func (r *Renderer) pinyin(v *view) bool {
	for i := range v.Entries {
		if e := &v.Entries[i]; e.Kind == edition.NoteEntry && r.reading(e.Ref) != "" {
			return true
		}
	}
	return false
}

// reading is the pinyin of a note's name.
func (r *Renderer) reading(id string) string {
	if n := r.notes[id]; n != nil {
		return n.Pinyin
	}
	return ""
}

// citation is what a reader's citation of a sentence begins with; its address
// follows.
func (r *Renderer) citation(a *edition.Annotated, path, lang string) string {
	parts := []string{r.in(a.Author, lang)}
	title := r.in(a.Title, lang)
	if strings.HasPrefix(lang, "zh") {
		title = "〈" + title + "〉"
	} else {
		title = "“" + title + "”"
	}
	parts = append(parts, title)
	if s := r.in(a.Editor, lang); s != "" {
		parts = append(parts, r.words.get(lang, "edited-by")+glueWord(lang)+s)
	}
	return strings.Join(append(parts, formatDate(a.Date, lang)), r.words.get(lang, "comma"))
}
