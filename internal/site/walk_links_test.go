package site_test

import (
	"encoding/json"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// addresses are the attributes that hold an address, by element. What a page
// loads must be the site's own; what it links to may be anybody's.
var addresses = map[string][]string{
	"a": {"href"}, "area": {"href"}, "link": {"href"}, "script": {"src"}, "img": {"src", "srcset"}, "source": {"src", "srcset"},
	"iframe": {"src"}, "embed": {"src"}, "object": {"data"}, "video": {"src", "poster"}, "audio": {"src"}, "track": {"src"},
	"use": {"href"}, "image": {"href"}, "form": {"action"}, "input": {"src", "formaction"}, "button": {"formaction"}, "base": {"href"},
}

// named are the relations of link elements that only name an address and load
// nothing.
var named = map[string]bool{"canonical": true, "alternate": true, "license": true, "author": true, "prev": true, "next": true}

func TestEveryLinkResolves(t *testing.T) { everyLinkResolves(t, walk(t)) }

func everyLinkResolves(t *testing.T, tr *tree) {
	t.Helper()
	for _, p := range tr.pages {
		for n := range elements(p.doc) {
			if n.Data == "base" && p.kind == "missing" { // it is shown at any depth
				continue
			}
			for _, key := range addresses[n.Data] {
				if value, ok := attr(n, key); ok {
					for _, message := range tr.follow(p, n, value) {
						t.Errorf("%s: %s: %s=%q %s", p.path, where(n), key, value, message)
					}
				}
			}
		}
	}
}

// follow returns what is wrong with an address on a page.
func (tr *tree) follow(p *webPage, n *html.Node, value string) []string {
	u, err := url.Parse(value)
	if err != nil || value == "" {
		return []string{"is no address"}
	}
	rel, _ := attr(n, "rel")
	if u.Scheme != "" || u.Host != "" {
		switch {
		case n.Data == "link" && named[rel] && strings.HasPrefix(value, address):
			return tr.published(value)
		case n.Data != "a":
			return []string{"loads from another host"}
		case strings.HasPrefix(value, address):
			return []string{"is not relative, though it leads into the site"}
		case u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "mailto":
			return []string{"has a scheme that no reader can follow"}
		}
		return nil
	}
	to := u.Path
	switch {
	case strings.HasPrefix(to, "/"):
		return []string{"is not relative"}
	case to == "":
		to = p.path
	default:
		if strings.HasSuffix(to, "/") || path.Base(to) == "." || path.Base(to) == ".." {
			to += "/"
		}
		slash := strings.HasSuffix(to, "/")
		if to = path.Join(path.Dir(p.path), to); to == "." {
			to = ""
		}
		if strings.HasPrefix(to, "..") {
			return []string{"leads out of the site"}
		}
		if slash && to != "" {
			to += "/"
		}
	}
	return tr.arrive(to, u.Fragment)
}

// published returns what is wrong with an absolute address of the site.
func (tr *tree) published(value string) []string {
	rest, ok := strings.CutPrefix(value, address)
	if !ok {
		return []string{"is not below " + address}
	}
	to, fragment, _ := strings.Cut(rest, "#")
	return tr.arrive(to, fragment)
}

// arrive returns what is missing at an address below the root.
func (tr *tree) arrive(to, fragment string) []string {
	if to == "" || strings.HasSuffix(to, "/") {
		to += "index.html"
	}
	if _, ok := tr.files[to]; !ok {
		return []string{"leads to " + to + ", which does not exist"}
	}
	if fragment == "" {
		return nil
	}
	for _, p := range tr.pages {
		if p.path == to && p.ids[fragment] > 0 {
			return nil
		}
	}
	return []string{"leads to #" + fragment + ", which is not on " + to}
}

func TestIdsAreUnique(t *testing.T) { idsAreUnique(t, walk(t)) }

func idsAreUnique(t *testing.T, tr *tree) {
	t.Helper()
	for _, p := range tr.pages {
		for id, n := range p.ids {
			if n > 1 {
				t.Errorf("%s: %d elements have the id %q", p.path, n, id)
			}
			if strings.ContainsAny(id, " \t\n") || id == "" {
				t.Errorf("%s: %q is no id", p.path, id)
			}
		}
	}
}

// indexed returns the pages that search engines are to know, by address.
func (tr *tree) indexed() map[string]bool {
	out := map[string]bool{}
	for _, p := range tr.pages {
		if !hidden[p.kind] {
			out[address+p.dir()] = true
		}
	}
	return out
}

func TestManifest(t *testing.T) {
	tr := walk(t)
	var m struct {
		Name, Lang string
		Start      string `json:"start_url"`
		Icons      []struct{ Src, Sizes, Type string }
	}
	if err := json.Unmarshal(tr.files["manifest.webmanifest"], &m); err != nil {
		t.Fatal("manifest.webmanifest:", err)
	}
	if m.Name == "" || m.Lang == "" || m.Start != "./" || len(m.Icons) == 0 {
		t.Errorf("manifest.webmanifest is incomplete: %+v", m)
	}
	for _, i := range m.Icons {
		if _, ok := tr.files[i.Src]; !ok {
			t.Errorf("manifest.webmanifest: the icon %q does not exist", i.Src)
		}
	}
}

// Browsers may keep what is in assets/ for good: a name changes with its bytes. Every
// page has its style and its scripts from there.
func TestAssetNamesAreHashed(t *testing.T) {
	tr := walk(t)
	hashed := regexp.MustCompile(`^assets/[a-z-]+-[0-9a-f]{10}\.[a-z0-9]+$`)
	for name := range tr.files {
		if strings.HasPrefix(name, "assets/") && !hashed.MatchString(name) {
			t.Errorf("%s has no hash in its name", name)
		}
	}
	for _, p := range tr.pages {
		if !strings.Contains(string(p.data), "assets/style-") || !strings.Contains(string(p.data), "assets/reader-") {
			t.Errorf("%s has no style or no script", p.path)
		}
	}
}
