package epub

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

// opfMeta is an element of the metadata, whatever its name.
type opfMeta struct {
	XMLName  xml.Name
	ID       string `xml:"id,attr"`
	Name     string `xml:"name,attr"`
	Content  string `xml:"content,attr"`
	Property string `xml:"property,attr"`
	Refines  string `xml:"refines,attr"`
	Lang     string `xml:"lang,attr"`
	Text     string `xml:",chardata"`
}

// opfItem is an entry of the manifest.
type opfItem struct {
	ID         string `xml:"id,attr"`
	Href       string `xml:"href,attr"`
	Type       string `xml:"media-type,attr"`
	Properties string `xml:"properties,attr"`
	Overlay    string `xml:"media-overlay,attr"`
}

// opfPackage is a package document as a reading system reads it.
type opfPackage struct {
	Metadata struct {
		All []opfMeta `xml:",any"`
	} `xml:"metadata"`
	Manifest []opfItem `xml:"manifest>item"`
	Spine    struct {
		Direction string `xml:"page-progression-direction,attr"`
		Items     []struct {
			Ref string `xml:"idref,attr"`
		} `xml:"itemref"`
	} `xml:"spine"`
}

func readOPF(t *testing.T, b *Book) (p opfPackage) {
	t.Helper()
	if err := xml.Unmarshal(b.opf(), &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// said returns the texts of a property, or of an element of Dublin Core.
func (p *opfPackage) said(name string) (out []string) {
	for _, m := range p.Metadata.All {
		if m.Property == name || name == "dc:"+m.XMLName.Local {
			out = append(out, m.Text)
		}
	}
	return out
}

// item returns the entry of a file.
func (p *opfPackage) item(href string) opfItem {
	i := slices.IndexFunc(p.Manifest, func(i opfItem) bool { return i.Href == href })
	if i < 0 {
		return opfItem{}
	}
	return p.Manifest[i]
}

// files unpacks a book.
func files(t *testing.T, b *Book) map[string]string {
	t.Helper()
	data := Bytes(b)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
	}
	return out
}

// plain is a book with everything that a book may have.
func plain() *Book {
	return &Book{
		ID: "urn:uuid:1", Titles: []Tagged{{"zh-Hant", "河"}, {"en", "River"}}, Subtitles: []Tagged{{"zh-Hant", "遊記"}, {"en", "A Journey"}},
		Langs:    []string{"zh-Hant", "en"},
		Creators: []Agent{{Tagged{"zh-Hant", "甲"}, "aut", []Tagged{{"en", "Jia"}}}, {Tagged{"zh-Hant", "乙"}, "aut", nil}},
		Others:   []Agent{{Tagged{"en", "C"}, "trl", nil}}, Publisher: Tagged{"en", "House"}, Description: []Tagged{{"en", "About"}},
		Rights: []Tagged{{"en", "All"}}, Source: "https://a.example/", Date: "2024-12-28", Modified: "2024-12-28T00:00:00Z", Generator: "Maker 1",
		Access: Access{Visual: true}, CSS: []byte("p{}"), Faces: []byte("@font-face{}"), Cover: "b.png",
		Docs: []Doc{
			{Name: "title", Title: []Tagged{{"en", "Title"}}, Lang: "en", Landmark: "titlepage", Body: []byte("<p>T</p>")},
			{Name: "text", Title: []Tagged{{"en", "Text"}}, Lang: "en", Body: []byte("<p id=\"p\">t</p>"), Pages: []Part{{ID: "p"}},
				Parts: []Part{{"p", []Tagged{{"en", "Part"}}}}, Overlay: []Par{{"p", "a.mp3", 1500, 61_005}, {"q", "a.mp3", 61_005, 61_050}}},
			{Name: "last", Lang: "en", Body: []byte("<p>l</p>")},
		},
		Files:     []File{{"a.png", "image/png", []byte("a")}, {"b.png", "image/png", []byte("b")}, {"a.mp3", "audio/mpeg", []byte("mp3")}},
		Narrators: []Tagged{{"en", "N"}},
	}
}

// TestMetadata checks what a library shows of a book, and that what the book does not
// have is not there empty: an empty dc:date or dc:publisher is an error of EPUB.
func TestMetadata(t *testing.T) {
	fields := []string{"dc:publisher", "dc:description", "dc:rights", "dc:source", "dc:date", "a11y:certifiedBy", "media:duration", "media:narrator",
		"schema:accessMode", "source-of", "schema:accessibilityFeature"}
	full, bare := readOPF(t, plain()), readOPF(t, &Book{ID: "urn:uuid:1", Titles: []Tagged{{"en", "River"}}, Langs: []string{"en"},
		Description: []Tagged{{"en", ""}}, Rights: []Tagged{{"en", ""}}, Docs: []Doc{{Name: "text", Lang: "en"}}})
	for i, want := range [][2]string{{"House", ""}, {"About", ""}, {"All", ""}, {"https://a.example/, urn:uuid:1", ""}, {"2024-12-28", ""},
		{"Maker 1", ""}, {"59.550s, 59.550s", ""}, {"N", ""}, {"textual, visual, auditory", "textual"}, {"pagination", ""},
		{"displayTransformability, pageBreakMarkers, pageNavigation, readingOrder, structuralNavigation, synchronizedAudioText, tableOfContents",
			"displayTransformability, readingOrder, structuralNavigation, tableOfContents"}} {
		for k, p := range []opfPackage{full, bare} {
			if got := strings.Join(p.said(fields[i]), ", "); got != want[k] || want[k] == "" && len(p.said(fields[i])) > 0 {
				t.Errorf("%s is %q, want %q", fields[i], p.said(fields[i]), want[k])
			}
		}
	}
	for _, p := range []opfPackage{full, bare} {
		for _, name := range []string{"generator", "cover"} {
			i := slices.IndexFunc(p.Metadata.All, func(m opfMeta) bool { return m.Name == name })
			if want := len(p.said("dc:date")) > 0; i >= 0 != want {
				t.Errorf("the meta %s: %t, want %t", name, i >= 0, want)
			}
		}
	}
}

// TestTitlesAndPeople checks that a title, a subtitle and each name is said once, and that
// its translations and roles hang on it and on nothing else.
func TestTitlesAndPeople(t *testing.T) {
	p := readOPF(t, plain())
	for element, want := range map[string]string{"dc:title": "河, 遊記", "dc:creator": "甲, 乙", "dc:contributor": "C"} {
		if got := strings.Join(p.said(element), ", "); got != want {
			t.Errorf("%s: %s, want %s", element, got, want)
		}
	}
	got := map[string][]string{}
	for _, m := range p.Metadata.All {
		if m.Refines != "" && !strings.HasPrefix(m.Property, "media:") {
			got[m.Refines] = append(got[m.Refines], m.Text)
		}
	}
	want := map[string][]string{"#title": {"main", "1", "River"}, "#subtitle": {"subtitle", "2", "A Journey"}, "#creator1": {"aut", "Jia"},
		"#creator2": {"aut"}, "#contributor1": {"trl"}, "#pages": {"pagination"}, "#conf": {"Maker 1"}}
	if !maps.EqualFunc(got, want, slices.Equal) {
		t.Errorf("what refines them: %q, want %q", got, want)
	}
}

// TestManifest checks that the package lists what the container has, with the properties
// that reading systems look for, and that the ids that it refers to exist.
func TestManifest(t *testing.T) {
	b := plain()
	p, has := readOPF(t, b), files(t, b)
	listed := map[string]bool{"mimetype": true, "META-INF/container.xml": true, root + "package.opf": true}
	ids := map[string]bool{}
	for _, i := range p.Manifest {
		if ids[i.ID] || listed[root+i.Href] {
			t.Errorf("%s, %s is listed twice", i.ID, i.Href)
		}
		ids[i.ID], listed[root+i.Href] = true, true
	}
	for name := range has {
		if !listed[name] {
			t.Errorf("%s is not listed", name)
		}
	}
	if len(listed) != len(has) {
		t.Errorf("listed: %v, there are %d files", listed, len(has))
	}
	for href, want := range map[string]opfItem{
		"b.png": {"f.2", "b.png", "image/png", "cover-image", ""}, "a.png": {"f.1", "a.png", "image/png", "", ""},
		"text.xhtml":  {"d.text", "text.xhtml", "application/xhtml+xml", "", "o.text"},
		"title.xhtml": {"d.title", "title.xhtml", "application/xhtml+xml", "", ""},
		"text.smil":   {"o.text", "text.smil", "application/smil+xml", "", ""}, "faces.css": {"faces", "faces.css", "text/css", "", ""},
	} {
		if got := p.item(href); got != want {
			t.Errorf("%s: %v, want %v", href, got, want)
		}
	}
	for _, m := range p.Metadata.All {
		if m.Name == "cover" && m.Content != "f.2" {
			t.Errorf("the cover of EPUB 2 is %s", m.Content)
		}
		if m.Property == "media:duration" && m.Refines != "" && !ids[m.Refines[1:]] {
			t.Errorf("the duration of %s, which is not there", m.Refines)
		}
	}
	var order []string
	for _, i := range p.Spine.Items {
		order = append(order, i.Ref)
	}
	if want := []string{"d.title", "nav", "d.text", "d.last"}; !slices.Equal(order, want) {
		t.Errorf("the spine is %v, want %v", order, want)
	}
}

// TestWithoutFonts checks that a book without fonts has no style sheet of them, and that
// each page of a book with fonts loads it.
func TestWithoutFonts(t *testing.T) {
	b := plain()
	for _, faces := range [][]byte{b.Faces, nil} {
		b.Faces = faces
		has := files(t, b)
		if _, ok := has[root+"faces.css"]; ok != (faces != nil) {
			t.Errorf("with %q: faces.css is there: %t", faces, ok)
		}
		if p := readOPF(t, b); p.item("faces.css").ID != "" != (faces != nil) {
			t.Errorf("with %q: the manifest lists %v", faces, p.item("faces.css"))
		}
		for _, name := range []string{"nav", "text"} {
			if strings.Contains(has[root+name+".xhtml"], "faces.css") != (faces != nil) {
				t.Errorf("with %q: %s.xhtml loads faces.css or not", faces, name)
			}
		}
	}
}

// TestTurning checks to which side the pages of a book are turned.
func TestTurning(t *testing.T) {
	for _, c := range []struct {
		vertical, right bool
		want            string
	}{{false, false, ""}, {true, false, "rtl"}, {false, true, "rtl"}, {true, true, "rtl"}} {
		b := plain()
		b.Vertical, b.RightToLeft = c.vertical, c.right
		if got := readOPF(t, b).Spine.Direction; got != c.want {
			t.Errorf("vertical %t, bound at the right %t: %q", c.vertical, c.right, got)
		}
		if page := string(b.page(&b.Docs[1])); strings.Contains(page, `class="vertical"`) != c.vertical {
			t.Errorf("vertical %t: %s", c.vertical, page)
		}
	}
}
