package figure

import "duizhao/internal/edition"

// Figure is the content of a figure's file. Labels are in every language of the
// site; the caller adds zh-Hans to them before drawing.
type Figure struct {
	ID      string       `yaml:"-"` // the file's name without .yaml: ids in the drawing begin with it
	Kind    string       `yaml:"kind" required:"true" enum:"bar,grouped-bar,timeline,span,flow" doc:"how the data is drawn"`
	Title   edition.Text `yaml:"title" required:"true" doc:"what the figure is about"`
	Caption edition.Text `yaml:"caption" doc:"what it shows and how to read it"`
	Note    edition.Text `yaml:"note" doc:"a caveat"`
	After   string       `yaml:"after" format:"id" doc:"block of the edition that the figure follows; without it the figure is shown in explainers only"`
	Draft   bool         `yaml:"draft" doc:"true keeps it out of builds until it is ready; duizhao serve shows it"`
	Unit    edition.Text `yaml:"unit" doc:"unit of the values"`
	Scale   string       `yaml:"scale" enum:"linear,log" doc:"of bar and grouped-bar (default: linear)"`
	Sources []string     `yaml:"sources" doc:"keys of bibliography.json, each with an optional locator after a comma"`
	Series  []Series     `yaml:"series" doc:"of grouped-bar: what the values of a row belong to"`
	Rows    []Row        `yaml:"rows" doc:"the data of bar, grouped-bar, timeline and span"`
	Nodes   []Node       `yaml:"nodes" doc:"of flow: the boxes"`
	Edges   []Edge       `yaml:"edges" doc:"of flow: the arrows"`
}

// Series is one of the things compared in every row of a grouped bar chart.
type Series struct {
	Label edition.Text `yaml:"label" required:"true" doc:"its name"`
	Mark  bool         `yaml:"mark" doc:"drawn in the accent colour"`
}

// Row is a row of data; the fields it has depend on the kind of figure.
type Row struct {
	Label  edition.Text `yaml:"label" required:"true" doc:"what the row is about"`
	Detail edition.Text `yaml:"detail" doc:"small print under the label"`
	Value  Number       `yaml:"value" doc:"of bar: the value, with the decimals to be shown"`
	Values []Number     `yaml:"values" doc:"of grouped-bar: a value for each series; - where there is none"`
	Date   string       `yaml:"date" doc:"of timeline: YYYY, YYYY-MM or YYYY-MM-DD, in quotation marks"`
	From   string       `yaml:"from" doc:"of span: the beginning, a date; none for an open one"`
	To     string       `yaml:"to" doc:"of span: the end, a date; none for an open one"`
	Approx bool         `yaml:"approx" doc:"the value or date is approximate"`
	Mark   bool         `yaml:"mark" doc:"drawn in the accent colour"`
}

// Node is a box of a flow diagram in a grid of columns and rows, both counted from
// 1. On a phone columns become rows, read from top to bottom.
type Node struct {
	ID     string       `yaml:"id" required:"true" format:"id" doc:"what edges call it"`
	Label  edition.Text `yaml:"label" required:"true" doc:"the words in the box"`
	Column int          `yaml:"column" required:"true" doc:"place from the left, from 1"`
	Row    int          `yaml:"row" required:"true" doc:"place from the top, from 1"`
	Mark   bool         `yaml:"mark" doc:"drawn in the accent colour"`
}

// Edge is an arrow between two boxes.
type Edge struct {
	From  string       `yaml:"from" required:"true" format:"id" doc:"id of the box where it begins"`
	To    string       `yaml:"to" required:"true" format:"id" doc:"id of the box where it ends"`
	Label edition.Text `yaml:"label" doc:"words at the arrow"`
	Mark  bool         `yaml:"mark" doc:"drawn in the accent colour"`
}
