package search

import "duizhao/internal/encode"

// Facet is something that results can be narrowed by: authors, years.
type Facet struct {
	Name   string      // in the address of the search page
	Values [][2]string // the id of each, also in the address, and what it is called
	Of     [][]int     // of each edition: which of these it has
}

// Facets writes the file facets.js: the slugs of the editions, in the order of their
// volumes, and by the name of each facet its values and which of them each edition has.
// It must come before Finish.
func (b *Builder) Facets(slugs []string, list []Facet) error {
	if b == nil {
		return nil
	}
	out := array([]byte(`{"slugs":`), len(slugs), func(i int) string { return slugs[i] })
	out = append(out, `,"facets":{`...)
	for i, f := range list {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(encode.JSON(out, f.Name), `:{"values":[`...)
		for k, v := range f.Values {
			if k > 0 {
				out = append(out, ',')
			}
			out = array(out, 2, func(i int) string { return v[i] })
		}
		out = append(out, `],"of":[`...)
		for k, of := range f.Of {
			if k > 0 {
				out = append(out, ',')
			}
			out = numbers(out, of)
		}
		out = append(out, "]}"...)
	}
	_, err := b.put("facets", append(out, "}}"...), small)
	return err
}
