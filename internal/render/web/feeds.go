package web

import (
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// Feeds makes the feeds of the site and of its parts.
type Feeds struct {
	texts     *render.Texts
	addresses *render.Addresses
	config    *config.Site
}

// Site writes the Atom (RFC 4287) and JSON Feed 1.1 feeds of the editions, the
// newest first. They need the site's address.
func (r *Feeds) Site(editions []*Summary, put render.Put) error {
	return r.feeds(&channel{"", r.config.Title, r.config.Description}, editions, put)
}

// channel is what the feeds are of: the site, or a part of it at a path.
type channel struct {
	path               string
	title, description edition.Text
}

func (r *Feeds) feeds(c *channel, editions []*Summary, put render.Put) error {
	lang := r.texts.Langs()[0]
	sorted := slices.Clone(editions)
	slices.SortStableFunc(sorted, func(a, b *Summary) int { return strings.Compare(b.Updated, a.Updated) })
	sorted = sorted[:min(len(sorted), 50)]
	if err := put(c.path+"feed.atom", r.atom(c, sorted, lang)); err != nil {
		return err
	}
	return put(c.path+"feed.json", r.jsonFeed(c, sorted, lang))
}

// published returns the day of the work in the form that feeds need, or "".
func published(s *Summary) string {
	if s.Date == "" {
		return ""
	}
	return render.Stamp(s.Date)
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  *atomName   `xml:"author,omitempty"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel      string `xml:"rel,attr"`
	Type     string `xml:"type,attr,omitempty"`
	Hreflang string `xml:"hreflang,attr,omitempty"`
	Href     string `xml:"href,attr"`
}

type atomName struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	Title     string     `xml:"title"`
	ID        string     `xml:"id"`
	Published string     `xml:"published,omitempty"`
	Updated   string     `xml:"updated"`
	Links     []atomLink `xml:"link"`
	Author    atomName   `xml:"author"`
	Others    []atomName `xml:"contributor"`
	Rights    string     `xml:"rights,omitempty"`
	Summary   string     `xml:"summary,omitempty"`
}

func (r *Feeds) atom(c *channel, editions []*Summary, lang string) []byte {
	feed := atomFeed{Lang: lang, Title: r.texts.Titles(c.title, r.texts.Langs()), ID: r.addresses.Absolute(c.path), Updated: render.Stamp("1970"),
		Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: r.addresses.Absolute(c.path + "feed.atom")},
			{Rel: "alternate", Type: "text/html", Href: r.addresses.Absolute(c.path)}}}
	for _, s := range editions {
		feed.Updated = max(feed.Updated, render.Stamp(s.Updated))
		e := atomEntry{Title: joined(s.Title), ID: r.addresses.Absolute(address.Edition(s.Slug)), Published: published(s), Updated: render.Stamp(s.Updated),
			Author: atomName{s.Author[0]}, Rights: s.Licence, Summary: s.Lead[0],
			Links: []atomLink{{Rel: "alternate", Type: "text/html", Href: r.addresses.Absolute(address.Edition(s.Slug))}}}
		for _, name := range s.Contributors {
			e.Others = append(e.Others, atomName{name})
		}
		if s.Licence != "" { // RFC 4946
			e.Links = append(e.Links, atomLink{Rel: "license", Href: s.Licence})
		}
		if r.addresses.HasVersionPages(s.Langs) {
			for _, l := range s.Langs {
				e.Links = append(e.Links, atomLink{Rel: "alternate", Type: "text/html", Hreflang: l, Href: r.addresses.Absolute(address.Version(s.Slug, l))})
			}
		}
		feed.Entries = append(feed.Entries, e)
	}
	if s := r.texts.In(r.config.Publisher, lang); s != "" {
		feed.Author = &atomName{s}
	}
	data, err := xml.MarshalIndent(feed, "", " ")
	if err != nil {
		panic("render: " + err.Error())
	}
	return append([]byte(xml.Header), append(data, '\n')...)
}

func (r *Feeds) jsonFeed(c *channel, editions []*Summary, lang string) []byte {
	type author struct {
		Name string `json:"name"`
	}
	type item struct {
		ID        string   `json:"id"`
		URL       string   `json:"url"`
		Title     string   `json:"title"`
		Text      string   `json:"content_text"`
		Published string   `json:"date_published,omitempty"`
		Modified  string   `json:"date_modified"`
		Authors   []author `json:"authors"`
		Language  string   `json:"language"`
	}
	feed := struct {
		Version     string `json:"version"`
		Title       string `json:"title"`
		Home        string `json:"home_page_url"`
		Feed        string `json:"feed_url"`
		Description string `json:"description,omitempty"`
		Language    string `json:"language"`
		Items       []item `json:"items"`
	}{"https://jsonfeed.org/version/1.1", r.texts.Titles(c.title, r.texts.Langs()), r.addresses.Absolute(c.path),
		r.addresses.Absolute(c.path + "feed.json"), r.texts.In(c.description, lang), lang, []item{}}
	for _, s := range editions {
		text := s.Lead[0]
		if text == "" {
			text = s.Title[0]
		}
		feed.Items = append(feed.Items, item{r.addresses.Absolute(address.Edition(s.Slug)), r.addresses.Absolute(address.Edition(s.Slug)),
			joined(s.Title), text,
			published(s), render.Stamp(s.Updated), []author{{s.Author[0]}}, lang})
	}
	data, err := json.MarshalIndent(feed, "", " ")
	if err != nil {
		panic("render: " + err.Error())
	}
	return append(data, '\n')
}

// joined returns a title in all its languages, without repeats.
func joined(titles []string) string {
	return strings.Join(slices.Compact(slices.Clone(titles)), " · ")
}
