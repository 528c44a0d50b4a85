package site_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/site"
	"duizhao/templates"

	"golang.org/x/net/html"
)

// largest is how many bytes of HTML a page may have that is no text.
const largest = 100_000

// library is a site of n editions, and as many notes, of which each says a little: by
// fifty authors, of forty years, some in three languages, with a series, a tag and a note that all mention.
func library(n int) map[string]string {
	files := map[string]string{
		"content/site.yaml": "title: {zh-Hant: 書庫, en: A library}\nlanguages: [zh-Hant, en]\nurl: https://a.example/\npinned: [e0007]\n" +
			"tags: {water: {zh-Hant: 水, en: Water}}\nseries: {long: {title: {zh-Hant: 長篇, en: At length}}}\noutputs: {no-search: true, " +
			"no-version-pages: true}\n",
	}
	files["content/notes/boatman.md"] = "---\nkind: term\nname: {zh-Hant: 船夫, en: boatman}\n---\n--- zh-Hant\n撐船的人。\n--- en\nWho poles.\n"
	for k := range n {
		files[fmt.Sprintf("content/editions/e%04d/edition.yaml", k)] = libraryEdition(k)
		text := strings.Repeat("船夫把船撐過河去，河水在這裡轉了一個彎。", 2) + fmt.Sprintf("他見到人物%04d。\n{#p01}\n", k)
		files[fmt.Sprintf("content/editions/e%04d/zh-Hant.md", k)] = text
		files[fmt.Sprintf("content/editions/e%04d/en.md", k)] = "The boatman poled across, and the lady went on board without a word.\n{#p01}\n"
		if k%7 == 0 {
			files[fmt.Sprintf("content/editions/e%04d/fr.md", k)] = "Le passeur traverse.\n{#p01}\n"
		}
		kind := []string{"person", "person", "place", "term"}[k%4]
		files[fmt.Sprintf("content/notes/n%04d.md", k)] = fmt.Sprintf("---\nkind: %s\nname: {zh-Hant: 人物%04d, en: %c Someone %04d}\n"+
			"---\n--- zh-Hant\n渡口的一個人，這裡說他一句，好讓索引裡有字可讀。\n--- en\n"+
			"Somebody at the ferry, of whom one sentence is said, so that the index has something to show.\n", kind, k, 'A'+k%26, k)
	}
	return files
}

func libraryEdition(k int) string {
	lead := strings.Repeat("這是一段摘要，說這本書講什麼，為何值得一讀。", 2)
	out := fmt.Sprintf("title: {zh-Hant: 第%d卷渡口的船, en: \"The Ferry, Volume %d\", fr: Le bac}\nauthor: {zh-Hant: 作者%d, en: Author No %d, fr: Anonyme}\n"+
		"date: %d-03-%02d\nsummary: {zh-Hant: %s, en: %q}\nbase: zh-Hant\n",
		k, k, k%50, k%50, 1980+k%40, 1+k%28, lead, "An account of what the book is about, and of why anybody should read it through today.")
	if k%3 == 0 {
		out += "tags: [water]\n"
	}
	if k%4 == 0 {
		out += fmt.Sprintf("series: long\npart: %d\n", k+1)
	}
	out += "versions:\n  - lang: zh-Hant\n  - lang: en\n"
	if k%7 == 0 {
		out += "  - lang: fr\n"
	}
	return out
}

// TestShelves holds of a large site that no page but a text is large, that each edition and
// each note is a few links from the front page, and that lists have everything once.
func TestShelves(t *testing.T) {
	const n = 1000
	files, problems := built(t, site.Options{FS: folder(library(n)), Templates: templates.FS, Static: plainStatic, Draft: true})
	if problems != "" {
		t.Fatal(problems)
	}
	links := map[string][]string{}
	for name, data := range files {
		if path.Ext(name) != ".html" || name == "404.html" {
			continue
		}
		if len(data) > largest {
			t.Errorf("%s has %d bytes", name, len(data))
		}
		links[name] = linked(t, name, data)
	}
	steps := reach(links)
	far := 0
	for name := range links {
		at, ok := steps[name]
		if !ok {
			t.Errorf("no link leads to %s", name)
		}
		far = max(far, at)
	}
	t.Logf("%d pages, the furthest is %d links from the front page", len(links), far)
	if far > 5 {
		t.Errorf("a page is %d links from the front page", far)
	}
	for list, want := range map[string]int{"": n, "tags/water/": n/3 + 1, "series/long/": n / 4,
		"authors/author-no-7/": n / 50, "years/1999/": n / 40, "languages/fr/": n/7 + 1, "notes/boatman/": n} {
		seen := map[string]int{}
		for page := 1; ; page++ {
			name := list + "index.html"
			if page > 1 {
				name = fmt.Sprintf("%spage/%d/index.html", list, page)
			}
			if files[name] == nil {
				break
			}
			for _, to := range linked(t, name, inMain(files[name])) {
				if strings.HasPrefix(to, "e") && strings.Count(to, "/") == 1 {
					seen[fmt.Sprint(to, " ", page)] = 1
				}
			}
		}
		if len(seen) != want {
			t.Errorf("/%s and its pages list %d editions, and should list %d", list, len(seen), want)
		}
	}
	if at := bytes.Index(files["index.html"], []byte("e0007/")); at < 0 || bytes.Contains(files["index.html"][:at], []byte(`class="by"`)) {
		t.Error("the edition that is pinned is not the first")
	}
	for _, name := range []string{"languages/en/index.html", "authors/page/2/index.html"} {
		if files[name] != nil {
			t.Errorf("there is a %s, which says nothing", name)
		}
	}
	year := string(files["years/1985/index.html"])
	for _, part := range []string{`<input type="radio" name="in" value="2"> <span lang="fr">Français</span> <span class="n">3</span>`,
		`<li class="pair" data-in="3 1 2">`, `<li class="pair" data-in="3 1">`} {
		if !strings.Contains(year, part) {
			t.Errorf("the page of a year lacks %s", part)
		}
	}
	edition := string(files["e0008/index.html"])
	for _, part := range []string{`href="../authors/author-no-8/"`, `href="../years/1988/"`,
		`<a rel="prev" href="../e0004/">`, `<a rel="next" href="../e0012/">`, `<span class="part">3/250</span>`} {
		if !strings.Contains(edition, part) {
			t.Errorf("the page of an edition lacks %s", part)
		}
	}
}

// TestFewEditions holds that a site whose editions are on its front page has no shelves.
func TestFewEditions(t *testing.T) {
	files, problems := built(t, site.Options{FS: folder(library(20)), Templates: templates.FS, Static: plainStatic, Draft: true})
	if problems != "" {
		t.Fatal(problems)
	}
	for name := range files {
		if strings.HasPrefix(name, "authors/") || strings.HasPrefix(name, "years/") || strings.HasPrefix(name, "languages/") ||
			strings.HasPrefix(name, "page/") {
			t.Errorf("there is a %s", name)
		}
	}
	for _, name := range []string{"index.html", "e0008/index.html"} {
		if strings.Contains(string(files[name]), "years/") || strings.Contains(string(files[name]), `class="pager"`) {
			t.Errorf("%s leads to shelves", name)
		}
	}
}

// TestShelvesMeet holds that what stands at the address of a shelf is reported, and that
// texts and menus may lead to one.
func TestShelvesMeet(t *testing.T) {
	files := library(21)
	files["content/pages/page/2.md"] = "---\ntitle: {zh-Hant: 二, en: Two}\n---\n--- zh-Hant\n二。\n--- en\nTwo.\n"
	files["content/editions/years/edition.yaml"] = libraryEdition(3)
	files["content/editions/years/zh-Hant.md"] = "一。\n{#p01}\n"
	files["content/editions/years/en.md"] = "One, as [others](/years/1981/), [too](/authors/author-no-1/), [not](/years/1955/).\n{#p01}\n"
	files["content/site.yaml"] += "redirects: [{from: /authors/author-no-3/, to: /about/}]\n"
	_, problems := built(t, site.Options{FS: folder(files), Templates: templates.FS, Static: plainStatic, Draft: true})
	for _, want := range []string{
		"content/editions/years/edition.yaml: error: this edition has the address /years/, which the list of tags, series,",
		"content/pages/page/2.md: error: this page has the address /page/2/, which the further page of a list has as well",
		"the redirect from /authors/author-no-3/ is the address of something on this site", "there is no /years/1955/ on this site",
	} {
		if !strings.Contains(problems, want) {
			t.Errorf("nobody says %s in\n%s", want, problems)
		}
	}
	if n := strings.Count(problems, "link-nowhere"); n != 2 {
		t.Errorf("%d links lead nowhere, and should be 2:\n%s", n, problems)
	}
}

// TestShelvesAgain holds that a new edition moves others from page to page and makes no
// other edition anew, nor the pages of lists that it is not on.
func TestShelvesAgain(t *testing.T) {
	e := emptyEdited(t, rand.New(rand.NewPCG(1, 1)))
	const n = 45
	for name, text := range library(n) {
		e.write(t, name, []byte(text))
	}
	e.expect(t, "nothing", 0)
	age := func(name string) int64 {
		info, err := os.Stat(filepath.Join(e.public, name))
		if err != nil {
			t.Fatal(err)
		}
		return info.ModTime().UnixNano()
	}
	late, early := age("page/2/index.html"), age("page/3/index.html")
	fresh := func(slug, head string) {
		e.write(t, "content/editions/"+slug+"/edition.yaml", []byte(head))
		e.write(t, "content/editions/"+slug+"/zh-Hant.md", []byte("一。\n{#p01}\n"))
		e.write(t, "content/editions/"+slug+"/en.md", []byte("One.\n{#p01}\n"))
	}
	fresh("new", strings.Replace(libraryEdition(2), "1982", "1979", 1))
	e.expect(t, "a new edition", n)
	if age("page/2/index.html") != late {
		t.Error("a page of the list was made anew on which nothing has moved")
	}
	if age("page/3/index.html") == early {
		t.Error("the last page of the list is as it was, though one more is on it")
	}
	fresh("newer", strings.Replace(libraryEdition(2), "Author No 2", "Someone Else", 1))
	e.expect(t, "another, by a new author", n+1)
	head := "content/editions/e0030/edition.yaml"
	e.write(t, head, []byte(strings.Replace(e.read(t, head), "Author No 30", "Author No 31", 1)))
	e.expect(t, "one by another author", n+1)
	e.write(t, head, []byte("draft: true\n"+e.read(t, head)))
	e.compare(t, "a draft, which takes its pages with it")
	for k := range 27 {
		if err := os.RemoveAll(e.at(fmt.Sprintf("content/editions/e%04d", k))); err != nil {
			t.Fatal(err)
		}
	}
	e.write(t, "content/site.yaml", []byte(strings.Replace(e.read(t, "content/site.yaml"), "pinned: [e0007]\n", "", 1)))
	e.compare(t, "no shelves any more")
	if _, err := os.Stat(filepath.Join(e.public, "years")); err == nil {
		t.Error("years are left")
	}
}

// inMain returns the main element of a page.
func inMain(data []byte) []byte {
	_, rest, _ := bytes.Cut(data, []byte("<main"))
	main, _, _ := bytes.Cut(rest, []byte("</main>"))
	return main
}

// linked returns the pages that a page links to.
func linked(t *testing.T, name string, data []byte) (out []string) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range elements(doc) {
		if href, ok := attr(n, "href"); ok && n.Data == "a" && !strings.Contains(href, ":") {
			href, _, _ = strings.Cut(href, "#")
			if to := path.Join(path.Dir(name), href); href != "" {
				if path.Ext(to) == "" || to == "." {
					to = path.Join(to, "index.html")
				}
				out = append(out, to)
			}
		}
	}
	return out
}

// reach returns how many links pages are from the front page.
func reach(links map[string][]string) map[string]int {
	steps := map[string]int{"index.html": 0}
	for next := []string{"index.html"}; len(next) > 0; next = next[1:] {
		for _, to := range links[next[0]] {
			if _, seen := steps[to]; !seen && links[to] != nil {
				steps[to] = steps[next[0]] + 1
				next = append(next, to)
			}
		}
	}
	return steps
}

// folder returns files as the folder of a site.
func folder(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}
