package epub

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"
	"testing"
)

// nasty is a book in which every text tries to be markup.
func nasty() *Book {
	const evil = `<b x="1">&amp; ]]> 'q'` + "\x01\ufffe"
	t := []Tagged{{"zh-Hant", "河" + evil}, {"en", evil}}
	return &Book{
		ID: UUID("https://a.example/<x>"), Titles: t, Subtitles: t, Langs: []string{"zh-Hant", "en"},
		Creators: []Agent{{t[0], "aut", t[1:]}}, Others: []Agent{{t[1], "edt",
			nil}}, Licences: []string{"https://a.example/?a=1&b=<2>"}, Publisher: t[0], Description: t, Rights: t,
		Source: "https://a.example/?a=1&b=2", Date: "2024-12-28", Modified: "2024-12-28T00:00:00Z", Generator: evil, Vertical: true,
		Access: Access{Visual: true, Features: []string{"alternativeText", "tableOfContents"}, Summary: t},
		Words:  Words{Contents: t, Landmarks: t, Pages: t}, CSS: []byte("p { margin: 0 }"),
		Docs: []Doc{
			{Name: "title", Title: t, Lang: "zh-Hant", Type: "titlepage", Division: "frontmatter", Landmark: "titlepage", Body: []byte(`<h1 lang="en">x</h1>`)},
			{Name: "text", Title: t, Lang: "zh-Hant", Type: "chapter", Role: "doc-chapter", Division: "bodymatter", Landmark: "bodymatter", SVG: true,
				Body:  []byte(`<h1>y</h1><p id="at.p01" lang="zh-Hant">an attribute: &quot; lang=&quot;en<a hreflang="en" href="title.xhtml">z</a><svg xmlns="http://www.w3.org/2000/svg"/></p><h2 id="s2">w</h2>` + "\x02"),
				Parts: []Part{{"s2", t}}, Pages: []Part{{"at.p01", []Tagged{{Text: "1"}}}}},
			{Name: "unlisted", Lang: "en", Body: []byte("<p>v</p>")},
		},
		Files: []File{{"images/a.png", "image/png", []byte("png")}},
	}
}

func TestContainer(t *testing.T) {
	b := nasty()
	data := Bytes(b)
	if again := Bytes(nasty()); !bytes.Equal(data, again) {
		t.Error("the same book gives other bytes")
	}
	// OCF 3.3, 4.2.6.4: a program that cannot read ZIP recognises an EPUB by this.
	if got := string(data[30:58]); got != "mimetypeapplication/epub+zip" {
		t.Errorf("it begins with %q", got)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	before := ""
	for i, f := range z.File {
		if i == 0 {
			if f.Method != zip.Store || len(f.Extra) > 0 {
				t.Errorf("the media type is compressed by %d, with %d bytes besides", f.Method, len(f.Extra))
			}
			continue
		}
		if f.Name <= before {
			t.Errorf("%s stands after %s", f.Name, before)
		}
		before = f.Name
		if f.ModifiedDate != noTime || f.ModifiedTime != 0 || len(f.Extra) > 0 {
			t.Errorf("%s has the time %d %d and %d bytes besides", f.Name, f.ModifiedDate, f.ModifiedTime, len(f.Extra))
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		switch path.Ext(f.Name) {
		case ".xml", ".xhtml", ".opf", ".ncx":
			wellFormed(t, f.Name, text)
		}
	}
}

// wellFormed checks that a file is XML and that nothing of the caller's became
// an element in it.
func wellFormed(t *testing.T, name string, text []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
			return
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local == "b" {
			t.Errorf("%s: a text became an element", name)
		}
		lang, xmlLang := "", ""
		for _, a := range start.Attr {
			switch {
			case a.Name.Local == "lang" && a.Name.Space == "":
				lang = a.Value
			case a.Name.Local == "lang":
				xmlLang = a.Value
			}
		}
		if path.Ext(name) == ".xhtml" && lang != xmlLang {
			t.Errorf("%s: <%s lang=%q xml:lang=%q>", name, start.Name.Local, lang, xmlLang)
		}
	}
}

func TestPackage(t *testing.T) {
	opf := string(nasty().opf())
	for _, want := range []string{
		`<dc:identifier id="id">urn:uuid:`, `page-progression-direction="rtl"`, `<dc:language>en</dc:language>`,
		`<meta property="dcterms:modified">2024-12-28T00:00:00Z</meta>`, `href="text.xhtml" media-type="application/xhtml+xml" properties="svg"`,
		`<item id="f.1" href="images/a.png" media-type="image/png"/>`, `property="schema:accessibilityFeature">pageNavigation<`, `property="source-of">pagination<`,
	} {
		if strings.Count(opf, want) != 1 {
			t.Errorf("%d times %s in\n%s", strings.Count(opf, want), want, opf)
		}
	}
	nav := string(nasty().nav())
	for want, n := range map[string]int{`href="text.xhtml#at.p01"`: 1, `href="text.xhtml#s2"`: 1, `unlisted`: 0, `epub:type="page-list"`: 1,
		`epub:type="landmarks"`: 1} {
		if strings.Count(nav, want) != n {
			t.Errorf("%d times %s in\n%s", strings.Count(nav, want), want, nav)
		}
	}
	plain := nasty()
	plain.Docs[1].Pages = nil
	if said := string(plain.nav()) + string(plain.opf()); strings.Contains(said, "page-list") || strings.Contains(said, "pageNavigation") {
		t.Error("a book without numbers has a list of pages")
	}
}

// TestDirection holds that the documents of a book whose first language is written from
// the right run from there, and that no other book says a direction.
func TestDirection(t *testing.T) {
	b := nasty()
	b.Vertical, b.Langs, b.Words.Contents = false, []string{"he", "en"}, []Tagged{{"he", "תוכן"}, {"en", "Contents"}}
	b.Docs[1].Lang = "he"
	b.Direction = func(tag string) string {
		if tag == "he" {
			return "rtl"
		}
		return "ltr"
	}
	pages := b.Pages()
	for i, want := range []string{"rtl", "ltr", "rtl", "ltr"} { // contents, title, text, unlisted
		if got := string(pages[i]); strings.Count(got[:strings.Index(got, "<body")+40], ` dir="`+want+`"`) != 2 {
			t.Errorf("document %d does not say twice that it runs %s:\n%.600s", i, want, got)
		}
	}
	if nav := string(pages[0]); !strings.Contains(nav, `<span lang="en" xml:lang="en" dir="ltr">Contents</span>`) {
		t.Errorf("a name in English has no direction:\n%s", nav)
	}
	if plain := nasty().Pages(); bytes.Contains(bytes.Join(plain, nil), []byte(` dir="`)) {
		t.Error("a book without text from the right says directions")
	}
}

func TestUUID(t *testing.T) {
	// RFC 9562, appendix A.4, has the namespace of names; this is the same rule
	// for the namespace of URLs, with the result of Python's
	// uuid.uuid5(NAMESPACE_URL, …).
	if got := UUID("https://duizhao.example/"); got != "urn:uuid:5689ef6e-a837-5cf1-bab1-3fd8fa0a7366" {
		t.Error(got)
	}
}
