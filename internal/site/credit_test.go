package site_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/site"
	"duizhao/templates"
)

// credited is a small site with an author and an editor, and with two different days.
var credited = fstest.MapFS{
	"content/site.yaml": {Data: []byte("title: {en: On the River}\nlanguages: [en]\nurl: https://river.example/\npublisher: {en: River " +
		"Press}\noutputs: {epub: [en], single: true}\n")},
	"content/editions/river/edition.yaml": {Data: []byte("title: {en: A River}\nauthor: {en: Ann Weir}\neditor: {en: The River Office}\ndate: " +
		"2001-02-03\nupdated: 2004-05-06\n" +
		"summary: {en: On a river.}\norigin: {title: Weirs, lang: en, published: 2001-02-03}\nbase: en\nversions: [{lang: en}]\n")},
	"content/editions/river/en.md": {Data: []byte("The river is not wide.\n{#p01}\n")},
}

// Every product of an edition names the author of the work as its author, and gives
// the work's day where it cites and the edition's where it says what has changed.
// Nowhere is the editor the author.
func TestCredit(t *testing.T) {
	files, problems := built(t, site.Options{FS: credited, Templates: templates.FS, Static: plainStatic, Version: "0"})
	if problems != "" {
		t.Fatal(problems)
	}
	const author, editor, work, made = "Ann Weir", "The River Office", "2001-02-03", "2004-05-06"
	for _, name := range []string{"river/index.html", "river/river.html"} {
		page, err := parse(name, files[name])
		if err != nil {
			t.Fatal(err)
		}
		h, err := readHead(page)
		if err != nil {
			t.Fatal(err)
		}
		for key, want := range map[string]string{"author": author, "citation_author": author, "citation_publication_date": "2001/02/03",
			"article:published_time": work, "article:modified_time": made} {
			if name == "river/river.html" && strings.HasPrefix(key, "article:") {
				continue // a file that is passed on is no page of the web
			}
			if h.meta[key] != want {
				t.Errorf("%s: %s is %q, want %q", name, key, h.meta[key], want)
			}
		}
		for _, d := range h.data {
			by, _ := d["author"].(map[string]any)
			other, _ := d["contributor"].(map[string]any)
			of, _ := d["isBasedOn"].(map[string]any)
			wrote, _ := of["author"].(map[string]any)
			if by["name"] != author || by["@type"] != "Person" || wrote["name"] != author || other["name"] != editor || d["datePublished"] != work ||
				d["dateModified"] != made {
				t.Errorf("%s: its JSON-LD is %v", name, d)
			}
		}
		cite := regexp.MustCompile(`data-citation="([^"]*)"`).FindStringSubmatch(string(files[name]))
		if cite == nil || cite[1] != "Ann Weir, “A River”, edition by The River Office, 3 February 2001" {
			t.Errorf("%s: its citation is %q", name, cite)
		}
	}
	var feed struct {
		Items []struct {
			Published string `json:"date_published"`
			Modified  string `json:"date_modified"`
			Authors   []struct{ Name string }
		}
	}
	if err := json.Unmarshal(files["feed.json"], &feed); err != nil {
		t.Fatal(err)
	}
	if i := feed.Items[0]; len(i.Authors) != 1 || i.Authors[0].Name != author || !strings.HasPrefix(i.Published, work) || !strings.HasPrefix(i.Modified, made) {
		t.Errorf("feed.json says %+v", i)
	}
	_, entry, _ := strings.Cut(string(files["feed.atom"]), "<entry>")
	for _, want := range []string{"<name>" + author + "</name>", "<published>" + work, "<updated>" + made} {
		if !strings.Contains(entry, want) {
			t.Errorf("feed.atom has no %s in\n%s", want, entry)
		}
	}
	if !strings.Contains(string(files["sitemap.xml"]), "<lastmod>"+made) {
		t.Errorf("the sitemap says\n%s", files["sitemap.xml"])
	}
}
