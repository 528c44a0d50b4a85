package figure

import (
	"fmt"
	"slices"
	"strings"

	"duizhao/internal/edition"
)

// Issue is something wrong with the data of a figure. Path leads to it by keys and
// indexes, in the form that source.Doc.Problem takes: "rows", 2, "value".
type Issue struct {
	Path []any
	Text string
	Hint string
}

// Where returns the path in words: rows[2].value.
func (i Issue) Where() string {
	var b strings.Builder
	for _, step := range i.Path {
		switch step := step.(type) {
		case int:
			fmt.Fprintf(&b, "[%d]", step)
		default:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			fmt.Fprint(&b, step)
		}
	}
	return b.String()
}

func (i Issue) String() string { return i.Where() + ": " + i.Text }

// MaxRows is the largest number of rows, nodes or edges that a figure may have.
const MaxRows = 500

// Check finds what is wrong in a figure beyond what its struct tags demand.
func Check(f *Figure) []Issue {
	c := &checker{f: f}
	switch f.Kind {
	case "bar", "grouped-bar":
		c.bars()
	case "timeline":
		c.timeline()
	case "span":
		c.spans()
	case "flow":
		c.flow()
	}
	c.strangers()
	c.texts()
	return c.issues
}

type checker struct {
	f      *Figure
	issues []Issue
}

func (c *checker) add(hint, text string, path ...any) {
	c.issues = append(c.issues, Issue{path, text, hint})
}

// some reports an empty list, or one that is too long.
func (c *checker) some(key string, n int) {
	switch {
	case n == 0:
		c.add("add a list: "+key+": …", "a figure of kind "+c.f.Kind+" needs "+key, key)
	case n > MaxRows:
		c.add("", fmt.Sprintf("these are %d; a figure has at most %d", n, MaxRows), key)
	}
}

func (c *checker) bars() {
	f := c.f
	c.some("rows", len(f.Rows))
	grouped := f.Kind == "grouped-bar"
	if grouped {
		c.some("series", len(f.Series))
	}
	for i, r := range f.Rows {
		switch {
		case !grouped && r.Values != nil:
			c.add("values belong to grouped-bar", "a bar has one value", "rows", i, "values")
		case !grouped && r.Value.Absent():
			c.add("add value: …", "there is no value", "rows", i)
		case !grouped:
			c.number(r.Value, "rows", i, "value")
		case r.Value != "":
			c.add("write values: [ … ], one for each series", "a grouped bar has values", "rows", i, "value")
		case len(r.Values) != len(f.Series):
			c.add("write - where there is none", fmt.Sprintf("here are %d values for %d series", len(r.Values), len(f.Series)), "rows", i, "values")
		}
		for k, v := range r.Values {
			if grouped && !v.Absent() {
				c.number(v, "rows", i, "values", k)
			}
		}
	}
}

func (c *checker) number(n Number, path ...any) {
	v, ok := n.Float()
	switch {
	case !ok:
		c.add("write 2048, 2.664 or -961.6, without commas or units", "\""+string(n)+"\" is not a number", path...)
	case c.f.Scale == "log" && v <= 0:
		c.add("use scale: linear", "a log scale has no place for "+n.String(), path...)
	}
}

func (c *checker) timeline() {
	c.some("rows", len(c.f.Rows))
	last := 0.0
	for i, r := range c.f.Rows {
		d, ok := parseDate(r.Date)
		switch {
		case r.Date == "":
			c.add("add date: \"2016-03-17\"", "there is no date", "rows", i)
		case !ok:
			c.add("write YYYY-MM-DD, YYYY-MM or YYYY", "\""+r.Date+"\" is not a date", "rows", i, "date")
		case d.first() < last:
			c.add("put the rows in the order of time", "this is earlier than the row before", "rows", i, "date")
		}
		if ok {
			last = max(last, d.first())
		}
	}
}

// first returns the beginning of the day, month or year.
func (d date) first() float64 {
	return date{d.year, max(1, d.month), max(1, d.day)}.years()
}

func (c *checker) spans() {
	c.some("rows", len(c.f.Rows))
	for i, r := range c.f.Rows {
		from, okFrom := parseDate(r.From)
		to, okTo := parseDate(r.To)
		for _, e := range []struct {
			key, text string
			ok        bool
		}{{"from", r.From, okFrom}, {"to", r.To, okTo}} {
			if e.text != "" && !e.ok {
				c.add("write YYYY-MM-DD, YYYY-MM or YYYY, or leave it out for an open end", "\""+e.text+"\" is not a date", "rows", i, e.key)
			}
		}
		switch {
		case r.From == "" && r.To == "":
			c.add("add from: or to:", "a span that is open at both ends says nothing", "rows", i)
		case okFrom && okTo && to.years() < from.years():
			c.add("", "the end is before the beginning", "rows", i, "to")
		}
	}
}

func (c *checker) flow() {
	f := c.f
	c.some("nodes", len(f.Nodes))
	ids, places := map[string]bool{}, map[[2]int]string{}
	for i, n := range f.Nodes {
		if ids[n.ID] {
			c.add("", "the id \""+n.ID+"\" is used twice", "nodes", i, "id")
		}
		ids[n.ID] = true
		if n.Column < 1 || n.Row < 1 || n.Column > 20 || n.Row > 20 {
			c.add("columns and rows count from 1 to 20", "this place is outside the grid", "nodes", i)
			continue
		}
		place := [2]int{n.Column, n.Row}
		if other, ok := places[place]; ok {
			c.add("", fmt.Sprintf("\"%s\" is in column %d, row %d already", other, n.Column, n.Row), "nodes", i)
		}
		places[place] = n.ID
	}
	if len(f.Edges) > MaxRows {
		c.some("edges", len(f.Edges))
	}
	for i, e := range f.Edges {
		for _, end := range []struct{ key, id string }{{"from", e.From}, {"to", e.To}} {
			if end.id != "" && !ids[end.id] {
				c.add("", "there is no node \""+end.id+"\"", "edges", i, end.key)
			}
		}
		if e.From == e.To && e.From != "" {
			c.add("", "this arrow leads back to where it begins", "edges", i, "to")
		}
	}
}

// kinds lists those of figures.
var kinds = []string{"bar", "grouped-bar", "timeline", "span", "flow"}

// strangers reports lists that the kind of figure has no use for.
func (c *checker) strangers() {
	f := c.f
	for _, l := range []struct {
		key   string
		there bool
		kinds []string
	}{
		{"rows", len(f.Rows) > 0, []string{"bar", "grouped-bar", "timeline", "span"}},
		{"series", len(f.Series) > 0, []string{"grouped-bar"}},
		{"nodes", len(f.Nodes) > 0, []string{"flow"}},
		{"edges", len(f.Edges) > 0, []string{"flow"}},
		{"scale", f.Scale != "", []string{"bar", "grouped-bar"}},
	} {
		if l.there && slices.Contains(kinds, f.Kind) && !slices.Contains(l.kinds, f.Kind) {
			c.add("take it out", l.key+" is not used in a figure of kind "+f.Kind, l.key)
		}
	}
}

// texts reports labels that lack a language which the title has.
func (c *checker) texts() {
	f := c.f
	var langs []string
	for lang := range f.Title {
		if lang != "" {
			langs = append(langs, lang)
		}
	}
	slices.Sort(langs)
	check := func(t edition.Text, needed bool, path ...any) {
		if len(t) == 0 {
			if needed {
				c.add("", "there is no text", path...)
			}
			return
		}
		for _, lang := range langs {
			if strings.TrimSpace(t.In(lang)) == "" {
				c.add("", "there is no text in "+lang, path...)
			}
		}
	}
	check(f.Title, true, "title")
	check(f.Caption, false, "caption")
	check(f.Note, false, "note")
	check(f.Unit, false, "unit")
	for i, s := range f.Series {
		check(s.Label, true, "series", i, "label")
	}
	for i, r := range f.Rows {
		check(r.Label, true, "rows", i, "label")
		check(r.Detail, false, "rows", i, "detail")
	}
	for i, n := range f.Nodes {
		check(n.Label, true, "nodes", i, "label")
	}
	for i, e := range f.Edges {
		check(e.Label, false, "edges", i, "label")
	}
}
