package draft

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"duizhao/internal/edition"
	"duizhao/internal/intake"
)

// write makes the file of each version.
func (d *Draft) write(r *rows, texts []intake.Version, from []string) error {
	for k, t := range texts {
		v := Version{Lang: t.Lang, Name: t.Lang + ".md", From: from[k]}
		for i := range r.list {
			row := &r.list[i]
			b := row.block
			b.Segments = row.cells[k].Segments
			if b.Kind == edition.Code && b.Info == "" {
				b.Info = row.cells[k].Info
			}
			v.Blocks = append(v.Blocks, b)
		}
		notes := marksOnce(v.Blocks, t.Footnotes)
		data, lost, err := Markdown(v.Blocks, notes)
		if err != nil {
			return fmt.Errorf("%s: %w", v.Name, err)
		}
		v.Data = data
		d.Lost += lost
		d.Versions = append(d.Versions, v)
	}
	return nil
}

// marksOnce keeps the footnotes that the text has a mark for, and the marks
// that have a footnote.
func marksOnce(blocks []edition.Block, notes []edition.Footnote) []edition.Footnote {
	marked := map[string]bool{}
	known := map[string]bool{}
	for _, n := range notes {
		known[n.Label] = true
	}
	for i := range blocks {
		for k := range blocks[i].Segments {
			s := &blocks[i].Segments[k]
			s.Runs = slices.DeleteFunc(slices.Clone(s.Runs), func(r edition.Run) bool {
				return r.Kind == edition.FootnoteRef && !known[r.Ref]
			})
			for _, run := range s.Runs {
				if run.Kind == edition.FootnoteRef {
					marked[run.Ref] = true
				}
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(notes), func(n edition.Footnote) bool { return !marked[n.Label] })
}

// doubts collects the doubts about the rows, with their lines in the files.
func (d *Draft) doubts(r *rows) {
	starts := make([][]int, len(d.Versions)) // line of each row's block in each file
	for k, v := range d.Versions {
		starts[k] = blockLines(v.Data, v.Blocks)
	}
	for i := range r.list {
		for _, x := range r.list[i].doubts {
			doubt := Doubt{Kind: x.kind, Score: x.score}
			for k, v := range d.Versions {
				line := max(x.line, 0)
				doubt.Place = append(doubt.Place, Place{v.Name, starts[k][i] + line})
				text := ""
				if s := v.Blocks[i].Segments; line < len(s) {
					text = s[line].Text()
				}
				doubt.Text = append(doubt.Text, text)
			}
			d.Doubts = append(d.Doubts, doubt)
		}
	}
}

// blockLines finds the line on which each block begins: the lines of its text are
// right above the line with its id.
func blockLines(data []byte, blocks []edition.Block) []int {
	out := make([]int, len(blocks))
	at := map[string]int{}
	for n, line := range strings.Split(string(data), "\n") {
		line = strings.TrimLeft(line, "> ")
		if rest, ok := strings.CutPrefix(line, "{#"); ok {
			id, _, _ := strings.Cut(strings.TrimSuffix(rest, "}"), " ")
			at[id] = n + 1
		}
	}
	last := 1
	for i, b := range blocks {
		if n, ok := at[b.ID]; ok && b.ID != "" {
			last = n - max(len(b.Segments), 1)
			if b.Kind == edition.Code {
				last = n - 1
			}
		}
		out[i] = last
	}
	return out
}

// settings returns edition.yaml.
func settings(info *edition.Info, unknown []Unknown) []byte {
	var b strings.Builder
	b.WriteString("# yaml-language-server: $schema=../../../.schemas/edition.schema.json\n")
	text := func(indent, key string, t edition.Text) {
		if t.Empty() {
			return
		}
		fmt.Fprintf(&b, "%s%s:\n", indent, key)
		for _, lang := range slices.Sorted(maps.Keys(t)) {
			fmt.Fprintf(&b, "%s  %s: %s\n", indent, lang, quoted(t[lang]))
		}
	}
	value := func(indent, key, v string) {
		if v != "" {
			fmt.Fprintf(&b, "%s%s: %s\n", indent, key, quoted(v))
		}
	}
	ask := func(key string) {
		for _, u := range unknown {
			if u.Key == key && u.Lang == "" {
				fmt.Fprintf(&b, "# The %s was not found in the file: write it here.\n", key)
			} else if u.Key == key {
				fmt.Fprintf(&b, "# The %s in %s was not found: translate it.\n", key, u.Lang)
			}
		}
	}
	ask("title")
	text("", "title", info.Title)
	ask("author")
	if len(info.Author) > 0 {
		if name := info.Author[0].Name; name[""] != "" {
			value("", "author", name[""])
		} else {
			text("", "author", name)
		}
	} else {
		b.WriteString("# author: …\n")
	}
	if len(info.Editor) > 0 {
		value("", "editor", info.Editor[0].Name[""])
	}
	ask("date")
	if info.Date != "" {
		fmt.Fprintf(&b, "date: %s\n", info.Date)
	} else {
		b.WriteString("# date: 1923-10-27\n")
	}
	if info.Updated != "" {
		fmt.Fprintf(&b, "updated: %s\n", info.Updated)
	}
	text("", "summary", info.Summary)
	b.WriteString("origin:\n")
	value("  ", "title", info.Origin.Title)
	value("  ", "lang", info.Origin.Lang)
	value("  ", "url", info.Origin.URL)
	if info.Origin.Published != "" {
		fmt.Fprintf(&b, "  published: %s\n", info.Origin.Published)
	}
	text("  ", "note", info.Origin.Note)
	b.WriteString("rights:\n")
	text("  ", "statement", info.Rights.Statement)
	value("  ", "licence", info.Rights.Licence)
	value("  ", "witness", info.Rights.Witness)
	fmt.Fprintf(&b, "base: %s\nversions:\n", info.Base)
	for _, v := range info.Versions {
		fmt.Fprintf(&b, "  - lang: %s\n", v.Lang)
		if len(v.Translator) > 0 {
			value("    ", "translator", v.Translator[0].Name[""])
		}
		if v.Derived != "" {
			fmt.Fprintf(&b, "    derived: %s\n", v.Derived)
		}
	}
	if len(info.Speakers) > 0 {
		b.WriteString("speakers:\n")
		for _, id := range slices.Sorted(maps.Keys(info.Speakers)) {
			s := info.Speakers[id]
			fmt.Fprintf(&b, "  %s:\n", id)
			text("    ", "name", s.Name)
			value("    ", "role", s.Role)
		}
	}
	return []byte(b.String())
}

// Site returns the settings of a new site that holds only the draft.
func Site(d *Draft) []byte {
	var b strings.Builder
	b.WriteString("# yaml-language-server: $schema=../.schemas/site.schema.json\n# The site is called after its first edition; give it a name " +
		"of its own here.\ntitle:\n")
	for _, lang := range slices.Sorted(maps.Keys(d.Info.Title)) {
		fmt.Fprintf(&b, "  %s: %s\n", lang, quoted(d.Info.Title[lang]))
	}
	var langs []string
	for _, v := range d.Versions {
		langs = append(langs, v.Lang)
	}
	fmt.Fprintf(&b, "languages: [%s]\n# The address the site will have, for search engines and feeds:\n# url: https://example.org/\n",
		strings.Join(langs, ", "))
	return []byte(b.String())
}

// quoted returns a text as a double-quoted YAML scalar (YAML 1.2, section 7.3.1).
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range oneLine(s) {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 || r >= 0x7F && r < 0xA0 || r == utf8.RuneError || r == 0xFEFF || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
