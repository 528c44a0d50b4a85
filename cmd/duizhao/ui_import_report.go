package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"duizhao/internal/draft"
	"duizhao/internal/edition"
	"duizhao/internal/intake"
	"duizhao/internal/lang"
)

// asideText returns the file of what was set aside.
func asideText(d *draft.Draft) []byte {
	var b bytes.Buffer
	b.WriteString("What import found in the source and did not take for the text, each piece with its\nline and the reason. No build reads " +
		"this file; delete it when you have looked.\n")
	for _, doc := range d.Sources {
		fmt.Fprintf(&b, "\n%s\n", doc.Path)
		for _, g := range grouped(doc.Aside) {
			fmt.Fprintf(&b, "\n-- %s%s\n%s\n", lineOf(g.lines), why(g.piece), strings.TrimSpace(g.piece.Text))
		}
	}
	return b.Bytes()
}

// pieces are equal pieces with all their lines.
type pieces struct {
	piece intake.Aside
	lines []int
}

// grouped collects equal pieces, in the order of their first lines.
func grouped(list []intake.Aside) []pieces {
	var out []pieces
	at := map[intake.Aside]int{}
	for _, a := range list {
		key := a
		key.Line = 0
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, pieces{piece: a})
		}
		out[i].lines = append(out[i].lines, a.Line)
	}
	slices.SortStableFunc(out, func(a, b pieces) int { return a.lines[0] - b.lines[0] })
	return out
}

func lineOf(lines []int) string {
	var list []string
	for _, n := range lines {
		if n > 0 {
			list = append(list, fmt.Sprint(n))
		}
	}
	switch len(list) {
	case 0:
		return ""
	case 1:
		return "line " + list[0] + ": "
	}
	return "lines " + strings.Join(list, ", ") + ": "
}

// reportText returns the report for the editor.
func reportText(d *draft.Draft, p *place) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "Import of %s\n\n", d.Slug)
	for _, doc := range d.Sources {
		fmt.Fprintf(&b, "read %s as %s, %s\n", doc.Path, doc.Format, doc.Encoding)
	}
	for _, v := range d.Versions {
		fmt.Fprintf(&b, "%s: %s\n", v.Name, census(v.Blocks))
	}
	b.WriteString("\nFound:\n")
	for _, f := range found(d) {
		fmt.Fprintf(&b, "  %-10s %s  (%s)\n", f[0], f[1], f[2])
	}
	for _, x := range d.Unknown {
		fmt.Fprintf(&b, "  %-10s %s\n", x.Key, unknownWords(x))
	}
	b.WriteString("\nSet aside, in full in " + asideFile + ":\n")
	for _, line := range asideLines(d) {
		b.WriteString("  " + line + "\n")
	}
	b.WriteString("\nTo look at")
	if doubts := d.Doubts; len(doubts) > 0 {
		b.WriteString(", the least likely first; a score is the chance that two lines that say the\nsame differ so much in length:\n")
		for _, x := range sortedDoubts(doubts) {
			b.WriteString("  " + doubtLine(x) + "\n")
			for _, t := range x.Text {
				if t != "" {
					b.WriteString("      " + clip(t, 76) + "\n")
				}
			}
		}
	} else {
		b.WriteString(": nothing doubtful was found.\n")
	}
	if words := straightWords(d); words != "" {
		b.WriteString("\n" + words + "\n")
	}
	if d.Lost > 0 {
		fmt.Fprintf(&b, "\nEmphasis or links of %s could not be kept.\n", plural(d.Lost, "block"))
	}
	if d.Info.Rights.Witness == "private" {
		b.WriteString("\nRights: none were found in the source, so edition.yaml says that this copy is for\nprivate reading. Find out who " +
			"holds them before you publish.\n")
	}
	return b.Bytes()
}

// straightWords explains what became of the straight quotation marks.
func straightWords(d *draft.Draft) string {
	switch {
	case d.Straight == 0:
		return ""
	case d.Set:
		return "Of " + plural(d.Straight, "straight quotation mark") + " it could not be told what they are: they stay."
	}
	return "The text has " + plural(d.Straight, "straight quotation mark") + " (\" or '), which stay; --typography sets them as each language prints them."
}

func sortedDoubts(list []draft.Doubt) []draft.Doubt {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b draft.Doubt) int {
		switch {
		case a.Score < b.Score:
			return -1
		case a.Score > b.Score:
			return 1
		}
		return 0
	})
	return list
}

func doubtLine(x draft.Doubt) string {
	var places []string
	for _, p := range x.Place {
		places = append(places, fmt.Sprintf("%s:%d", p.Name, p.Line))
	}
	line := strings.Join(append([]string{strings.Join(places, " ")}, doubtWords[x.Kind]), ": ")
	if len(x.Place) == 0 {
		line = doubtWords[x.Kind]
	}
	switch x.Kind {
	case draft.DoubtPair, draft.DoubtMerged, draft.DoubtOneSided, draft.DoubtJoined:
		line += fmt.Sprintf(" (%.3f)", x.Score)
	}
	return line
}

// clip returns the beginning of a text, at most so many cells wide.
func clip(s string, cells int) string {
	n := 0
	for i, r := range s {
		if n++; lang.Wide(r) {
			n++
		}
		if n > cells-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// census counts the blocks of a version by kind.
func census(blocks []edition.Block) string {
	count := map[edition.Kind]int{}
	segments := 0
	for i := range blocks {
		count[blocks[i].Kind]++
		segments += len(blocks[i].Segments)
	}
	var parts []string
	for _, k := range []struct {
		kind edition.Kind
		noun string
	}{{edition.Heading, "heading"}, {edition.Paragraph, "paragraph"}, {edition.Turn, "turn"}, {edition.Item, "list item"},
		{edition.Code, "block of code"}, {edition.Rule, "rule"}} {
		if n := count[k.kind]; n > 0 {
			word := plural(n, k.noun)
			if k.kind == edition.Code && n > 1 {
				word = number(n) + " blocks of code"
			}
			parts = append(parts, word)
		}
	}
	return strings.Join(parts, ", ") + "; " + plural(segments, "line")
}

// found lists the metadata of the files and the speakers, each with its source.
func found(d *draft.Draft) [][3]string {
	var out [][3]string
	for _, doc := range d.Sources {
		m := &doc.Meta
		for _, f := range []struct {
			key string
			f   intake.Found
		}{{"title", m.Title}, {"title", m.Second}, {"author", m.Author}, {"date", m.Date}, {"address", m.URL}, {"publisher", m.Publisher},
			{"licence", m.Licence}, {"summary", m.Summary}} {
			if f.f.Value == "" {
				continue
			}
			where := f.f.In
			if f.f.Line > 0 {
				where += fmt.Sprintf(", line %d", f.f.Line)
			}
			out = append(out, [3]string{f.key, clip(f.f.Value, 60), where})
		}
	}
	for _, id := range sortedSpeakers(d) {
		s := d.Info.Speakers[id]
		var names []string
		for _, v := range d.Versions {
			if n := s.Name[v.Lang]; n != "" {
				names = append(names, n)
			}
		}
		role := s.Role
		if role == "" {
			role = "no role"
		}
		out = append(out, [3]string{"speaker", strings.Join(names, " / "), id + ", " + role})
	}
	return out
}

func sortedSpeakers(d *draft.Draft) []string {
	var out []string
	for id := range d.Info.Speakers {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// asideLines lists what was set aside, one line for each piece.
func asideLines(d *draft.Draft) []string {
	var out []string
	for _, doc := range d.Sources {
		for _, g := range grouped(doc.Aside) {
			text := clip(oneLineOf(g.piece.Text), 44)
			times := ""
			if len(g.lines) > 1 {
				times = fmt.Sprintf(", %d times", len(g.lines))
			}
			out = append(out, fmt.Sprintf("%s%s%s: %s", lineOf(g.lines[:1]), why(g.piece), times, text))
		}
	}
	if len(out) == 0 {
		out = []string{"nothing"}
	}
	return out
}

func oneLineOf(s string) string { return strings.Join(strings.Fields(s), " ") }
