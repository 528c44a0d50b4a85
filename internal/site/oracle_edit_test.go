package site_test

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// edit does something to the site that a person, a program or a disk may do, and says
// what: the edit of this number in the list, so that a short run has each of them, or,
// where there is nothing to do it to and beyond the list, any.
func (e *edited) edit(t *testing.T, number int) string {
	t.Helper()
	if all := e.edits(); number < len(all) {
		if what := all[number](t); what != "" {
			return what
		}
	}
	for {
		if what := e.edits()[e.random.IntN(len(e.edits()))](t); what != "" {
			return what
		}
	}
}

// edits return what they did, or "" if there was nothing to do it to.
func (e *edited) edits() []func(t *testing.T) string {
	return []func(t *testing.T) string{
		e.word, e.word, e.word, e.undo, e.head, e.head, e.link, e.undo, e.id, e.paragraph, e.rename, e.move, e.remove, e.restore, e.remove, e.restore,
		e.setting, e.template, e.words, e.static, e.figure, e.source, e.damage, e.sameLength, e.touch, e.published, e.forget, e.option, e.folder,
	}
}

func (e *edited) any(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[e.random.IntN(len(list))]
}

// files returns the files of the site that match one of the patterns; all, if none is
// given.
func (e *edited) files(t *testing.T, patterns ...string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(e.dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(e.dir, name)
		rel = filepath.ToSlash(rel)
		if len(patterns) == 0 || slices.ContainsFunc(patterns, func(p string) bool { ok, _ := path.Match(p, rel); return ok }) {
			out = append(out, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (e *edited) at(name string) string { return filepath.Join(e.dir, filepath.FromSlash(name)) }

func (e *edited) read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(e.at(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// change replaces one match of re in one of the files that match the patterns.
func (e *edited) change(t *testing.T, kind string, re *regexp.Regexp, with string, patterns ...string) string {
	t.Helper()
	name := e.any(e.files(t, patterns...))
	if name == "" {
		return ""
	}
	text := e.read(t, name)
	found := re.FindAllStringIndex(text, -1)
	if len(found) == 0 {
		return ""
	}
	m := found[e.random.IntN(len(found))]
	e.write(t, name, []byte(text[:m[0]]+with+text[m[1]:]))
	return kind + ": " + text[m[0]:m[1]] + " → " + with + " in " + name
}

var (
	aWord  = regexp.MustCompile(`\p{Han}{1,2}|[A-Za-z]{3,}`)
	anID   = regexp.MustCompile(`\b[pq]\d\d`)
	number = regexp.MustCompile(`\d+`)
)

func (e *edited) word(t *testing.T) string {
	with := e.any([]string{"河水", "river", "黃河", "the ferry", "", "渡口", "[河](note:river)", "[x](claim:none)", "**bold**", "&", "<b>"})
	return e.change(t, "word", aWord, with, "content/editions/*/*.md", "content/notes/*.md", "content/claims/*.md", "content/explainers/*/*.md", "content/*.md")
}

// link puts a link to what other editions, or their settings, make or do not make.
func (e *edited) link(t *testing.T) string {
	with := "[x](" + e.any([]string{"/lake/introduction/", "/river/introduction/", "/lake/claims/", "/tags/fish/", "/pool/", "/pond/", "note:ferry"}) + ")"
	return e.change(t, "link", aWord, with, "content/editions/*/??*.md", "content/notes/*.md")
}

// head changes what other editions, lists and the site know of an edition.
func (e *edited) head(t *testing.T) string {
	name := e.any(e.files(t, "content/editions/*/edition.yaml"))
	if name == "" {
		return ""
	}
	line := e.any([]string{"part: 1", "part: 2", "part: 9", "draft: true", "draft: false", "tags: []", "tags: [fish]", "date: 2011-01-01",
		"updated: 2026-01-01", "editor: Somebody", "summary: {zh-Hant: 水邊的事。, en: At the water.}", "image: /none.png",
		"title: {zh-Hant: 某, en: Another}", "title: {zh-Hant: 別的, en: A Third}", "aliases: [/pool/]", "aliases: [/old/]", "series: waters"})
	key, _, _ := strings.Cut(line, ":")
	kept := slices.DeleteFunc(strings.Split(strings.TrimSpace(e.read(t, name)), "\n"), func(l string) bool { return strings.HasPrefix(l, key+":") })
	e.write(t, name, []byte(strings.Join(append(kept, line), "\n")+"\n"))
	return "head: " + line + " in " + name
}

// undo gives the file that was written last its bytes of before.
func (e *edited) undo(t *testing.T) string {
	name := e.last.name
	if name == "" {
		return ""
	}
	e.last.name = ""
	if e.last.data == nil {
		if err := os.Remove(e.at(name)); err != nil {
			return ""
		}
		return "undo: no " + name
	}
	if info, err := os.Stat(e.at(path.Dir(name))); err != nil || !info.IsDir() {
		return ""
	}
	if info, err := os.Stat(e.at(name)); err == nil && info.IsDir() {
		return ""
	}
	e.write(t, name, e.last.data)
	return "undo: " + name
}

func (e *edited) id(t *testing.T) string {
	return e.change(t, "id", anID, e.any([]string{"p01", "p02", "p77", "q03"}), "content/editions/*/*", "content/claims/*.md")
}

func (e *edited) paragraph(t *testing.T) string {
	slug := e.any(e.folders(t, "content/editions"))
	for _, name := range e.files(t, "content/editions/"+slug+"/*.md") {
		e.write(t, name, []byte(e.read(t, name)+"\nA line more 又一行。\n{#p88}\n"))
	}
	return "paragraph: " + slug
}

func (e *edited) rename(t *testing.T) string {
	name := e.any(e.files(t, "content/notes/*.md", "content/claims/*.md"))
	if name == "" {
		return ""
	}
	to := path.Join(path.Dir(name), e.any([]string{"renamed.md", "other.md", "river.md"}))
	if err := os.Rename(e.at(name), e.at(to)); err != nil {
		t.Fatal(err)
	}
	return "rename: " + name + " → " + to
}

func (e *edited) folders(t *testing.T, dir string) (out []string) {
	list, _ := os.ReadDir(e.at(dir))
	for _, d := range list {
		if d.IsDir() {
			out = append(out, d.Name())
		}
	}
	return out
}

func (e *edited) move(t *testing.T) string {
	slug := e.any(e.folders(t, "content/editions"))
	to := e.any([]string{"moved", "elsewhere"})
	if slug == "" || os.Rename(e.at("content/editions/"+slug), e.at("content/editions/"+to)) != nil {
		return ""
	}
	return "move: " + slug + " → " + to
}

func (e *edited) remove(t *testing.T) string {
	name := e.any(e.files(t))
	if name == "" || name == "content/site.yaml" && e.random.IntN(4) > 0 {
		return ""
	}
	e.gone[name] = []byte(e.read(t, name))
	if err := os.Remove(e.at(name)); err != nil {
		t.Fatal(err)
	}
	return "remove: " + name
}

func (e *edited) restore(t *testing.T) string {
	name := e.any(slices.Sorted(maps.Keys(e.gone)))
	if name == "" {
		return ""
	}
	if info, err := os.Stat(e.at(name)); err == nil && info.IsDir() {
		return ""
	}
	e.write(t, name, e.gone[name])
	delete(e.gone, name)
	return "restore: " + name
}

func (e *edited) setting(t *testing.T) string {
	name := "content/site.yaml"
	if len(e.files(t, name)) == 0 {
		return ""
	}
	text := e.read(t, name)
	line := e.any([]string{"outputs: {epub: true}", "outputs: {single: true}", "outputs: {bundle: true}", "outputs: {no-search: true}",
		"outputs: {headers: true}",
		"url: https://else.example/", "ignore: [{rule: note-unused, reason: later}]", "redirects: {/old/: /about/}", "unknown: 1"})
	key, _, _ := strings.Cut(line, ":")
	kept := slices.DeleteFunc(strings.Split(strings.TrimSpace(text), "\n"), func(l string) bool { return strings.HasPrefix(l, key+":") })
	e.write(t, name, []byte(strings.Join(append(kept, line), "\n")+"\n"))
	return "setting: " + line
}

func (e *edited) template(t *testing.T) string {
	name := "templates/" + e.any([]string{"page.html", "reading.html"})
	data, err := fs.ReadFile(e.options.Templates, path.Base(name))
	if err != nil {
		t.Fatal(err)
	}
	to := e.any([]string{"<body data-of=\"x\"", "<body data-of=\"y\"", "{{.Nothing}}<body"})
	e.write(t, name, []byte(strings.Replace(string(data), "<body", to, 1)))
	return "template: " + name + " " + to
}

func (e *edited) words(t *testing.T) string {
	text := e.any([]string{"notes: Remarks\n", "notes: Entries\n", "nothing: x\n"})
	e.write(t, "templates/words/en.yaml", []byte(text))
	return "words: " + text
}

func (e *edited) static(t *testing.T) string {
	name := "static/" + e.any([]string{"extra.txt", "css/site.css", "picture.svg", "a/b.txt", "a"})
	if info, err := os.Stat(e.at(name)); err == nil && info.IsDir() {
		return ""
	}
	if info, err := os.Stat(e.at(path.Dir(name))); err == nil && !info.IsDir() {
		return ""
	}
	e.write(t, name, []byte(e.any([]string{"a { color: red }", "b { color: blue }", "", "<svg/>"})))
	return "static: " + name
}

func (e *edited) figure(t *testing.T) string {
	return e.change(t, "figure", number, e.any([]string{"7", "12", "99"}), "content/editions/*/figures/*")
}

func (e *edited) source(t *testing.T) string {
	return e.change(t, "source", aWord, e.any([]string{"Otherwise", "別名", "gauge"}), "content/bibliography.json")
}

func (e *edited) damage(t *testing.T) string {
	name := e.any(e.files(t))
	if name == "" {
		return ""
	}
	e.gone[name] = []byte(e.read(t, name))
	e.write(t, name, []byte(e.any([]string{"\xff\xfe", ":\n  - [", "", "{#p01}\n{#p01}\n"})))
	return "damage: " + name
}
