package site_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/diag"
	"duizhao/internal/golden"
	"duizhao/internal/site"
	"duizhao/templates"
)

// creator is somebody whom a reader of sources takes from a page, with the role.
type creator struct{ role, name string }

// zotero reads the creators of a page as Zotero's translator of embedded metadata
// does. What it takes for Highwire's tags are meta elements whose names end in
// citation_author and citation_editor, in just these letters; if there is one of
// them, nothing else counts. Otherwise it makes statements of what is named
// PREFIX.PROPERTY and has its translator of RDF read them, which knows authors,
// editors and translators by the properties below, the first that is there.
func zotero(p *webPage) []creator {
	var out []creator
	read := func(role string, is func(name string) bool) bool {
		n := len(out)
		for e := range elements(p.doc) {
			name, _ := attr(e, "name")
			content, _ := attr(e, "content")
			if e.Data == "meta" && is(name) && content != "" {
				out = append(out, creator{role, content})
			}
		}
		return len(out) > n
	}
	ends := func(end string) func(string) bool {
		return func(name string) bool { return strings.HasSuffix(name, end) }
	}
	author, editor := read("author", ends("citation_author")), read("editor", ends("citation_editor"))
	if author || editor {
		return out
	}
	for _, role := range []struct{ role, properties string }{
		{"author", "dc.creator dcterms.creator eprints.creators_name dc.contributor dcterms.contributor"},
		{"editor", "bib.editors eprints.editors_name"},
		{"translator", "z.translators"},
	} {
		for property := range strings.FieldsSeq(role.properties) {
			if read(role.role, func(name string) bool { return name == property }) {
				break
			}
		}
	}
	return out
}

// scholar reads the authors of a page as HTML has the names of meta elements, without
// regard to case: those of Highwire, or else of Eprints.
func scholar(p *webPage) []string {
	for _, want := range []string{"citation_author", "eprints.creators_name"} {
		var out []string
		for e := range elements(p.doc) {
			if name, _ := attr(e, "name"); e.Data == "meta" && strings.EqualFold(name, want) {
				content, _ := attr(e, "content")
				out = append(out, content)
			}
		}
		if out != nil {
			return out
		}
	}
	return nil
}

// With an editor and without, with a translator and without: whoever collects sources
// is told the author of the work as its author, and nobody else.
func TestReadersOfSources(t *testing.T) {
	const work = "title: {en: A River, fr: Une rivière}\nauthor: [Ann Weir, Bo Ford]\ndate: 2001-02-03\nbase: en\n"
	authors := []creator{{"author", "Ann Weir"}, {"author", "Bo Ford"}}
	for _, c := range []struct {
		editor, translator string
		whole, version     []creator
	}{
		{"", "", authors, authors},
		{"editor: The River Office\n", "", append(authors[:2:2], creator{"editor", "The River Office"}),
			append(authors[:2:2], creator{"editor", "The River Office"})},
		{"", ", translator: [Jane Lee, Tom Low]", authors, append(authors[:2:2], creator{"translator", "Jane Lee"}, creator{"translator", "Tom Low"})},
		{"editor: The River Office\n", ", translator: Jane Lee", append(authors[:2:2], creator{"editor", "The River Office"}),
			append(authors[:2:2], creator{"editor", "The River Office"}, creator{"translator", "Jane Lee"})},
	} {
		files, problems := built(t, site.Options{Templates: templates.FS, Static: plainStatic, Version: "0", FS: fstest.MapFS{
			"content/site.yaml":                   {Data: []byte("title: {en: On the River}\nlanguages: [en]\n")},
			"content/editions/river/edition.yaml": {Data: []byte(work + c.editor + "versions: [{lang: en" + c.translator + "}, {lang: fr}]\n")},
			"content/editions/river/en.md":        {Data: []byte("The river is not wide.\n{#p01}\n")},
			"content/editions/river/fr.md":        {Data: []byte("La rivière n’est pas large.\n{#p01}\n")},
		}})
		if problems != "" {
			t.Fatal(problems)
		}
		for name, want := range map[string][]creator{"river/index.html": c.whole, "river/en/index.html": c.version} {
			page, err := parse(name, files[name])
			if err != nil {
				t.Fatal(err)
			}
			if got := zotero(page); !reflect.DeepEqual(got, want) {
				t.Errorf("%s with %q %q: Zotero reads %v and should %v", name, c.editor, c.translator, got, want)
			}
			if got := scholar(page); !reflect.DeepEqual(got, []string{"Ann Weir", "Bo Ford"}) {
				t.Errorf("%s with %q %q: the authors are %v", name, c.editor, c.translator, got)
			}
		}
	}
}

// What machines are told of an edition and its versions: who made which, which is a
// translation of which, under what licence.
func TestMakersAsData(t *testing.T) {
	files, _ := built(t, site.Options{FS: golden.Open(t, "testdata/makers.txtar").FS(), Templates: templates.FS, Static: plainStatic, Version: "0"})
	of := func(name string) map[string]any {
		page, err := parse(name, files[name])
		if err != nil {
			t.Fatal(err)
		}
		h, err := readHead(page)
		if err != nil || len(h.data) != 1 {
			t.Fatalf("%s: %v, %d pieces of data", name, err, len(h.data))
		}
		return h.data[0]
	}
	say := func(v any) string { data, _ := json.Marshal(v); return string(data) }
	const at = "https://river.example/river/"
	lee := `{"@type":"Person","name":"Jane Lee","sameAs":["https://orcid.org/0000-0002-1825-0097"]}`
	hant := fmt.Sprintf(`{"@id":"%szh-hant/","@type":"Article","inLanguage":"zh-Hant"}`, at)
	english := fmt.Sprintf(`{"@id":"%sen/","@type":"Article","inLanguage":"en","translator":%s}`, at, lee)
	for name, want := range map[string]map[string]string{
		"river/en/index.html": {"translator": lee, "inLanguage": `"en"`, "license": `"https://creativecommons.org/licenses/by/4.0/"`,
			"translationOfWork": hant, "dateCreated": `"2024-05"`,
			"author": `{"@type":"Person","name":"A. Author"}`, "headline": `"The River"`,
			"contributor":     `[{"@type":"Organization","name":"The River Office"},{"@type":"Person","name":"Ann Ford"},{"@type":"Person","name":"Bea Ford"}]`,
			"workTranslation": fmt.Sprintf(`[{"@id":"%sfr/","@type":"Article","inLanguage":"fr"}]`, at)},
		"river/en-x-weir1998/index.html": {"translator": `{"@type":"Person","name":"Tom Weir"}`, "inLanguage": `"en"`,
			"license": `"https://ferry.example/terms"`, "translationOfWork": hant, "headline": `"At the River"`},
		"river/fr/index.html":      {"translator": "null", "translationOfWork": english, "creativeWorkStatus": `"Draft"`},
		"river/zh-hant/index.html": {"translator": "null", "translationOfWork": "null", "license": `"https://creativecommons.org/licenses/by/4.0/"`},
		"river/index.html":         {"translator": "null", "inLanguage": `["zh-Hant","en"]`, "license": `"https://creativecommons.org/licenses/by/4.0/"`},
	} {
		d := of(name)
		for key, value := range want {
			if got := say(d[key]); got != value {
				t.Errorf("%s: %s is %s and should be %s", name, key, got, value)
			}
		}
	}
	cite := regexp.MustCompile(`data-citation="([^"]*)"`).FindSubmatch(files["river/index.html"])
	if cite == nil {
		t.Fatal("a sentence cannot be cited")
	}
	begins := strings.Split(html.UnescapeString(string(cite[1])), "\n")
	if want := []string{"甲乙，〈河〉，編註　河上編輯室，1931年2月3日",
		"A. Author, “The River”, 3 February 1931, translated by Jane Lee, revised by Ann Ford and Bea Ford, May 2024, edition by The River Office",
		"A. Author, “At the River”, 3 February 1931, translated by Tom Weir, 1998, edition by The River Office"}; len(begins) != 5 ||
		!reflect.DeepEqual(begins[:3], want) {
		t.Errorf("sentences of the versions are cited as %q", begins)
	}
	for _, name := range []string{"river/en/index.html", "river/zh-hans/index.html"} {
		if got := say(of(name)["isPartOf"]); got != fmt.Sprintf(`{"@id":"%s","@type":"Article"}`, at) {
			t.Errorf("%s is part of %s", name, got)
		}
	}
	parts, _ := of("river/index.html")["hasPart"].([]any)
	if len(parts) != 5 || say(parts[1]) != english {
		t.Errorf("the edition's parts are %s", say(parts))
	}
}

// Three versions, two of them in one language, are printed sentence under sentence,
// each under its name; in columns there is room for two.
func TestThreeVersionsInPrint(t *testing.T) {
	o := site.Options{FS: golden.Open(t, "testdata/makers.txtar").FS(), Templates: templates.FS, Static: plainStatic, Version: "0"}
	three := []string{"en-x-weir1998", "zh-Hant", "en"}
	book, report, err := site.OpenPrint(t.Context(), o, site.PrintOptions{Versions: three})
	if err != nil || book == nil {
		t.Fatalf("%v %v", err, report)
	}
	data, err := book.HTML("", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	at := 0
	for _, want := range []string{`class="author"`, "At the River", "translated by Tom Weir, 1998", "translated by Jane Lee", "Narrow is the river.",
		"河不寬。", "The river is not wide.", `rel="license"`, "https://ferry.example/terms"} {
		next := strings.Index(page[at:], want)
		if next < 0 {
			t.Fatalf("there is no %s after place %d of\n%s", want, at, page)
		}
		at += next
	}
	if want := []string{"Tom Weir", "The River Office", "Jane Lee", "Ann Ford", "Bea Ford"}; !reflect.DeepEqual(book.Contributors, want) {
		t.Errorf("the book was made by %v and should be by %v", book.Contributors, want)
	}
	if book.Licence != "https://ferry.example/terms" {
		t.Errorf("its licence is %s", book.Licence)
	}
	var choice *diag.Fault
	if _, _, err := site.OpenPrint(t.Context(), o, site.PrintOptions{Versions: three, Layout: "parallel"}); !errors.As(err, &choice) ||
		choice.Text != "the layout parallel needs two versions, not 3" {
		t.Errorf("in columns: %v", err)
	}
}
