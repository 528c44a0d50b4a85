package web

import (
	"fmt"
	"slices"
	"strings"

	"duizhao/internal/address"
)

// Place is a page of a list that may have several.
type Place struct {
	At     string // address of the first page
	Page   int    // number of this one, from 1
	Of     int    // how many there are
	Things int    // how many things all of them list together
}

// Pager leads from a page of a list to the others.
type Pager struct {
	Before, After string      // addresses of the page before this one and of that after it, or ""
	Pages         []PagerPage // the first, the last, those near this one, and some between
}

// PagerPage is a page of a list, as others link to it.
type PagerPage struct {
	Number   int
	Href     string
	Current  bool     // the page itself
	Gap      bool     // others come before it that are not listed
	Range    string   // what a register has there: 17–32, H–W; "" for other lists
	Anchors  []string // of the first page of a register: the entries there, and on the pages of the gap
	Verdicts string   // of the claims there, separated by blanks
}

// listing is an entry of a register that has several pages, as its pager knows it.
type listing struct {
	id      string
	mark    string // its number, or the letter that it stands under
	verdict string // of a claim
}

// tell says what is on the pages of a register, and keeps the anchors of entries on the
// others, so that a link from before there were several still leads near to them. pages has
// the entries of each page.
func (p *Pager) tell(pages [][]listing, anchors bool) {
	if p == nil {
		return
	}
	from := 0
	for i := range p.Pages {
		page := &p.Pages[i]
		if list := pages[page.Number-1]; len(list) > 0 {
			if page.Range = list[0].mark; list[len(list)-1].mark != page.Range {
				page.Range += "–" + list[len(list)-1].mark
			}
			for _, e := range list {
				if !page.Current && e.verdict != "" && !slices.Contains(strings.Fields(page.Verdicts), e.verdict) {
					page.Verdicts = strings.TrimSpace(page.Verdicts + " " + e.verdict)
				}
			}
		}
		for ; from < page.Number; from++ {
			for _, e := range pages[from] {
				if anchors && from+1 != p.current() {
					page.Anchors = append(page.Anchors, e.id)
				}
			}
		}
	}
}

func (p *Pager) current() int {
	at := slices.IndexFunc(p.Pages, func(page PagerPage) bool { return page.Current })
	return p.Pages[at].Number
}

func (p Place) path() string { return address.Numbered(p.At, p.Page) }

func (p Place) root() string {
	if n := strings.Count(p.path(), "/"); n > 0 {
		return strings.Repeat("../", n)
	}
	return "./"
}

// number returns what follows the title of a page that is not the first.
func (p Place) number() string {
	if p.Page < 2 {
		return ""
	}
	return fmt.Sprintf(" (%d/%d)", p.Page, p.Of)
}

// pager returns the links to the other pages, or nil if there are none. root leads to the
// site's root. From any page any other is a few steps away: the steps grow.
func (p Place) pager(root string) *Pager {
	if p.Of < 2 {
		return nil
	}
	to := func(n int) string {
		if at := root + address.Numbered(p.At, n); at != "" {
			return at
		}
		return "./"
	}
	numbers := []int{1, p.Of, p.Page}
	for _, step := range []int{1, 2, 10, 20, 50, 100, 200, 500} {
		numbers = append(numbers, p.Page-step, p.Page+step)
	}
	slices.Sort(numbers)
	out := &Pager{}
	last := 0
	for _, n := range slices.Compact(numbers) {
		if n < 1 || n > p.Of {
			continue
		}
		out.Pages = append(out.Pages, PagerPage{Number: n, Href: to(n), Current: n == p.Page, Gap: n > last+1})
		last = n
	}
	if p.Page > 1 {
		out.Before = to(p.Page - 1)
	}
	if p.Page < p.Of {
		out.After = to(p.Page + 1)
	}
	return out
}
