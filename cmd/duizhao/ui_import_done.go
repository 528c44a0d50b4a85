package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"duizhao/internal/draft"
)

// imported shows what import made, what it set aside, and what to do next.
func (u *importUI) imported(d *draft.Draft, p *place, dry bool) {
	u.progress.wipe()
	verb := "Made"
	if dry {
		verb = "Would make"
	}
	fmt.Fprintf(u.out, "%s an edition in %s\n", verb, p.dir)
	for _, doc := range d.Sources {
		fmt.Fprintf(u.out, "  read %s as %s, %s\n", doc.Path, doc.Format, doc.Encoding)
	}
	for _, v := range d.Versions {
		fmt.Fprintf(u.out, "  %s: %s\n", v.Name, census(v.Blocks))
	}
	fmt.Fprintln(u.out, "Found")
	for _, f := range found(d) {
		fmt.Fprintf(u.out, "  %-9s  %s  (%s)\n", f[0], f[1], f[2])
	}
	for _, x := range d.Unknown {
		fmt.Fprintf(u.out, "  %-9s  %s\n", x.Key, unknownWords(x))
	}
	const shown = 20
	lines := asideLines(d)
	fmt.Fprintf(u.out, "Set aside in %s\n", asideFile)
	for _, line := range lines[:min(len(lines), shown)] {
		fmt.Fprintf(u.out, "  %s\n", line)
	}
	if more := len(lines) - shown; more > 0 {
		fmt.Fprintf(u.out, "  and %s more\n", number(more))
	}
	if n := len(d.Doubts); n > 0 {
		fmt.Fprintf(u.out, "To look at, in %s\n", reportFile)
		for _, x := range sortedDoubts(d.Doubts)[:min(n, 8)] {
			fmt.Fprintf(u.out, "  %s\n", doubtLine(x))
		}
		if n > 8 {
			fmt.Fprintf(u.out, "  and %s more\n", number(n-8))
		}
	}
	if d.Sure.Lines > 0 {
		fmt.Fprintln(u.out, sureWords(d.Sure))
	}
	if words := straightWords(d); words != "" {
		fmt.Fprintln(u.out, words)
	}
	if d.Info.Rights.Witness == "private" {
		fmt.Fprintln(u.out, "Rights: none were found; find out who holds them before you publish.")
	}
	if dry {
		fmt.Fprintln(u.out, "Nothing was written.")
		return
	}
	fmt.Fprintln(u.out, "Next")
	fmt.Fprintf(u.out, "  read it:   %s\n", onSite("duizhao serve", p.site))
	fmt.Fprintf(u.out, "  check it:  %s\n", onSite("duizhao check", p.site))
	if p.replace {
		fmt.Fprintf(u.out, "  undo it:   delete %s and give %s its name back\n", p.dir, p.old)
		return
	}
	undo := p.dir
	if p.newSite {
		undo = p.site
	}
	fmt.Fprintf(u.out, "  undo it:   delete %s\n", undo)
}

// sureWords explains how far the pairing of two versions can be trusted.
func sureWords(s draft.Sure) string {
	verdict := "sure on the whole"
	switch share := s.Share(); {
	case share < .7:
		verdict = "not sure: read both sides through, and see whether they are versions of one text"
	case share < .9:
		verdict = "sure for the most part: read what is named above"
	}
	return fmt.Sprintf("Pairing: %s of %s and %s of %s go together in length: %s.", number(s.BlocksFit), plural(s.Blocks, "block"),
		number(s.LinesFit), plural(s.Lines, "line"), verdict)
}

// importedJSON prints the same as data.
func (u *importUI) importedJSON(d *draft.Draft, p *place, dry bool) error {
	u.progress.wipe()
	type piece struct {
		File   string `json:"file"`
		Line   int    `json:"line,omitempty"`
		Reason string `json:"reason"`
		Detail string `json:"detail,omitempty"`
		Text   string `json:"text"`
	}
	type doubt struct {
		Kind   string   `json:"kind"`
		Places []string `json:"places"`
		Score  float64  `json:"score"`
		Text   []string `json:"text"`
	}
	out := struct {
		Edition  string              `json:"edition"`
		Folder   string              `json:"folder"`
		Written  bool                `json:"written"`
		Found    []map[string]string `json:"found"`
		Unknown  []string            `json:"unknown"`
		Versions []map[string]any    `json:"versions"`
		Speakers []map[string]string `json:"speakers"`
		Aside    []piece             `json:"aside"`
		Doubts   []doubt             `json:"doubts"`
	}{Edition: d.Slug, Folder: filepath.ToSlash(p.dir), Written: !dry, Found: []map[string]string{}, Unknown: []string{},
		Speakers: []map[string]string{}, Aside: []piece{}, Doubts: []doubt{}}
	for _, x := range d.Unknown {
		out.Unknown = append(out.Unknown, strings.TrimSpace(x.Key+" "+x.Lang))
	}
	for _, f := range found(d) {
		out.Found = append(out.Found, map[string]string{"key": f[0], "value": f[1], "where": f[2]})
	}
	for _, v := range d.Versions {
		n := 0
		for i := range v.Blocks {
			n += len(v.Blocks[i].Segments)
		}
		out.Versions = append(out.Versions, map[string]any{"lang": v.Lang, "file": v.Name, "from": v.From, "blocks": len(v.Blocks), "segments": n})
	}
	for _, id := range sortedSpeakers(d) {
		out.Speakers = append(out.Speakers, map[string]string{"id": id, "role": d.Info.Speakers[id].Role})
	}
	for _, doc := range d.Sources {
		for _, a := range doc.Aside {
			out.Aside = append(out.Aside, piece{doc.Path, a.Line, string(a.Reason), a.Detail, a.Text})
		}
	}
	for _, x := range d.Doubts {
		places := []string{}
		for _, pl := range x.Place {
			places = append(places, fmt.Sprintf("%s:%d", pl.Name, pl.Line))
		}
		out.Doubts = append(out.Doubts, doubt{x.Kind, places, x.Score, x.Text})
	}
	enc := json.NewEncoder(u.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
