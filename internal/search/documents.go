package search

import (
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// Simplify turns a Traditional text into the Simplified one that the site shows.
type Simplify func(string) string

// Edition returns the item of an edition: its title, its blocks in all its
// versions, its editor's remarks.
func Edition(a *edition.Shown, title func(t edition.Text, lang string) string) Item {
	it := Item{Kind: Text, Path: address.Edition(a.Slug), Base: -1}
	var columns []int
	for k, l := range a.Langs {
		if a.From[k] < 0 {
			columns, it.Langs = append(columns, k), append(it.Langs, l)
		}
	}
	for k, l := range a.Langs {
		if a.From[k] >= 0 && it.Base < 0 {
			it.Base = slices.Index(columns, a.From[k])
			columns, it.Langs = append(columns, k), append(it.Langs, l)
		}
	}
	head := Doc{Texts: make([]string, len(it.Langs))}
	for i, l := range it.Langs {
		name := clean(title(a.Title, l))
		if i != len(it.Langs)-1 || it.Base < 0 {
			it.Title = append(it.Title, name)
		}
		parts := []string{name}
		for _, t := range slices.Concat([]edition.Text{a.Subtitle}, a.Author.Names(), []edition.Text{a.Summary}) {
			parts = append(parts, clean(title(t, l)))
		}
		head.Texts[i] = strings.Join(parts, string(hard))
	}
	it.Docs = append(make([]Doc, 0, len(a.Rows)+len(a.Entries)/8+1), head)
	for i := range a.Rows {
		it.row(a, i, columns)
	}
	for i := range a.Entries {
		if a.Entries[i].Kind == edition.FootnoteEntry {
			it.footnote(a, &a.Entries[i])
		}
	}
	it.derived()
	return it
}

func (it *Item) row(a *edition.Shown, i int, columns []int) {
	row := &a.Rows[i]
	if row.Kind == edition.Rule || row.Kind == edition.HTML {
		return
	}
	d := Doc{ID: row.ID + ".", Texts: make([]string, len(columns))}
	if row.Kind == edition.Code {
		d.ID = row.ID
	}
	for k, c := range columns {
		if cell := row.Cells[c]; cell != nil {
			d.Texts[k] = texts(own(cell.Segments), soft)
		}
	}
	it.Docs = append(it.Docs, d)
}

// own returns the segments of a cell without the words of the base that stand in for
// what the version lacks; none if it lacks all.
func own(list []edition.Segment) []edition.Segment {
	absent := func(s edition.Segment) bool { return s.State == edition.Absent }
	if !slices.ContainsFunc(list, absent) {
		return list
	}
	out, lacks := slices.Clone(list), 0
	for i := range out {
		if absent(out[i]) {
			out[i].Runs, lacks = nil, lacks+1
		}
	}
	if lacks == len(out) {
		return nil
	}
	return out
}

func (it *Item) footnote(a *edition.Shown, e *edition.Entry) {
	d := Doc{ID: e.Anchor, Texts: make([]string, len(it.Langs))}
	bodies := make([][]edition.Block, len(it.Langs))
	for k, l := range it.Langs {
		if v := a.Version(l); v != nil {
			for _, f := range v.Footnotes {
				if f.Label == e.Ref {
					bodies[k] = f.Body
				}
			}
		}
	}
	d.Texts = aligned(it.Langs, bodies)
	it.Docs = append(it.Docs, d)
}

// NoteItem returns the item of a note: one document of its name, its other forms,
// and the blocks of its text.
func NoteItem(n *edition.Note, langs []string, simplify Simplify) Item {
	it := Item{Kind: Note, Path: address.Note(n.ID), Langs: langs, Base: -1}
	bodies := make([][]edition.Block, len(langs))
	d := Doc{}
	for k, l := range langs {
		it.Title = append(it.Title, n.Name.In(l))
		bodies[k] = n.Body[l]
	}
	for k, text := range aligned(langs, bodies) {
		forms := slices.Clone(n.Forms[langs[k]])
		if lang.IsChinese(langs[k]) && n.Pinyin != "" {
			forms = append(forms, n.Pinyin)
		}
		if s := n.Literal[langs[k]]; s != "" {
			forms = append(forms, s)
		}
		head := clean(it.Title[k]) + string(hard) + clean(strings.Join(forms, " · ")) + string(hard)
		d.Texts = append(d.Texts, head+text)
	}
	it.Docs = []Doc{d}
	it.simplify(simplify)
	return it
}

// ClaimItem returns the item of a claim on a page: one document of the blocks of its text.
func ClaimItem(c *edition.Claim, page string, langs []string, simplify Simplify) Item {
	it := Item{Kind: Claim, Path: page, Langs: langs, Base: -1, Verdict: c.Verdict}
	bodies := make([][]edition.Block, len(langs))
	for k, l := range langs {
		bodies[k] = c.Body[l]
	}
	if len(c.Segments) > 0 {
		it.Place = c.Segments[0]
	}
	it.Docs = []Doc{{ID: c.ID, Texts: aligned(langs, bodies)}}
	it.simplify(simplify)
	return it
}

// ExplainerItem returns the item of an article: a document of its title, and one
// for each section, or one for all where the languages differ in their number.
func ExplainerItem(a *edition.Article, langs []string, simplify Simplify) Item {
	return article(address.Explainer(a.ID), a, langs, simplify)
}

// IntroductionItem returns the item of an edition's introduction, made like that
// of an explainer.
func IntroductionItem(slug string, a *edition.Article, langs []string, simplify Simplify) Item {
	return article(address.Introduction(slug), a, langs, simplify)
}

func article(path string, a *edition.Article, langs []string, simplify Simplify) Item {
	it := Item{Kind: Explainer, Path: path, Langs: langs, Base: -1}
	head := Doc{}
	parts := make([][][]edition.Block, len(langs))
	same := true
	for k, l := range langs {
		it.Title = append(it.Title, a.Titles.In(l))
		head.Texts = append(head.Texts, clean(it.Title[k])+string(hard)+clean(a.Leads.In(l)))
		parts[k] = edition.Sections(a.Body[l])
		same = same && len(parts[k]) == len(parts[0])
	}
	it.Docs = append(it.Docs, head)
	if !same {
		for k, l := range langs {
			parts[k] = [][]edition.Block{a.Body[l]}
		}
	}
	for i := range parts[0] {
		bodies := make([][]edition.Block, len(langs))
		for k := range langs {
			bodies[k] = parts[k][i]
		}
		it.Docs = append(it.Docs, Doc{Texts: aligned(langs, bodies)})
	}
	it.simplify(simplify)
	return it
}

// SourceItem returns the item of an entry of the bibliography on a page, in its own
// language.
func SourceItem(id, page, lang, reference string) Item {
	return Item{Kind: Source, Path: page, Langs: []string{lang}, Base: -1, Docs: []Doc{{ID: id, Texts: []string{clean(reference)}}}}
}

// simplify adds the texts of a derived zh-Hans where they fold differently from
// the Traditional ones.
func (it *Item) simplify(simplify Simplify) {
	from := slices.Index(it.Langs, lang.Hant)
	if simplify == nil || from < 0 || slices.Contains(it.Langs, lang.Hans) {
		return
	}
	it.Base = from
	it.Langs = append(slices.Clone(it.Langs), lang.Hans)
	for i := range it.Docs {
		it.Docs[i].Texts = append(it.Docs[i].Texts, simplify(it.Docs[i].Texts[from]))
	}
	it.derived()
}

// aligned returns one text per language of blocks: block k of one against block k
// of the others, or all in one if they differ in number.
func aligned(langs []string, bodies [][]edition.Block) []string {
	out := make([]string, len(langs))
	n, same := 0, true
	for _, blocks := range bodies {
		if len(blocks) > 0 {
			same = same && (n == 0 || n == len(blocks))
			n = len(blocks)
		}
	}
	for k, blocks := range bodies {
		var b strings.Builder
		for i := range blocks {
			if i > 0 && same {
				b.WriteRune(hard)
			} else if i > 0 {
				b.WriteString(" ¶ ")
			}
			b.WriteString(flow(langs[k], blocks[i].Segments))
		}
		out[k] = b.String()
	}
	return out
}

// flow joins the segments of a block as the language joins lines.
func flow(tag string, list []edition.Segment) string {
	var b strings.Builder
	last := ' '
	for i := range list {
		text := plain(&list[i])
		for _, first := range text {
			if i > 0 {
				b.WriteString(lang.Glue(tag, last, first))
			}
			break
		}
		b.WriteString(text)
		for _, r := range text[max(0, len(text)-4):] {
			last = r
		}
	}
	return b.String()
}

// texts joins segments that keep their places.
func texts(list []edition.Segment, by byte) string {
	if len(list) == 1 {
		return plain(&list[0])
	}
	size := len(list)
	for i := range list {
		for k := range list[i].Runs {
			size += len(list[i].Runs[k].Text)
		}
	}
	var b strings.Builder
	b.Grow(size)
	for i := range list {
		if i > 0 {
			b.WriteByte(by)
		}
		b.WriteString(plain(&list[i]))
	}
	return b.String()
}

// plain returns the text of a segment. A citation, which is not in it, takes the
// space before it with it.
func plain(s *edition.Segment) string {
	if !slices.ContainsFunc(s.Runs, func(r edition.Run) bool { return r.Kind == edition.Cite }) {
		return clean(s.Text())
	}
	runs := slices.Clone(s.Runs)
	for i := range runs[1:] {
		if runs[i+1].Kind == edition.Cite {
			runs[i].Text = strings.TrimRight(runs[i].Text, " ")
		}
	}
	return clean((&edition.Segment{Runs: runs}).Text())
}

// clean takes out what would separate segments.
func clean(s string) string {
	if strings.IndexByte(s, soft) < 0 && strings.IndexByte(s, hard) < 0 {
		return s
	}
	return strings.NewReplacer(string(soft), " ", string(hard), " ").Replace(s)
}
