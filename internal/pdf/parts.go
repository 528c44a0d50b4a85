package pdf

import (
	"cmp"
	"fmt"
	"maps"
)

// A document of more than wholePages is printed in parts of about partPages. Larger ones
// take more memory, smaller ones more time and space, since each has its fonts.
const (
	wholePages = 150
	partPages  = 60
)

// cut cuts a document into parts if it is long.
func (p *printer) cut(html []byte) *sheets {
	return cut(html, cmp.Or(p.meta.Part, wholePages), cmp.Or(p.meta.Part, partPages))
}

// foreseen returns the pages of the ids of a document in parts, before most of it is
// printed: where a page has a part of its own in the document, they can be counted.
func (p *printer) foreseen(s *sheets) (map[string]int, error) {
	out := map[string]int{}
	first := 1
	for i := range s.parts {
		part := &s.parts[i]
		for k, ids := range part.pages {
			for _, id := range ids {
				out[id] = first + k
			}
		}
		if part.pages != nil {
			first += len(part.pages)
			continue
		}
		pages, n, _, err := p.part(s, part, first)
		if err != nil {
			return nil, err
		}
		maps.Copy(out, pages)
		first += n
	}
	return out, nil
}

// part prints a part whose first page has a number. It returns the pages of its ids, how
// many pages it has, and the file.
func (p *printer) part(s *sheets, part *part, first int) (map[string]int, int, []byte, error) {
	blank := first%2 == 0
	data, err := p.pass(s.html(part), first, blank)
	if err != nil {
		return nil, 0, nil, err
	}
	found, n, err := numbers(data)
	if err != nil {
		return nil, 0, nil, err
	}
	at := place{sheets: s, first: first, blank: blank}
	out := map[string]int{}
	for _, id := range part.loose {
		if found[id] > 0 {
			out[id] = at.page(found[id])
		}
	}
	if blank {
		n--
	}
	return out, n, data, nil
}

// parted prints a document in parts and joins them. It returns the pages of its ids.
func (p *printer) parted(r *Result, s *sheets, pages map[string]int) (map[string]int, error) {
	j := newJoiner()
	out := map[string]int{}
	first, all := 1, 0
	for _, n := range pages {
		all = max(all, n)
	}
	r.Fonts = nil
	at := place{sheets: s, pages: pages, titles: p.titles}
	for i := range s.parts {
		found, n, data, err := p.part(s, &s.parts[i], first)
		if err != nil {
			return nil, err
		}
		maps.Copy(out, found)
		if n == 0 {
			continue
		}
		if err := p.fonts(r); err != nil {
			return nil, err
		}
		at.first, at.blank = first, first%2 == 0
		f, err := finish(data, p.meta, at)
		if err != nil {
			return nil, fmt.Errorf("part %d of %d: %w", i+1, len(s.parts), err)
		}
		if err := j.part(f, at.blank); err != nil {
			return nil, fmt.Errorf("part %d of %d: %w", i+1, len(s.parts), err)
		}
		at.notes, at.heads, at.level = f.notes, f.heads, f.level
		if first += n; p.meta.Progress != nil {
			p.meta.Progress(first-1, max(all, first-1))
		}
	}
	r.Pages, p.joiner = first-1, j
	return out, nil
}
