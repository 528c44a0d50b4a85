package epub

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
)

// navPoint is an entry of the contents for readers of EPUB 2.
type navPoint struct {
	ID    string `xml:"id,attr"`
	Order int    `xml:"playOrder,attr"`
	Label string `xml:"navLabel>text"`
	To    struct {
		Src string `xml:"src,attr"`
	} `xml:"content"`
	Points []navPoint `xml:"navPoint"`
}

// TestNCX checks that old readers get the same contents: documents without a title are
// not among them, and the order rises from 1 (OPF 2.0.1, 2.4.1.1).
func TestNCX(t *testing.T) {
	var ncx struct {
		Points []navPoint `xml:"navMap>navPoint"`
	}
	if err := xml.Unmarshal(plain().ncx(), &ncx); err != nil {
		t.Fatal(err)
	}
	var got []string
	var walk func(list []navPoint, depth int)
	walk = func(list []navPoint, depth int) {
		for _, p := range list {
			got = append(got, fmt.Sprintf("%d %s %d %s %s", depth, p.ID, p.Order, p.Label, p.To.Src))
			walk(p.Points, depth+1)
		}
	}
	walk(ncx.Points, 0)
	want := "0 n1 1 Title title.xhtml; 0 n2 2 Text text.xhtml; 1 n3 3 Part text.xhtml#p"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("%s\nwant %s", s, want)
	}
}

// navList is a list of the navigation; a reading system refuses one without entries.
type navList struct {
	Items []struct {
		Link struct {
			Href string `xml:"href,attr"`
		} `xml:"a"`
		List *navList `xml:"ol"`
	} `xml:"li"`
}

func (l *navList) String() string {
	var out []string
	for _, i := range l.Items {
		s := i.Link.Href
		if i.List != nil {
			s += "(" + i.List.String() + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestContents(t *testing.T) {
	var page struct {
		Navs []struct {
			Type string  `xml:"type,attr"`
			List navList `xml:"ol"`
		} `xml:"body>nav"`
	}
	if err := xml.Unmarshal(plain().nav(), &page); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"toc": "title.xhtml text.xhtml(text.xhtml#p)", "landmarks": "nav.xhtml#toc title.xhtml", "page-list": "text.xhtml#p"}
	for _, n := range page.Navs {
		if got := n.List.String(); got != want[n.Type] {
			t.Errorf("%s: %s, want %s", n.Type, got, want[n.Type])
		}
		delete(want, n.Type)
	}
	if len(want) > 0 {
		t.Errorf("not there: %v", want)
	}
}

// TestOverlay checks the times of what is read aloud, to the millisecond, and that the
// recording is stored and not compressed again.
func TestOverlay(t *testing.T) {
	b := plain()
	var smil struct {
		Pars []struct {
			Text struct {
				Src string `xml:"src,attr"`
			} `xml:"text"`
			Audio struct {
				Src   string `xml:"src,attr"`
				Begin string `xml:"clipBegin,attr"`
				End   string `xml:"clipEnd,attr"`
			} `xml:"audio"`
		} `xml:"body>par"`
	}
	if err := xml.Unmarshal(b.smil(&b.Docs[1]), &smil); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range smil.Pars {
		got = append(got, p.Text.Src, p.Audio.Src, p.Audio.Begin, p.Audio.End)
	}
	if s, want := strings.Join(got, " "), "text.xhtml#p a.mp3 1.500s 61.005s text.xhtml#q a.mp3 61.005s 61.050s"; s != want {
		t.Errorf("%s, want %s", s, want)
	}
	data := Bytes(b)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if want := f.Name == "mimetype" || f.Name == root+"a.mp3"; f.Method == zip.Store != want {
			t.Errorf("%s is stored: %t", f.Name, !want)
		}
	}
}

// TestBodies checks that what a document says comes out as it went in, but for the
// languages and for what XML cannot hold.
func TestBodies(t *testing.T) {
	for in, want := range map[string]string{
		"<p>a\tb\r\nc 河</p>":                        "<p>a\tb\r\nc 河</p>",
		"<p>\x02a\x1f\ufffe\uffff\ufffd</p>":        "<p>\ufffda\ufffd\ufffd\ufffd\ufffd</p>",
		`<p lang="">a <i lang="en">b</i></p>`:       `<p lang="" xml:lang="">a <i lang="en" xml:lang="en">b</i></p>`,
		`<p lang="en" xml:lang="en">a</p>`:          `<p lang="en" xml:lang="en">a</p>`,
		`<p>no lang, hreflang</p><a hreflang="en">`: `<p>no lang, hreflang</p><a hreflang="en">`,
	} {
		w := &writer{}
		w.withXMLLang([]byte(in))
		if got := w.String(); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
	names := []Tagged{{"zh-Hant", "河"}, {"en", "River"}}
	w := &writer{}
	w.both(names)
	if got, want := w.String(), `<span lang="zh-Hant" xml:lang="zh-Hant">河</span> <span lang="en" xml:lang="en">River</span>`; got != want {
		t.Errorf("both are %s, want %s", got, want)
	}
}

// TestMalformed checks that the place is named where a body stops being XML.
func TestMalformed(t *testing.T) {
	for body, want := range map[string]string{
		"<p>a</p>":         "",
		"<p>a<br></p><i/>": "<br></p><i/>",
		"<p>a</q>":         "<p>a</q>",
		"<p>a &nbsp; b":    "&nbsp; b",
		"a<p>b":            "<p>b",
	} {
		part, err := Malformed([]byte(body))
		if string(part) != want || (err != nil) != (want != "") {
			t.Errorf("%q: from %q (%v), want %q", body, part, err, want)
		}
	}
	if a := (Agent{Tagged{"zh-Hant", "甲"}, "aut", []Tagged{{"en", "Jia"}}}); !a.Called("甲") || !a.Called("Jia") || a.Called("乙") {
		t.Error("an agent is called by another name")
	}
}
