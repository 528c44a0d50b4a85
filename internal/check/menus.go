package check

import (
	"net/url"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
)

// menus checks that the menus of site.yaml lead somewhere, and that each link in them
// has a name in every language of the site.
func menus(f *Findings) {
	list, doc := f.Corpus.Config.Menus, f.Corpus.Docs[config.File]
	for _, m := range []struct {
		key   string
		items []config.MenuItem
	}{{"top", list.Top}, {"foot", list.Foot}} {
		for i, item := range m.items {
			pos := func(key string) diag.Pos { return doc.Pos("menus", m.key, i, key) }
			if to, ok := strings.CutPrefix(item.To, "/"); ok {
				f.Links.inSite(item.To, pos("to"), f.Problems)
				if item.Name.Empty() && !named(f.Corpus, to) {
					f.Problems.Add(diag.Errorf("menu-name", pos("to"),
						"the menu has no name for this link").WithHint("add name: with its name in each language; only lists and pages of the " +
						"site's own have one already"))
				}
			} else if item.To != "" && item.Name.Empty() { // one without is reported as it is read
				f.Problems.Add(diag.Errorf("menu-name", pos("to"), "the menu has no name for this link").WithHint("add name: with its name in each language"))
			}
			f.needs.need(doc, "this link", item.Name, f.Corpus.Config.Languages, "menus", m.key, i, "name")
		}
	}
	if list.Top == nil {
		return
	}
	for _, p := range f.Corpus.Pages {
		if p.Menu != nil {
			f.Problems.Add(diag.Warnf("menu-place", f.Corpus.Pos(p.Path, "menu"),
				"this place has no effect, since site.yaml has a menu").WithHint("take the key out, and list the page there: menus: {top: [{to: /" +
				address.Page(p.ID) + "}]}"))
		}
	}
}

// redirects checks that the redirects of site.yaml lead somewhere: to what there is,
// or to an old address from which something else leads on.
func redirects(f *Findings) {
	onward := map[string]bool{}
	for _, r := range f.Corpus.Redirects() {
		onward[address.FileOf(r.From)] = true
	}
	for i, r := range f.Corpus.Config.Redirects {
		to, _, _ := strings.Cut(r.To, "#")
		to, _, _ = strings.Cut(to, "?")
		if strings.HasPrefix(to, "/") && !onward[address.FileOf(to)] {
			f.Links.inSite(to, f.Corpus.Pos(config.File, "redirects", i, "to"), f.Problems)
		}
	}
}

// named reports whether the page at an address of the site has a name of its own that
// a menu can show.
func named(c *corpus.Corpus, to string) bool {
	for _, list := range [][]*corpus.Page{c.Pages, c.Drafts.Pages} {
		for _, p := range list {
			if to == address.Page(p.ID) {
				return true
			}
		}
	}
	return address.Word(to) != ""
}

// draft reports a link to a draft.
func (l *Links) draft(link string, pos diag.Pos, problems *diag.List) bool {
	if l.Draft == nil || !l.Draft(link) {
		return false
	}
	corpus.ReportDraft(link, pos, problems)
	return true
}

// inSite reports an address of the site, with a slash at its beginning, at which there
// is nothing.
func (l *Links) inSite(to string, pos diag.Pos, problems *diag.List) {
	u, err := url.Parse(to)
	if err != nil {
		problems.Add(diag.Errorf("link-form", pos, "%q is not an address", to).WithHint("write a whole address that begins with https://"))
		return
	}
	path := strings.TrimPrefix(u.Path, "/")
	if l.draft(u.Path, pos, problems) {
		return
	}
	switch there := l.page(path); {
	case !there:
		problems.Add(diag.Errorf("link-nowhere", pos, "there is no %s on this site",
			u.Path).WithHint("addresses within the site are those of its pages and of the files in static/"))
	case u.Fragment != "" && !l.place(path, u.Fragment):
		problems.Add(diag.Errorf("link-nowhere", pos, "the page %s has no place #%s", u.Path, u.Fragment).WithHint("a link into an edition " +
			"leads to a block, as in /essay/#p17, or to a line of it, #p17.2; one to a claim to its id"))
	}
}

// page reports whether there is something at an address of the site.
func (l *Links) page(path string) bool {
	return l.Pages[path] || path != "" && l.Pages[path+"/"] || l.Leads != nil && l.Leads(path)
}

// place reports whether a page that there is has a place, as far as that can be known.
func (l *Links) place(path, id string) bool {
	at := strings.TrimSuffix(path, "/") + "/"
	if at == address.Bibliography && l.Library != nil {
		return slices.Contains([]string{"main", "colophon"}, id) || l.Library.Entry(id) != nil
	}
	return l.Leads == nil || l.Leads(path+"#"+id) || !l.Leads(path)
}
