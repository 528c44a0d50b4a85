package render

// Params are fields of the site's own, by name, as a file has them under params: write
// .Params.born, and with .Params.born for a field that not every file has. A value is
// what the schema in site.yaml says: text is string, texts []Tagged, number float64,
// integer int, boolean bool, date Day, address string, note Link; a list is a list of
// these, a map has them by name. Without a schema a value is what YAML has.
type Params map[string]any

// Day is a date, which may be a month or a year. Printed, it is as written.
type Day struct {
	Text string   // as written: YYYY-MM-DD, YYYY-MM or YYYY
	Said []Tagged // in words, in each language of the page
}

// String returns the day as written.
func (d Day) String() string { return d.Text }
