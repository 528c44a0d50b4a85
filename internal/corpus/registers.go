package corpus

import (
	"cmp"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
)

// Registers that would be too long for a page go on at /page/2/. Which page an entry is on
// must be known before any edition has been read, since links lead to it. So it is decided
// by what its files weigh, near enough.

// RegisterBytes is how many bytes of HTML the entries on a page of a register may have,
// about.
const RegisterBytes = 86_000

// PageRegister puts entries onto pages, about as much on each: it returns the number of the
// page of each, given what they weigh, or nil if one page has room for all.
func PageRegister(weights []int) []int {
	all := 0
	for _, w := range weights {
		all += w
	}
	pages := Pages(all, RegisterBytes)
	if pages == 1 {
		return nil
	}
	out := make([]int, len(weights))
	sum, last, page := 0, -1, 0
	for i, w := range weights {
		if at := (2*sum + w) * pages / (2 * all); at != last { // where its middle is; one that is long takes the place of several
			last, page = at, page+1
		}
		out[i] = page
		sum += w
	}
	if page == 1 {
		return nil
	}
	return out
}

// ClaimPages is which page of the register of its edition each claim is on, by id. Those of
// registers of one page are not in it.
type ClaimPages map[string]int

// Page returns the number of the page that a claim is on.
func (p ClaimPages) Page(id string) int { return max(p[id], 1) }

// At returns the address of a claim of an edition.
func (p ClaimPages) At(slug, id string) string {
	return address.Numbered(address.Claims(slug), p.Page(id)) + "#" + id
}

// PageClaims decides which page of the register of its edition each claim is on.
func PageClaims(c *Corpus) ClaimPages {
	out := ClaimPages{}
	of := map[string][]*edition.Claim{}
	for _, cl := range c.Claims {
		of[cl.Edition] = append(of[cl.Edition], cl)
	}
	for slug, list := range of {
		weights := make([]int, len(list))
		for i, cl := range list {
			weights[i] = weight(cl, c.Config.Languages)
		}
		if PageRegister(weights) == nil {
			continue
		}
		places := placesIn(c.FS, slug, c.Info(slug).Base)
		order := make([]int, len(list))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(places(list[a]), places(list[b])) })
		inOrder := make([]int, len(list))
		for i, k := range order {
			inOrder[i] = weights[k]
		}
		for i, page := range PageRegister(inOrder) {
			out[list[order[i]].ID] = page
		}
	}
	return out
}

// weight returns how many bytes a claim takes in its register, about: its text, its
// sources with their entries at the end, and what it says to search engines.
func weight(cl *edition.Claim, langs []string) int {
	w := 1200 + 650*len(cl.Sources)
	for _, l := range langs {
		for i := range cl.Body[l] {
			for s := range cl.Body[l][i].Segments {
				w += 4 * len(cl.Body[l][i].Segments[s].Text()) / 3
			}
		}
	}
	return w
}

// blockID finds the ids of blocks in the file of a version.
var blockID = regexp.MustCompile(`(?m)^\{#([^\s}]+)`)

// placesIn returns what sorts the claims of an edition by where they are made: by the order
// of the blocks in the file of its base. The edition itself has not been read.
func placesIn(fsys fs.FS, slug, base string) func(cl *edition.Claim) int {
	blocks := map[string]int{}
	if data, err := fs.ReadFile(fsys, path.Join(Folder(slug), base+".md")); err == nil {
		for i, m := range blockID.FindAllSubmatch(data, -1) {
			blocks[string(m[1])] = i + 1
		}
	}
	return func(cl *edition.Claim) int {
		if len(cl.Segments) == 0 {
			return 0
		}
		block, segment, _ := strings.Cut(cl.Segments[0], ".")
		n, _ := strconv.Atoi(segment) // 0 for the whole block
		return blocks[block]<<16 + min(n, 1<<16-1)
	}
}
