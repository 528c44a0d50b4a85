package site_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/site"
	"duizhao/templates"
)

func personNote(keys string) string {
	return "---\nkind: person\nname: {en: Lee, zh-Hant: 李}\nids: {wikidata: Q95}\n" + keys + "---\n--- en\nA person.\n--- zh-Hant\n人。\n"
}

func about(title, date, keys string) string {
	return "title: {en: " + title + ", zh-Hant: " + title + "}\nauthor: y\ndate: " + date + "\nbase: en\nversions: [{lang: en}]\n" + keys
}

// TestPeople holds that the page of a note lists the editions that name it under people,
// the newest first, with their number and feeds; that there is a list of all people; and
// that editions lead to both.
func TestPeople(t *testing.T) {
	files := map[string]string{
		"content/site.yaml":               "title: {en: A site, zh-Hant: 網}\nlanguages: [en, zh-Hant]\nurl: https://a.example/\n",
		"content/notes/lee.md":            personNote(""),
		"content/notes/shy.md":            personNote("draft: true\n"),
		"content/editions/e/edition.yaml": about("Early", "1923", "people: [lee]\n"),
		"content/editions/e/en.md":        "A text.\n{#p01}\n",
		"content/editions/l/edition.yaml": about("Late", "1924", "people: [lee]\n"),
		"content/editions/l/en.md":        "A text.\n{#p01}\n",
		"content/editions/d/edition.yaml": about("Draft", "1925", "draft: true\npeople: [lee, shy]\n"),
		"content/editions/d/en.md":        "A text.\n{#p01}\n",
	}
	made, problems := built(t, site.Options{FS: tiny(files), Templates: templates.FS, Static: plainStatic})
	if problems != "" {
		t.Fatal(problems)
	}
	in := func(name string, parts ...string) {
		t.Helper()
		at := 0
		for _, part := range parts {
			k := strings.Index(string(made[name][at:]), part)
			if k < 0 {
				t.Fatalf("%s lacks, at its place, %s:\n%s", name, part, made[name])
			}
			at += k + len(part)
		}
	}
	in("notes/lee/index.html", "../../notes/lee/feed.atom", "2 editions", "2 篇", `href="../../l/"`, `href="../../e/"`)
	in("notes/lee/feed.atom", "<title>Late</title>", "<title>Early</title>")
	in("notes/lee/feed.json", `"title": "Late"`)
	in("people/index.html", `<a href="../notes/lee/"><b lang="en">Lee</b></a> <span class="gloss">2 editions</span>`)
	in("e/index.html", `"about":{"@id":"https://a.example/notes/lee/","@type":"Person","name":"Lee","sameAs":["https://www.wikidata.org/entity/Q95"]}`,
		`href="../people/"`, `<p class="terms people">`, `<a href="../notes/lee/"><span lang="en">Lee</span></a>`)
	in("sitemap.xml", "https://a.example/people/")
	if strings.Contains(string(made["notes/lee/index.html"]), "Draft") || made["people/lee/index.html"] != nil || made["notes/shy/index.html"] != nil {
		t.Error("a draft is on the page of a person, or a person has two pages")
	}
	files["content/editions/e/edition.yaml"] = about("Early", "1923", "people: [le, shy]\n")
	if _, problems = built(t, site.Options{FS: tiny(files), Templates: templates.FS, Static: plainStatic}); !strings.Contains(problems,
		`e/edition.yaml:6:10: error: there is no note "le" [note-unknown]`) ||
		!strings.Contains(problems, `did you mean "lee"?`) || strings.Contains(problems, "shy is") { // a draft is left out
		t.Errorf("people who are not there:\n%s", problems)
	}
}

// TestPeopleAgain holds that the page of a note is made anew when an edition that names it
// has changed, or names it no more.
func TestPeopleAgain(t *testing.T) {
	e := together(t)
	const head = "content/editions/sea/edition.yaml"
	notes := e.files(t, "content/notes/*.md")
	slices.Sort(notes)
	id := strings.TrimSuffix(filepath.Base(notes[0]), ".md")
	lines := slices.DeleteFunc(strings.SplitAfter(e.read(t, head), "\n"), func(l string) bool { return strings.HasPrefix(l, "summary:") })
	was := strings.Join(lines, "")
	on := func(want string, there bool) {
		t.Helper()
		page, err := os.ReadFile(filepath.Join(e.public, "notes", id, "index.html"))
		if err != nil || strings.Contains(string(page), want) != there {
			t.Errorf("%q on the page of the note is not %t: %v", want, there, err)
		}
	}
	e.write(t, head, []byte(was))
	e.expect(t, "nobody", 0)
	e.write(t, head, []byte(was+"people: ["+id+"]\n"))
	e.compare(t, "the first of the site, which moves the menu of all")
	on(`class="mentions about"`, true)
	e.write(t, head, []byte(was+"people: ["+id+"]\nsummary: zyxwv\n"))
	e.expect(t, "a summary", 2)
	on("zyxwv", true)
	e.write(t, head, []byte(was))
	e.compare(t, "nobody again")
	on(`class="mentions about"`, false)
}
