package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// A Breach is a requirement of PDF/UA-1 that a file does not meet.
type Breach struct {
	Clause string // of ISO 14289-1:2014
	Text   string
}

func (b Breach) String() string { return b.Clause + ": " + b.Text }

// standard are the structure types of ISO 32000-1, 14.8.4.
var standard = strings.Fields("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl " +
	"LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form")

// inside lists which types may be directly in some others (14.8.4.3.3 and 14.8.4.3.4).
var inside = map[string][]string{
	"L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"},
	"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
}

// Accessible returns what keeps a file from being PDF/UA-1, as far as a program can
// judge that; each requirement once, with the number of its places. It judges files of
// [Print], which have one stream a page and no forms, layers, attachments or scripts.
func Accessible(data []byte) ([]Breach, error) {
	breaches, _, err := judged(data, 0)
	return breaches, err
}

// judged judges a file, or a part of one that begins after a heading of some level. It
// returns the level of its last heading, too.
func judged(data []byte, level int) ([]Breach, int, error) {
	ctx, err := read(data)
	if err != nil {
		return nil, 0, err
	}
	root, err := ctx.Catalog()
	if err != nil {
		return nil, 0, err
	}
	t, err := newTagger(ctx, root)
	if err != nil {
		return nil, 0, err
	}
	j := &judge{tagger: t, level: level}
	j.document()
	if err := j.tree(); err != nil {
		return nil, 0, err
	}
	for i, page := range t.pages {
		if err := j.page(i+1, page); err != nil {
			return nil, 0, err
		}
	}
	j.fonts()
	return j.list(), j.level, nil
}

type judge struct {
	*tagger
	found []Breach
	times map[Breach]int
	level int // of the last heading
}

func (j *judge) breach(clause, format string, args ...any) {
	b := Breach{clause, fmt.Sprintf(format, args...)}
	if j.times == nil {
		j.times = map[Breach]int{}
	}
	if j.times[b]++; j.times[b] == 1 {
		j.found = append(j.found, b)
	}
}

func (j *judge) list() (out []Breach) {
	for _, b := range j.found {
		if n := j.times[b]; n > 1 {
			b.Text += fmt.Sprintf(" (%d times)", n)
		}
		out = append(out, b)
	}
	return out
}

// document judges what the file says of itself.
func (j *judge) document() {
	mark, _ := j.ctx.DereferenceDict(j.root["MarkInfo"])
	if b := mark.BooleanEntry("Marked"); b == nil || !*b {
		j.breach("7.1", "it is not marked as tagged (MarkInfo)")
	}
	if b := mark.BooleanEntry("Suspects"); b != nil && *b {
		j.breach("7.1", "its tags are marked as doubtful (Suspects)")
	}
	view, _ := j.ctx.DereferenceDict(j.root["ViewerPreferences"])
	if b := view.BooleanEntry("DisplayDocTitle"); b == nil || !*b {
		j.breach("7.1", "its title is not shown (DisplayDocTitle)")
	}
	if s, _ := j.root.StringEntryBytes("Lang"); len(s) == 0 {
		j.breach("7.2", "it has no language (Lang)")
	}
	s, _, err := j.ctx.DereferenceStreamDict(j.root["Metadata"])
	if err != nil || s == nil {
		j.breach("7.1", "it has no metadata")
		return
	}
	about := s.Raw
	if s.Decode() == nil && len(s.Content) > 0 {
		about = s.Content
	}
	if !bytes.Contains(about, []byte("<dc:title>")) {
		j.breach("7.1", "its metadata have no title (dc:title)")
	}
	if !bytes.Contains(about, []byte("<pdfuaid:part>1</pdfuaid:part>")) {
		j.breach("5", "its metadata do not say that it is PDF/UA-1 (pdfuaid:part)")
	}
}

// tree judges the tags.
func (j *judge) tree() error {
	tree, err := j.ctx.DereferenceDict(j.root["StructTreeRoot"])
	if err != nil {
		return err
	}
	if tree == nil {
		j.breach("7.1", "it has no tags (StructTreeRoot)")
		return nil
	}
	roles, err := j.ctx.DereferenceDict(tree["RoleMap"])
	if err != nil {
		return err
	}
	notes := map[string]bool{}
	return j.elements(tree["K"], func(d types.Dict, _ types.IndirectRef) error {
		s := role(d)
		if to := roles.NameEntry(s); to != nil {
			s = *to
		}
		if !slices.Contains(standard, s) {
			j.breach("7.1", "the type %s is not standard and stands for none (RoleMap)", s)
		}
		switch {
		case len(s) == 2 && s[0] == 'H' && s[1] >= '1' && s[1] <= '6':
			if n := int(s[1] - '0'); n > j.level+1 {
				j.breach("7.4.2", "a heading of level %d follows one of level %d", n, j.level)
			}
			j.level = int(s[1] - '0')
		case s == "Figure" || s == "Formula":
			if !said(d, "Alt") && !said(d, "ActualText") {
				j.breach("7.3", "a figure has no text in its place (Alt)")
			}
		case s == "TH":
			if !j.scoped(d) {
				j.breach("7.5", "a head of a table does not say of what (Scope)")
			}
		case s == "Note":
			id, _ := d.StringEntryBytes("ID")
			if len(id) == 0 || notes[string(id)] {
				j.breach("7.9", "a note has no ID of its own")
			}
			notes[string(id)] = true
		}
		if may := inside[s]; may != nil {
			for _, kid := range j.kids(d) {
				if !slices.Contains(may, kid) {
					j.breach("7.2", "%s is directly in %s", kid, s)
				}
			}
		}
		return nil
	})
}

func said(d types.Dict, key string) bool {
	s, err := d.StringEntryBytes(key)
	return err == nil && len(s) > 0
}

// kids returns the types of the elements that are directly in another; "content" for
// content.
func (j *judge) kids(d types.Dict) (out []string) {
	o, _ := j.ctx.Dereference(d["K"])
	list, ok := o.(types.Array)
	if !ok && o != nil {
		list = types.Array{o}
	}
	for _, kid := range list {
		kid, _ := j.ctx.Dereference(kid)
		if e, ok := kid.(types.Dict); ok && role(e) != "" {
			out = append(out, role(e))
		} else {
			out = append(out, "content")
		}
	}
	return out
}

// scoped reports whether a head of a table says whether it is that of a row or a column.
func (j *judge) scoped(d types.Dict) bool {
	o, _ := j.ctx.Dereference(d["A"])
	list, ok := o.(types.Array)
	if !ok {
		list = types.Array{o}
	}
	for _, a := range list {
		if a, _ := j.ctx.DereferenceDict(a); a != nil && a["Scope"] != nil {
			return true
		}
	}
	return false
}

// page judges what is on a page.
func (j *judge) page(n int, page types.Dict) error {
	annotations, err := j.ctx.DereferenceArray(page["Annots"])
	if err != nil {
		return err
	}
	if tabs := page.NameEntry("Tabs"); len(annotations) > 0 && (tabs == nil || *tabs != "S") {
		j.breach("7.18.3", "the order of links is not that of the tags (Tabs)")
	}
	for _, o := range annotations {
		a, err := j.ctx.DereferenceDict(o)
		if err != nil {
			return err
		}
		if a["StructParent"] == nil {
			j.breach("7.18.1", "a link is not tagged (StructParent)")
		}
		if !said(a, "Contents") {
			j.breach("7.18.5", "a link does not say where it leads (Contents)")
		}
	}
	s, _, err := j.ctx.DereferenceStreamDict(page["Contents"])
	if err != nil || s == nil {
		return err
	}
	if err := s.Decode(); err != nil {
		return err
	}
	depth := 0
	operations(s.Content, func(o operation) {
		switch {
		case o.name == "BMC" || o.name == "BDC":
			depth++
		case o.name == "EMC":
			depth--
		case depth == 0 && paints[o.name]:
			j.breach("7.1", "something on page %d is neither tagged nor an artifact", n)
		}
	})
	if depth != 0 {
		j.breach("7.1", "marked content on page %d does not end", n)
	}
	return nil
}

// fonts judges the fonts.
func (j *judge) fonts() {
	for _, n := range slices.Sorted(maps.Keys(j.ctx.Table)) {
		if entry := j.ctx.Table[n]; entry == nil || entry.Free {
			continue
		}
		o, err := j.ctx.Dereference(*types.NewIndirectRef(n, 0))
		if err != nil {
			continue // of no use to anything, or the page would have failed
		}
		d, ok := o.(types.Dict)
		if !ok {
			continue
		}
		if kind := d.Type(); kind == nil || *kind != "Font" {
			continue
		}
		sub := ""
		if s := d.Subtype(); s != nil {
			sub = *s
		}
		if d["ToUnicode"] == nil && !strings.HasPrefix(sub, "CIDFont") {
			j.breach("7.21.7", "a font does not say which characters its glyphs are (ToUnicode)")
		}
		if sub == "Type0" || sub == "Type3" { // which has its glyphs in another, or in itself
			continue
		}
		about, err := j.ctx.DereferenceDict(d["FontDescriptor"])
		if err != nil || about == nil || about["FontFile"] == nil && about["FontFile2"] == nil && about["FontFile3"] == nil {
			j.breach("7.21.4.1", "a font is not embedded")
		}
	}
}
