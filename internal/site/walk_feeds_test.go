package site_test

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
	"time"
)

func TestSitemapNamesEveryPageOnce(t *testing.T) {
	tr := walk(t)
	var set struct {
		URLs []struct {
			Loc   string `xml:"loc"`
			Mod   string `xml:"lastmod"`
			Links []struct {
				Lang string `xml:"hreflang,attr"`
				Href string `xml:"href,attr"`
			} `xml:"http://www.w3.org/1999/xhtml link"`
		} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	}
	if err := xml.Unmarshal(tr.files["sitemap.xml"], &set); err != nil {
		t.Fatal("sitemap.xml:", err)
	}
	want := tr.indexed()
	alternates := 0
	for _, u := range set.URLs {
		if !want[u.Loc] {
			t.Errorf("sitemap.xml names %s twice, or it is no page", u.Loc)
		}
		delete(want, u.Loc)
		if _, err := time.Parse(time.DateOnly, u.Mod); u.Mod != "" && err != nil {
			t.Errorf("sitemap.xml: %s: %v", u.Loc, err)
		}
		for _, l := range u.Links {
			alternates++
			for _, message := range tr.published(l.Href) {
				t.Errorf("sitemap.xml: %s: the alternate %s %s", u.Loc, l.Href, message)
			}
		}
	}
	for loc := range want {
		t.Errorf("sitemap.xml leaves out %s", loc)
	}
	if alternates == 0 {
		t.Error("sitemap.xml names no alternates")
	}
	if line := "Sitemap: " + address + "sitemap.xml\n"; !strings.Contains(string(tr.files["robots.txt"]), line) {
		t.Errorf("robots.txt has no line %q", line)
	}
}

func TestFeedsNamePagesThatExist(t *testing.T) {
	tr := walk(t)
	exists := func(what, value string) {
		t.Helper()
		for _, message := range tr.published(value) {
			t.Errorf("%s: %s %s", what, value, message)
		}
	}
	stamp := func(what, value string) {
		t.Helper()
		if _, err := time.Parse(time.RFC3339, value); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	type link struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	var atom struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Links   []link   `xml:"link"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Author  string `xml:"author>name"`
			Links   []link `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(tr.files["feed.atom"], &atom); err != nil {
		t.Fatal("feed.atom:", err)
	}
	if atom.ID == "" || atom.Title == "" || len(atom.Entries) != tr.report.Counts.Editions {
		t.Errorf("feed.atom: id %q, title %q, %d entries", atom.ID, atom.Title, len(atom.Entries))
	}
	stamp("feed.atom", atom.Updated)
	for _, l := range atom.Links {
		exists("feed.atom", l.Href)
	}
	for _, e := range atom.Entries {
		if e.Title == "" || e.Author == "" {
			t.Errorf("feed.atom: %s has the title %q and the author %q", e.ID, e.Title, e.Author)
		}
		stamp("feed.atom", e.Updated)
		for _, l := range e.Links {
			if l.Rel != "license" { // that is on another site
				exists("feed.atom", l.Href)
			}
		}
	}
	var feed struct {
		Version string `json:"version"`
		Home    string `json:"home_page_url"`
		Feed    string `json:"feed_url"`
		Items   []struct {
			ID, URL, Title string
			Text           string `json:"content_text"`
			Published      string `json:"date_published"`
		} `json:"items"`
	}
	if err := json.Unmarshal(tr.files["feed.json"], &feed); err != nil {
		t.Fatal("feed.json:", err)
	}
	if feed.Version != "https://jsonfeed.org/version/1.1" || len(feed.Items) != tr.report.Counts.Editions {
		t.Errorf("feed.json: version %q, %d items", feed.Version, len(feed.Items))
	}
	exists("feed.json", feed.Home)
	exists("feed.json", feed.Feed)
	for _, i := range feed.Items {
		exists("feed.json", i.URL)
		stamp("feed.json", i.Published)
		if i.ID == "" || i.Title == "" || i.Text == "" {
			t.Errorf("feed.json: an item is incomplete: %+v", i)
		}
	}
}
