package site

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/output"
)

// Redirects returns where servers should lead on from old addresses of a site: what
// its settings and its content say of that.
func Redirects(o Options) []config.Redirect {
	c := corpus.Open(o.FS, nil)
	if c == nil {
		return nil
	}
	c.LeaveOutDrafts()
	return c.Redirects()
}

// Onward is where old addresses of a site lead on to, by the file that would be there.
type Onward map[string]string

// To returns where an address of the site leads on to; "" if it does not.
func (o Onward) To(at string) string {
	if len(o) == 0 {
		return ""
	}
	return o[address.FileOf(at)]
}

// onward returns where the old addresses of a site lead on to.
func (c *content) onward() Onward {
	var out Onward
	for _, r := range c.corpus.Redirects() {
		if out == nil {
			out = Onward{}
		}
		out[address.FileOf(r.From)] = r.To
	}
	return out
}

// old is an address at which something once was, as a setting has it.
type old struct {
	from, file, what string
	pos              diag.Pos
	written          bool // a page is written there; else only servers know of it
}

// dotted reports whether a folder or file of a path is hidden, as servers take it.
func dotted(file string) bool { return strings.HasPrefix(file, ".") || strings.Contains(file, "/.") }

// oldAddresses reports aliases and redirects that stand in the way of something, or
// of each other, and redirects that never end.
func (c addresses) oldAddresses(problems *diag.List) {
	pages, first := folded[struct{}]{}, folded[old]{}
	for file := range c.files() {
		pages.add(file, struct{}{})
	}
	for _, o := range c.old() {
		before, twice := first.meets(o.file)
		_, hides := pages.meets(o.file)
		switch {
		case o.written && (path.Ext(o.file) != ".html" || dotted(o.file)):
			problems.Add(diag.Errorf("alias-form", o.pos, "%s %s cannot be the address of a page", o.what,
				o.from).WithHint("a page that leads on is HTML, at an address that ends in / or .html and has no name that begins with a dot; " +
				"for another, write it under redirects: in site.yaml"))
		case output.Clean(o.file) != nil:
			problems.Add(diag.Errorf("alias-form", o.pos, "%s %s cannot be the address of a page", o.what,
				o.from).WithHint("write an address from the top of the site, as in /old-essay/, without . and .. and names that Windows keeps for itself"))
		case hides:
			problems.Add(diag.Errorf("alias-hides", o.pos, "%s %s is the address of something on this site, which could not be read any more", o.what,
				o.from).WithHint("take it out, or rename what is there"))
		case twice:
			p := diag.Errorf("alias-twice", o.pos, "the address %s redirects to two places", o.from).WithHint("take one of them out")
			p.Notes = []diag.Note{{Pos: before.pos, Text: "first here"}}
			problems.Add(p)
		default:
			first.add(o.file, o)
		}
	}
	c.loops(problems)
}

// old lists the aliases and the redirects of a site.
func (c addresses) old() []old {
	var out []old
	for i, r := range c.corpus.Config.Redirects {
		out = append(out, old{r.From, address.FileOf(r.From), "the redirect from", c.corpus.Pos(config.File, "redirects", i, "from"), false})
	}
	for _, a := range c.corpus.Aliases {
		out = append(out, old{a.From, address.FileOf(a.From), "the alias", a.Pos, true})
	}
	return out
}

// loops reports redirects that lead back to where they began.
func (c addresses) loops(problems *diag.List) {
	next := map[string]string{}
	for _, r := range c.corpus.Config.Redirects {
		if strings.HasPrefix(r.To, "/") {
			next[address.FileOf(r.From)] = address.FileOf(r.To)
		}
	}
	for i, r := range c.corpus.Config.Redirects {
		start := address.FileOf(r.From)
		at, ok := next[start]
		for n := 0; ok && at != start && n < len(next); n++ {
			at, ok = next[at]
		}
		if ok && at == start {
			problems.Add(diag.Errorf("redirect-loop", c.corpus.Pos(config.File, "redirects", i), "the redirect from %s leads back to itself",
				r.From).WithHint("let it lead to where the content is now"))
		}
	}
}

// files returns the files at all addresses of the site but aliases: what there is once,
// and what there is of each edition.
func (c addresses) files() map[string]bool {
	out := map[string]bool{}
	for i := range ofSite {
		if ofSite[i].name == aliasProduct {
			continue
		}
		for _, at := range ofSite[i].paths(c.content) {
			out[address.FileOf(at)] = true
		}
	}
	var slugs []string // of which something is asked
	for _, o := range c.old() {
		if slug, _, _ := strings.Cut(o.file, "/"); slices.Contains(c.corpus.Slugs, slug) {
			slugs = append(slugs, slug)
		}
	}
	for _, slug := range slugs {
		maps.Copy(out, c.editionFiles(c.holds(slug)))
	}
	return out
}

// editionFiles returns the files of an edition.
func (c addresses) editionFiles(h *holdings) map[string]bool {
	out := map[string]bool{}
	for i := range ofEdition {
		for _, at := range ofEdition[i].paths(c.corpus.Config, h) {
			out[address.FileOf(at)] = true
		}
	}
	return out
}

// further matches the end of the address of a page of a list after the first.
var further = regexp.MustCompile(`page/[0-9]+/index\.html$`)

// firstOf returns the first page of the list that a file is a page of; what was on one page
// is on another when the list is shorter.
func firstOf(file string) string {
	if at := further.FindStringIndex(file); at != nil {
		return file[:at[0]] + "index.html"
	}
	return ""
}

// mostLost is how many lost addresses are reported one by one.
const mostLost = 10

// lost warns of the pages of the site as it was last published that this one does not
// have, and from which nothing leads on.
func (r *run) lost(results []*result) {
	if len(r.options.Before) == 0 || r.failed() {
		return
	}
	all := addresses{r.content}
	there := all.files()
	for _, o := range all.old() {
		there[o.file] = true
	}
	for _, res := range results {
		maps.Copy(there, all.editionFiles(res.holdings))
	}
	n := 0
	for _, file := range r.options.Before {
		at := "/" + strings.TrimSuffix(file, "index.html")
		if !strings.HasSuffix(file, ".html") || there[file] || there[firstOf(file)] {
			continue
		}
		draft := r.corpus.Drafts.Has(at)
		if draft && r.corpus.Drafts.Has(path.Dir(path.Dir(at))+"/") { // told with what it is a part of
			continue
		}
		if n++; n > mostLost {
			continue
		}
		if draft {
			r.found.Problems.Add(diag.Warnf("address-lost", diag.Pos{Path: config.File}, "the site had a page %s, which is a draft now", at).
				WithHint("take out draft: true to have it back; or let its address lead on, under redirects: here"))
			continue
		}
		r.found.Problems.Add(diag.Warnf("address-lost", diag.Pos{Path: config.File}, "the site had a page %s, and no longer has it", at).
			WithHint("if its content is elsewhere now, write there: aliases: [" + at + "], or name the new address under redirects: here"))
	}
	if n > mostLost {
		r.found.Problems.Add(diag.Warnf("address-lost", diag.Pos{Path: config.File}, "%d more pages of the site are gone",
			n-mostLost).WithHint(fmt.Sprintf("mend the first %d, and look again", mostLost)))
	}
}
